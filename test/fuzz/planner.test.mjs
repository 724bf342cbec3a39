import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planActions } from './planner/actions.js';
import { GENEROUS, planCalls } from './planner/calls.js';
import { planLists } from './planner/lists.js';

/** Asserts that each of these values occurs. @param {unknown[]} found @param {unknown[]} values */
const assertAll = (found, ...values) => {
  for (const value of values) assert.ok(found.includes(value), String(value));
};

describe('the planner', () => {
  for (const [name, plan] of Object.entries({ planCalls, planLists, planActions })) {
    it(`plans the same for the same seed, and something else for another: ${name}`, () => {
      assert.deepEqual(plan(5, 300), plan(5, 300));
      const strip = (/** @type {number} */ seed) =>
        plan(seed, 300).map((one) =>
          'fault' in one ? one.fault : 'by' in one ? one.by : one.name,
        );
      assert.notDeepEqual(strip(5), strip(6));
    });
  }

  // prettier-ignore
  it('has some of everything in the calls of a run in CI', () => {
    const plans = planCalls(1, 200);
    assertAll(plans.map(({ isolation }) => isolation), 'frame', 'none');
    assertAll(plans.map(({ method }) => method), 'jsonp', 'post');
    assertAll(plans.map(({ probe }) => probe), 'on', 'off');
    assertAll(plans.map(({ stop }) => stop?.when), 'before', 'microtasks', 'ms', 'sent', undefined);
    const acts = 'nothing move replace remove close escape reset change stop veto'.split(' ');
    assertAll(plans.map(({ widget }) => widget), ...acts, null);
    assertAll(plans.map(({ hasTwin }) => hasTwin), true, false);
    assertAll(plans.map(({ reloadAfter }) => reloadAfter !== null), true, false);
    assertAll(plans.map(({ timeout }) => timeout === GENEROUS), true, false);
    assert.ok(new Set(plans.map(({ code }) => code)).size < 190, 'customers come again');
    assert.ok(new Set(plans.map(({ fault }) => fault)).size > 60, 'faults');
  });

  // prettier-ignore
  it('has some of everything in lists', () => {
    const lists = planLists(1, 600);
    assertAll(lists.map(({ by }) => by), 'script', 'element');
    assertAll(lists.map(({ isolation }) => isolation), 'frame', 'none');
    assertAll(lists.map(({ method }) => method), 'jsonp', 'post');
    assertAll(lists.map(({ given }) => given), 'attribute', 'array', 'paste');
    assertAll(lists.flatMap(({ segments }) => segments.map(({ act }) => act)), 'nothing', 'stop', 'remove');
    assertAll(lists.map(({ lines, items }) => lines.length > items.length), true);
    assertAll(lists.map(({ bad }) => bad.length > 0), true, false);
    assertAll(lists.map(({ vetoed }) => vetoed.length > 0), true, false);
    assertAll(lists.map(({ reloadAfter }) => reloadAfter !== null), true, false);
    assertAll(lists.map(({ timeout }) => timeout === GENEROUS), true, false);
    assert.ok(new Set(lists.flatMap(({ items }) => items.map(({ fault }) => fault))).size > 30);
  });

  it('has every action in a run in CI', () => {
    const all = new Set(planActions(1, 20_000).map(({ name }) => name));
    assert.equal(all.size, 32);
    assertAll(
      planActions(1, 500).map(({ name }) => name),
      ...all,
    );
  });
});
