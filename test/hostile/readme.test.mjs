// What the README says of hostile answers and of the frame is held against the tests and the build.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

/** @param {string} path from the project's root */
const read = (path) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

/** @param {string} text */
const plain = (text) => text.replaceAll('’', "'");

describe('the README', () => {
  it('names what is not contained, each as its test is named', async () => {
    const source = await read('test/hostile/not-contained.test.ts');
    const readme = await read('README.md');
    const titles = [...source.matchAll(/^ {2}(?:it|describe)\('(.*)',/gm)].map(([, title]) =>
      plain(title ?? ''),
    );
    const [, list = ''] = /not-contained\.test\.ts`:\n\n((?:- .*\n)+)/.exec(readme) ?? [];
    const named = list
      .trim()
      .split('\n')
      .map((line) => line.replace(/^- /, '').replace(/(?:;| \().*$/, ''));
    assert.ok(titles.length >= 10, 'the titles were found');
    assert.deepEqual(named, titles);
  });

  it('publishes the hash of the script inside the frame', async () => {
    const { frame } = JSON.parse(await read('dist/sri.json'));
    const hashes = (await read('README.md')).match(/sha256-[\w+/]{43}=/g);
    assert.deepEqual(hashes, [frame], `the README has to name '${frame}', once`);
  });
});
