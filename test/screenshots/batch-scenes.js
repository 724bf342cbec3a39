// The states of the batch that are photographed, as those in scenes.js. Served as it is. They prepare
// the stand-in API, since what makes a state of the batch is what the API answers.

/**
 * @typedef {HTMLElement & { codes: string, userPassword: string, state: string,
 *   updateComplete: Promise<unknown> }} Batch
 * @typedef {object} BatchScene
 * @property {Record<string, string>} [attributes] differ from the usual ones
 * @property {(endpoint: string) => void} [before] prepares the tab, before the script is loaded
 * @property {(batch: Batch, endpoint: string) => Promise<unknown>} [reach] leads from the empty
 *   element to the state
 */

const ACCOUNT = 'greatwidgets';

/** With all that is said of a list. */
const LIST = ['00123', '00123', '', '1.23457E+15', 'M\u00dcLLER\u200b-7', '"40817"'].join('\n');

const [FIRST, SECOND, THIRD] = ['SCENE-1', 'SCENE-2', 'SCENE-3'];

/** Longer than a state takes on a slow machine: so many times 20 ms. */
const TRIES = 1_000;

const moment = () => new Promise((resolve) => setTimeout(resolve, 20));

/**
 * @param {() => unknown} condition
 * @param {string} what
 */
async function until(condition, what) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (condition()) return;
    await moment();
  }
  throw new Error(`did not happen: ${what}`);
}

/**
 * @template {HTMLElement} [Type=HTMLElement]
 * @param {Element} element
 * @param {string} selector
 */
const find = (element, selector) =>
  /** @type {Type | null | undefined} */ (element.shadowRoot?.querySelector(selector));

/** @param {Element} element */
const notes = (element) => element.shadowRoot?.querySelectorAll('[part=status]').length ?? 0;

/** @param {Element} element */
const said = (element) => element.shadowRoot?.textContent ?? '';

/**
 * As the demo page does it.
 *
 * @param {string} endpoint
 * @param {string} action
 * @param {object} body
 */
async function control(endpoint, action, body) {
  const { origin, pathname } = new URL(endpoint);
  const url = `${origin}/control${pathname.replace(/\w+\.php$/, action)}`;
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
}

/**
 * @param {Batch} batch
 * @param {string} state
 */
async function untilState(batch, state) {
  await until(() => batch.getAttribute('state') === state, `state ${state}`);
  await batch.updateComplete;
}

/**
 * @param {Batch} batch
 * @param {string} [codes]
 */
async function ask(batch, codes = LIST) {
  batch.codes = codes;
  await untilState(batch, 'confirming');
}

/** @param {Batch} batch */
async function confirm(batch) {
  const input = /** @type {HTMLInputElement} */ (find(batch, '#confirmation'));
  input.value = input.labels?.[0]?.querySelector('code')?.textContent ?? '';
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await press(batch, 'delete');
}

/**
 * @param {Batch} batch
 * @param {string} part
 */
async function press(batch, part) {
  find(batch, `[part=${part}]`)?.click();
  await batch.updateComplete;
}

/**
 * A list of three, of which the first is deleted and the second misbehaves.
 *
 * @param {Batch} batch
 * @param {string} endpoint
 * @param {string} kind of misbehaviour
 */
async function run(batch, endpoint, kind) {
  await control(endpoint, 'reset', {});
  await control(endpoint, 'customers', { accountId: ACCOUNT, codes: [FIRST, SECOND, THIRD] });
  await control(endpoint, 'misbehave', { kind, code: SECOND });
  await ask(batch, [FIRST, SECOND, THIRD, '1.23457E+15'].join('\n'));
  await confirm(batch);
}

/** @param {string} endpoint */
function leaveNotes(endpoint) {
  const startedAt = new Date(Date.now() - 3_600_000).toISOString();
  const request = { id: 'earlier', endpoint, accountId: ACCOUNT, code: FIRST, sentAt: startedAt };
  sessionStorage.setItem('customer-delete', JSON.stringify([request]));
  const key = `report of customer-delete ${endpoint} ${ACCOUNT}\nearlier`;
  const rows = [[FIRST, 'unknown', '', startedAt, '']];
  sessionStorage.setItem(key, JSON.stringify({ key, startedAt, done: 1, total: 3, rows }));
}

/** @type {Record<string, BatchScene>} */
export const batchScenes = {
  'batch: listing': {},
  'batch: listing, with notes': {
    before: leaveNotes,
    async reach(batch) {
      await until(() => notes(batch) > 0, 'the report');
      // The other one comes a little later, and only where the script was loaded after it was left.
      for (let tries = 0; tries < 50 && notes(batch) < 2; tries += 1) await moment();
    },
  },
  'batch: confirming': { reach: (batch) => ask(batch) },
  'batch: confirming, complaining': {
    async reach(batch) {
      await ask(batch);
      await press(batch, 'delete');
    },
  },
  'batch: countdown': {
    attributes: { countdown: '600000' },
    async reach(batch) {
      await ask(batch);
      await confirm(batch);
      await untilState(batch, 'countdown');
    },
  },
  'batch: running': {
    async reach(batch, endpoint) {
      await run(batch, endpoint, 'never');
      await until(() => said(batch).includes(SECOND), 'the second call');
      await batch.updateComplete;
    },
  },
  'batch: stopped': {
    async reach(batch, endpoint) {
      await run(batch, endpoint, 'garbage');
      await untilState(batch, 'stopped');
    },
  },
  'batch: done': {
    async reach(batch, endpoint) {
      await run(batch, endpoint, 'refuse');
      await untilState(batch, 'done');
    },
  },
};
