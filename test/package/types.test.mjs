// What TypeScript makes of the package, as an integrator imports it; `types/` holds what it must
// allow and, marked with `@ts-expect-error`, what it must not.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('types/', import.meta.url));
const compiler = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url));
const files = readdirSync(folder).filter((name) => /\.tsx?$/.test(name));

/** @type {Promise<string>} what the compiler has against each of the files, a line each */
const complaints = new Promise((resolve) => {
  execFile(compiler, ['-p', folder, '--pretty', 'false'], (_, stdout, stderr) =>
    resolve(stdout + stderr),
  );
});

describe('the types of the package', () => {
  it('have no fault beyond those that a test below names', async () => {
    const lines = (await complaints).split('\n').filter(Boolean);
    assert.deepEqual(
      lines.filter((line) => !files.some((name) => line.includes(`${name}(`))),
      [],
    );
  });

  for (const name of files) {
    it(`allow and refuse what they should in ${name}`, async () => {
      const source = readFileSync(`${folder}${name}`, 'utf8');
      assert.match(source, /@ts-expect-error/);
      const lines = (await complaints).split('\n');
      assert.deepEqual(
        lines.filter((line) => line.includes(`${name}(`)),
        [],
      );
    });
  }
});
