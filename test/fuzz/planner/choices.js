import { createRandom } from '../../support/random.js';

/**
 * Random choices, the same for the same seed.
 *
 * @param {number} seed
 */
export function choicesOf(seed) {
  let random = createRandom(seed);
  /** @param {number} limit */
  const upTo = (limit) => Math.floor(random() * limit);
  return {
    upTo,
    /** Starts over. @param {number} seed */
    reseed(seed) {
      random = createRandom(seed);
    },
    /**
     * Whether something that has this share happens.
     *
     * @param {number} share
     */
    is: (share) => random() < share,
    /**
     * @template T
     * @param {readonly T[]} list not empty
     */
    pick: (list) => /** @type {T} */ (list[upTo(list.length)]),
  };
}

/** @typedef {ReturnType<typeof choicesOf>} Choices */
