// The judge of a run of chaos must be able to find a run guilty.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { judge } from './judge.mjs';
import { GENEROUS, planCalls } from './plan.js';

/** @typedef {import('../faults/types.js').Entry} Entry */
/** @typedef {import('./plan.js').Plan} Plan */
/** @typedef {import('./types.js').Record} Telling */
/** @typedef {import('./types.js').Told} Told */

const CODE = '1000000000000007';
const SENT = '2026-01-01T00:00:00.000Z';

/** @type {Plan} */
const plan = {
  id: 7,
  fault: 'late',
  run: 'chaos-1-0',
  code: CODE,
  method: 'jsonp',
  isolation: 'frame',
  probe: 'on',
  timeout: 100,
  stop: null,
  hasTwin: false,
  widget: null,
  actAfter: 0,
  countdown: 0,
  reloadAfter: null,
  patience: 0,
};

/** @type {Entry} */
const entry = {
  number: 0,
  fault: 'late',
  code: CODE,
  callback: 'cd12345678901234567890',
  call: '7',
  hasDeleted: true,
  before: 0,
  fields: [
    'call',
    'user_id',
    'user_password',
    'type',
    'account_id',
    'code',
    'output',
    'callback',
    'condensed',
  ],
  method: 'GET',
  query: '',
  referer: null,
  cookie: null,
  origin: null,
  receivedAt: 1000,
  endedAt: 1010,
};
const undone = { ...entry, hasDeleted: false };
/** @type {Entry} */
const posted = {
  ...entry,
  method: 'POST',
  callback: '',
  fields: entry.fields.filter((name) => name !== 'callback'),
};

/** @type {Told} */
const deleted = { status: 'deleted', code: CODE, sentAt: SENT };
/** @type {Told} */
const refused = { status: 'refused', code: CODE, sentAt: SENT };
/** @type {Told} */
const unknown = { status: 'unknown', reason: 'timeout', code: CODE, sentAt: SENT };
/** @type {Told} */
const notSent = { status: 'not-sent', reason: 'cancelled', code: CODE, sentAt: null };
/** @type {Told} */
const busy = { ...notSent, reason: 'busy' };
/** @type {Told} */
const lateDeleted = { ...deleted, late: true };
/** @type {Told} */
const lateRefused = { ...refused, late: true };

/**
 * One call: what was told of it, what the server knows of it, and what is special about it.
 *
 * @typedef {[told: Omit<Telling, 'id'> | null, entries: Entry[], about?: Partial<Plan>]} Case
 */

/** @param {Case} about */
function judgeOne([told, entries, about]) {
  return judge([{ ...plan, ...about }], told ? [{ id: 7, ...told }] : [], entries);
}

describe('the judge of chaos acquits', () => {
  /** @type {Record<string, Case>} */
  const cases = {
    'deleted, and the ledger has it': [{ first: deleted }, [entry]],
    'refused, and nothing was deleted': [{ first: refused }, [undone]],
    'not-sent, and nothing came': [{ first: notSent }, []],
    'unknown, with or without a deletion': [{ first: unknown }, [entry]],
    'unknown, and nothing came': [{ first: unknown }, []],
    'a late answer that is true': [{ first: unknown, late: lateDeleted }, [entry]],
    'a late refusal that is true': [{ first: unknown, late: lateRefused }, [undone]],
    'a twin that was busy': [{ first: deleted, twin: busy }, [entry], { hasTwin: true }],
    'a twin that was stopped as well': [
      { first: notSent, twin: notSent },
      [],
      { hasTwin: true, stop: { when: 'before', after: 0 } },
    ],
    'a frame that came up too late': [
      { first: { ...notSent, reason: 'blocked' } },
      [],
      { fault: 'proper', timeout: GENEROUS },
    ],
    'a form that was closed before': [{ isNone: true }, [], { widget: 'close' }],
    'a page that was loaded anew': [{ isCut: true }, [entry]],
    'a request that the browser sent again': [
      { first: unknown },
      [entry, undone],
      { fault: 'reset-after' },
    ],
    'a POST': [{ first: deleted }, [posted], { method: 'post' }],
    'the known exception': [{ first: refused }, [entry, undone], { fault: 'reset-warm' }],
  };
  for (const [name, about] of Object.entries(cases)) {
    it(name, () => {
      const { violations, passed } = judgeOne(about);
      assert.deepEqual(violations, []);
      assert.equal(passed, 1);
    });
  }
});

describe('the judge of chaos convicts', () => {
  const other = '1000000000000008';
  /** @type {Record<string, [RegExp, ...Case]>} */
  const cases = {
    'deleted, and nothing came': [/the server has not deleted/, { first: deleted }, []],
    'deleted, and the server refused': [/the server has not deleted/, { first: deleted }, [undone]],
    'not-sent, and a request came': [/the request came/, { first: notSent }, [undone]],
    'busy, and a request came': [/the request came/, { first: busy }, [entry]],
    'refused after this call deleted': [/this very call has deleted/, { first: refused }, [entry]],
    'a late deletion that never was': [
      /the server has not deleted/,
      { first: unknown, late: lateDeleted },
      [undone],
    ],
    'a late refusal of what was deleted': [
      /this very call has deleted/,
      { first: unknown, late: lateRefused },
      [entry],
    ],
    'a late word after a certain one': [
      /not after unknown/,
      { first: deleted, late: lateDeleted },
      [entry],
    ],
    'a late word that clears nothing up': [
      /late, but unknown\/timeout/,
      { first: unknown, late: { ...unknown, late: true } },
      [entry],
    ],
    'two requests of one confirmation': [
      /two requests of our own came/,
      { first: deleted },
      [entry, { ...undone, callback: 'cd99999999999999999999' }],
    ],
    'two requests, in a fault that gives no cause to send again': [
      /2 requests came/,
      { first: deleted },
      [entry, undone],
    ],
    'two requests of one confirmation, whose page was loaded anew': [
      /two requests of our own came/,
      { isCut: true },
      [entry, { ...undone, callback: 'cd99999999999999999999' }],
      { fault: 'reset-after' },
    ],
    'a twin that was sent too': [
      /the same call at once was deleted/,
      { first: deleted, twin: deleted },
      [entry],
      { hasTwin: true },
    ],
    'a twin that was stopped, though nobody did': [
      /the same call at once was not-sent\/cancelled/,
      { first: deleted, twin: notSent },
      [entry],
      { hasTwin: true },
    ],
    'no frame where none was wanted': [
      /not-sent\/blocked, but/,
      { first: { ...notSent, reason: 'blocked' } },
      [],
      { fault: 'proper', timeout: GENEROUS, isolation: 'none' },
    ],
    'a request for another customer': [
      new RegExp(`the code ${other} came`),
      { isCut: true },
      [{ ...entry, code: other }],
    ],
    'an outcome of another customer': [
      new RegExp(`of the code ${other}`),
      { first: { ...notSent, code: other } },
      [],
    ],
    'a request that nobody planned': [
      /nobody planned the call 8/,
      { first: notSent },
      [{ ...entry, call: '8' }],
    ],
    'a request without a name': [
      /nobody planned the call/,
      { first: notSent },
      [{ ...entry, call: '' }],
    ],
    'a request of a form that was closed before': [
      /no outcome, but a request came/,
      { isNone: true },
      [entry],
      { widget: 'close' },
    ],
    'a call of which nothing was told': [/nothing was told/, null, []],
    'a stop that came first and was not obeyed': [
      /stopped before anything was sent/,
      { first: deleted },
      [entry],
      { stop: { when: 'before', after: 0 } },
    ],
    'a field that was left out': [
      /the fields/,
      { first: deleted },
      [{ ...entry, fields: entry.fields.slice(1, -1) }],
    ],
    'a Referer': [/a Referer came/, { first: deleted }, [{ ...entry, referer: 'http://page/' }]],
    'a POST': [/a POST came/, { first: deleted }, [{ ...entry, method: 'POST' }]],
    'a GET where a POST was planned': [
      /a GET came/,
      { first: deleted },
      [{ ...posted, method: 'GET' }],
      { method: 'post' },
    ],
    'a POST with something in its URL': [
      /the query code came/,
      { first: deleted },
      [{ ...posted, query: 'code' }],
      { method: 'post' },
    ],
    'a POST with a callback': [
      /the fields .*callback/,
      { first: deleted },
      [{ ...posted, fields: entry.fields }],
      { method: 'post' },
    ],
    'a callback that can be guessed': [
      /the callback cb1/,
      { first: deleted },
      [{ ...entry, callback: 'cb1' }],
    ],
    'a request without a time of sending': [
      /sentAt is null/,
      { first: { ...unknown, sentAt: null } },
      [],
    ],
    'a time of sending without a request': [
      /sentAt is 2026/,
      { first: { ...notSent, sentAt: SENT } },
      [],
    ],
    'a normal answer that was not believed': [
      /unknown\/timeout, but the server said deleted/,
      { first: unknown },
      [entry],
      { fault: 'proper', timeout: GENEROUS },
    ],
    'a normal server that was not called': [
      /not-sent\/cancelled, but the server said refused/,
      { first: notSent },
      [],
      { fault: 'proper', timeout: GENEROUS },
    ],
  };
  for (const [name, [what, ...about]] of Object.entries(cases)) {
    it(name, () => {
      const { violations } = judgeOne(about);
      assert.equal(violations.length, 1);
      assert.match(violations[0] ?? '', what);
    });
  }

  it('a run in which nothing ever happens', () => {
    const plans = planCalls(1, 300);
    const records = plans.map(({ id, code }) => ({ id, first: { ...notSent, code } }));
    const { violations } = judge(plans, records, []);
    for (const status of ['deleted', 'refused', 'unknown']) {
      assert.ok(violations.includes(`not one call ended ${status}`), status);
    }
    assert.ok(!violations.includes('not one call ended not-sent'));
  });
});

describe('the plan of chaos', () => {
  it('is the same for the same seed, and another for another', () => {
    assert.deepEqual(planCalls(5, 300), planCalls(5, 300));
    const faultsOf = (/** @type {number} */ seed) => planCalls(seed, 300).map(({ fault }) => fault);
    assert.notDeepEqual(faultsOf(5), faultsOf(6));
  });

  it('has some of everything in 300 calls', () => {
    const plans = planCalls(1, 300);
    const has = (/** @type {(plan: Plan) => unknown} */ isSo) => plans.some(isSo);
    for (const isolation of ['frame', 'none']) assert.ok(has((one) => one.isolation === isolation));
    for (const method of ['jsonp', 'post']) assert.ok(has((one) => one.method === method));
    for (const probe of ['on', 'off']) assert.ok(has((one) => one.probe === probe));
    for (const when of ['before', 'microtasks', 'ms', 'sent']) {
      assert.ok(
        has(({ stop }) => stop?.when === when),
        when,
      );
    }
    const acts = 'nothing move replace remove close escape reset change stop veto'.split(' ');
    for (const act of acts)
      assert.ok(
        has(({ widget }) => widget === act),
        act,
      );
    assert.ok(has(({ hasTwin }) => hasTwin));
    assert.ok(has(({ reloadAfter }) => reloadAfter !== null));
    assert.ok(new Set(plans.map(({ code }) => code)).size < 290, 'customers come again');
    assert.ok(new Set(plans.map(({ fault }) => fault)).size > 60, 'faults');
  });
});
