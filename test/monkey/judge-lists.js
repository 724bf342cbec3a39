// Holds the requests of batches that a server received against the lists that were confirmed on the
// screen.
import { SLACK } from './judge.js';

/** @typedef {import('./types.js').ListConfirmation} ListConfirmation */
/** @typedef {import('./types.js').Request} Request */

/**
 * Every request has to be of a list that was confirmed for the same endpoint, account and user: after
 * its countdown, in its order, each customer once; and after a stop none may come but the one that was
 * under way, until Go on is pressed.
 *
 * @param {readonly ListConfirmation[]} lists
 * @param {readonly Request[]} requests of batches
 * @returns {{ violations: { what: string, at: number }[], passed: number }} `passed` counts the requests
 *   that were confirmed, and the lists that were stopped
 */
export function judgeLists(lists, requests) {
  /** @type {{ what: string, at: number }[]} */
  const violations = [];
  /** @type {Map<ListConfirmation, number>} */
  const reached = new Map();
  /** @type {Set<object>} */
  const used = new Set();
  let passed = lists.filter(({ stoppedBy, halts }) => stoppedBy || halts.length > 0).length;
  for (const request of [...requests].sort((a, b) => a.receivedAt - b.receivedAt)) {
    const what = complaint(request);
    if (what) violations.push({ what: `${name(request)} ${what}`, at: request.receivedAt });
    else passed += 1;
  }
  return { violations, passed };

  /** @param {Request} request */
  function complaint({ endpoint, code, accountId, userId, receivedAt }) {
    const same = lists.filter((one) => one.endpoint === endpoint);
    const list = same
      .filter(({ stoppedBy }) => stoppedBy === undefined)
      .filter(({ confirmedAt, countdown }) => confirmedAt + countdown - SLACK <= receivedAt)
      .at(-1);
    if (!list) return `is of no list that was confirmed, or too early${same.map(told).join('')}`;
    if (list.accountId !== accountId || list.userId !== userId) {
      return `is of ${accountId} and ${userId}, but list ${list.id} was confirmed for others`;
    }
    const place = list.codes.indexOf(code);
    if (place < 0)
      return `is not on list ${list.id}: ${list.codes.join(', ')}${same.map(told).join('')}`;
    if (place <= (reached.get(list) ?? -1))
      return `comes out of turn, or twice, of list ${list.id}`;
    reached.set(list, place);
    const halt = list.halts.find(
      ({ from, until = Infinity }) => from <= receivedAt && receivedAt < until,
    );
    if (!halt) return null;
    if (halt.current !== code || used.has(halt)) {
      return `comes after list ${list.id} was stopped by ${halt.by} at ${halt.from}`;
    }
    used.add(halt);
    return null;
  }
}

/** @param {ListConfirmation} list */
const told = ({ id, confirmedAt, countdown, stoppedBy }) =>
  `; list ${id} was confirmed at ${confirmedAt} with ${countdown} ms, ` +
  `stopped by ${stoppedBy ?? 'nothing'}`;

/** @param {Request} request */
const name = ({ code, endpoint, receivedAt }) =>
  `a request for ${code} at ${endpoint}, received ${receivedAt},`;
