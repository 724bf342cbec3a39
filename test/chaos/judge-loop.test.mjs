// The judge of the lists of a run of chaos must be able to find one guilty.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeLoop } from './judge-loop.mjs';
import { planLoops } from './loop-plan.js';
import { overlaps } from './overlaps.mjs';
import { GENEROUS } from './plan.js';

/** @typedef {import('../faults/types.js').Entry} Entry */
/** @typedef {import('./loop-plan.js').LoopPlan} LoopPlan */
/** @typedef {import('./types.js').LoopRecord} LoopRecord */
/** @typedef {import('./types.js').ToldInLoop} Told */

const SENT = '2026-01-01T00:00:00.000Z';
const CODES = ['proper 1', 'proper 2', 'proper 3', 'proper 4', 'proper 5'];

/** @type {LoopPlan} */
const plan = {
  id: 7,
  run: 'chaos-1-0',
  by: 'element',
  given: 'paste',
  lines: [...CODES, 'tab\tinside'],
  items: CODES.map((code) => ({ code, fault: 'proper', isBad: false })),
  bad: ['tab\tinside'],
  method: 'jsonp',
  isolation: 'frame',
  probe: 'on',
  timeout: GENEROUS,
  countdown: 0,
  vetoed: [],
  goes: [
    { act: 'nothing', after: 0, pause: 0 },
    { act: 'nothing', after: 0, pause: 0 },
  ],
  reloadAfter: null,
  patience: 0,
};

/** @param {number} place @param {Partial<Entry>} [about] @returns {Entry} */
const entry = (place, about) => ({
  number: place,
  fault: 'proper',
  code: CODES[place] ?? '',
  callback: `cd1234567890123456789${place}`,
  call: '7',
  hasDeleted: true,
  before: 0,
  fields: 'call user_id user_password type account_id code output callback condensed'.split(' '),
  method: 'GET',
  query: '',
  referer: null,
  cookie: null,
  origin: null,
  receivedAt: 1000 + 20 * place,
  endedAt: 1010 + 20 * place,
  ...about,
});

/** @param {number} place @param {Partial<Told>} [about] @returns {Told} */
const deleted = (place, about) => ({
  status: 'deleted',
  code: CODES[place] ?? '',
  sentAt: SENT,
  settledAt: SENT,
  place,
  go: 0,
  ...about,
});
/** @param {number} place @param {Partial<Told>} [about] */
const refused = (place, about) => deleted(place, { status: 'refused', message: 'No', ...about });
const refusal = { hasDeleted: false, fault: 'refused' };

const all = CODES.map((_, place) => deleted(place));
const ledger = CODES.map((_, place) => entry(place));
const BAD = ['tab\tinside', 'not-sent', 'A field holds damaged characters.'];
const LONG = 'x'.repeat(256);
const rows = [...CODES.map((code) => [code, 'deleted', '', SENT, SENT]), BAD];

/** @param {Partial<LoopRecord>} record @param {Entry[]} entries @param {Partial<LoopPlan>} [about] */
const judgeOne = (record, entries, about) =>
  judgeLoop(
    { ...plan, ...about },
    { id: 7, page: '0.1', told: [], reports: [], ...record },
    entries,
  ).found;

/** Items that the server refuses, so that no answer is undisturbed. */
const ofRefused = { items: plan.items.map((item) => ({ ...item, fault: 'refused' })) };

describe('the judge of lists acquits', () => {
  /** @type {Record<string, Parameters<typeof judgeOne>>} */
  const cases = {
    'a list that was deleted': [{ told: all, reports: [{ tried: 5, rows }] }, ledger],
    'lines that can not be sent, in their order, of which the long one is cut': [
      {
        told: all,
        reports: [
          {
            tried: 5,
            rows: rows.toSpliced(
              -1,
              0,
              [`${'x'.repeat(100)}…`, 'not-sent', 'The code is longer than 255 characters.'],
              ['1,5E+20', 'not-sent', 'A spreadsheet has damaged the code.'],
            ),
          },
        ],
      },
      ledger,
      {
        lines: [LONG, ...CODES, ' 1,5E+20', 'tab\tinside'],
        bad: ['tab\tinside', '1,5E+20', LONG],
      },
    ],
    'a page that was loaded anew': [{ told: all.slice(0, 1), isCut: true }, ledger.slice(0, 2)],
    'a refusal before anything was deleted, and a stop': [
      {
        told: [refused(0), deleted(1, { go: 1 })],
        reports: [
          {
            tried: 2,
            rows: rows.map((row, i) =>
              i === 0
                ? [row[0] ?? '', 'refused', 'No', SENT, SENT]
                : i === 2 || i === 3 || i === 4
                  ? [row[0] ?? '', 'not-sent', '', '', '']
                  : row,
            ),
          },
        ],
      },
      [entry(0, refusal), entry(1)],
      {
        ...ofRefused,
        goes: [
          { act: 'nothing', after: 0, pause: 0 },
          { act: 'stop', after: 0, pause: 0 },
        ],
      },
    ],
  };
  for (const [name, about] of Object.entries(cases)) {
    it(name, () => assert.deepEqual(judgeOne(...about), []));
  }
});

describe('the judge of lists convicts', () => {
  const report = [{ tried: 5, rows }];
  /** @param {number} place @param {string} status */
  const lying = (place, status) => [
    { tried: 5, rows: rows.map((row, i) => (i === place ? row.with(1, status) : row)) },
  ];
  /** @type {Record<string, [RegExp, ...Parameters<typeof judgeOne>]>} */
  const cases = {
    'a report that calls deleted what was not': [
      /the report says deleted of proper 2, which was refused/,
      { told: [all[0] ?? deleted(0), refused(1), ...all.slice(2)], reports: report },
      ledger.with(1, entry(1, refusal)),
      ofRefused,
    ],
    'a report that keeps quiet about a deletion': [
      /the report says not-sent of proper 2/,
      { told: all, reports: lying(1, 'not-sent') },
      ledger,
    ],
    'a report without the lines that were not sent': [
      /a report of 5 lines/,
      { told: all, reports: [{ tried: 5, rows: rows.slice(0, 5) }] },
      ledger,
    ],
    'a report that says of a line that it was sent': [
      /of lines that can't be sent: tab.inside deleted/,
      { told: all, reports: lying(5, 'deleted') },
      ledger,
    ],
    'a report that says nothing of why a line was not sent': [
      /of lines that can't be sent: tab.inside not-sent$/,
      { told: all, reports: [{ tried: 5, rows: rows.with(5, ['tab\tinside', 'not-sent']) }] },
      ledger,
    ],
    'a report with a time at which a line that was not sent was sent': [
      /of lines that can't be sent: tab.inside not-sent .* 2026/,
      { told: all, reports: [{ tried: 5, rows: rows.with(5, [...BAD, SENT, SENT]) }] },
      ledger,
    ],
    'a report that names another line': [
      /of lines that can't be sent: bell not-sent/,
      { told: all, reports: [{ tried: 5, rows: rows.with(5, ['bell', ...BAD.slice(1)]) }] },
      ledger,
    ],
    'a report that repeats a line in the place of another': [
      /of lines that can't be sent: tab.inside not-sent .*, tab.inside/,
      { told: all, reports: [{ tried: 5, rows: [...rows, BAD] }] },
      ledger,
      { lines: [...plan.lines, 'bell\u0007'], bad: ['tab\tinside', 'bell\u0007'] },
    ],
    'no report': [/no report/, { told: all }, ledger],
    'an outcome that is not true': [
      /proper 3: deleted, but the server has not deleted/,
      { told: all, reports: report },
      ledger.filter(({ number }) => number !== 2),
    ],
    'a request for what was never told': [
      /proper 5: no outcome, but a request came/,
      {
        told: all.slice(0, 4),
        reports: [{ tried: 4, rows: rows.with(4, ['proper 5', 'not-sent', '', '', '']) }],
      },
      ledger,
      { goes: [{ act: 'stop', after: 0, pause: 0 }] },
    ],
    'a request that is not on the list': [
      /tab.inside came, which is not on the list/,
      { told: all, reports: report },
      [...ledger, entry(5, { code: 'tab\tinside' })],
    ],
    'one customer twice': [
      /two requests of our own came/,
      { told: all, reports: report },
      [...ledger, entry(4, { hasDeleted: false, callback: 'cd99999999999999999999' })],
    ],
    'a loop that goes on after a refusal of all': [
      /it went on after proper 1/,
      { told: [refused(0), ...all.slice(1)], reports: lying(0, 'refused') },
      ledger.with(0, entry(0, refusal)),
      ofRefused,
    ],
    'a loop that goes on after an unknown outcome': [
      /it went on after proper 2/,
      {
        told: all.with(1, deleted(1, { status: 'unknown', reason: 'timeout' })),
        reports: lying(1, 'unknown'),
      },
      ledger,
      { timeout: 1000 },
    ],
    'a loop that goes on after three refusals': [
      /it went on after proper 4/,
      {
        told: [deleted(0), refused(1), refused(2), refused(3), deleted(4)],
        reports: [
          { tried: 5, rows: rows.map((row, i) => (i > 0 && i < 4 ? row.with(1, 'refused') : row)) },
        ],
      },
      ledger.map((one) => (one.number % 4 ? { ...one, ...refusal } : one)),
      ofRefused,
    ],
    'a loop that stops for no reason': [
      /it stopped for no reason after proper 1/,
      { told: all.map((one, i) => ({ ...one, go: Math.min(i, 1) })), reports: report },
      ledger,
    ],
    'a customer that was to be skipped': [
      /proper 2 was to be skipped, but deleted/,
      { told: all, reports: report },
      ledger,
      { vetoed: ['proper 2'] },
    ],
    'another order': [
      /out of turn/,
      { told: [...all.slice(1), deleted(0)], reports: report },
      ledger,
    ],
  };
  for (const [name, [what, ...about]] of Object.entries(cases)) {
    it(name, () => {
      const found = judgeOne(...about);
      assert.ok(
        found.some((one) => what.test(one)),
        found.join('; '),
      );
    });
  }
});

describe('the judge of turns', () => {
  /** @param {Partial<Entry>} about @param {Partial<import('./overlaps.mjs').Turn>} [more] */
  const turn = (about, more) => ({
    page: '0.1',
    entries: [entry(0, about)],
    told: undefined,
    ...more,
  });
  const first = turn({ code: 'a', receivedAt: 1000, endedAt: 1100 });
  const inside = { number: 1, code: 'b', receivedAt: 1050, endedAt: 1200 };

  it('convicts two requests at once', () => {
    assert.equal(overlaps([first, turn(inside)]).length, 1);
    const open = turn({ code: 'a', receivedAt: 1000, endedAt: null });
    assert.equal(overlaps([open, turn(inside)]).length, 1);
  });

  it('acquits one after the other, other pages, and what was told as unknown', () => {
    assert.deepEqual(overlaps([first, turn({ ...inside, receivedAt: 1100 })]), []);
    assert.deepEqual(overlaps([first, turn(inside, { page: '0.2' })]), []);
    const told = deleted(0, { status: 'unknown', settledAt: new Date(1040).toISOString() });
    const given = turn({ code: 'a', receivedAt: 1000, endedAt: null }, { told });
    assert.deepEqual(overlaps([given, turn(inside)]), []);
  });
});

describe('the plan of lists', () => {
  it('is the same for the same seed, and another for another', () => {
    assert.deepEqual(planLoops(5, 300), planLoops(5, 300));
    assert.notDeepEqual(planLoops(5, 300), planLoops(6, 300));
  });

  it('has some of everything', () => {
    const loops = planLoops(1, 600);
    const has = (/** @type {(plan: LoopPlan) => unknown} */ isSo) => loops.some(isSo);
    for (const by of ['script', 'element']) assert.ok(has((one) => one.by === by));
    for (const isolation of ['frame', 'none']) assert.ok(has((one) => one.isolation === isolation));
    for (const method of ['jsonp', 'post']) assert.ok(has((one) => one.method === method));
    for (const given of ['attribute', 'array', 'paste'])
      assert.ok(has((one) => one.given === given));
    for (const act of ['nothing', 'stop', 'remove']) {
      assert.ok(has(({ goes }) => goes.some((go) => go.act === act)));
    }
    assert.ok(has(({ lines, items }) => lines.length > items.length));
    assert.ok(has(({ vetoed }) => vetoed.length > 0));
    assert.ok(has(({ reloadAfter }) => reloadAfter !== null));
    assert.ok(
      has(({ timeout }) => timeout === GENEROUS) && has(({ timeout }) => timeout < GENEROUS),
    );
    assert.ok(new Set(loops.flatMap(({ items }) => items.map(({ fault }) => fault))).size > 30);
  });
});
