// What the README and results.md say of the faults has to be true of the table of faults; it was written
// by `npm run peers`, perhaps some time ago.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { faults } from '../faults/faults.js';
import { wrongOutcomes } from './report.mjs';
import { situations, telling } from './situations.js';

const all = situations('chromium');

/** @param {string} name from the project's root */
const read = (name) => readFile(new URL(`../../${name}`, import.meta.url), 'utf8');

/** What stands between the markers of the README. */
async function readFaults() {
  const [, text = ''] =
    /<!-- faults:start -->(.*)<!-- faults:end -->/s.exec(await read('README.md')) ?? [];
  return text;
}

/**
 * The rows of the table of faults: name, what the server does, and our own column.
 *
 * @param {string} markdown
 */
const rowsOf = (markdown) =>
  [...markdown.matchAll(/^\| `([\w.-]+)` +\| (.*?) +\| (.*?) +\|/gm)].map(
    ([, name = '', does = '', ours = '']) => ({ name, does, ours }),
  );

/** @param {string} markdown */
function checkRows(markdown) {
  for (const { name, does, ours } of rowsOf(markdown)) {
    const situation = all.get(name);
    assert.ok(situation, `there is no ${name}: npm run peers`);
    assert.equal(does, situation.does, `${name}: npm run peers`);
    assert.deepEqual(wrongOutcomes(ours, situation, 'chromium'), [], `${name}: npm run peers`);
  }
}

describe('what is written of the faults', () => {
  it('in the README: the telling ones, and what is true of them', async () => {
    const text = await readFaults();
    assert.deepEqual(
      rowsOf(text).map(({ name }) => name),
      telling,
    );
    checkRows(text);
  });

  it('in the README: how many there are', async () => {
    const text = await readFaults();
    assert.match(text, new RegExp(`knows ${faults.size} faults`));
    assert.match(text, new RegExp(`in ${all.size} situations`));
  });

  it('in results.md: all of them, and what is true of them', async () => {
    const text = await read('test/peers/results.md');
    assert.deepEqual(
      rowsOf(text).map(({ name }) => name),
      [...all.keys()],
    );
    checkRows(text);
  });
});
