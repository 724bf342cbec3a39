// What is written of a run has to say what was found, and what was not kept. No times are measured here.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compare, inTurn, Samples } from './compare.mjs';
import { picture } from './picture.mjs';
import { broken, brokenLimits, exitCode, inFull, table, tables } from './report.mjs';

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

/** @param {string} markdown */
const cellsOf = (markdown) =>
  markdown.split('\n').map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );

describe('the limits of a finding', () => {
  it('are kept where ours is below each of the others', () => {
    assert.deepEqual(broken(size), []);
  });

  it('are broken by a single peer that is as good, and its name is told', () => {
    const found = broken({ ...size, peers: { Large: 4000, Small: 2000 } });
    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', /behind Small/);
  });

  it('count from the baseline', () => {
    assert.deepEqual(broken({ ...size, most: 1000 }), []);
    assert.equal(broken({ ...size, most: 999 }).length, 1);
  });

  it('count from zero where there is no baseline', () => {
    const heap = /** @type {Finding} */ ({
      group: 'left',
      what: 'heap',
      unit: 'bytes',
      value: 301,
    });
    assert.equal(broken({ ...heap, most: 300 }).length, 1);
    assert.deepEqual(broken({ ...heap, most: 301 }), []);
  });

  it('are broken by what is no number', () => {
    assert.equal(broken({ ...size, value: NaN, most: 5, isAhead: false }).length, 1);
    assert.equal(broken({ ...size, peers: { Small: NaN } }).length, 1);
  });
});

describe('the tables of a run', () => {
  it('have ours, the baseline and each peer, with how many times ours each is', () => {
    const [head, , line] = cellsOf(table('widget', [size]));
    assert.deepEqual(head?.slice(1, 5), ['ours', 'plain Lit', 'Large', 'Small']);
    assert.deepEqual(line, [
      'size, bytes',
      '**2,000**',
      '1,000 (0.5×)',
      '4,000 (2×)',
      '2,500 (1.25×)',
      'below each peer',
      'yes',
    ]);
  });

  it('keep a figure that stays behind, and say so', () => {
    const behind = { ...size, peers: { Large: 4000, Small: 500 } };
    const text = tables(results(behind));
    assert.match(text, /500 \(0\.25×\).*\*\*no\*\*/);
    assert.match(text, /1 not kept:\n\n- size: 2,000 bytes, behind Small with 500/);
    assert.equal(brokenLimits(results(behind)).length, 1);
  });

  it('end the process with an error where a limit is broken, or something failed', () => {
    assert.equal(exitCode(results(size), 0), 0);
    assert.equal(exitCode(results(size), 1), 1);
    assert.equal(exitCode(results(size, { ...size, most: 10 }), 0), 1);
  });

  it('put a finding into its group only', () => {
    assert.equal(table('call', [size]), '');
    assert.doesNotMatch(tables(results(size)), /## The call/);
  });

  it('leave a cell empty where a peer was not measured', () => {
    const other = { ...size, what: 'heap', peers: { Small: 1 } };
    const lines = cellsOf(table('widget', [size, other]));
    assert.equal(lines[3]?.[3], '');
  });

  it('stand in the file, with the picture, the versions and what was measured', () => {
    const text = inFull(results(size), 'picture.svg');
    for (const part of ['](picture.svg)', 'Large 1.2.3', '**Size**: How large.', 'a browser']) {
      assert.ok(text.includes(part), part);
    }
  });
});

describe('the picture of a run', () => {
  /** @param {Finding} finding */
  const widthsOf = (finding) =>
    [
      ...picture(results(finding)).matchAll(
        /<rect class="(\w+)" x="[^"]*" y="[^"]*" width="([\d.]+)"/g,
      ),
    ]
      .filter(([, kind]) => kind !== 'paper')
      .map(([, kind, width]) => ({ kind, width: Number(width) }));

  it('has a bar for each, as long as its number', () => {
    const widths = widthsOf(size);
    assert.deepEqual(
      widths.map(({ kind }) => kind),
      ['ours', 'baseline', 'bar', 'bar'],
    );
    const [ours, baseline, large] = widths.map(({ width }) => width);
    assert.ok(Math.abs((large ?? NaN) - 2 * (ours ?? NaN)) < 0.2);
    assert.ok(Math.abs((ours ?? NaN) - 2 * (baseline ?? NaN)) < 0.2);
  });

  it('draws no bar to the left where memory has become less', () => {
    for (const { width } of widthsOf({ ...size, value: -50 })) assert.ok(width > 0);
  });

  it('leaves out what is compared with nothing else', () => {
    assert.deepEqual(
      widthsOf({ group: 'left', what: 'nodes', unit: '', value: 1, baseline: 1 }),
      [],
    );
  });

  it('has no text that is taken for markup', () => {
    const text = picture(results({ ...size, what: '<b> & "c"' }));
    assert.ok(text.includes('&#60;b&#62; &#38; &#34;c&#34;'));
  });

  it('has colours for light and for dark', () => {
    assert.match(picture(results(size)), /prefers-color-scheme: dark/);
  });
});

describe('samples', () => {
  it('become medians in the order of the programs, whatever came first', () => {
    const samples = new Samples([{ name: 'ours' }, { name: 'floor' }, { name: 'peer' }]);
    for (const time of [9, 1, 2]) samples.add('peer', { time });
    for (const time of [3, 5]) samples.add('floor', { time });
    samples.add('ours', { time: 7 });
    const { value, baseline, peers } = compare('call', 'time', 'ms', samples.medians('time'));
    assert.deepEqual({ value, baseline, peers }, { value: 7, baseline: 4, peers: { peer: 2 } });
  });

  it('are taken in turn, each program first as often as the others', () => {
    assert.deepEqual(
      [-1, 0, 1, 2].map((round) => inTurn(['a', 'b', 'c'], round).join('')),
      ['cab', 'abc', 'bca', 'cab'],
    );
  });

  it('that were never taken are an error', () => {
    assert.throws(() => new Samples([{ name: 'ours' }]).medians('time'), /Nothing was measured/);
  });
});

describe('npm run bench', () => {
  /** @param {readonly string[]} args */
  const run = (...args) =>
    spawnSync(process.execPath, [fileURLToPath(new URL('run.mjs', import.meta.url)), ...args], {
      encoding: 'utf8',
    });

  it('knows what is measured', () => {
    const { status, stderr } = run('nothing-of-that-name');
    assert.notEqual(status, 0);
    assert.match(stderr, /There is no measurement nothing-of-that-name/);
  });
});
