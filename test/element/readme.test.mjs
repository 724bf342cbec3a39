// The README's table of accessibility must name tests that are there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(`${rootDir}README.md`, 'utf8');
const section = /\n## Accessibility\n(?<text>[^]*?)\n## /.exec(readme)?.groups?.['text'] ?? '';
const rows = section.split('\n').filter((line) => /^\| \d\.\d/.test(line));

describe('the README about accessibility', () => {
  it('has a row for each of many criteria, and none twice', () => {
    const numbers = rows.map((row) => /\d\.\d+\.\d+/.exec(row)?.[0]);
    assert.ok(numbers.length > 25, `${numbers.length} rows`);
    assert.equal(new Set(numbers).size, numbers.length);
  });

  for (const row of rows) {
    const [, criterion = '', , how = '', tests = ''] = row.split('|').map((cell) => cell.trim());
    it(`says how ${criterion} is met, and by which tests`, () => {
      assert.notEqual(how, '');
      const names = [...tests.matchAll(/`([\w-]+)`/g)].map(([, name]) => name);
      assert.ok(names.length > 0, 'no test is named');
      for (const name of names) {
        const path = `${rootDir}test/element/${name}.test.ts`;
        assert.ok(existsSync(path), path);
      }
    });
  }
});
