// Holds what was told of a call against the ledger of the fault server.
import { allFaults } from '../../faults/faults.js';
import { short, untrueRequests, untruths } from '../../faults/rules.js';
import { ACCOUNT, GENEROUS, USER } from '../planner/calls.js';
import { isLate } from './cases.mjs';

/** @typedef {import('../../faults/types.js').Entry} Entry */
/** @typedef {import('../planner/calls.js').CallPlan} CallPlan */
/** @typedef {import('./cases.mjs').Case} Case */
/** @typedef {import('./cases.mjs').Outcome} Outcome */

/** @typedef {Pick<CallPlan, 'fault' | 'code' | 'method' | 'isolation' | 'timeout' | 'stop' | 'widget' | 'countdown'>} Planned */

/**
 * What is untrue in the requests of one call, and in what was told of it.
 *
 * @param {string} code
 * @param {readonly Entry[]} entries what reached the server of this very call
 * @param {readonly Outcome[]} outcomes
 * @param {import('../../faults/rules.js').Exceptions} exceptions
 * @returns {string[]}
 */
export function untrueCall(code, entries, outcomes, exceptions) {
  const found = untrueRequests(code, entries, !!exceptions.mayRepeat, exceptions.method);
  const [first, ...more] = outcomes.filter((outcome) => !isLate(outcome));
  const [late, ...moreLate] = outcomes.filter(isLate);
  if (more.length + moreLate.length > 0) found.push('it was told twice');
  for (const { told } of outcomes) {
    if (told.code !== code) found.push(`${short(told)} was told of the code ${told.code}`);
    found.push(...untruths(told, entries, exceptions));
  }
  if (late) {
    if (first?.told.status !== 'unknown') found.push('late, but not after unknown');
    const clears = /^(deleted|refused)$/.test(short(late.told));
    if (!clears) found.push(`late, but ${short(late.told)}`);
  }
  return [...new Set(found)];
}

/**
 * @param {Planned} plan
 * @param {Pick<Case, 'outcomes' | 'isCut' | 'isClosed'> | undefined} record
 * @param {readonly Entry[]} entries
 * @returns {string[]} what is untrue
 */
export function judgeCall(plan, record, entries) {
  const row = allFaults.get(plan.fault);
  const { outcomes = [], isCut = false, isClosed = false } = record ?? {};
  const own = outcomes.filter(({ isTwin }) => !isTwin);
  const first = own.find((outcome) => !isLate(outcome))?.told;
  const twin = outcomes.find(({ isTwin }) => isTwin)?.told;
  const found = untrueCall(plan.code, entries, own, {
    mayRepeat: !!row?.repeats,
    mayBeRefusedAfterDelete: !!row?.isRefusedAfterDelete,
    method: plan.method === 'post' ? 'POST' : 'GET',
  });
  for (const { accountId, userId } of entries) {
    if (accountId !== ACCOUNT || userId !== USER) found.push(`${accountId} by ${userId} came`);
  }
  if (!first && isClosed && entries.length > 0) found.push('no outcome, but a request came');
  if (!first && !isClosed && !isCut) found.push('nothing was told');

  // Nothing but the stop can be in by then.
  const isEarly = !plan.widget && /^(before|microtasks)$/.test(plan.stop?.when ?? '');
  if (isEarly && first && !/cancelled|interrupted/.test(short(first))) {
    found.push(`stopped before anything was sent, but ${short(first)}`);
  }
  if (twin) {
    if (twin.code !== plan.code) found.push(`${short(twin)} was told of the code ${twin.code}`);
    const expected = isEarly ? /^not-sent\/(busy|cancelled)$/ : /^not-sent\/busy$/;
    if (!expected.test(short(twin))) found.push(`the same call at once was ${short(twin)}`);
  }
  if (first && !isCut && isUndisturbed(plan)) {
    const answer = entries.some(({ hasDeleted }) => hasDeleted) ? 'deleted' : 'refused';
    // On a busy machine, or beside a program that keeps it busy, a frame may come up too late.
    const isSlow = plan.isolation === 'frame' && short(first) === 'not-sent/blocked';
    if (first.status !== answer && !isSlow) {
      found.push(`${short(first)}, but the server said ${answer}`);
    }
  }
  return found;
}

/**
 * Whether nothing stands between a normal server's answer and the caller: `unknown` is never a lie,
 * but here it would be a failure, and a run of nothing else would prove nothing.
 *
 * @param {Planned} plan
 */
const isUndisturbed = ({ fault, stop, timeout, widget, countdown }) =>
  fault === 'proper' &&
  timeout === GENEROUS &&
  (widget ? widget === 'nothing' && countdown === 0 : stop === null);
