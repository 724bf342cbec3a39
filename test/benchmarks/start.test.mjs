// The benchmarks themselves are not part of npm test: only that they start, and what they measure.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ENDING = '.bench.mjs';

/** @param {readonly string[]} args */
const run = (...args) =>
  spawnSync(process.execPath, [fileURLToPath(new URL('run.mjs', import.meta.url)), ...args], {
    encoding: 'utf8',
  });

describe('npm run bench', () => {
  it('lists each measurement with its description and limit', () => {
    const { status, stdout, stderr } = run('--list');
    assert.equal(status, 0, stderr);
    const listed = stdout.matchAll(/^([\w-]+): .+\n {2}.+\n {2}Limit: .+$/gm);
    const files = readdirSync(new URL('.', import.meta.url)).filter((file) =>
      file.endsWith(ENDING),
    );
    assert.deepEqual(
      [...listed].map(([, name]) => `${name}${ENDING}`),
      files.sort(),
    );
  });

  it('rejects a name that no measurement has', () => {
    const { status, stderr } = run('nothing-of-that-name');
    assert.notEqual(status, 0);
    assert.match(stderr, /There is no measurement nothing-of-that-name/);
  });
});
