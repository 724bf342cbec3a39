// What is written about a run, from made-up numbers: nothing is measured here.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compare, inTurn, Samples } from './compare.mjs';
import { picture } from './picture.mjs';
import { broken, exitCode, table, tables } from './report.mjs';

/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('./types.js').Results} Results */

/** @type {Finding} */
const size = {
  group: 'widget',
  what: 'size',
  unit: 'bytes',
  value: 2000,
  baseline: 1000,
  peers: { Large: 4000, Small: 2500 },
  isAhead: true,
};

/**
 * @param {readonly Finding[]} findings
 * @returns {Results}
 */
const results = (...findings) => ({
  measurements: [{ name: 'Size', description: 'How large.', limit: 'none', findings }],
  versions: { Large: '1.2.3' },
  place: 'a browser',
});

describe('a limit', () => {
  it('is exceeded by a value that equals that of a peer', () => {
    assert.deepEqual(broken(size), []);
    assert.deepEqual(broken({ ...size, peers: { Large: 4000, Small: 2000 } }), [
      'size: 2,000 bytes, behind Small with 2,000',
    ]);
  });

  it('can be a multiple of the baseline', () => {
    assert.deepEqual(broken({ ...size, mostRatio: 2 }), []);
    assert.deepEqual(broken({ ...size, mostRatio: 1.5 }), [
      'size: 2,000 bytes, at most 1.5 × plain Lit = 1,500',
    ]);
    assert.equal(broken({ ...size, baseline: undefined, mostRatio: 2 }).length, 1);
  });

  it('can be an amount above the baseline, or above zero without one', () => {
    assert.deepEqual(broken({ ...size, most: 1000 }), []);
    assert.equal(broken({ ...size, most: 999 }).length, 1);
    assert.deepEqual(broken({ ...size, baseline: undefined, most: 2000 }), []);
    assert.equal(broken({ ...size, baseline: undefined, most: 1999 }).length, 1);
  });

  it('is exceeded by NaN', () => {
    assert.equal(broken({ ...size, value: NaN, most: 5, isAhead: false }).length, 1);
    assert.equal(broken({ ...size, peers: { Small: NaN } }).length, 1);
  });

  it('that is exceeded is named, and ends the process with an error, as a failed measurement does', () => {
    const behind = { ...size, peers: { Large: 4000, Small: 500 } };
    assert.match(
      tables(results(behind)),
      /500 \(0\.25×\).*\*\*no\*\*[^]*1 not kept:\n\n- size: 2,000 bytes, behind Small with 500/,
    );
    assert.equal(exitCode(results(size, behind), 0), 1);
    assert.equal(exitCode(results(size), 1), 1);
    assert.equal(exitCode(results(size), 0), 0);
  });
});

it('the table has ours, the baseline, and a cell for each peer, empty where it was not measured', () => {
  const [head, , first, second] = table('widget', [
    size,
    { ...size, what: 'heap', peers: { Small: 2500 } },
  ]).split('\n');
  assert.match(head ?? '', /\| ours \| plain Lit \| Large \| Small \|/);
  assert.match(first ?? '', /\| \*\*2,000\*\* \| 1,000 \(0\.5×\) \| 4,000 \(2×\) \| 2,500 /);
  assert.match(second ?? '', /\| \*\*2,000\*\* \| 1,000 \(0\.5×\) \| {2}\| 2,500 /);
});

it('the bars of the picture are as long as their numbers, and never negative', () => {
  /** @param {Finding} finding */
  const widthsOf = (finding) =>
    [
      ...picture(results(finding)).matchAll(
        /<rect class="(?:ours|baseline|bar)" .*? width="([\d.]+)"/g,
      ),
    ].map(([, width]) => Number(width));
  const [ours = NaN, baseline = NaN, large = NaN] = widthsOf(size);
  assert.ok(Math.abs(large - 2 * ours) < 0.2);
  assert.ok(Math.abs(ours - 2 * baseline) < 0.2);
  assert.equal(widthsOf({ ...size, value: -50 }).length, 4);
});

it('samples become medians in the order of the programs, whichever was measured first', () => {
  const samples = new Samples([{ name: 'ours' }, { name: 'floor' }, { name: 'peer' }]);
  for (const time of [9, 1, 2]) samples.add('peer', { time });
  for (const time of [3, 5]) samples.add('floor', { time });
  assert.throws(() => samples.medians('time'), /Nothing was measured/);
  samples.add('ours', { time: 7 });
  const { value, baseline, peers } = compare('call', 'time', 'ms', samples.medians('time'));
  assert.deepEqual({ value, baseline, peers }, { value: 7, baseline: 4, peers: { peer: 2 } });
});

it('each program comes first in the same number of rounds', () => {
  assert.deepEqual(
    [-1, 0, 1, 2].map((round) => inTurn(['a', 'b', 'c'], round).join('')),
    ['cab', 'abc', 'bca', 'cab'],
  );
});
