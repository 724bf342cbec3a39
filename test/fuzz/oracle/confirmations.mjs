// Holds the requests of the operator's page against the confirmations that the witness saw, and what
// the elements told against both.
import { short } from '../../faults/rules.js';
import { untrueCall } from './calls.mjs';
import { isLate } from './cases.mjs';
import { untrueStops } from './lists.mjs';

/** @typedef {import('../../faults/types.js').Entry} Entry */
/** @typedef {import('./cases.mjs').Case} Case */
/** @typedef {import('./cases.mjs').Outcome} Outcome */
/** @typedef {import('./overlaps.mjs').Turn} Turn */
/** @typedef {Case & { confirmation: import('../types.js').Confirmation }} Confirmed */

/** @typedef {{ what: string, page: string, at: number, about?: unknown }} Violation */

/** By how much the clocks of browser and server may differ, and a timer be early, in ms. */
const SLACK = 50;

/**
 * Whether a browser has sent a request again by itself, as it does after the reset of a connection that has
 * served before. Each call of ours has a callback of its own, so ours would have another one.
 *
 * @param {Entry} entry
 * @param {Entry} earlier
 */
const isResent = (entry, earlier) =>
  entry !== earlier &&
  entry.callback !== '' &&
  entry.callback === earlier.callback &&
  entry.call === earlier.call &&
  entry.code === earlier.code;

/** When the first request of a confirmation may come. */
const dueAt = (/** @type {Confirmed} */ { at, confirmation }) =>
  at + confirmation.countdown - SLACK;

/**
 * @param {readonly Confirmed[]} confirmed in order of time
 * @param {readonly Outcome[]} unasked outcomes of what was not confirmed
 * @param {readonly Entry[]} entries
 * @returns {{ violations: Violation[], turns: Turn[], passed: number, unsent: number }} `passed` counts
 *   the requests that were confirmed, and the confirmations that were stopped; `unsent` those that were
 *   neither stopped nor followed by a request
 */
export function judgeConfirmations(confirmed, unasked, entries) {
  /** @type {Violation[]} */
  const violations = [];
  /** The entry of each customer of each confirmation. */
  const sent = new Map(
    confirmed.map((one) => [one, /** @type {Map<string, Entry>} */ (new Map())]),
  );
  /** @type {Set<import('./cases.mjs').Halt>} */
  const used = new Set();
  const inOrder = [...entries].sort((a, b) => a.number - b.number);
  const resent = inOrder.filter((entry, i) =>
    inOrder.slice(0, i).some((earlier) => isResent(entry, earlier)),
  );
  for (const entry of inOrder) {
    if (resent.includes(entry)) continue;
    const same = confirmed.filter(({ confirmation }) => confirmation.call === entry.call);
    const objections = same.map((one) => objection(one, entry, same));
    const match = closest(
      same.filter((_, i) => !objections[i]),
      entry,
    );
    if (match) {
      sent.get(match)?.set(entry.code, entry);
      const halt = haltOf(match, entry);
      if (halt) used.add(halt);
    } else {
      const { code, call, accountId, userId, receivedAt: at } = entry;
      const last = same.at(-1);
      violations.push({
        what:
          `a request at "${call}" for ${code} of ${accountId} by ${userId}, received ${at}, ` +
          (last ? `has no confirmation: ${objections.join('; ')}` : 'was never confirmed'),
        page: last?.page ?? 'operator',
        at,
      });
    }
  }

  /** @type {Turn[]} */
  const turns = [];
  let passed = entries.length - resent.length - violations.length;
  let unsent = 0;
  for (const one of confirmed) {
    const own = sent.get(one) ?? new Map();
    const isStopped = one.takenBackBy !== undefined || one.halts.length > 0;
    if (isStopped) passed += 1;
    else if (own.size === 0) unsent += 1;
    for (const [code, entry] of own) {
      const told = one.outcomes.find((outcome) => !isLate(outcome) && outcome.told.code === code);
      turns.push({ page: one.page, entries: [entry], told: told?.told });
    }
    const found = untrueTellings(one, own, resent);
    if (found.length === 0) continue;
    const at = Math.max(...one.outcomes.map((outcome) => outcome.at));
    const about = { ...one, entries: [...own.values()] };
    violations.push({ what: `${one.id}: ${found.join('; ')}`, page: one.page, at, about });
  }
  for (const { told, page, at } of unasked) {
    if (told.status === 'not-sent' && told.sentAt === null && !told.late) continue;
    const what = `${short(told)} was told of ${told.code}, which was not confirmed`;
    violations.push({ what, page, at });
  }
  return { violations, turns, passed, unsent };

  /**
   * Why a confirmation does not cover a request; null where it does.
   *
   * @param {Confirmed} one
   * @param {Entry} entry
   * @param {readonly Confirmed[]} same all of the same endpoint
   */
  function objection(one, entry, same) {
    const { id, at, takenBackBy } = one;
    const { accountId, userId, codes, isList } = one.confirmation;
    const { code, receivedAt } = entry;
    const isNext = (/** @type {Confirmed} */ other) =>
      other.confirmation.isList && other.at > at && isDue(other);
    const isDue = (/** @type {Confirmed} */ other) =>
      !other.takenBackBy && dueAt(other) <= receivedAt;
    if (accountId !== entry.accountId || userId !== entry.userId) {
      return `${id} is of ${accountId} by ${userId}`;
    }
    if (!codes.includes(code)) return `${id} is about ${codes.join(', ')}`;
    if (takenBackBy) return `${id} was taken back by ${takenBackBy}`;
    if (!isDue(one)) return `${id} of ${at} could be stopped until ${dueAt(one)}`;
    if (isList && same.some(isNext)) return `another list followed ${id}`;
    // Each customer once, in the order of the list.
    const rest = codes.slice(codes.indexOf(code));
    const earlier = rest.flatMap((other) => sent.get(one)?.get(other) ?? [])[0];
    if (earlier) return `${id} is used up by ${earlier.code}, received ${earlier.receivedAt}`;
    const halt = haltOf(one, entry);
    const mayHaveLeft = halt?.current === code && !used.has(halt);
    return halt && !mayHaveLeft ? `${id} was stopped by ${halt.by} at ${halt.from}` : null;
  }
}

/** @param {Confirmed} one @param {Entry} entry */
const haltOf = ({ halts }, { receivedAt }) =>
  halts.find(({ from, until }) => from <= receivedAt && receivedAt < until);

/**
 * The confirmation of which a request is. Where several cover it, it is the one that was told to be sent
 * last before, or else the oldest; any choice leaves the same number to the requests that follow.
 *
 * @param {readonly Confirmed[]} all
 * @param {Entry} entry
 */
function closest(all, { code, receivedAt }) {
  const sentAt = (/** @type {Confirmed} */ { outcomes }) => {
    const times = outcomes
      .filter(({ told }) => told.code === code && told.sentAt !== null)
      .map(({ told }) => Date.parse(told.sentAt ?? ''));
    const time = Math.min(...times);
    return time <= receivedAt + SLACK ? time : 0;
  };
  return [...all].sort((a, b) => sentAt(b) - sentAt(a) || dueAt(a) - dueAt(b))[0];
}

/**
 * What is untrue in the outcomes of one confirmation.
 *
 * @param {Confirmed} one
 * @param {ReadonlyMap<string, Entry>} sent the entry of each customer
 * @param {readonly Entry[]} resent what browsers sent again, of any confirmation
 */
function untrueTellings({ confirmation, outcomes }, sent, resent) {
  const { codes, method, isList } = confirmation;
  const firsts = outcomes.filter((outcome) => !isLate(outcome));
  const places = firsts.map(({ told }) => codes.indexOf(told.code));
  /** @type {string[]} */
  const found = [];
  for (const code of codes) {
    const first = sent.get(code);
    const more = first ? resent.filter((entry) => isResent(entry, first)) : [];
    const own = outcomes.filter(({ told }) => told.code === code);
    const hasMore = more.length > 0;
    const exceptions = { method, mayRepeat: hasMore, mayBeRefusedAfterDelete: hasMore };
    const untrue = untrueCall(code, first ? [first, ...more] : [], own, exceptions);
    found.push(...untrue.map((what) => `${code}: ${what}`));
  }
  places.forEach((place, i) => {
    const { told } = /** @type {Outcome} */ (firsts[i]);
    if (place < 0) found.push(`${short(told)} was told of ${told.code}`);
    else if (places.slice(0, i).some((before) => before > place)) {
      found.push(`${told.code} was told out of turn`);
    }
  });
  if (isList) found.push(...untrueStops(firsts, false, false));
  return found;
}
