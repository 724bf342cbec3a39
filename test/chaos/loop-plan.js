// The lists that a run of chaos deletes, from one number as the single calls of plan.js.
import { createRandom } from '../support/random.js';
import { BY_POST, callRows, GENEROUS, LEAST_OF_WIDGET, RUN } from './plan.js';

/**
 * A customer of a list. What the code begins with says how the server treats the call.
 *
 * @typedef {object} Item
 * @property {string} code white space around it cut off
 * @property {string} fault
 * @property {boolean} isBad whether it can't be sent
 */

/**
 * From a beginning to a stop.
 *
 * @typedef {object} Go
 * @property {'nothing' | 'stop' | 'remove'} act what is done meanwhile; to a script's loop, its signal or its end
 * @property {number} after in ms, when it is done
 * @property {number} pause before it goes on, in ms
 */

/**
 * One list.
 *
 * @typedef {object} LoopPlan
 * @property {number} id also in the endpoint's own query
 * @property {string} run shared with single calls
 * @property {'script' | 'element'} by
 * @property {'attribute' | 'array' | 'paste'} given how the element gets the list
 * @property {string[]} lines of the list, damaged and doubled ones among them
 * @property {Item[]} items what an outcome is due for: by a script every line, by the element each good code once
 * @property {string[]} bad codes that must never be sent
 * @property {'jsonp' | 'post'} method
 * @property {'frame' | 'none'} isolation
 * @property {'on' | 'off'} probe
 * @property {number} timeout in ms
 * @property {number} countdown in ms
 * @property {string[]} vetoed codes that the page skips
 * @property {Go[]} goes
 * @property {number | null} reloadAfter after so many ms the whole page is loaded again
 * @property {number} patience how long a late answer is left to wait, in ms
 */

/** So many single calls to a list. */
const CALLS_A_LOOP = 20;

/** Lines that no server may see. */
const BAD = ['1.23457E+15', 'tab\tinside', 'bell\u0007', '\uD800', 'x'.repeat(256), '1,5E+20'];

/**
 * @param {number} seed
 * @param {number} calls how many single calls there are beside
 * @returns {LoopPlan[]}
 */
export function planLoops(seed, calls) {
  const random = createRandom(seed + 1_000_003);
  const randomMethod = createRandom(seed + 3_000_003);
  /** @param {number} limit */
  const upTo = (limit) => Math.floor(random() * limit);
  /** @param {number} share */
  const chance = (share) => random() < share;
  /**
   * @template T
   * @param {readonly T[]} list not empty
   */
  const pick = (list) => /** @type {T} */ (list[upTo(list.length)]);
  let last = 0;
  /** @param {string} fault */
  const newCode = (fault) => `${fault} ${1e15 + (seed % 8_000) * 1e9 + last++}`;

  /** @param {number} id @returns {LoopPlan} */
  const plan = (id) => {
    const by = pick(/** @type {const} */ (['script', 'element', 'element']));
    const isolation = pick(/** @type {const} */ (['frame', 'frame', 'none']));
    const method = randomMethod() < BY_POST ? 'post' : 'jsonp';
    const rows = callRows(isolation, method);
    const hasLongWaits = chance(0.3);
    const count = 3 + upTo(10);
    // Three refusals running, or more, where it so happens.
    const stretch = chance(0.35) ? upTo(count) : Infinity;
    const lines = Array.from({ length: count }, (_, i) => {
      const isRefused = (i >= stretch && i < stretch + 5) || chance(0.05);
      const [fault, row] = pick([...rows]);
      const isFaulty = chance(0.25) && (hasLongWaits || row.timeout === undefined);
      return newCode(isRefused ? 'refused' : isFaulty ? fault : 'proper');
    });
    /** @param {string} line */
    const putIn = (line) => void lines.splice(upTo(lines.length + 1), 0, line);
    const doubled = Array.from({ length: chance(0.5) ? 1 + upTo(3) : 0 }, () => pick(lines));
    const bad = BAD.filter(() => chance(0.15));
    for (const code of doubled) putIn(chance(0.5) ? code : `  ${code}\t`);
    for (const code of bad) putIn(code);
    const all = lines.map((line) => line.trim());
    const good = [...new Set(all)].filter((code) => !bad.includes(code));
    if (by === 'element') for (let i = upTo(3); i > 0; i--) putIn('');
    const items = (by === 'element' ? good : all).map((code) => ({
      code,
      fault: code.split(' ')[0] ?? '',
      isBad: bad.includes(code),
    }));
    const needsTimeout = items.some(({ fault }) => rows.get(fault)?.timeout !== undefined);
    return {
      id,
      run: `chaos-${seed}-${upTo(Math.max(1, Math.floor(calls / RUN)))}`,
      by,
      given: pick(/** @type {const} */ (['attribute', 'array', 'paste'])),
      lines,
      items,
      bad,
      method,
      isolation,
      probe: chance(0.5) ? 'on' : 'off',
      timeout: needsTimeout ? LEAST_OF_WIDGET : GENEROUS,
      countdown: chance(0.7) ? 0 : 100 + upTo(100),
      vetoed: by === 'element' && chance(0.3) ? [pick(good)] : [],
      goes: Array.from({ length: 2 + upTo(12) }, () => ({
        act: pick(/** @type {const} */ (['nothing', 'nothing', 'stop', 'stop', 'remove'])),
        after: upTo(chance(0.3) ? 10 : 500),
        pause: upTo(100),
      })),
      reloadAfter: chance(0.08) ? upTo(1500) : null,
      patience: upTo(600),
    };
  };
  return Array.from({ length: Math.ceil(calls / CALLS_A_LOOP) }, (_, i) => plan(calls + i));
}
