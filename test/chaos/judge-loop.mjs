// Holds what was told of a list of a run of chaos against the ledger of the fault server.
import { short } from '../faults/rules.js';
import { judgeCall } from './judge-call.mjs';
import { namesOf } from './names.mjs';

/** @typedef {import('../faults/types.js').Entry} Entry */
/** @typedef {import('./loop-plan.js').LoopPlan} LoopPlan */
/** @typedef {import('./overlaps.mjs').Turn} Turn */
/** @typedef {import('./types.js').LoopRecord} LoopRecord */
/** @typedef {import('./types.js').Report} Report */
/** @typedef {import('./types.js').ToldInLoop} Told */

/**
 * @param {LoopPlan} plan
 * @param {LoopRecord | undefined} record
 * @param {readonly Entry[]} entries what has reached the server of this list
 * @returns {{ found: string[], turns: Turn[], names: string[] }} what is untrue; its calls; what was
 *   told of them in short
 */
export function judgeLoop(plan, record, entries) {
  if (!record) return { found: ['nobody made it'], turns: [], names: [] };
  const { told, page, isCut } = record;
  const firsts = told.filter(({ late }) => !late);
  /** @type {string[]} */
  const found = [];
  /** @type {Turn[]} */
  const turns = [];
  /** @type {string[]} */
  const names = [];
  /** @type {Entry[]} */
  const known = [];

  plan.items.forEach((item, place) => {
    const { code, fault } = item;
    const ours = entries.filter((entry) =>
      plan.by === 'script' ? entry.call === `${plan.id}.${place}` : entry.code === code,
    );
    known.push(...ours);
    const [first, ...more] = firsts.filter((one) => one.place === place);
    const late = told.filter((one) => one.place === place && one.late);
    if (more.length > 0 || late.length > 1) found.push(`${code} was told twice`);
    const isVetoed = plan.vetoed.includes(code);
    // A script's stop ends the waiting for a call that is sent; the element's lets it settle.
    const isStopped = plan.by === 'script' && plan.goes[first?.go ?? 0]?.act === 'stop';
    const call = {
      ...plan,
      code,
      fault,
      widget: null,
      stop:
        isVetoed || isStopped || item.isBad
          ? /** @type {const} */ ({ when: 'ms', after: 0 })
          : null,
    };
    const telling = {
      id: plan.id,
      ...(first && { first }),
      ...(late[0] && { late: late[0] }),
      ...(isCut ? { isCut } : !first && { isNone: /** @type {const} */ (true) }),
    };
    found.push(...judgeCall(call, telling, ours).map((what) => `${code}: ${what}`));
    if (item.isBad && first && first.reason !== 'invalid') {
      found.push(`${code} can't be sent, but ${short(first)}`);
    }
    if (isVetoed && first && first.reason !== 'cancelled') {
      found.push(`${code} was to be skipped, but ${short(first)}`);
    }
    turns.push({ page, entries: ours, told: first });
    names.push(...(first || isCut ? namesOf(telling) : ['(not tried)']));
  });

  for (const { code } of entries.filter((entry) => !known.includes(entry))) {
    found.push(`${code} came, which is not on the list`);
  }
  firsts.forEach(({ place, code }, i) => {
    if (place !== i) found.push(`${code} was told out of turn`);
  });
  found.push(...untrueStops(plan, firsts, !!isCut));
  record.reports.forEach((report, i) => {
    const isLast = i === record.reports.length - 1 && !isCut;
    found.push(...untrueReport(plan, told, report, isLast));
  });
  if (plan.by === 'element' && firsts.length > 0 && !isCut && record.reports.length === 0) {
    found.push('no report');
  }
  return { found, turns, names };
}

/**
 * What is wrong with where the loop stopped by itself, or did not. Contract section 7.
 *
 * @param {LoopPlan} plan
 * @param {readonly Told[]} firsts
 * @param {boolean} isCut
 */
function untrueStops({ by, goes, items }, firsts, isCut) {
  /** @type {string[]} */
  const found = [];
  let { isProven, texts, running } = newRun();
  firsts.forEach((one, i) => {
    const before = firsts[i - 1];
    // To a script each is a loop of its own.
    if (by === 'script' && before && before.go !== one.go) {
      ({ isProven, texts, running } = newRun());
    }
    let mustStop = /^(unknown|not-sent\/(blocked|unreachable)$)/.test(short(one));
    if (one.status === 'deleted') {
      isProven = true;
      running = [];
    } else if (one.status === 'refused') {
      const text = one.message ?? '';
      running = running[0] === text ? [...running, text] : [text];
      mustStop = !texts.has(text) && (!isProven || running.length >= 3);
      if (mustStop) texts.add(text);
    }
    const after = firsts[i + 1];
    const hasStopped = after ? after.go !== one.go : i < items.length - 1;
    if (mustStop && after && !hasStopped) found.push(`it went on after ${one.code}`);
    if (!mustStop && hasStopped && goes[one.go]?.act === 'nothing' && !isCut) {
      found.push(`it stopped for no reason after ${one.code}`);
    }
  });
  return found;
}

const newRun = () => ({
  isProven: false,
  texts: /** @type {Set<string>} */ (new Set()),
  running: /** @type {string[]} */ ([]),
});

/** So much of a code that can't be sent is kept, in characters; it ends in "…" then. */
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

/** As UTF-8 holds it. */
const written = (/** @type {string} */ text) => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/**
 * What is untrue in a report.
 *
 * @param {LoopPlan} plan
 * @param {readonly Told[]} told
 * @param {Report} report
 * @param {boolean} isLast whether everything had been told by then
 */
function untrueReport({ lines, items, bad }, told, { tried, rows }, isLast) {
  /** @type {string[]} */
  const found = [];
  if (rows.length !== items.length + bad.length) found.push(`a report of ${rows.length} lines`);
  items.forEach(({ code }, place) => {
    const [shown, status = '', , sent = ''] = rows[place] ?? [];
    if (shown !== written(code)) found.push(`the report has ${shown} in the place of ${code}`);
    const all = place < tried ? told.filter((one) => one.place === place) : [];
    const last = all.at(-1);
    const statuses = (isLast ? all.slice(-1) : all).map((one) => one.status);
    if (!(last ? statuses : ['not-sent']).includes(/** @type {any} */ (status))) {
      found.push(`the report says ${status} of ${code}, which was ${statuses.join(' and ')}`);
    }
    if (sent !== (last?.sentAt ?? '')) found.push(`the report says ${code} was sent ${sent}`);
  });
  // They come last, in the order of the list.
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
