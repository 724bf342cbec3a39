// The judge of the monkey's lists must be able to find a run guilty.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeLists } from './judge-lists.js';

/** @typedef {import('./types.js').ListConfirmation} ListConfirmation */
/** @typedef {import('./types.js').Request} Request */

const about = {
  endpoint: 'http://127.0.0.1/a/api.php?monkey=batch-1',
  accountId: 'greatwidgets',
  userId: 'john1970',
};

/** @type {ListConfirmation} */
const list = {
  ...about,
  id: 1,
  codes: ['a', 'b', 'c'],
  confirmedAt: 10_000,
  countdown: 400,
  halts: [],
};

/** @param {string} code @param {number} receivedAt @param {Partial<Request>} [more] @returns {Request} */
const request = (code, receivedAt, more) => ({
  ...about,
  code,
  receivedAt,
  hasDeleted: true,
  ...more,
});

const all = [request('a', 10_500), request('b', 10_600), request('c', 10_700)];

/** Stopped while the request for b was under way. */
const stopped = { ...list, halts: [{ from: 10_550, until: 20_000, by: 'Stop', current: 'b' }] };

describe('the judge of the monkey’s lists acquits', () => {
  /** @type {Record<string, [ListConfirmation[], Request[], passed: number]>} */
  const cases = {
    'a run in which nothing happens': [[], [], 0],
    'a list that is sent in its order': [[list], all, 3],
    'a list of which the page has skipped one': [
      [list],
      [request('a', 10_500), request('c', 10_700)],
      2,
    ],
    'a request at the very end of the countdown': [[list], [request('a', 10_400)], 1],
    'a list that was stopped in its countdown': [[{ ...list, stoppedBy: 'Escape' }], [], 1],
    'a stop that lets the call under way arrive': [[stopped], all.slice(0, 2), 3],
    'a list that goes on': [[stopped], [...all.slice(0, 2), request('c', 20_100)], 4],
    'a list that goes on with the one that was not sent': [
      [stopped],
      [request('a', 10_500), request('b', 20_100), request('c', 20_200)],
      4,
    ],
    'the same customer in two lists': [
      [list, { ...list, id: 2, confirmedAt: 30_000 }],
      [...all, request('a', 30_500)],
      4,
    ],
  };
  for (const [name, [lists, requests, count]] of Object.entries(cases)) {
    it(name, () => {
      const { violations, passed } = judgeLists(lists, requests);
      assert.deepEqual(violations, []);
      assert.equal(passed, count);
    });
  }
});

describe('the judge of the monkey’s lists convicts', () => {
  /** @type {Record<string, [ListConfirmation[], Request[], RegExp]>} */
  const cases = {
    'a request that nobody confirmed': [[], [request('a', 10_500)], /of no list/],
    'a request before the countdown is over': [[list], [request('a', 10_300)], /too early/],
    'a request of a list that was taken back': [
      [{ ...list, stoppedBy: 'Stop' }],
      [request('a', 10_500)],
      /of no list/,
    ],
    'a request to another endpoint': [
      [list],
      [request('a', 10_500, { endpoint: `${about.endpoint}1` })],
      /of no list/,
    ],
    'a request for another account': [
      [list],
      [request('a', 10_500, { accountId: 'smallshop' })],
      /confirmed for others/,
    ],
    'a request of another user': [
      [list],
      [request('a', 10_500, { userId: 'anna2001' })],
      /confirmed for others/,
    ],
    'a customer who is not on the list': [[list], [request('d', 10_500)], /not on list 1: a, b, c/],
    'a customer of the list before': [
      [list, { ...list, id: 2, codes: ['x'], confirmedAt: 30_000 }],
      [request('a', 30_500)],
      /not on list 2/,
    ],
    'one customer twice': [[list], [request('a', 10_500), request('a', 10_600)], /or twice/],
    'another order': [[list], [request('b', 10_500), request('a', 10_600)], /out of turn/],
    'another request than the one under way, after a stop': [
      [stopped],
      [request('a', 10_500), request('c', 10_700)],
      /stopped by Stop at 10550/,
    ],
    'a second request after a stop': [[stopped], all, /a request for c .* stopped by Stop/],
    'any request after a stop with nothing under way': [
      [{ ...list, halts: [{ from: 10_550, by: 'unknown' }] }],
      [request('a', 10_500), request('b', 99_000)],
      /stopped by unknown/,
    ],
  };
  for (const [name, [lists, requests, what]] of Object.entries(cases)) {
    it(name, () => {
      const { violations } = judgeLists(lists, requests);
      assert.equal(violations.length, 1);
      assert.match(violations[0]?.what ?? '', what);
    });
  }
});
