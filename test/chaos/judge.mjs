// Holds what a run of chaos has told against the ledger of the fault server.
import { judgeCall } from './judge-call.mjs';
import { judgeLoop } from './judge-loop.mjs';
import { namesOf } from './names.mjs';
import { overlaps } from './overlaps.mjs';

/** @typedef {import('../faults/types.js').Entry} Entry */
/** @typedef {import('./loop-plan.js').LoopPlan} LoopPlan */
/** @typedef {import('./plan.js').Plan} Plan */
/** @typedef {import('./types.js').LoopRecord} LoopRecord */
/** @typedef {import('./types.js').Record} Record */

/**
 * @typedef {object} Count
 * @property {number} script of calls that a script made
 * @property {number} widget of calls that an operator made by the widget
 * @property {number} loop of calls of a loop
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
 * @param {(Record | LoopRecord)[]} records
 * @param {Entry[]} ledger
 * @param {LoopPlan[]} loops
 * @returns {Judgement}
 */
export function judge(plans, records, ledger, loops = []) {
  const recordOf = new Map(
    records.flatMap((record) => ('told' in record ? [] : [[record.id, record]])),
  );
  const loopOf = new Map(
    records.flatMap((record) => ('told' in record ? [[record.id, record]] : [])),
  );
  /** @type {Map<string, Entry[]>} */
  const entriesOf = new Map();
  for (const entry of ledger) {
    entriesOf.set(entry.call, [...(entriesOf.get(entry.call) ?? []), entry]);
  }
  /** @type {Map<string, Count>} */
  const counts = new Map();
  /** @type {string[]} */
  const violations = [];
  /** @type {import('./overlaps.mjs').Turn[]} */
  const inLine = [];
  let passed = 0;
  /** @param {keyof Count} by @returns {(what: string) => void} */
  const countBy = (by) => (what) => {
    const sum = counts.get(what) ?? { script: 0, widget: 0, loop: 0 };
    sum[by] += 1;
    counts.set(what, sum);
  };

  for (const plan of plans) {
    const entries = entriesOf.get(String(plan.id)) ?? [];
    entriesOf.delete(String(plan.id));
    const record = recordOf.get(plan.id);
    const found = judgeCall(plan, record, entries);
    const count = countBy(plan.widget ? 'widget' : 'script');
    if (plan.widget) inLine.push({ page: record?.page, entries, told: record?.first });
    for (const what of namesOf(record)) count(what);
    if (entries.length > 1) count('(the browser or a redirect sent it again)');
    const hasDeleted = entries.some((entry) => entry.hasDeleted);
    if (record?.first?.status === 'refused' && hasDeleted) {
      count('(of these refused, of a call that deleted: the known exception)');
    }
    if (found.length === 0) passed += 1;
    else violations.push(`${found.join('; ')}\n    ${JSON.stringify({ plan, record, entries })}`);
  }
  for (const plan of loops) {
    const calls = [...entriesOf.keys()].filter((call) => call.split('.')[0] === String(plan.id));
    const entries = calls.flatMap((call) => entriesOf.get(call) ?? []);
    for (const call of calls) entriesOf.delete(call);
    const record = loopOf.get(plan.id);
    const { found, turns, names } = judgeLoop(plan, record, entries);
    names.forEach(countBy('loop'));
    inLine.push(...turns);
    if (found.length === 0) passed += 1;
    else violations.push(`${found.join('; ')}\n    ${JSON.stringify({ plan, record, entries })}`);
  }
  violations.push(...overlaps(inLine));
  for (const [call, entries] of entriesOf) {
    violations.push(`nobody planned the call ${call}\n    ${JSON.stringify(entries)}`);
  }
  for (const status of ['deleted', 'refused', 'not-sent', 'unknown']) {
    const isTold = [...counts.keys()].some((what) => what.split('/')[0] === status);
    if (!isTold && plans.length >= ENOUGH) violations.push(`not one call ended ${status}`);
  }
  return { passed, violations, counts };
}
