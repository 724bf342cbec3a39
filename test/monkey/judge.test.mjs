// The judge of the monkey must be able to find a run guilty.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judge } from './judge.js';

/** @typedef {import('./types.js').Confirmation} Confirmation */
/** @typedef {import('./types.js').Request} Request */

const about = {
  endpoint: 'http://127.0.0.1/a/api.php?monkey=1',
  code: '00123',
  accountId: 'greatwidgets',
  userId: 'john1970',
};

/** @type {Confirmation} */
const confirmed = { ...about, id: 1, confirmedAt: 10_000, countdown: 400 };
/** @type {Request} */
const request = { ...about, receivedAt: 10_500, hasDeleted: true };

describe('the judge of the monkey acquits', () => {
  /** @type {Record<string, [Confirmation[], Request[], passed: number]>} */
  const cases = {
    'a run in which nothing happens': [[], [], 0],
    'a request that was confirmed': [[confirmed], [request], 1],
    'a request at the very end of the countdown': [
      [confirmed],
      [{ ...request, receivedAt: 10_400 }],
      1,
    ],
    'a confirmation that was stopped': [[{ ...confirmed, stoppedBy: 'Stop' }], [], 1],
    'two requests that were confirmed one by one': [
      [confirmed, { ...confirmed, id: 2, confirmedAt: 20_000 }],
      [request, { ...request, receivedAt: 20_500 }],
      2,
    ],
  };
  for (const [name, [confirmations, requests, count]] of Object.entries(cases)) {
    it(name, () => {
      const { violations, passed } = judge(confirmations, requests);
      assert.deepEqual(violations, []);
      assert.equal(passed, count);
    });
  }

  it('and names what was confirmed, but neither stopped nor sent', () => {
    assert.deepEqual(judge([confirmed], []).unsent, [confirmed]);
    assert.deepEqual(judge([confirmed], [request]).unsent, []);
    assert.deepEqual(judge([{ ...confirmed, stoppedBy: 'Stop' }], []).unsent, []);
  });
});

describe('the judge of the monkey convicts', () => {
  /** @type {Record<string, [Confirmation[], Request[], RegExp]>} */
  const cases = {
    'a request that nobody confirmed': [[], [request], /was never confirmed/],
    'a request for another code': [
      [confirmed],
      [{ ...request, code: '123' }],
      /a request for 123 .* was never confirmed/,
    ],
    'a request to another endpoint': [
      [confirmed],
      [{ ...request, endpoint: `${about.endpoint}2` }],
      /never confirmed/,
    ],
    'a request for another account': [
      [confirmed],
      [{ ...request, accountId: 'smallshop' }],
      /never confirmed/,
    ],
    'a request of another user': [
      [confirmed],
      [{ ...request, userId: 'anna2001' }],
      /never confirmed/,
    ],
    'two requests for one confirmation': [
      [confirmed],
      [request, { ...request, receivedAt: 10_501 }],
      /received 10501, has no confirmation of its own/,
    ],
    'a request after a stop': [
      [{ ...confirmed, stoppedBy: 'Escape' }],
      [request],
      /stopped by Escape/,
    ],
    'a request before the countdown is over': [
      [confirmed],
      [{ ...request, receivedAt: 10_300 }],
      /countdown 400/,
    ],
    'a request before it was confirmed': [
      [{ ...confirmed, confirmedAt: 20_000 }],
      [request],
      /has no confirmation of its own/,
    ],
  };
  for (const [name, [confirmations, requests, what]] of Object.entries(cases)) {
    it(name, () => {
      const { violations } = judge(confirmations, requests);
      assert.equal(violations.length, 1);
      assert.match(violations[0]?.what ?? '', what);
    });
  }
});
