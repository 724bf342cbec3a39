// What a run of chaos does, from one number: the same seed plans the same calls. When things happen
// is the browser's and the machine's affair.
import { allFaults, faults } from '../faults/faults.js';
import { createRandom } from '../support/random.js';

/**
 * How a call is stopped: before it is made, after so many microtasks, after so many ms, or so many ms
 * after it has been sent.
 *
 * @typedef {{ when: 'before' | 'microtasks' | 'ms' | 'sent', after: number }} Stop
 */

/**
 * What is done to a widget while its call is under way.
 *
 * @typedef {'nothing' | 'move' | 'replace' | 'remove' | 'close' | 'escape' | 'reset' | 'change' | 'stop' | 'veto'} Act
 */

/**
 * One call.
 *
 * @typedef {object} Plan
 * @property {number} id also in the endpoint's own query, so that the ledger knows it
 * @property {string} fault a row of the table
 * @property {string} run calls of one run share an origin, its connections, and its customers
 * @property {string} code new, or the code of an earlier call of the run
 * @property {'jsonp' | 'post'} method
 * @property {'frame' | 'none'} isolation
 * @property {'on' | 'off'} probe
 * @property {number} timeout in ms
 * @property {Stop | null} stop
 * @property {boolean} hasTwin whether the same call is made twice at once
 * @property {Act | null} widget how a widget makes the call, or null for a script
 * @property {number} actAfter in ms
 * @property {number} countdown of the widget, in ms
 * @property {number | null} reloadAfter after so many ms the whole page is loaded again
 * @property {number} patience how long a late answer is left to wait, in ms
 */

/** Calls in one run. */
export const RUN = 40;

/** How many of all calls are made by POST. */
export const BY_POST = 0.2;

/** Longer than any answer takes that is meant to come, however busy the machine is, in ms. */
export const GENEROUS = 120_000;

/** The widget takes less for seconds typed by mistake. */
export const LEAST_OF_WIDGET = 1000;

/**
 * Rows that would end the run for all others, leave something of their own in the page, or take seconds
 * of a small machine's time.
 */
const LEFT_OUT =
  /^(shut-after-look|redeclared|challenge-401|look-challenge|huge.*|error-many|deep|nowhere|tls|post-50-mb|post-deep)/;

const rows = [...faults].filter(([name]) => !LEFT_OUT.test(name));
const postRows = [...allFaults].filter(([name, { post }]) => !LEFT_OUT.test(name) && post !== null);

/**
 * The rows that a call can be made of. The page itself would be the prey of a program that is to run in
 * a frame only.
 *
 * @param {'frame' | 'none'} isolation
 * @param {'jsonp' | 'post'} method
 */
export const callRows = (isolation, method) =>
  new Map(
    method === 'post'
      ? postRows
      : rows.filter(
          ([, { truth }]) => isolation === 'frame' || /** @type {any} */ (truth).none !== null,
        ),
  );

/** Rows of the connection and of time, which chaos is most about; the normal server is one of them. */
const isTimely = (/** @type {string} */ name) =>
  /^(proper|refused|reset|close|late|hang|never|drip)/.test(name);

const normal = rows.filter(([name]) => name === 'proper');
const timely = [
  ...rows.filter(([name]) => isTimely(name)),
  // As often as all that is wrong with it.
  ...Array.from({ length: 12 }, () => normal).flat(),
];

/**
 * @param {number} seed
 * @param {number} count how many calls
 * @returns {Plan[]}
 */
export function planCalls(seed, count) {
  const random = createRandom(seed);
  const randomMethod = createRandom(seed + 2_000_003);
  /** @param {number} limit */
  const upTo = (limit) => Math.floor(random() * limit);
  /** @param {number} share */
  const chance = (share) => random() < share;
  /**
   * @template T
   * @param {readonly T[]} list not empty
   */
  const pick = (list) => /** @type {T} */ (list[upTo(list.length)]);

  /** @type {Plan[]} */
  const plans = [];
  for (let id = 0; id < count; id++) {
    const first = id - (id % RUN);
    // The same customer again, after a call to a server that knows what it has deleted, or beside it.
    const earlier = plans.slice(first).filter((plan) => isTimely(plan.fault));
    const again = chance(0.25) ? pick(earlier) : undefined;
    const method = randomMethod() < BY_POST ? 'post' : 'jsonp';
    const others = method === 'post' ? postRows : rows;
    const [fault, row] = pick(again || chance(0.5) ? timely : others);
    // The page itself would be the prey of a program that is to run in a frame only.
    const truth = /** @type {any} */ (row.truth);
    const isFrameOnly = truth?.none === null;
    const isolation = isFrameOnly || chance(0.6) ? 'frame' : 'none';
    const widget = chance(0.25) ? pick(ACTS) : null;
    const isShort = row.timeout !== undefined || chance(0.25);
    const timeout = isShort ? 1 + upTo(chance(0.5) ? 30 : 400) : GENEROUS;
    plans.push({
      id,
      fault,
      run: `chaos-${seed}-${first / RUN}`,
      code: again?.code ?? codeOf(seed, id),
      method,
      isolation,
      probe: chance(0.5) ? 'on' : 'off',
      timeout: widget && isShort ? LEAST_OF_WIDGET : timeout,
      stop: chance(0.2) ? { when: pick(WHEN), after: upTo(chance(0.5) ? 12 : 150) } : null,
      hasTwin: widget === null && chance(0.08),
      widget,
      actAfter: upTo(chance(0.5) ? 20 : 300),
      countdown: chance(0.7) ? 0 : 100 + upTo(100),
      reloadAfter: chance(0.01) ? upTo(120) : null,
      patience: upTo(600),
    });
  }
  return plans;
}

/** @type {readonly Stop['when'][]} */
const WHEN = ['before', 'microtasks', 'ms', 'ms', 'sent'];

/** @type {readonly Act[]} */
const ACTS = [
  ...['nothing', 'nothing', 'nothing', 'move', 'move', 'replace', 'remove', 'close'],
  ...['escape', 'reset', 'change', 'stop', 'veto'],
].map((act) => /** @type {Act} */ (act));

/**
 * 16 digits, below 2^53.
 *
 * @param {number} seed
 * @param {number} id
 */
const codeOf = (seed, id) => String(1_000_000_000_000_000 + (seed % 8_000) * 1_000_000_000 + id);
