// What holds in every host page, in whatever browser: it is the same page with the widget, the dialog
// looks the same in all of them, and a delete by keys alone reaches the API once.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { hosts } from '../../demo/hosts/hosts.js';
import { startBrowser } from './browser.mjs';
import { HostPage, isChosen, isOldest, skipReason, USER } from './host-page.mjs';
import { HostServer } from './server.mjs';

/** What the script makes: its own global, and what Lit leaves: its versions, and one symbol. */
const MADE =
  /^(global|members of) (CustomerDelete|litElementVersions|litHtmlVersions|litPropertyMetadata|reactiveElementVersions)$/;
/** What jQuery makes by itself, under a new name for each page. */
const JQUERY = /jQuery\d{9,}$/;
const LIT_SYMBOL = 'members of Symbol: -  + metadata: symbol true true true';

/** What the widget says to the console, where it has reason to. */
const SAID = {
  'two-versions': [/ is here, 99\.0\.0 is ignored/],
  twice: [/ is ignored/],
  attacker: [/a password in a page/, /ignored: endpoint, account-id/],
};

/** Where the oldest Chromium could differ: in loading, styles, keys, frames, policies and addresses. */
const FOR_OLDEST = [
  ...['plain', 'styles', 'hotkeys', 'iframe', 'csp-strict-dynamic', 'csp-hashes'],
  ...['trusted-types', 'plain-http', 'file'],
];

/** What makes pages peculiar that could lose it unseen. @type {Record<string, [() => unknown, unknown]>} */
const FACTS = {
  quirks: [() => document.compatMode, 'BackCompat'],
  'windows-1252': [() => document.characterSet, 'windows-1252'],
  'plain-http': [() => [isSecureContext, 'randomUUID' in crypto], [false, false]],
  file: [() => location.protocol, 'file:'],
  base: [() => new URL(document.baseURI).pathname, '/elsewhere/deeper/'],
  iframe: [() => window.top === window, false],
  frameset: [() => window.top?.document.body.localName, 'frameset'],
  table: [() => document.querySelectorAll('customer-delete').length, 1000],
  'csp-nonce': [
    () => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "has run"';
      document.body.append(script);
      return document.title;
    },
    'csp-nonce: a host page',
  ],
  'trusted-types': [
    () => {
      try {
        document.createElement('iframe').srcdoc = '<p>Text';
        return 'trustedTypes' in window ? 'allowed' : 'unknown to this browser';
      } catch (error) {
        return error instanceof TypeError && 'forbidden';
      }
    },
    'forbidden',
  ],
};

/** @type {HostServer} */
let server;
/** @type {import('./browser.mjs').Browser} */
let browser;
/** @type {string[]} */
let usualMeasures;

before(async () => {
  server = await HostServer.start();
  browser = await startBrowser(server.port);
  const page = await HostPage.open(browser, server, hosts[0]);
  await page.untilReady();
  await page.openSame();
  usualMeasures = await page.measures();
  await page.close();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/**
 * @param {Record<string, string>} now
 * @param {Record<string, string>} then
 * @returns {string[]} what is no longer as it was
 */
function differences(now, then) {
  const names = [...new Set([...Object.keys(then), ...Object.keys(now)])];
  return names
    .filter((name) => now[name] !== then[name] && !MADE.test(name) && !JQUERY.test(name))
    .map((name) => `${name}: ${firstDifference(then[name], now[name])}`)
    .filter((difference) => difference !== LIT_SYMBOL);
}

/**
 * @param {string} [then]
 * @param {string} [now]
 */
function firstDifference(then = '(nothing)', now = '(nothing)') {
  const before = new Set(then.split('\n'));
  const after = new Set(now.split('\n'));
  const gone = [...before].filter((line) => !after.has(line));
  const come = [...after].filter((line) => !before.has(line));
  if (gone.length + come.length === 0) return '';
  return `- ${gone.slice(0, 3).join(' | ')} + ${come.slice(0, 3).join(' | ')}`.slice(0, 600);
}

for (const host of hosts.filter(({ name }) => !isOldest || FOR_OLDEST.includes(name))) {
  describe(`${host.name}: ${host.peculiarity}`, { skip: skipReason(host) }, () => {
    /** @type {HostPage} */
    let page;
    /** @type {Record<string, string>} */
    let without;

    before(async () => {
      await server.reset();
      server.hasWidget = false;
      try {
        const empty = await HostPage.open(browser, server, host);
        await empty.untilLoading();
        without = await empty.snapshot();
        await empty.close();
      } finally {
        server.hasWidget = true;
      }
      page = await HostPage.open(browser, server, host);
      await page.untilReady();
    });

    after(() => page?.close());

    it('stays as it is when the script is loaded', async () => {
      assert.deepEqual(differences(await page.snapshot(), without), []);
    });

    it('shows the dialog above everything, in the same measures and looks', async () => {
      await page.openSame();
      assert.equal(await page.isOnTop(), true);
      const measures = await page.measures();
      const others = measures.map((looks, index) => {
        const difference = firstDifference(usualMeasures[index], looks);
        return difference && `${looks.split('\n', 2).join(' ')} ${difference}`;
      });
      assert.deepEqual(others.filter(Boolean), []);
    });

    it('lets Escape close it, unsent', async () => {
      await page.press('Escape');
      await page.untilState('idle');
      assert.deepEqual(await server.deleted(), []);
    });

    it('deletes by keys alone, with one request', async () => {
      await page.openForm();
      const code = await page.code();
      await page.confirm();
      await page.untilState('deleted');
      assert.deepEqual(await server.deleted(), [code]);
      const calls = (await server.log()).filter(({ isDeleteCall }) => isDeleteCall);
      assert.equal(calls.length, 1);
      const { account_id: account, user_id: user } = calls[0].query;
      assert.deepEqual({ account, user }, { account: 'greatwidgets', user: USER });
      assert.match(await page.focused(), /^close/);
    });

    it('goes on after Enter, with the result in place of the button', async () => {
      await page.press('Enter');
      await page.untilState('deleted');
      const code = await page.code();
      assert.ok((await page.text('[part=status]')).startsWith(`Deleted: customer ${code}`));
      assert.equal(await page.text('dialog'), '');
    });

    it('is the page that it was, after the delete', async () => {
      assert.deepEqual(differences(await page.snapshot(), without), []);
    });

    it('hears of nothing that went wrong', async () => {
      const { warn, error, exception, violation } = await page.lines();
      const expected = /** @type {Record<string, RegExp[]>} */ (SAID)[host.name] ?? [];
      const said = [...warn, ...error];
      assert.equal(said.length, expected.length, said.join('\n'));
      for (const [index, line] of said.entries()) assert.match(line, expected[index]);
      assert.deepEqual(exception, []);
      // Where the probe needs a look of its own, a page may forbid that: documented.
      assert.deepEqual(
        violation.filter((line) => !line.startsWith('connect-src')),
        [],
      );
    });

    // Last, for these leave traces of their own in the page.
    if (FACTS[host.name]) {
      it('is what it says', async () => {
        const [fact, expected] = FACTS[host.name] ?? [];
        assert.deepEqual(await page.evaluate(/** @type {() => unknown} */ (fact)), expected);
      });
    }

    // The dialog is the same in each browser, by its measures.
    if (!isChosen) return;
    it('has a form and a result that axe finds nothing wrong with', async () => {
      await page.reset();
      await page.openForm();
      assert.deepEqual(await page.accessibilityProblems(), []);
      await page.confirm('');
      await page.untilState('refused');
      assert.deepEqual(await page.accessibilityProblems(), []);
    });
  });
}
