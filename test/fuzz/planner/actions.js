// Plans the operator's actions from one number. What an action meets, and so what it does, depends on
// the page; each draws its details from a seed of its own, so that none disturbs those after it.
import { choicesOf } from './choices.js';

/** How often each action is chosen, beside the others. */
const WEIGHTS = {
  'goes on': 40,
  'presses a key': 12,
  'presses Escape': 3,
  'presses Shift and Tab': 1,
  'holds Enter': 2,
  'clicks a control': 10,
  'clicks twice': 3,
  'clicks anywhere': 2,
  'types a code': 5,
  'scans a code': 4,
  'pastes a code': 6,
  'fills in silently': 3,
  'changes an attribute': 6,
  'calls a method': 5,
  'moves an element': 2,
  'removes an element': 2,
  'adds an element': 1,
  'reloads the page': 2,
  'leaves the page for a moment': 1,
  'sleeps too long': 1,
  resizes: 2,
  'loses the focus': 2,
  'acts in the before event': 2,
  'has held answers come': 4,
  waits: 4,
  'goes on with a list': 12,
  'stops a list': 2,
  'calls stop() of a list': 1,
  'gives another list': 1,
  'changes an attribute of a list': 2,
  'removes a list': 1,
  'sleeps too long before a list': 1,
};

/** @typedef {keyof typeof WEIGHTS} ActionName */

/** A name for each unit of weight. */
const NAMES = Object.entries(WEIGHTS).flatMap(([name, weight]) =>
  Array.from({ length: weight }, () => /** @type {ActionName} */ (name)),
);

/**
 * Deals the names like cards, so that even the rarest comes once before the most frequent come again.
 *
 * @param {number} seed
 * @param {number} count
 * @returns {{ name: ActionName, seed: number }[]}
 */
export function planActions(seed, count) {
  const { upTo } = choicesOf(seed + 2_000_003);
  /** @type {ActionName[]} */
  let deck = [];
  return Array.from({ length: count }, () => {
    if (deck.length === 0) deck = [...NAMES];
    const [name] = /** @type {[ActionName]} */ (deck.splice(upTo(deck.length), 1));
    return { name, seed: upTo(2 ** 31) };
  });
}
