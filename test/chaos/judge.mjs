// Holds what a run of chaos has told against the ledger of the fault server.
import { faults } from '../faults/faults.js';
import { short, untrueRequests, untruths } from '../faults/rules.js';
import { GENEROUS } from './plan.js';

/** @typedef {import('../faults/types.js').Entry} Entry */
/** @typedef {import('./plan.js').Plan} Plan */
/** @typedef {import('./types.js').Record} Record */

/**
 * @typedef {object} Count
 * @property {number} script of calls that a script made
 * @property {number} widget of calls that an operator made by the widget
 */

/**
 * @typedef {object} Judgement
 * @property {number} passed
 * @property {string[]} violations
 * @property {Map<string, Count>} counts how often each outcome was told
 */

/** Of so many calls some end in each of the four ways, or they were not worth the name of chaos. */
const ENOUGH = 300;

/**
 * @param {Plan[]} plans
 * @param {Record[]} records
 * @param {Entry[]} ledger
 * @returns {Judgement}
 */
export function judge(plans, records, ledger) {
  const recordOf = new Map(records.map((record) => [record.id, record]));
  /** @type {Map<string, Entry[]>} */
  const entriesOf = new Map();
  for (const entry of ledger) {
    entriesOf.set(entry.call, [...(entriesOf.get(entry.call) ?? []), entry]);
  }
  /** @type {Map<string, Count>} */
  const counts = new Map();
  /** @type {string[]} */
  const violations = [];
  let passed = 0;

  for (const plan of plans) {
    const entries = entriesOf.get(String(plan.id)) ?? [];
    entriesOf.delete(String(plan.id));
    const record = recordOf.get(plan.id);
    const found = judgeCall(plan, record, entries);
    /** @param {string} what */
    const count = (what) => {
      const sum = counts.get(what) ?? { script: 0, widget: 0 };
      sum[plan.widget ? 'widget' : 'script'] += 1;
      counts.set(what, sum);
    };
    for (const what of namesOf(record)) count(what);
    if (entries.length > 1) count('(the browser or a redirect sent it again)');
    const hasDeleted = entries.some((entry) => entry.hasDeleted);
    if (record?.first?.status === 'refused' && hasDeleted) {
      count('(of these refused, of a call that deleted: the known exception)');
    }
    if (found.length === 0) passed += 1;
    else violations.push(`${found.join('; ')}\n    ${JSON.stringify({ plan, record, entries })}`);
  }
  for (const [call, entries] of entriesOf) {
    violations.push(`nobody planned the call ${call}\n    ${JSON.stringify(entries)}`);
  }
  for (const status of ['deleted', 'refused', 'not-sent', 'unknown']) {
    const isTold = [...counts.keys()].some((what) => what.split('/')[0] === status);
    if (!isTold && plans.length >= ENOUGH) violations.push(`not one call ended ${status}`);
  }
  return { passed, violations, counts };
}

/**
 * @param {Plan} plan
 * @param {Record | undefined} record
 * @param {Entry[]} entries
 * @returns {string[]} what is untrue
 */
function judgeCall(plan, record, entries) {
  const row = faults.get(plan.fault);
  const exceptions = {
    mayRepeat: !!row?.repeats,
    mayBeRefusedAfterDelete: !!row?.isRefusedAfterDelete,
  };
  const { first, twin, late, isNone, isCut } = record ?? {};
  const found = untrueRequests(plan.code, entries, exceptions.mayRepeat);
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
 * @param {Plan} plan
 */
const isUndisturbed = ({ fault, stop, timeout, widget, countdown }) =>
  fault === 'proper' &&
  timeout === GENEROUS &&
  (widget ? widget === 'nothing' && countdown === 0 : stop === null);

/**
 * @param {Record | undefined} record
 * @returns {string[]}
 */
function namesOf(record) {
  if (!record) return [];
  const { first, twin, late, isNone, isCut } = record;
  return [
    ...(first ? [short(first)] : []),
    ...(twin ? [`${short(twin)} (made twice at once)`] : []),
    ...(late ? [`later ${late.status}`] : []),
    ...(isNone ? ['no outcome: closed before'] : []),
    ...(isCut && !first ? ['no outcome: the page was loaded anew'] : []),
  ];
}
