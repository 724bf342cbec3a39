// Judges a run: holds what was recorded in the pages against the ledger of the fault server.
import { judgeCall } from './calls.mjs';
import { gatherCases } from './cases.mjs';
import { judgeConfirmations } from './confirmations.mjs';
import { judgeList } from './lists.mjs';
import { overlaps } from './overlaps.mjs';

/** @typedef {import('../../faults/types.js').Entry} Entry */
/** @typedef {import('../types.js').Record} Record */
/** @typedef {import('./confirmations.mjs').Confirmed} Confirmed */
/** @typedef {import('./confirmations.mjs').Violation} Violation */

/**
 * @typedef {object} Totals
 * @property {number} confirmations by the operator
 * @property {number} stopped of these
 * @property {number} unsent of these that were cut off before anything was sent
 * @property {number} requests in the whole ledger
 * @property {number} deletions in the whole ledger
 * @property {number} operated requests of the operator
 * @property {number} listed requests of the operator's lists
 */

/**
 * @param {object} plan
 * @param {readonly import('../planner/calls.js').CallPlan[]} plan.calls
 * @param {readonly import('../planner/lists.js').ListPlan[]} plan.lists
 * @param {number} plan.actions
 * @param {readonly Record[]} records
 * @param {readonly Entry[]} ledger
 * @returns {{ passed: number, violations: Violation[], totals: Totals }} `passed` counts calls and lists
 *   without a violation, requests that were confirmed, and confirmations that were stopped
 */
export function judge({ calls, lists, actions }, records, ledger) {
  const cases = gatherCases(records);
  /** The calls of a script's list add their places to its id. @type {Map<string, Entry[]>} */
  const entriesOf = new Map();
  for (const entry of ledger) {
    const id = /^\d+(?=$|\.)/.exec(entry.call)?.[0] ?? entry.call;
    entriesOf.set(id, [...(entriesOf.get(id) ?? []), entry]);
  }
  /** @type {Violation[]} */
  const violations = [];
  /** @type {import('./overlaps.mjs').Turn[]} */
  const turns = [];
  let passed = 0;
  for (const plan of [...calls, ...lists]) {
    const record = cases.get(plan.id);
    const { page = '', at = 0, outcomes = [] } = record ?? {};
    const entries = entriesOf.get(plan.id) ?? [];
    entriesOf.delete(plan.id);
    let found;
    if ('items' in plan) {
      const judged = judgeList(plan, record, entries);
      found = judged.found;
      turns.push(...judged.turns);
    } else {
      found = judgeCall(plan, record, entries);
      if (plan.widget) turns.push({ page, entries, told: outcomes[0]?.told });
    }
    if (found.length === 0) passed += 1;
    else {
      const about = { plan, record, entries };
      violations.push({ what: `${plan.id}: ${found.join('; ')}`, page, at, about });
    }
  }

  // Whatever was not planned has to be confirmed.
  const operated = [...entriesOf.values()].flat();
  const confirmed = /** @type {Confirmed[]} */ (
    [...cases.values()].filter(({ confirmation }) => confirmation)
  );
  const unasked = records.flatMap((record) =>
    record.kind === 'outcome' && record.of === null ? [record] : [],
  );
  const operator = judgeConfirmations(confirmed, unasked, operated);
  passed += operator.passed;
  violations.push(...operator.violations, ...overlaps([...turns, ...operator.turns]));
  for (const record of records) {
    if (record.kind !== 'complaint') continue;
    violations.push({ what: record.what, page: record.page, at: record.at });
  }

  const listCalls = new Set(
    confirmed.flatMap(({ confirmation: { isList, call } }) => (isList ? [call] : [])),
  );
  const totals = {
    confirmations: confirmed.length,
    stopped: confirmed.filter(({ takenBackBy, halts }) => takenBackBy || halts.length > 0).length,
    unsent: operator.unsent,
    requests: ledger.length,
    deletions: deletionsIn(ledger),
    operated: operated.length,
    listed: operated.filter(({ call }) => listCalls.has(call)).length,
  };
  const told = calls.flatMap(({ id }) => cases.get(id)?.outcomes ?? []);
  const ended = (/** @type {string} */ status) =>
    told.filter((outcome) => outcome.told.status === status).length;
  // What has to happen at least so often, or the run proves nothing.
  /** @type {[number, string, number][]} */
  const least = [
    [calls.length / 100, 'calls ended deleted', ended('deleted')],
    [calls.length / 100, 'calls ended refused', ended('refused')],
    [calls.length / 100, 'calls ended not-sent', ended('not-sent')],
    [calls.length / 100, 'calls ended unknown', ended('unknown')],
    [actions / 50, 'confirmations', totals.confirmations],
    [actions / 200, 'confirmations were stopped', totals.stopped],
    [actions / 200, 'requests of the operator', totals.operated - totals.listed],
    [actions / 200, "requests of the operator's lists", totals.listed],
    [actions / 250, 'deletions by the operator', deletionsIn(operated)],
  ];
  for (const [due, name, number] of least) {
    if (number >= Math.floor(due)) continue;
    violations.push({ what: `only ${number} ${name}: this proves nothing`, page: '', at: 0 });
  }
  return { passed, violations, totals };
}

/** @param {readonly Entry[]} entries */
const deletionsIn = (entries) => entries.filter(({ hasDeleted }) => hasDeleted).length;
