// Plans single calls from one number: the same seed plans the same calls. When things happen depends
// on the browser and the machine.
import { allFaults } from '../../faults/faults.js';
import { choicesOf } from './choices.js';

/**
 * When a call is stopped: before it is made, after so many microtasks, after so many ms, or so many ms
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
 * What single calls and lists have in common.
 *
 * @typedef {object} Settings
 * @property {string} id also in the endpoint's own query, so that the ledger has it
 * @property {string} run calls of one run share an origin, its connections, and its customers
 * @property {'jsonp' | 'post'} method
 * @property {'frame' | 'none'} isolation
 * @property {'on' | 'off'} probe
 * @property {number} timeout in ms
 * @property {number} countdown of the element, in ms
 * @property {number | null} reloadAfter the delay after which the whole page is reloaded, in ms
 * @property {number} patience how long a late answer is held, in ms
 */

/**
 * @typedef {object} Call
 * @property {string} fault a row of the fault table
 * @property {string} code new, or the code of an earlier call of the run
 * @property {Stop | null} stop
 * @property {boolean} hasTwin whether the same call is made twice at once
 * @property {Act | null} widget how a widget makes the call, or null for a script
 * @property {number} actAfter in ms
 */

/** @typedef {Settings & Call} CallPlan */

/** In whose name all planned calls are made. */
export const ACCOUNT = 'greatwidgets';
export const USER = 'john1970';

/** Calls in one run. */
const RUN = 40;

/** @param {number} seed @param {number} index of the call */
export const runOf = (seed, index) => `planned-${seed}-${Math.floor(index / RUN)}`;

/** Longer than any answer takes that is meant to come, however busy the machine is, in ms. */
export const GENEROUS = 120_000;

/** Elements take a shorter timeout for seconds typed by mistake. */
export const LEAST_OF_ELEMENT = 1000;

/** The share of all calls that are made by POST. */
export const BY_POST = 0.2;

/**
 * Rows that would end the run for all others, leave something of their own in the page, or take seconds
 * of a small machine's time.
 */
const LEFT_OUT =
  /^(shut-after-look|redeclared|challenge-401|look-challenge|huge.*|error-many|deep|nowhere|tls|post-50-mb|post-deep)/;

const allRows = [...allFaults].filter(([name]) => !LEFT_OUT.test(name));

/**
 * The rows that a call can meet. Some programs are to run in a frame only: they would attack the page.
 *
 * @param {'frame' | 'none'} isolation
 * @param {'jsonp' | 'post'} method
 */
export const callRows = (isolation, method) =>
  allRows.filter(([, { truth, post }]) =>
    method === 'post'
      ? post !== null
      : truth !== null &&
        (isolation === 'frame' || /** @type {{ none?: unknown }} */ (truth).none !== null),
  );

/** Rows of the connection and of time; the normal server is one of them. */
const isTimely = (/** @type {string} */ name) =>
  /^(proper|refused|reset|close|late|hang|never|drip)/.test(name);

/**
 * The rows that an operator can meet, who comes back to the same customers. Some rows would claim to have
 * deleted one a second time; and where browsers send again by themselves, there would be requests without
 * a confirmation of their own.
 *
 * @param {'frame' | 'none'} isolation
 * @param {'jsonp' | 'post'} method
 */
export const operatorRows = (isolation, method) =>
  callRows(isolation, method).filter(([name, { repeats, call, truth, post }]) => {
    const claims = !!call?.reply && JSON.stringify([truth, post]).includes('"deleted');
    return !repeats && (isTimely(name) || !claims);
  });

/** The normal server is as frequent as all that is wrong with it. */
const timelyRows = allRows.flatMap((row) =>
  Array.from({ length: row[0] === 'proper' ? 13 : isTimely(row[0]) ? 1 : 0 }, () => row),
);

/** @type {readonly Stop['when'][]} */
const WHEN = ['before', 'microtasks', 'ms', 'ms', 'sent'];

/** @type {readonly Act[]} */
const ACTS = [
  ...['nothing', 'nothing', 'nothing', 'move', 'move', 'replace', 'remove', 'close'],
  ...['escape', 'reset', 'change', 'stop', 'veto'],
].map((act) => /** @type {Act} */ (act));

/**
 * Settings for a call or a list.
 *
 * @param {import('./choices.js').Choices} choices
 * @param {number} reloads the share of them during which the page is reloaded, and
 * @param {number} within how many ms
 */
export const settingsFrom = ({ is, pick, upTo }, reloads, within) => ({
  isolation: pick(/** @type {const} */ (['frame', 'frame', 'none'])),
  method: is(BY_POST) ? /** @type {const} */ ('post') : /** @type {const} */ ('jsonp'),
  probe: pick(/** @type {const} */ (['on', 'off'])),
  countdown: is(0.7) ? 0 : 100 + upTo(100),
  reloadAfter: is(reloads) ? upTo(within) : null,
  patience: upTo(600),
});

/**
 * @param {number} seed
 * @param {number} count how many calls
 * @returns {CallPlan[]}
 */
export function planCalls(seed, count) {
  const choices = choicesOf(seed);
  const { is, pick, upTo } = choices;
  /** @type {CallPlan[]} */
  const plans = [];
  for (let index = 0; index < count; index++) {
    const run = runOf(seed, index);
    const settings = settingsFrom(choices, 0.02, 120);
    const rows = callRows(settings.isolation, settings.method);
    // The same customer again, after a call to a server that knows what it has deleted, or beside it.
    const earlier = plans.filter((plan) => plan.run === run && isTimely(plan.fault));
    const again = is(0.25) ? pick(earlier) : undefined;
    const [fault, row] = pick(again || is(0.5) ? timelyRows : rows);
    const widget = is(0.25) ? pick(ACTS) : null;
    const isShort = row.timeout !== undefined || is(0.25);
    const timeout = isShort ? 1 + upTo(is(0.5) ? 30 : 400) : GENEROUS;
    plans.push({
      ...settings,
      id: String(index),
      run,
      fault,
      // 16 digits, below 2^53.
      code: again?.code ?? String(1e15 + (seed % 8_000) * 1e9 + index),
      timeout: widget && isShort ? LEAST_OF_ELEMENT : timeout,
      stop: is(0.2) ? { when: pick(WHEN), after: upTo(is(0.5) ? 12 : 150) } : null,
      hasTwin: widget === null && is(0.08),
      widget,
      actAfter: upTo(is(0.5) ? 20 : 300),
    });
  }
  return plans;
}
