// Holds what was told of one call of a run of chaos against the ledger of the fault server.
import { allFaults } from '../faults/faults.js';
import { short, untrueRequests, untruths } from '../faults/rules.js';
import { GENEROUS } from './plan.js';

/** @typedef {import('../faults/types.js').Entry} Entry */
/** @typedef {import('./plan.js').Plan} Plan */
/** @typedef {import('./types.js').Record} Record */

/** @typedef {Pick<Plan, 'fault' | 'code' | 'method' | 'isolation' | 'timeout' | 'stop' | 'widget' | 'countdown'>} Planned */

/**
 * @param {Planned} plan
 * @param {Record | undefined} record
 * @param {Entry[]} entries
 * @returns {string[]} what is untrue
 */
export function judgeCall(plan, record, entries) {
  const row = allFaults.get(plan.fault);
  const exceptions = {
    mayRepeat: !!row?.repeats,
    mayBeRefusedAfterDelete: !!row?.isRefusedAfterDelete,
    method: plan.method === 'post' ? /** @type {const} */ ('POST') : /** @type {const} */ ('GET'),
  };
  const { first, twin, late, isNone, isCut } = record ?? {};
  const found = untrueRequests(plan.code, entries, exceptions.mayRepeat, exceptions.method);
  for (const told of [first, twin, late]) {
    if (told && told.code !== plan.code) found.push(`${short(told)} of the code ${told.code}`);
  }
  if (first) found.push(...untruths(first, entries, exceptions));
  else if (isNone && entries.length > 0) found.push('no outcome, but a request came');
  else if (!isNone && !isCut) found.push('nothing was told');

  // Nothing but the stop can be in by then.
  const isEarly = !plan.widget && /^(before|microtasks)$/.test(plan.stop?.when ?? '');
  if (isEarly && first && !/cancelled|interrupted/.test(short(first))) {
    found.push(`stopped before anything was sent, but ${short(first)}`);
  }

  if (late) {
    found.push(...untruths(late, entries, exceptions));
    if (first?.status !== 'unknown' || !late.late) found.push('late, but not after unknown');
    if (!/^(deleted|refused)$/.test(short(late))) found.push(`late, but ${short(late)}`);
  }
  const ofTwin = isEarly ? 'not-sent/cancelled' : 'not-sent/busy';
  if (twin && short(twin) !== ofTwin && short(twin) !== 'not-sent/busy') {
    found.push(`the same call at once was ${short(twin)}`);
  }
  if (first && !isCut && isUndisturbed(plan)) {
    const answer = entries.some(({ hasDeleted }) => hasDeleted) ? 'deleted' : 'refused';
    // On a busy machine, or beside a program that keeps it busy, a frame may come up too late.
    const isLate = plan.isolation === 'frame' && short(first) === 'not-sent/blocked';
    if (first.status !== answer && !isLate)
      found.push(`${short(first)}, but the server said ${answer}`);
  }
  return [...new Set(found)];
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
