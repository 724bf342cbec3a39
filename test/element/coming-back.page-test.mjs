// Pages that the browser puts aside and takes up again as they were: in its back/forward cache, and
// frozen. Nobody watched a countdown meanwhile, so nothing may be sent; and what was sent has to be told.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { hosts } from '../../demo/hosts/hosts.js';
import { findChromium } from '../browsers/chromium.mjs';
import { startBrowser, until } from '../hosts/browser.mjs';
import { HostPage } from '../hosts/host-page.mjs';
import { HostServer } from '../hosts/server.mjs';

/** @typedef {import('../../src/index.js').DeleteOutcome} DeleteOutcome */

const name = /** @type {'firefox' | 'webkit'} */ (process.env['CUSTOMER_DELETE_BROWSER']);
const isChromium = name !== 'firefox' && name !== 'webkit';
/** The Chromium without windows has no back/forward cache: there one comes back to a new page. */
const keepsPages = !isChromium || (await findChromium()).headless !== 'shell';

/** In ms: long enough to leave in time, which each test checks, and not much longer to sit through. */
const COUNTDOWN = 3_000;
/** How much longer the page is put aside: more than the second that a countdown may be late. */
const LONGER = 1_200;

/** Every page is opened from here, and left for the other one. */
const [plain, other] = hosts;

/**
 * What comes of a call under way when its page is put aside; null where the page is not kept, since
 * it has a request under way, or a channel on which it says that it waits for the answer.
 */
const PENDING = {
  chromium: null,
  webkit: 'unknown',
  firefox: null,
};

/** @type {HostServer} */
let server;
/** @type {import('../hosts/browser.mjs').Browser} */
let browser;
/** @type {HostPage} */
let page;

before(async () => {
  server = await HostServer.start();
  server.mayKeep = true;
  browser = await startBrowser(server.port);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  await server.reset();
  page = await HostPage.open(browser, server, plain);
  await page.untilReady();
  await page.evaluate(() => {
    // Firefox keeps no page that is left with a request under way, a look ahead say.
    /** @type {any} */ (window).CustomerDelete.configure({ probe: 'off' });
    /** @type {any} */ (window).told = [];
    addEventListener('customer-delete-settled', (event) => {
      const { detail } = /** @type {CustomEvent} */ (event);
      /** @type {any} */ (window).told.push(JSON.parse(JSON.stringify(detail)));
    });
    // Before the widget hears of it.
    const leaving = () => {
      /** @type {any} */ (window).wasKept = undefined;
      const { state = '' } = document.querySelector('customer-delete') ?? {};
      sessionStorage.setItem('left in', state);
    };
    addEventListener('pagehide', leaving, true);
    addEventListener('pageshow', ({ persisted }) => {
      /** @type {any} */ (window).wasKept = persisted;
    });
  });
});

afterEach(() => page?.close());

/** @returns {Promise<DeleteOutcome[]>} what the page has been told since it was loaded */
const told = () => page.evaluate(() => /** @type {any} */ (window).told ?? []);

/** @param {number} countdown in ms */
async function confirm(countdown) {
  await page.evaluate(
    (ms) => /** @type {any} */ (window).CustomerDelete.configure({ countdown: ms }),
    countdown,
  );
  await page.openForm();
  await page.confirm();
  if (countdown) await page.untilState('countdown');
}

/** Whether the page tells of a request whose answer was never seen. */
const hasNote = () =>
  page.evaluate(() => {
    const widget = document.querySelector('customer-delete');
    return !!widget?.shadowRoot?.textContent?.includes('its answer was never seen');
  });

/** Requests that could have deleted somebody. */
const calls = async () => (await server.log()).filter(({ isDeleteCall }) => isDeleteCall);

/** @returns {Promise<() => Promise<unknown>>} has the API answer what it keeps waiting */
async function releaser() {
  const endpoint = await page.evaluate(() => document.querySelector('customer-delete')?.endpoint);
  return () => fetch(new URL('/control/demo/release', endpoint), { method: 'POST' });
}

/**
 * Goes to another page of the same tab and back, as an operator does.
 *
 * @param {RegExp} state in which the page is left; else the test would tell nothing
 * @param {number} [away] for how many ms at least
 * @returns {Promise<boolean>} whether the browser had kept the page
 */
async function goAndComeBack(state, away = 0) {
  await page.go(await server.address(other));
  await sleep(away);
  await page.back();
  // It may be told a little later that it is shown; a new page never was told to listen.
  const isSettled = () => {
    const { told, wasKept } = /** @type {any} */ (window);
    return !told || wasKept !== undefined;
  };
  await until(() => page.evaluate(isSettled), 'the page is shown');
  assert.match((await page.evaluate(() => sessionStorage.getItem('left in'))) ?? '', state);
  return page.evaluate(() => /** @type {any} */ (window).wasKept === true);
}

/**
 * The page says that nothing was sent, and the API has seen nothing.
 *
 * @param {boolean} [isKept] whether it is still the same page; a new one says nothing
 */
async function assertNothingWasSent(isKept = true) {
  await page.untilState(isKept ? 'not-sent' : 'idle');
  const cancelled = {
    status: 'not-sent',
    code: '00123',
    accountId: 'greatwidgets',
    userId: 'john1970',
    sentAt: null,
    settledAt: '',
    reason: 'cancelled',
    message: 'The page was away.',
  };
  const outcomes = (await told()).map((outcome) => ({ ...outcome, settledAt: '' }));
  assert.deepEqual(outcomes, isKept ? [cancelled] : []);
  assert.deepEqual(await calls(), []);
}

describe('coming back from another page', () => {
  it('during the countdown: nothing is sent, however long one was away', async () => {
    await confirm(COUNTDOWN);
    assert.equal(await goAndComeBack(/^countdown$/, COUNTDOWN + LONGER), keepsPages);
    await assertNothingWasSent(keepsPages);
    assert.equal(await page.text('dialog'), '');
    const line = await page.text('[part=status]');
    assert.equal(line, keepsPages ? 'Not deleted: nothing was sent. The page was away.' : '');
  });

  it('during the countdown: a new confirmation sends once', async () => {
    await confirm(COUNTDOWN);
    assert.equal(await goAndComeBack(/^countdown$/), keepsPages);
    await page.untilState(keepsPages ? 'not-sent' : 'idle');
    await confirm(0);
    await page.untilState('deleted');
    assert.deepEqual(await server.deleted(), ['00123']);
    assert.equal((await calls()).length, 1);
  });

  it('to the form: it is closed, and what was typed is gone', async () => {
    await page.openForm();
    await page.type('john1970');
    assert.equal(await goAndComeBack(/^confirming$/), keepsPages);
    await page.untilState('idle');
    assert.equal(await page.text('dialog'), '');
    await page.openForm();
    const typed = () =>
      [...(document.querySelector('customer-delete')?.shadowRoot?.querySelectorAll('input') ?? [])]
        .map(({ value }) => value)
        .join('');
    assert.equal(await page.evaluate(typed), '');
  });

  it('to a call under way: what is told of it is true', async () => {
    const expected = PENDING[isChromium ? 'chromium' : name];
    await server.misbehave('never');
    await confirm(0);
    await until(async () => (await calls()).length > 0, 'the call arrives');
    // Firefox may end the request before it tells the page that it is left.
    assert.equal(await goAndComeBack(/^(pending|unknown)$/), expected !== null);
    await page.untilState(expected ?? 'idle');
    if (!expected) await until(hasNote, 'the page says that nobody has seen the answer');
    await until(async () => (await server.deleted()).length > 0, 'the API deletes');
    assert.deepEqual(
      (await told()).map(({ status }) => status),
      expected ? [expected] : [],
    );
    assert.equal((await calls()).length, 1);
  });
});

describe(
  'a frozen page',
  { skip: !isChromium && 'only Chromium can be told to freeze one' },
  () => {
    const freeze = (/** @type {boolean} */ isFrozen) => page.freeze?.(isFrozen);

    it('during the countdown: nothing is sent, however long it was frozen', async () => {
      await confirm(COUNTDOWN);
      await freeze(true);
      await sleep(COUNTDOWN + LONGER);
      await freeze(false);
      await assertNothingWasSent();
      assert.equal(await page.text('dialog'), '');
    });

    it('that keeps the freezing to itself: its countdown ends late, and nothing is sent', async () => {
      await page.evaluate(() => {
        addEventListener('freeze', (event) => event.stopImmediatePropagation(), true);
      });
      await confirm(COUNTDOWN);
      await freeze(true);
      await sleep(COUNTDOWN + LONGER);
      assert.equal(await page.state(), 'countdown');
      await freeze(false);
      await assertNothingWasSent();
      assert.match(await page.text('[part=status]'), /^Not deleted: nothing was sent\./);
    });

    it('with a call under way: the answer is told once it goes on', async () => {
      await server.misbehave('never');
      await confirm(0);
      await until(async () => (await calls()).length > 0, 'the call arrives');
      const release = await releaser();
      await freeze(true);
      await release();
      assert.deepEqual(await server.deleted(), ['00123']);
      assert.equal(await page.state(), 'pending');
      await freeze(false);
      await page.untilState('deleted');
      assert.equal((await calls()).length, 1);
    });
  },
);
