// Elements send one request at a time in one page, whatever is clicked.

/** @typedef {import('../../faults/types.js').Entry} Entry */
/** @typedef {import('../types.js').Told} Told */

/**
 * One call of a page that has to wait for its turn.
 *
 * @typedef {object} Turn
 * @property {string} page
 * @property {readonly Entry[]} entries
 * @property {Told | undefined} told the outcome
 */

/** By how much the clocks of the browser and the server may differ, in ms. */
const SLACK = 2;

/**
 * A request is under way at the server until its answer goes, or until its outcome was told as unknown.
 *
 * @param {readonly Turn[]} turns
 * @returns {{ what: string, page: string, at: number }[]} what was under way at once
 */
export function overlaps(turns) {
  const spans = turns.flatMap((turn) => {
    const { page, entries, told } = turn;
    const isUnknown = told?.status === 'unknown' && told.settledAt;
    const given = isUnknown ? Date.parse(isUnknown) - SLACK : Infinity;
    return entries.map(({ call, code, number, receivedAt, endedAt }) => ({
      turn,
      page,
      name: `${call} ${code}`,
      number,
      from: receivedAt,
      until: Math.min(endedAt ?? Infinity, given),
      told: `${told?.status ?? 'nothing'} told at ${Date.parse(told?.settledAt ?? '')}`,
    }));
  });
  /** @type {Map<string, typeof spans>} */
  const underWay = new Map();
  return spans
    .sort((a, b) => a.number - b.number)
    .flatMap((span) => {
      // Within the same ms one may have ended before.
      const before = (underWay.get(span.page) ?? []).filter(({ until }) => until > span.from);
      underWay.set(span.page, [...before, span]);
      return before
        .filter(({ turn }) => turn !== span.turn)
        .map(({ name, from, until, told }) => ({
          page: span.page,
          at: span.from,
          what:
            `page ${span.page}: ${span.name} came at ${span.from} while ${name} was under way, ` +
            `${from} to ${until}, ${told}`,
        }));
    });
}
