// The oracle must convict each kind of lie and each kind of unmeant delete, and acquit what is honest.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judge } from './oracle/oracle.mjs';
import { GENEROUS, planCalls } from './planner/calls.js';

/** @typedef {import('../faults/types.js').Entry} Entry */
/** @typedef {import('./planner/calls.js').CallPlan} CallPlan */
/** @typedef {import('./planner/lists.js').ListPlan} ListPlan */
/** @typedef {import('./types.js').Fact} Fact */

const CODE = '1000000000000007';
const SENT = '2026-01-01T00:00:00.000Z';
const FIELDS = 'call user_id user_password type account_id code output condensed'.split(' ');

/** @param {Partial<Entry>} [more] @returns {Entry} */
const entry = (more) => ({
  ...{ number: 0, fault: 'late', code: CODE, accountId: 'greatwidgets', userId: 'john1970' },
  ...{ callback: 'cd12345678901234567890', call: '7', hasDeleted: true, before: 0, method: 'GET' },
  ...{ fields: [...FIELDS, 'callback'], query: '', referer: null, cookie: null, origin: null },
  ...{ receivedAt: 1000, endedAt: 1010, ...more },
});

/** @param {string} text such as `late deleted` @param {object} [more] @param {object} [about] @returns {Fact} */
const outcome = (text, more, about) => {
  const [, prefix, status = '', reason] = /^(late |twin )?([\w-]+?)(?:\/(.*))?$/.exec(text) ?? [];
  const told = { code: CODE, status, ...(reason && { reason }), settledAt: SENT };
  const sentAt = status === 'not-sent' ? null : SENT;
  const fact = {
    ...{ kind: 'outcome', of: '7', ...(prefix === 'twin ' && { isTwin: true }), ...about },
    told: { ...told, sentAt, ...(prefix === 'late ' && { late: true }), ...more },
  };
  return /** @type {any} */ (fact);
};

/** @param {Partial<Fact>[]} facts @returns {import('./types.js').Record[]} */
const recorded = (...facts) =>
  facts.map((fact) => /** @type {any} */ ({ at: 1000, page: '0.1', of: '7', ...fact }));

/**
 * Makes a test of each case, which is acquitted where it names nothing that has to be found.
 *
 * @template {unknown[]} Args
 * @param {string} what
 * @param {(...args: Args) => ReturnType<typeof judge>} judgeCase
 * @param {[name: string, found: RegExp | null, ...args: Args][]} cases
 */
const judgeAll = (what, judgeCase, cases) =>
  describe(what, () => {
    for (const [name, found, ...args] of cases) {
      it(`${found ? 'convicts' : 'acquits'}: ${name}`, () => {
        const { violations } = judgeCase(...args);
        assert.equal(violations.length, found ? 1 : 0, JSON.stringify(violations));
        if (found) assert.match(violations[0]?.what ?? '', found);
      });
    }
  });

/** @type {CallPlan} */
const callPlan = {
  ...{ id: '7', fault: 'late', run: 'planned-1-0', code: CODE, method: 'jsonp', probe: 'on' },
  ...{ isolation: 'frame', timeout: 100, stop: null, hasTwin: false, widget: null, actAfter: 0 },
  ...{ countdown: 0, reloadAfter: null, patience: 0 },
};
const did = entry();
const didNot = entry({ hasDeleted: false });
const another = entry({ hasDeleted: false, callback: 'cd99999999999999999999' });
const posted = entry({ method: 'POST', callback: '', fields: FIELDS });
/** Nothing stands in the way of such a call. @type {Partial<CallPlan>} */
const plain = { fault: 'proper', timeout: GENEROUS };
const stopped = { stop: { when: /** @type {const} */ ('before'), after: 0 } };
const byPost = { method: /** @type {const} */ ('post') };
const cut = { kind: /** @type {const} */ ('cut'), of: '7' };
const closed = { kind: /** @type {const} */ ('closed'), of: '7' };

/** @param {(string | Fact)[]} facts @param {Entry[]} entries @param {Partial<CallPlan>} [about] */
const judgeCall = (facts, entries, about = {}) => {
  const all = facts.map((fact) => (typeof fact === 'string' ? outcome(fact) : fact));
  const records = recorded({ kind: 'begun' }, ...all);
  return judge({ calls: [{ ...callPlan, ...about }], lists: [], actions: 0 }, records, entries);
};

// prettier-ignore
judgeAll('a call', judgeCall, [
  ['deleted, and the ledger has it', null, ['deleted'], [did]],
  ['refused, and nothing was deleted', null, ['refused'], [didNot]],
  ['not-sent, and nothing came', null, ['not-sent/cancelled'], []],
  ['unknown, with a deletion', null, ['unknown/timeout'], [did]],
  ['unknown, and nothing came', null, ['unknown/timeout'], []],
  ['a late answer that is true', null, ['unknown/timeout', 'late deleted'], [did]],
  ['a late refusal that is true', null, ['unknown/timeout', 'late refused'], [didNot]],
  ['a twin that was busy', null, ['deleted', 'twin not-sent/busy'], [did]],
  ['a twin that was stopped as well', null, ['not-sent/cancelled', 'twin not-sent/cancelled'], [], stopped],
  ['a frame that came up too late', null, ['not-sent/blocked'], [], plain],
  ['a form that was closed before', null, [closed], [], { widget: 'close' }],
  ['a page that was reloaded', null, [cut], [did]],
  ['a request that the browser sent again', null, ['unknown/network'], [did, didNot], { fault: 'reset-after' }],
  ['a POST', null, ['deleted'], [posted], byPost],
  ['the known exception', null, ['refused'], [did, didNot], { fault: 'reset-warm' }],

  ['deleted, and nothing came', /the server has not deleted/, ['deleted'], []],
  ['deleted, and the server refused', /the server has not deleted/, ['deleted'], [didNot]],
  ['not-sent, and a request came', /the request came/, ['not-sent/cancelled'], [didNot]],
  ['busy, and a request came', /the request came/, ['not-sent/busy'], [did]],
  ['refused after this call deleted', /this very call has deleted/, ['refused'], [did]],
  ['a late deletion that never was', /the server has not deleted/, ['unknown/timeout', 'late deleted'], [didNot]],
  ['a late refusal of what was deleted', /this very call has deleted/, ['unknown/timeout', 'late refused'], [did]],
  ['a late outcome after a certain one', /not after unknown/, ['deleted', 'late deleted'], [did]],
  ['a late outcome that clears nothing up', /late, but unknown\/x/, ['unknown/timeout', 'late unknown/x'], [did]],
  ['two outcomes', /it was told twice/, ['deleted', 'deleted'], [did]],
  ['two requests of one confirmation', /two requests of our own came/, ['deleted'], [did, another]],
  ['the same, in a page that was reloaded', /two requests of our own/, [cut], [did, another], { fault: 'reset-after' }],
  ['a request sent again without a cause', /2 requests came/, ['deleted'], [did, didNot]],
  ['a twin that was sent too', /at once was deleted/, ['deleted', 'twin deleted'], [did]],
  ['a twin that nobody stopped', /at once was not-sent\/cancelled/, ['deleted', 'twin not-sent/cancelled'], [did]],
  ['a twin of another customer', /told of the code 8/, ['deleted', outcome('twin not-sent/busy', { code: '8' })], [did]],
  ['no frame where none was wanted', /not-sent\/blocked, but/, ['not-sent/blocked'], [], { ...plain, isolation: 'none' }],
  ['a request for another customer', /the code 8 came/, [cut], [entry({ code: '8' })]],
  ['a request in another account', /smallshop by john1970 came/, ['deleted'], [entry({ accountId: 'smallshop' })]],
  ['a request by another user', /greatwidgets by anna2001 came/, ['deleted'], [entry({ userId: 'anna2001' })]],
  ['an outcome of another customer', /told of the code 8/, [outcome('not-sent/x', { code: '8' })], []],
  ['a request that nobody planned', /was never confirmed/, ['not-sent/x'], [entry({ call: '8' })]],
  ['a request without a name', /was never confirmed/, ['not-sent/x'], [entry({ call: '' })]],
  ['a request of a closed form', /no outcome, but a request came/, [closed], [did], { widget: 'close' }],
  ['a call of which nothing was told', /nothing was told/, [], []],
  ['a stop that was not obeyed', /stopped before anything was sent/, ['deleted'], [did], stopped],
  ['a field that was left out', /the fields/, ['deleted'], [entry({ fields: FIELDS })]],
  ['a Referer', /a Referer came/, ['deleted'], [entry({ referer: 'http://page/' })]],
  ['a POST that was not planned', /a POST came/, ['deleted'], [entry({ method: 'POST' })]],
  ['a GET where a POST was planned', /a GET came/, ['deleted'], [{ ...posted, method: 'GET' }], byPost],
  ['a POST with something in its URL', /the query code came/, ['deleted'], [{ ...posted, query: 'code' }], byPost],
  ['a POST with a callback', /the fields .*callback/, ['deleted'], [{ ...did, method: 'POST' }], byPost],
  ['a callback that can be guessed', /the callback cb1/, ['deleted'], [entry({ callback: 'cb1' })]],
  ['no time of sending', /sentAt is null/, [outcome('unknown/x', { sentAt: null })], []],
  ['a time of sending without a request', /sentAt is 2026/, [outcome('not-sent/x', { sentAt: SENT })], []],
  ['a plain answer that was not believed', /but the server said deleted/, ['unknown/timeout'], [did], plain],
  ['a plain server that was not called', /but the server said refused/, ['not-sent/cancelled'], [], plain],
  ['something left in the page', /left with a timer/, ['deleted', { kind: 'complaint', what: 'left with a timer' }], [did]],
]);

const CODES = [0, 1, 2, 3, 4].map((number) => `proper ${number}`);
const segment = { act: /** @type {const} */ ('nothing'), after: 0, pause: 0 };
const items = CODES.map((code) => ({ code, fault: 'proper', isBad: false }));
/** @type {ListPlan} */
const listPlan = {
  ...{ id: '7', run: 'planned-1-0', by: 'element', given: 'paste', items, bad: ['tab\tinside'] },
  ...{ lines: [...CODES, 'tab\tinside'], method: 'jsonp', isolation: 'frame', probe: 'on' },
  ...{ timeout: GENEROUS, countdown: 0, vetoed: [], segments: [segment, segment] },
  ...{ reloadAfter: null, patience: 0 },
};
/** Items of which no answer is plain. */
const ofRefused = { items: items.map((item) => ({ ...item, fault: 'refused' })) };
const stopping = { segments: [segment, { ...segment, act: /** @type {const} */ ('stop') }] };

/** @param {number} place @param {string} [text] @param {object} [more] @param {number} [part] */
const told = (place, text = 'deleted', more = {}, part = 0) =>
  outcome(text, { code: CODES[place], message: 'No', ...more }, { place, segment: part });
/** @param {number} place @param {Partial<Entry>} [more] */
const sent = (place, more) =>
  entry({
    ...{ number: place, fault: 'proper', code: CODES[place] ?? '' },
    ...{ callback: `cd12345678901234567${place}`, receivedAt: 1000 + 20 * place },
    ...{ endedAt: 1010 + 20 * place, ...more },
  });
const no = { hasDeleted: false };
const all = CODES.map((_, place) => told(place));
const ledger = CODES.map((_, place) => sent(place));
const BAD = ['tab\tinside', 'not-sent', 'A field holds damaged characters.'];
const LONG = [`${'x'.repeat(100)}…`, 'not-sent', 'The code is longer than 255 characters.'];
const SUM = ['1,5E+20', 'not-sent', 'A spreadsheet has damaged the code.'];
const rows = [...CODES.map((code) => [code, 'deleted', '', SENT, SENT]), BAD];
const [ROW_0 = [], ROW_1 = []] = rows;
const unsent = (/** @type {number} */ place) => [CODES[place] ?? '', 'not-sent', '', '', ''];
/** Bad lines in another order than the report's reasons. */
const threeBad = {
  lines: ['x'.repeat(256), ...CODES, ' 1,5E+20', 'tab\tinside'],
  bad: ['tab\tinside', '1,5E+20', 'x'.repeat(256)],
};
const twoBad = { lines: [...listPlan.lines, 'bell\u0007'], bad: ['tab\tinside', 'bell\u0007'] };
/** @param {string[][]} of @param {number} [tried] @returns {Fact} */
const report = (of, tried = 5) => ({ kind: 'report', of: '7', tried, rows: of });
/** A report that says something else of some lines. @param {string} status @param {number[]} places */
const saying = (status, ...places) =>
  report(rows.map((row, place) => (places.includes(place) ? row.with(1, status) : row)));
const good = report(rows);
const half = report([ROW_0.with(1, 'refused'), ROW_1, unsent(2), unsent(3), unsent(4), BAD], 2);
const refusals = [1, 2, 3].map((place) => told(place, 'refused'));
const later = [1, 2, 3, 4].map((place) => told(place, 'deleted', {}, 1));

/** @param {Fact[]} facts @param {Entry[]} entries @param {Partial<ListPlan>} [about] */
const judgeList = (facts, entries, about = {}) => {
  const plan = { calls: [], lists: [{ ...listPlan, ...about }], actions: 0 };
  return judge(plan, recorded(...facts), entries);
};

// prettier-ignore
judgeAll('a list', judgeList, [
  ['all deleted', null, [...all, good], ledger],
  ['bad lines in their order, the long one cut', null, [...all, report(rows.toSpliced(-1, 0, LONG, SUM))], ledger, threeBad],
  ['a page that was reloaded', null, [told(0), cut], ledger.slice(0, 2)],
  ['a stop at a refusal before any deletion', null, [told(0, 'refused'), told(1, 'deleted', {}, 1), half], [sent(0, no), sent(1)], { ...ofRefused, ...stopping }],

  ['a report of a deletion that was none', /says deleted of proper 1, which was refused/, [told(0), told(1, 'refused'), ...all.slice(2), good], ledger.with(1, sent(1, no)), ofRefused],
  ['a report that conceals a deletion', /says not-sent of proper 1/, [...all, saying('not-sent', 1)], ledger],
  ['a report of another time of sending', /says proper 0 was sent then/, [...all, report(rows.with(0, ROW_0.with(3, 'then')))], ledger],
  ['a report in another order', /has proper 1 in the place of proper 0/, [...all, report([ROW_1, ROW_0, ...rows.slice(2)])], ledger],
  ['a report without the bad lines', /a report of 5 lines/, [...all, report(rows.slice(0, 5))], ledger],
  ['a report of a bad line as sent', /can't be sent: tab.inside deleted/, [...all, saying('deleted', 5)], ledger],
  ['a report of a bad line without a reason', /tab.inside not-sent$/, [...all, report(rows.with(5, BAD.slice(0, 2)))], ledger],
  ['a report of a bad line with a time', /tab.inside not-sent .* 2026/, [...all, report(rows.with(5, [...BAD, SENT]))], ledger],
  ['a report of a bad line that is not listed', /can't be sent: bell not-sent/, [...all, report(rows.with(5, BAD.with(0, 'bell')))], ledger],
  ['a report of a bad line for another', /tab.inside not-sent .*, tab.inside/, [...all, report([...rows, BAD])], ledger, twoBad],
  ['no report', /no report/, all, ledger],
  ['an outcome that is not true', /proper 2: deleted, but the server has not deleted/, [...all, good], ledger.toSpliced(2, 1)],
  ['a request for what was never told', /proper 4: no outcome, but a request/, [...all.slice(0, 4), report(rows.with(4, unsent(4)), 4)], ledger, stopping],
  ['a request that is not on the list', /tab.inside came, which is not on/, [...all, good], [...ledger, sent(5, { code: 'tab\tinside' })]],
  ['one customer twice', /two requests of our own came/, [...all, good], [...ledger, sent(4, { ...no, callback: 'cd99999999999999999999' })]],
  ['an outcome twice', /it was told twice/, [...all, told(4), good], ledger],
  ['an outcome of a bad code', /can't be sent, but deleted/, [...all, good], ledger, { items: items.with(4, { code: 'proper 4', fault: 'proper', isBad: true }) }],
  ['going on after a refusal of all', /it went on after proper 0/, [told(0, 'refused'), ...all.slice(1), saying('refused', 0)], ledger.with(0, sent(0, no)), ofRefused],
  ['going on after an unknown outcome', /it went on after proper 1/, [...all.with(1, told(1, 'unknown/timeout')), saying('unknown', 1)], ledger, { timeout: 1000 }],
  ['going on after three refusals', /it went on after proper 3/, [told(0), ...refusals, told(4), saying('refused', 1, 2, 3)], ledger.map((one) => (one.number % 4 ? { ...one, ...no } : one)), ofRefused],
  ['a stop for no reason', /it stopped for no reason after proper 0/, [told(0), ...later, good], ledger],
  ['a customer that was to be skipped', /proper 1 was to be skipped, but deleted/, [...all, good], ledger, { vetoed: ['proper 1'] }],
  ['another order', /out of turn/, [...all.slice(1), told(0), good], ledger],
  ['two requests at once', /7 proper 1 came at 1020 while 7 proper 0 was under way/, [...all, good], ledger.with(0, sent(0, { endedAt: 1025 }))],
  ['a request during one that never ended', /proper 4 came at 1080 while 7 proper 3/, [...all, good], ledger.with(3, sent(3, { endedAt: null }))],
  ['a list that was not begun', /it was not begun/, [], []],
]);

/** What the witness records of a confirmation of one customer. @param {object} [more] */
const confirmed = (more) => ({
  ...{ kind: 'confirmed', of: 'c1', at: 10_000, call: 'endpoint 1', method: 'GET', isList: false },
  ...{ codes: [CODE], accountId: 'greatwidgets', userId: 'john1970', countdown: 400, ...more },
});
const one = confirmed();
const list = confirmed({ isList: true, codes: ['a', 'b', 'c'] });
const takenBack = { kind: 'taken-back', of: 'c1', by: 'Escape' };
const halted = { kind: 'halted', of: 'c1', by: 'Stop', current: 'b', at: 10_550 };
const resumed = { kind: 'resumed', of: 'c1', at: 20_000 };
/** @param {string} text @param {string} [code] @param {object} [about] */
const says = (text, code = CODE, about) => outcome(text, { code }, { of: 'c1', ...about });
let number = 0;
/** @param {number} receivedAt @param {string} [code] @param {Partial<Entry>} [more] */
const came = (receivedAt, code = CODE, more) =>
  entry({ call: 'endpoint 1', number: number++, receivedAt, endedAt: receivedAt, code, ...more });
/** Each call of ours has a callback of its own. */
const anew = { callback: 'cd99999999999999999999' };
const A = came(10_500, 'a');
const B = came(10_600, 'b');
const C = came(10_700, 'c');
const open = came(10_450, CODE, { endedAt: null });
const early = outcome('unknown/x', { settledAt: new Date(10_480).toISOString() }, { of: 'c1' });
const second = { ...one, of: 'c2', at: 20_000 };
const nextList = { ...list, of: 'c2', codes: ['x'], at: 30_000 };
const elsewhere = { ...one, of: 'c2', call: 'endpoint 2' };

/** @param {object[]} facts @param {Entry[]} entries */
const judgeOperator = (facts, entries) =>
  judge({ calls: [], lists: [], actions: 0 }, recorded(...facts), entries);

// prettier-ignore
judgeAll('the operator', judgeOperator, [
  ['nothing happens', null, [], []],
  ['a request that was confirmed, and told', null, [one, says('deleted')], [came(10_500)]],
  ['a request that a browser sent again', null, [one, says('refused')], [came(10_500, CODE, { callback: 'cd12345678901234567890' }), came(10_502, CODE, { callback: 'cd12345678901234567890', ...no })]],
  ['a request at the very end of the countdown', null, [one], [came(10_400)]],
  ['a confirmation that was taken back', null, [one, takenBack, outcome('not-sent/cancelled', {}, { of: null })], []],
  ['two requests that were confirmed one by one', null, [one, second], [came(10_500), came(20_500)]],
  ['a confirmation that was cut off before the same again', null, [one, second, outcome('deleted', { sentAt: new Date(20_490).toISOString() }, { of: 'c2' })], [came(20_500)]],
  ['a POST', null, [confirmed({ method: 'POST' }), says('refused')], [came(10_500, CODE, { method: 'POST', callback: '', fields: FIELDS, ...no })]],
  ['an unknown outcome cleared up', null, [one, says('unknown/timeout'), says('late refused')], [came(10_500, CODE, no)]],
  ['a list in its order', null, [list, says('deleted', 'a'), says('deleted', 'b')], [A, B, C]],
  ['a list of which the page skipped one', null, [list, says('not-sent/cancelled', 'b')], [A, C]],
  ['a list that was taken back', null, [list, takenBack], []],
  ['a stop that lets the call under way arrive', null, [list, halted], [A, B]],
  ['a list that goes on', null, [list, halted, resumed], [A, B, came(20_100, 'c')]],
  ['a list that goes on with the one not sent', null, [list, halted, resumed], [A, came(20_100, 'b'), came(20_200, 'c')]],
  ['a list that goes on after an unknown outcome', null, [list, says('unknown/x', 'a'), says('deleted', 'b', { segment: 1 })], [A, B]],
  ['the same customer in two lists', null, [list, { ...list, of: 'c2', at: 30_000 }], [A, B, C, came(30_500, 'a')]],
  ['requests at once in other pages', null, [one, { ...elsewhere, page: '0.2' }], [open, came(10_500, CODE, { call: 'endpoint 2' })]],
  ['a request after an unknown outcome', null, [one, early, elsewhere], [open, came(10_500, CODE, { call: 'endpoint 2' })]],

  ['a request that nobody confirmed', /was never confirmed/, [], [came(10_500)]],
  ['a request for another code', /c1 is about 1000000000000007/, [one], [came(10_500, '123')]],
  ['a request at another endpoint', /was never confirmed/, [one], [came(10_500, CODE, { call: 'endpoint 2' })]],
  ['a request in another account', /c1 is of greatwidgets/, [one], [came(10_500, CODE, { accountId: 'smallshop' })]],
  ['a request by another user', /c1 is of .* by john1970/, [one], [came(10_500, CODE, { userId: 'anna2001' })]],
  ['two requests for one confirmation', /received 10502, has no confirmation: c1 is used up/, [one], [came(10_500), came(10_502, CODE, anew)]],
  ['a request after a stop', /taken back by Escape/, [one, takenBack], [came(10_500)]],
  ['a request before the countdown is over', /could be stopped until 10350/, [one], [came(10_300)]],
  ['a request before it was confirmed', /c1 of 20000 could be stopped/, [{ ...one, at: 20_000 }], [came(10_500)]],
  ['two requests at once in one page', /while endpoint 1 \d+ was under way/, [one, elsewhere], [open, came(10_500, CODE, { call: 'endpoint 2' })]],
  ['a deletion that was none', /the server has not deleted/, [one, says('deleted')], [came(10_500, CODE, no)]],
  ['a refusal of what was deleted', /this very call has deleted/, [one, says('refused')], [came(10_500)]],
  ['not-sent, and the request came', /the request came/, [one, says('not-sent/blocked')], [came(10_500)]],
  ['a late refusal of what was deleted', /this very call has deleted/, [one, says('unknown/x'), says('late refused')], [came(10_500)]],
  ['two outcomes', /told twice/, [one, says('deleted'), says('deleted')], [came(10_500)]],
  ['an outcome of another customer', /deleted was told of 8/, [one, says('deleted', '8')], [came(10_500)]],
  ['an outcome of what was not confirmed', /unknown\/x was told of \d+, which was not/, [says('unknown/x', CODE, { of: null })], []],
  ['a Referer', /a Referer came/, [one], [came(10_500, CODE, { referer: 'http://page/' })]],
  ['a GET where a POST was due', /a GET came/, [confirmed({ method: 'POST' })], [came(10_500, CODE, { fields: FIELDS, callback: '' })]],
  ['a list before its countdown is over', /could be stopped until/, [list], [came(10_300, 'a')]],
  ['a list after it was taken back', /taken back by Escape/, [list, takenBack], [A]],
  ['a list in another account', /is of greatwidgets/, [list], [{ ...A, accountId: 'smallshop' }]],
  ['a list by another user', /by john1970/, [list], [{ ...A, userId: 'anna2001' }]],
  ['a customer who is not on the list', /c1 is about a, b, c/, [list], [came(10_500, 'd')]],
  ['a customer of the list before', /another list followed c1; c2 is about x/, [list, nextList], [came(30_500, 'a')]],
  ['a customer of the list twice', /used up/, [list], [A, came(10_600, 'a', anew)]],
  ['a list in another order', /for a .* used up/, [list], [came(10_500, 'b'), came(10_600, 'a')]],
  ['another request than the one under way', /for c .* stopped by Stop at 10550/, [list, halted], [A, C]],
  ['a second request after a stop', /for c .* stopped by Stop/, [list, halted], [A, B, C]],
  ['any request after an unknown outcome', /stopped by unknown/, [list, { ...halted, by: 'unknown', current: 'a' }], [A, came(99_000, 'b')]],
  ['a list told out of turn', /a was told out of turn/, [list, says('deleted', 'b'), says('deleted', 'a')], [A, B]],
  ['a list that goes on by itself', /it went on after a/, [list, says('refused', 'a'), says('deleted', 'b')], [{ ...A, ...no }, B]],
  ['an untrue outcome in a list', /b: deleted, but the server has not/, [list, says('deleted', 'a'), says('deleted', 'b')], [A]],
]);

describe('a run', () => {
  it('counts what was confirmed, but neither stopped nor sent, and each passed check', () => {
    const count = (/** @type {object[]} */ facts, /** @type {Entry[]} */ entries) => {
      const { passed, totals } = judgeOperator(facts, entries);
      return [passed, totals.unsent];
    };
    assert.deepEqual(count([one], []), [0, 1]);
    assert.deepEqual(count([one], [came(10_500)]), [1, 0]);
    assert.deepEqual(count([one, takenBack], []), [1, 0]);
    assert.deepEqual(count([list, halted, resumed], [A, B, came(20_100, 'c')]), [4, 0]);
    assert.equal(judgeCall(['deleted'], [did]).passed, 1);
  });

  it('is convicted where it proves nothing', () => {
    const calls = planCalls(1, 300);
    const facts = calls.flatMap(({ id, code }) => [outcome('not-sent/x', { code }, { of: id })]);
    const { violations } = judge({ calls, lists: [], actions: 1000 }, recorded(...facts), []);
    const found = violations.map(({ what }) => what);
    const few = 'deleted,refused,unknown,confirmations,stopped,requests,lists,deletions'.split(',');
    for (const what of few) assert.match(found.join(), new RegExp(`only 0 [^,]*${what}`));
    assert.doesNotMatch(found.join(), /ended not-sent/);
  });
});
