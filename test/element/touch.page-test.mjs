// A finger and the keyboard that a screen shows: no key but those that type, no Tab, no pointer that
// hovers. At the top of a tab, with the touches that the browser itself makes.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { hosts } from '../../demo/hosts/hosts.js';
import { startBrowser } from '../hosts/browser.mjs';
import { HostPage, PASSWORD, USER } from '../hosts/host-page.mjs';
import { HostServer } from '../hosts/server.mjs';

/** Long enough for a slow machine to stop it, in ms; a run that sends has none. */
const COUNTDOWN = 60_000;

const [plain] = hosts;

// Its driver takes the order, and never answers again.
const skip = process.env['CUSTOMER_DELETE_BROWSER'] === 'webkit' && 'WebKitGTK makes no touches';

/** @type {HostServer} */
let server;
/** @type {import('../hosts/browser.mjs').Browser} */
let browser;
/** @type {HostPage} */
let page;

before(async () => {
  if (skip) return;
  server = await HostServer.start();
  browser = await startBrowser(server.port);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  if (skip) return;
  await server.reset();
  page = await HostPage.open(browser, server, plain);
  await page.untilReady();
  await page.evaluate(() => {
    /** @type {any} */ (window).pointers = [];
    addEventListener(
      'click',
      (event) => {
        const { pointerType } = /** @type {PointerEvent} */ (event);
        /** @type {any} */ (window).pointers.push(pointerType);
      },
      true,
    );
  });
});

afterEach(() => page?.close());

/**
 * Taps the middle of something in the widget, after scrolling to it as a finger would.
 *
 * @param {string} selector
 */
async function tap(selector) {
  const [x, y] = await page.evaluate((inner) => {
    const root = document.querySelector('customer-delete')?.shadowRoot;
    const element = /** @type {Element} */ (root?.querySelector(inner));
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return [(left + right) / 2, (top + bottom) / 2];
  }, selector);
  await page.tap?.(/** @type {number} */ (x), /** @type {number} */ (y));
}

/** @param {'type' | 'check'} confirmation */
async function fillIn(confirmation) {
  await tap('#userId');
  await page.type(USER);
  await tap('#userPassword');
  await page.type(PASSWORD);
  await tap('#confirmation');
  if (confirmation === 'type') await page.type(await page.code());
}

/** @param {object} settings */
const configure = (settings) =>
  page.evaluate((given) => /** @type {any} */ (window).CustomerDelete.configure(given), settings);

/** Whether each click was a finger's. */
async function assertTouched() {
  const pointers = await page.evaluate(() => /** @type {any} */ (window).pointers);
  assert.ok(pointers.length > 0);
  assert.deepEqual([...new Set(pointers)], ['touch']);
}

describe('by touch', { skip }, () => {
  for (const confirmation of /** @type {const} */ (['type', 'check'])) {
    it(`deletes, confirmed by ${confirmation}`, async () => {
      await configure({ confirmation });
      await tap('button');
      await page.untilState('confirming');
      await fillIn(confirmation);
      await tap('[part=delete]');
      await page.untilState('deleted');
      assert.deepEqual(await server.deleted(), ['00123']);
      await tap('[part=close]');
      assert.equal(await page.text('dialog'), '');
      await assertTouched();
    });
  }

  it('stops the countdown, and nothing is sent', async () => {
    await configure({ countdown: COUNTDOWN });
    await tap('button');
    await page.untilState('confirming');
    await fillIn('type');
    await tap('[part=delete]');
    await page.untilState('countdown');
    await tap('[part=stop]');
    await page.untilState('not-sent');
    assert.deepEqual(
      (await server.log()).filter(({ isDeleteCall }) => isDeleteCall),
      [],
    );
    await assertTouched();
  });

  it('is told what is missing by a tap on Delete, which sends nothing', async () => {
    await tap('button');
    await page.untilState('confirming');
    await tap('[part=delete]');
    assert.equal(await page.text('#not-ready'), 'The user name is missing.');
    assert.equal(await page.focused(), 'input userId');
    await tap('[part=cancel]');
    await page.untilState('idle');
    assert.deepEqual(await server.deleted(), []);
    await assertTouched();
  });
});
