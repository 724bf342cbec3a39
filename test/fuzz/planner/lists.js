// Plans lists of customers from one number, as calls.js plans single calls.
import { choicesOf } from './choices.js';
import { callRows, GENEROUS, LEAST_OF_ELEMENT, runOf, settingsFrom } from './calls.js';

/**
 * A customer of a list. The first word of the code names the fault that the call meets.
 *
 * @typedef {object} Item
 * @property {string} code white space around it cut off
 * @property {string} fault
 * @property {boolean} isBad whether it can't be sent
 */

/**
 * From a start to a stop.
 *
 * @typedef {object} Segment
 * @property {'nothing' | 'stop' | 'remove'} act what is done meanwhile; a script's loop is aborted or left
 * @property {number} after in ms, when it is done
 * @property {number} pause before the next segment, in ms
 */

/**
 * @typedef {object} List
 * @property {'script' | 'element'} by
 * @property {'attribute' | 'array' | 'paste'} given how the element gets the list
 * @property {string[]} lines of the list, damaged and doubled ones among them
 * @property {Item[]} items what an outcome is due for: by a script every line, by the element each good code once
 * @property {string[]} bad codes that must never be sent
 * @property {string[]} vetoed codes that the page skips
 * @property {Segment[]} segments
 */

/** @typedef {import('./calls.js').Settings & List} ListPlan */

/** Single calls to one list. */
const CALLS_A_LIST = 20;

/** Lines that no server may receive. */
const BAD = ['1.23457E+15', 'tab\tinside', 'bell\u0007', '\uD800', 'x'.repeat(256), '1,5E+20'];

/**
 * @param {number} seed
 * @param {number} calls how many single calls are planned beside
 * @returns {ListPlan[]}
 */
export function planLists(seed, calls) {
  const choices = choicesOf(seed + 1_000_003);
  const { is, pick, upTo } = choices;
  let last = 0;
  /** @param {string} fault */
  const newCode = (fault) => `${fault} ${1e15 + (seed % 8_000) * 1e9 + last++}`;

  /** @param {number} index @returns {ListPlan} */
  const plan = (index) => {
    const settings = settingsFrom(choices, 0.08, 1500);
    const rows = callRows(settings.isolation, settings.method);
    const by = pick(/** @type {const} */ (['script', 'element', 'element']));
    const hasLongWaits = is(0.3);
    const count = 3 + upTo(10);
    // A stretch of three or more refusals makes the list stop by itself.
    const stretch = is(0.35) ? upTo(count) : Infinity;
    const lines = Array.from({ length: count }, (_, i) => {
      const isRefused = (i >= stretch && i < stretch + 5) || is(0.05);
      const [fault, row] = pick(rows);
      const isFaulty = is(0.25) && (hasLongWaits || row.timeout === undefined);
      return newCode(isRefused ? 'refused' : isFaulty ? fault : 'proper');
    });
    /** @param {string} line */
    const insert = (line) => void lines.splice(upTo(lines.length + 1), 0, line);
    const doubled = Array.from({ length: is(0.5) ? 1 + upTo(3) : 0 }, () => pick(lines));
    const bad = BAD.filter(() => is(0.15));
    for (const code of doubled) insert(is(0.5) ? code : `  ${code}\t`);
    for (const code of bad) insert(code);
    const all = lines.map((line) => line.trim());
    const good = [...new Set(all)].filter((code) => !bad.includes(code));
    if (by === 'element') for (let i = upTo(3); i > 0; i--) insert('');
    const items = (by === 'element' ? good : all).map((code) => ({
      code,
      fault: code.split(' ')[0] ?? '',
      isBad: bad.includes(code),
    }));
    const timeouts = new Map(rows.map(([name, { timeout }]) => [name, timeout]));
    const needsTimeout = items.some(({ fault }) => timeouts.get(fault) !== undefined);
    return {
      ...settings,
      id: String(calls + index),
      run: runOf(seed, upTo(calls)),
      by,
      given: pick(/** @type {const} */ (['attribute', 'array', 'paste'])),
      lines,
      items,
      bad,
      timeout: needsTimeout ? LEAST_OF_ELEMENT : GENEROUS,
      vetoed: by === 'element' && is(0.3) ? [pick(good)] : [],
      segments: Array.from({ length: 2 + upTo(12) }, () => ({
        act: pick(/** @type {const} */ (['nothing', 'nothing', 'stop', 'stop', 'remove'])),
        after: upTo(is(0.3) ? 10 : 500),
        pause: upTo(100),
      })),
    };
  };
  return Array.from({ length: Math.ceil(calls / CALLS_A_LIST) }, (_, index) => plan(index));
}
