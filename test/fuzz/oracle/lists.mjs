// Holds what was told of a planned list against the ledger, its reports against what was told, and its
// stops against contract section 7.
import { short } from '../../faults/rules.js';
import { judgeCall } from './calls.mjs';
import { isLate } from './cases.mjs';

/** @typedef {import('../../faults/types.js').Entry} Entry */
/** @typedef {import('../planner/lists.js').ListPlan} ListPlan */
/** @typedef {import('./cases.mjs').Case} Case */
/** @typedef {import('./cases.mjs').Outcome} Outcome */
/** @typedef {import('./cases.mjs').Report} Report */
/** @typedef {import('./overlaps.mjs').Turn} Turn */

/**
 * @param {ListPlan} plan
 * @param {Case | undefined} record
 * @param {readonly Entry[]} entries what has reached the server of this list
 * @returns {{ found: string[], turns: Turn[] }} what is untrue; its calls
 */
export function judgeList(plan, record, entries) {
  if (!record) return { found: ['it was not begun'], turns: [] };
  const { outcomes, page, isCut, reports } = record;
  const firsts = outcomes.filter((outcome) => !isLate(outcome));
  /** @type {string[]} */
  const found = [];
  /** @type {Set<Entry>} */
  const known = new Set();
  const turns = plan.items.map(({ code, fault, isBad }, place) => {
    const own = entries.filter((entry) =>
      plan.by === 'script' ? entry.call === `${plan.id}.${place}` : entry.code === code,
    );
    for (const entry of own) known.add(entry);
    const told = outcomes.filter((outcome) => outcome.place === place);
    const first = told.find((outcome) => !isLate(outcome));
    const isVetoed = plan.vetoed.includes(code);
    // A script's stop ends the waiting for a call that is sent; the element's lets it settle.
    const isStopped = plan.by === 'script' && plan.segments[first?.segment ?? 0]?.act === 'stop';
    const stop = { when: /** @type {const} */ ('ms'), after: 0 };
    const call = {
      ...plan,
      code,
      fault,
      widget: null,
      stop: isVetoed || isStopped || isBad ? stop : null,
    };
    const isClosed = !first && !isCut;
    const untrue = judgeCall(call, { outcomes: told, isCut, isClosed }, own);
    found.push(...untrue.map((what) => `${code}: ${what}`));
    if (first && isBad && first.told.reason !== 'invalid') {
      found.push(`${code} can't be sent, but ${short(first.told)}`);
    }
    if (first && isVetoed && first.told.reason !== 'cancelled') {
      found.push(`${code} was to be skipped, but ${short(first.told)}`);
    }
    return { page, entries: own, told: first?.told };
  });

  for (const { code } of entries.filter((entry) => !known.has(entry))) {
    found.push(`${code} came, which is not on the list`);
  }
  firsts.forEach(({ place, told }, i) => {
    if (place !== i) found.push(`${told.code} was told out of turn`);
  });
  found.push(...untrueStops(firsts, plan.by === 'script', !isCut && plan));
  reports.forEach((report, i) => {
    const isLast = i === reports.length - 1 && !isCut;
    found.push(...untrueReport(plan, outcomes, report, isLast));
  });
  if (plan.by === 'element' && firsts.length > 0 && !isCut && reports.length === 0) {
    found.push('no report');
  }
  return { found, turns };
}

/**
 * What is wrong with where a list stopped by itself, or did not.
 *
 * @param {readonly Outcome[]} firsts in order, no late ones
 * @param {boolean} isScript to which each segment is a list of its own
 * @param {ListPlan | false} plan where it is known what else may have stopped it
 */
export function untrueStops(firsts, isScript, plan) {
  /** @type {string[]} */
  const found = [];
  let isProven = false;
  let texts = new Set();
  /** @type {string[]} */
  let running = [];
  firsts.forEach(({ told, segment = 0 }, i) => {
    const before = firsts[i - 1];
    if (isScript && before && before.segment !== segment) {
      isProven = false;
      texts = new Set();
      running = [];
    }
    let mustStop = /^(unknown|not-sent\/(blocked|unreachable)$)/.test(short(told));
    if (told.status === 'deleted') {
      isProven = true;
      running = [];
    } else if (told.status === 'refused') {
      const text = told.message ?? '';
      running = running[0] === text ? [...running, text] : [text];
      mustStop = !texts.has(text) && (!isProven || running.length >= 3);
      if (mustStop) texts.add(text);
    }
    const after = firsts[i + 1];
    const goesOn = after && (after.segment ?? 0) === segment;
    if (mustStop && goesOn) found.push(`it went on after ${told.code}`);
    if (mustStop || !plan || plan.segments[segment]?.act !== 'nothing') return;
    const hasStopped = after ? !goesOn : i < plan.items.length - 1;
    if (hasStopped) found.push(`it stopped for no reason after ${told.code}`);
  });
  return found;
}

/** How much a report shows of a code that can't be sent, in characters; then "…". */
const LONGEST_BAD = 100;

/** What the report says of each line that can't be sent. */
const REASONS = new Map([
  ['1.23457E+15', 'A spreadsheet has damaged the code.'],
  ['1,5E+20', 'A spreadsheet has damaged the code.'],
  ['tab\tinside', 'A field holds damaged characters.'],
  ['bell\u0007', 'A field holds damaged characters.'],
  ['\uD800', 'A field holds damaged characters.'],
  ['x'.repeat(256), 'The code is longer than 255 characters.'],
]);

/** As UTF-8 has it. */
const written = (/** @type {string} */ text) => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/**
 * What is untrue in a report.
 *
 * @param {ListPlan} plan
 * @param {readonly Outcome[]} outcomes
 * @param {Report} report
 * @param {boolean} isLast whether everything had been told by then
 */
function untrueReport({ lines, items, bad }, outcomes, { tried, rows }, isLast) {
  /** @type {string[]} */
  const found = [];
  if (rows.length !== items.length + bad.length) found.push(`a report of ${rows.length} lines`);
  items.forEach(({ code }, place) => {
    const [shown, status = '', , sent = ''] = rows[place] ?? [];
    if (shown !== written(code)) found.push(`the report has ${shown} in the place of ${code}`);
    const all = place < tried ? outcomes.filter((outcome) => outcome.place === place) : [];
    const told = all.map((outcome) => outcome.told);
    const statuses = (isLast ? told.slice(-1) : told).map((one) => String(one.status));
    if (!(told.length ? statuses : ['not-sent']).includes(status)) {
      found.push(`the report says ${status} of ${code}, which was ${statuses.join(' and ')}`);
    }
    if (sent !== (told.at(-1)?.sentAt ?? '')) {
      found.push(`the report says ${code} was sent ${sent}`);
    }
  });
  // Lines that can't be sent come last, in the order of the list.
  const rest = rows.slice(items.length).map((row) => row.filter(Boolean).join(' '));
  const due = lines
    .map((line) => line.trim())
    .filter((code) => bad.includes(code))
    .map((code) => {
      const cut = code.length > LONGEST_BAD ? `${code.slice(0, LONGEST_BAD)}…` : code;
      return `${written(cut)} not-sent ${REASONS.get(code)}`;
    });
  if (rest.join('\n') !== due.join('\n')) {
    found.push(`the report says of lines that can't be sent: ${rest.join(', ')}`);
  }
  return found;
}
