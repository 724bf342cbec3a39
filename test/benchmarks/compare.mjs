// One number, measured of several programs, as one finding.
import { median } from './numbers.mjs';

/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('./types.js').Group} Group */

/**
 * @param {Group} group
 * @param {string} what
 * @param {string} unit
 * @param {readonly { name: string, value: number }[]} numbers ours first, then the baseline's
 * @returns {Finding & { baseline: number }}
 */
export function compare(group, what, unit, [ours, baseline, ...peers]) {
  if (!ours || !baseline) throw new Error('Nothing was measured');
  return {
    group,
    what,
    unit,
    value: ours.value,
    baseline: baseline.value,
    peers: Object.fromEntries(peers.map(({ name, value }) => [name, value])),
  };
}

/** Collects the samples of several programs, which are measured in turn. */
export class Samples {
  /** @type {Map<string, Record<string, number[]>>} */
  #samples;

  /** @param {readonly { name: string }[]} programs ours first, then the baseline */
  constructor(programs) {
    this.#samples = new Map(programs.map(({ name }) => [name, {}]));
  }

  /**
   * @param {string} name of the program
   * @param {Readonly<Record<string, number>>} numbers
   */
  add(name, numbers) {
    const all = this.#samples.get(name);
    if (!all) throw new Error(`There is no ${name}`);
    for (const [key, value] of Object.entries(numbers)) (all[key] ??= []).push(value);
  }

  /**
   * @param {string} key
   * @returns {{ name: string, value: number }[]} in the order of the programs
   */
  medians(key) {
    return [...this.#samples].map(([name, all]) => ({ name, value: median(all[key] ?? []) }));
  }
}

/**
 * Rotates the order each round, so that no program always runs first, or always last.
 *
 * @template P
 * @param {readonly P[]} programs
 * @param {number} round
 * @returns {P[]}
 */
export function inTurn(programs, round) {
  const first = ((round % programs.length) + programs.length) % programs.length;
  return [...programs.slice(first), ...programs.slice(0, first)];
}
