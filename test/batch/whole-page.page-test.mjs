// Whole pages with a batch: the demo from its list to the report, and a page that is left in the middle
// of a long list.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { startBrowser, until } from '../hosts/browser.mjs';
import { isChosen } from '../hosts/host-page.mjs';
import { startBatchServer } from './batch-server.mjs';

/** @typedef {import('../../src/batch.js').CustomerDeleteBatch} Batch */

const PASSWORD = 'demo-key-not-real';

/** @type {Awaited<ReturnType<typeof startBatchServer>>} */
let server;
/** @type {import('../hosts/browser.mjs').Browser} */
let browser;
/** @type {import('../hosts/browser.mjs').Tab} */
let tab;

before(async () => {
  server = await startBatchServer();
  browser = await startBrowser(server.port);
});
after(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(() => server.control('reset', {}));
afterEach(() => tab?.close());

/** What the batch shows, as one line. */
const said = () =>
  tab.evaluate(() =>
    (document.querySelector('customer-delete-batch')?.shadowRoot?.textContent ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  );

/** @param {string} text */
const untilSaid = (text) => until(async () => (await said()).includes(text), `it says "${text}"`);

/** @param {string} state */
const untilState = (state) =>
  until(
    () =>
      tab.evaluate(
        (name) => document.querySelector('customer-delete-batch')?.getAttribute('state') === name,
        state,
      ),
    `state ${state}`,
  );

/** @param {string} selector of something in the batch */
const focus = (selector) =>
  tab.evaluate((inner) => {
    const root = document.querySelector('customer-delete-batch')?.shadowRoot;
    /** @type {HTMLElement | null | undefined} */ (root?.querySelector(inner))?.focus();
  }, selector);

/**
 * @param {string} selector
 * @param {string} text
 */
async function typeInto(selector, text) {
  await focus(selector);
  await tab.type(text);
}

/** @param {string} text of a button in the batch, which is pressed by the keyboard */
async function press(text) {
  await tab.evaluate((label) => {
    const root = document.querySelector('customer-delete-batch')?.shadowRoot;
    const button = [...(root?.querySelectorAll('button') ?? [])].find(
      ({ textContent }) => textContent?.trim() === label,
    );
    if (!button) throw new Error(`no button "${label}"`);
    button.focus();
  }, text);
  await tab.press('Enter');
}

/**
 * Presses the first of the buttons, and gives what the file holds, cell by cell, without its head.
 *
 * @returns {Promise<string[][]>}
 */
async function download() {
  const text = await tab.evaluate(async () => {
    /** @type {Blob[]} */
    const files = [];
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    URL.createObjectURL = (/** @type {Blob} */ file) => {
      files.push(file);
      return createObjectURL(file);
    };
    // The file need not be on the disk.
    HTMLAnchorElement.prototype.click = () => {};
    const root = document.querySelector('customer-delete-batch')?.shadowRoot;
    /** @type {HTMLElement | null | undefined} */ (root?.querySelector('[part=download]'))?.click();
    Object.assign(URL, { createObjectURL });
    HTMLAnchorElement.prototype.click = click;
    return files[0]?.text() ?? '';
  });
  return text
    .split('\r\n')
    .slice(1, -1)
    .map((line) =>
      line
        .slice(1, -1)
        .split('","')
        .map((cell) => cell.replace(/^'/, '')),
    );
}

/** Keeps the timer of the countdown, which is 5 s long, until `endCountdown()`. */
const holdCountdown = () =>
  tab.evaluate(() => {
    const start = window.setTimeout;
    /** @type {any} */ (window).setTimeout = (
      /** @type {() => void} */ run,
      /** @type {number} */ ms,
    ) => (ms === 5000 ? Object.assign(window, { endCountdown: run }) && 0 : start(run, ms));
  });
const endCountdown = () => tab.evaluate(() => /** @type {any} */ (window).endCountdown());

/** The codes of the requests that could delete, in their order. @returns {Promise<string[]>} */
const sent = async () =>
  (await server.control('log'))
    .filter((/** @type {any} */ { isDeleteCall }) => isDeleteCall)
    .map((/** @type {any} */ { query }) => query.code);

/** @returns {Promise<string[]>} */
const deleted = async () =>
  (await server.control('deleted')).map((/** @type {any} */ { code }) => code);

describe('demo/batch.html', { skip: !isChosen && 'Chromium is enough' }, () => {
  const CODES = [
    ...['1234567890123456', '9007199254740993', '00123', '40817', 'MEMBER-A', 'GOLD 0042 7'],
    ...['B&B-77', '50%OFF', 'Smith,Ann', '20250719123456'],
  ];

  it('goes from its list to the report, with a misbehaviour in the middle', async () => {
    tab = await browser.open(`${server.origin}/demo/batch.html`);
    await untilState('confirming');
    await untilSaid('Customers to delete: 10');
    for (const text of [
      'Doubled, sent once: 1 00123',
      'Blank lines: 1',
      'Lines that are not sent: 1',
      'Line 7, 1.23457E+15: A spreadsheet has damaged the code.',
    ]) {
      assert.ok((await said()).includes(text), text);
    }
    // Nobody waits for what never comes.
    await tab.evaluate(() => {
      const select = /** @type {HTMLSelectElement} */ (document.querySelector('#misbehaviour'));
      select.value = 'garbage';
      select.dispatchEvent(new Event('change'));
    });
    await until(
      async () => (await server.control('misbehave'))?.kind === 'garbage',
      'the misbehaviour is set',
    );
    await typeInto('#userId', 'john1970');
    await typeInto('#userPassword', PASSWORD);
    await typeInto('#confirmation', '10');
    await holdCountdown();
    await tab.press('Enter');
    await untilState('countdown');
    assert.deepEqual(await sent(), []);
    await endCountdown();
    await untilState('stopped');
    await untilSaid('Not known whether customer GOLD 0042 7 was deleted');
    assert.deepEqual(await sent(), CODES.slice(0, 6));
    const lookup = await tab.evaluate(() => {
      const link = document.querySelector('[slot=lookup]');
      return link?.getClientRects().length;
    });
    assert.equal(lookup, 1);

    await press('Go on');
    await untilState('done');
    assert.deepEqual(await sent(), CODES);
    const rows = await download();
    const shown = rows.map(([code, status]) => [code, status]);
    assert.deepEqual(shown, [
      ...CODES.map((code) => [code, code === 'GOLD 0042 7' ? 'unknown' : 'deleted']),
      ['1.23457E+15', 'not-sent'],
    ]);
    // What the report calls deleted is what the page's own ledger shows.
    const ledger = () =>
      tab.evaluate(() =>
        [...document.querySelectorAll('#ledger li')].map(({ textContent }) => textContent),
      );
    await until(async () => (await ledger()).length >= 9, 'the ledger');
    const known = (await deleted()).filter((code) => code !== 'GOLD 0042 7');
    assert.deepEqual(
      known,
      CODES.filter((code) => code !== 'GOLD 0042 7'),
    );
  });
});

describe('a page that is left in the middle of 300 codes', () => {
  const CODES = Array.from({ length: 300 }, (_, index) => `LONG-${index + 1}`);
  /** They take longer than the 30 ms after which the report of a list of 300 is kept. */
  const DONE = 40;
  const HANGING = `LONG-${DONE + 1}`;

  /** Runs a list until one call hangs, and leaves the page for the same one. */
  async function leaveInTheMiddle() {
    await server.control('customers', { accountId: 'greatwidgets', codes: CODES });
    await server.control('misbehave', { kind: 'never', code: HANGING });
    tab = await browser.open(`${server.origin}/list.html`);
    await untilState('listing');
    await tab.evaluate((codes) => {
      const batch = /** @type {Batch} */ (document.querySelector('customer-delete-batch'));
      batch.codes = codes;
    }, CODES);
    await untilState('confirming');
    await typeInto('#userPassword', PASSWORD);
    await typeInto('#confirmation', '300');
    await tab.press('Enter');
    for (let count = 20; count <= DONE; count += 20) {
      await until(async () => (await sent()).length > count, `${count} of them`);
    }
    await untilSaid(`${DONE} of 300`);
    await tab.go(`${server.origin}/list.html`);
    await untilState('listing');
  }

  it('says which code hangs, gives the report so far, and sends nothing more', async () => {
    await leaveInTheMiddle();
    await untilSaid(`A request to delete customer ${HANGING} was sent at`);
    await untilSaid('its answer was never seen');
    await untilSaid(`${DONE} of 300`);
    const rows = await download();
    assert.deepEqual(
      rows.map(([code, status]) => `${code} ${status}`),
      CODES.map((code, i) => `${code} ${i < DONE ? 'deleted' : i > DONE ? 'not-sent' : 'unknown'}`),
    );
    assert.deepEqual(await sent(), CODES.slice(0, DONE + 1));
    // Of the last one nobody but the server knows that it was deleted.
    assert.deepEqual(await deleted(), CODES.slice(0, DONE + 1));
    const kept = await tab.evaluate(() => JSON.stringify({ ...sessionStorage }));
    assert.ok(!kept.includes(PASSWORD));

    // Both go when the operator says so, and stay away.
    for (let notes = 2; notes > 0; notes -= 1) await press('Dismiss');
    await until(async () => !(await said()).includes('300'), 'both are gone');
    assert.ok(!(await said()).includes(HANGING));
    await tab.go(`${server.origin}/list.html`);
    await untilState('listing');
    assert.equal(await tab.evaluate(() => sessionStorage.length), 0);
    assert.ok(!(await said()).includes('300'));
  });
});
