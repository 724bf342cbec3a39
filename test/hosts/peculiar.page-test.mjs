// What the widget must not let happen in some of the host pages, by what is special about them.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { hosts } from '../../demo/hosts/hosts.js';
import { startBrowser, until } from './browser.mjs';
import { HostPage, isOldest, skipReason } from './host-page.mjs';
import { HostServer } from './server.mjs';

/** @type {HostServer} */
let server;
/** @type {import('./browser.mjs').Browser} */
let browser;
/** @type {HostPage} */
let page;

before(async () => {
  server = await HostServer.start();
  browser = await startBrowser(server.port);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/**
 * Tests on one host page. In the oldest Chromium only keys could come otherwise.
 *
 * @param {string} name
 * @param {() => void} tests
 */
function on(name, tests) {
  if (isOldest && name !== 'hotkeys') return;
  const host = hosts.find((one) => one.name === name);
  if (!host) throw new Error(`no host page ${name}`);
  describe(name, { skip: skipReason(host) }, () => {
    before(async () => {
      await server.reset();
      page = await HostPage.open(browser, server, host);
      await page.untilReady();
    });
    after(() => page?.close());
    tests();
  });
}

on('hotkeys', () => {
  const commands = () =>
    page.evaluate(() => document.getElementById('commands')?.textContent?.trim());

  it('hears no key that is meant for the dialog', async () => {
    await page.openSame();
    await page.type('abc');
    await page.press('Tab');
    await page.press('Tab');
    await page.press('Escape');
    await page.untilState('idle');
    assert.equal(await commands(), '');
  });

  it('hears those that are not', async () => {
    await page.press('x');
    assert.match((await commands()) ?? '', /x/);
  });
});

on('form', () => {
  const sent = () => page.evaluate(() => document.getElementById('sent')?.textContent);

  it('is not sent off by Enter in a field, or by any of the buttons', async () => {
    await page.openForm();
    await page.press('Enter');
    await page.confirm();
    await page.untilState('deleted');
    await page.press('Enter');
    await until(async () => (await page.text('dialog')) === '', 'the dialog closes');
    assert.equal(await sent(), '');
  });

  it('can still be sent off by its own button', async () => {
    await page.evaluate(() =>
      /** @type {HTMLElement} */ (document.querySelector('form > button')).focus(),
    );
    await page.press('Enter');
    await until(async () => (await sent()) !== '', 'the form is sent');
  });
});

on('placeholder', () => {
  it('upgrades the one that was there from the start, too', async () => {
    const early = () =>
      document.querySelector('[data-code="40817"] customer-delete')?.getAttribute('code');
    assert.equal(await page.evaluate(early), '40817');
  });
});

on('attacker', () => {
  it('leaves the confirmation as the page wants it', async () => {
    await page.openForm();
    assert.match(await page.text('form'), /Type 00123 to confirm|00123/);
    assert.equal(await page.text("[type='checkbox']"), '');
  });

  it('sends nothing to the attacker', async () => {
    await page.confirm();
    await page.untilState('deleted');
    assert.deepEqual(await server.deleted(), ['00123']);
    assert.deepEqual(await server.log('attacker'), []);
  });

  it('gives the attacker’s tag nothing but its code and name', async () => {
    const settings = await page.evaluate(() => {
      const { endpoint, accountId, userId, confirmation, isolation, probe } =
        /** @type {import('../../src/index.js').CustomerDelete} */ (document.getElementById('tag'));
      return {
        path: new URL(endpoint).pathname,
        accountId,
        userId,
        confirmation,
        isolation,
        probe,
      };
    });
    assert.deepEqual(settings, {
      path: '/api.php',
      accountId: 'greatwidgets',
      userId: '',
      confirmation: 'type',
      isolation: 'frame',
      probe: 'on',
    });
  });
});

for (const name of ['jquery-ui', 'bootstrap']) {
  on(name, () => {
    const focused = () => page.evaluate(() => document.activeElement?.id);
    const isShown = () =>
      page.evaluate(() => !!document.getElementById('panel')?.getClientRects().length);

    it('can’t take the focus from a dialog that it does not hold', async () => {
      await page.evaluate(() =>
        /** @type {HTMLElement} */ (document.getElementById('other')).focus(),
      );
      await page.press('Enter');
      await until(async () => (await focused()) === 'outside', 'the focus is in the dialog');
      await page.type('john');
      assert.equal(
        await page.evaluate(
          () =>
            /** @type {HTMLInputElement | undefined} */ (
              document.getElementById('outside')?.shadowRoot?.activeElement
            )?.value,
        ),
        'john',
      );
    });

    it('stays open when Escape closes ours, and has the focus back', async () => {
      await page.press('Escape');
      await until(async () => (await focused()) === 'other', 'the focus is back');
      assert.equal(await isShown(), true);
    });

    it('stays open when Escape closes the one that it holds', async () => {
      await page.openForm();
      await page.press('Escape');
      await page.untilState('idle');
      assert.equal(await isShown(), true);
    });
  });
}
