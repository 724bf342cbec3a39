// What would be published: what was built and what people read, and nothing else. `npm run build` has
// to come first.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { packedFiles } from '../../build/pack.mjs';

const rootDir = fileURLToPath(new URL('../..', import.meta.url));
const packed = packedFiles();

/** @param {RegExp} pattern */
const matching = (pattern) => packed.filter((path) => pattern.test(path));

const LANGUAGES = ['ar', 'de', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt-BR'];

describe('the tarball', () => {
  it('holds what people read', () => {
    assert.deepEqual(matching(/^[^/]+$/), ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
  });

  it('holds the scripts, the modules, their maps, and what editors read', () => {
    assert.deepEqual(matching(/^dist\/[^/]+$/), [
      'dist/batch.d.ts',
      'dist/batch.js',
      'dist/batch.js.map',
      'dist/call.d.ts',
      'dist/call.js',
      'dist/custom-elements.json',
      'dist/customer-delete-batch.js',
      'dist/customer-delete-batch.js.map',
      'dist/customer-delete.js',
      'dist/customer-delete.js.map',
      'dist/index.d.ts',
      'dist/index.js',
      'dist/page-state.d.ts',
      'dist/shared-call.js',
      'dist/shared-call.js.map',
      'dist/shared.js',
      'dist/shared.js.map',
      'dist/sri.json',
      'dist/version.d.ts',
      'dist/vscode.html-custom-data.json',
      'dist/web-types.json',
    ]);
  });

  it('holds each language as a script and as a module', () => {
    const files = LANGUAGES.flatMap((name) => [`${name}.d.mts`, `${name}.js`, `${name}.mjs`]);
    assert.deepEqual(
      matching(/^dist\/locales\//),
      files.map((name) => `dist/locales/${name}`),
    );
  });

  it('holds declarations beside them, and no other kind of file', () => {
    const rest = matching(/^dist\/(?!locales\/).*\/|^(?!dist\/).*\//);
    const others = rest.filter(
      (path) => !/^dist\/(batch|call|element|messages|transport|types)\/[\w.-]+\.d\.ts$/.test(path),
    );
    assert.deepEqual(others, ['dist/types/nothing.js']);
  });

  it('holds every file that a declaration refers to', () => {
    for (const path of matching(/\.d\.m?ts$/)) {
      const text = readFileSync(`${rootDir}/${path}`, 'utf8');
      for (const [, from = ''] of text.matchAll(/(?:from |import\()'(\.[^']+)'/g)) {
        const target = new URL(from, `file:///${path}`).pathname.slice(1).replace(/\.js$/, '.d.ts');
        assert.ok(packed.includes(target), `${path} refers to ${target}`);
      }
    }
  });

  it('holds all that was built', () => {
    const built = readdirSync(`${rootDir}/dist`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) =>
        `${parentPath}/${name}`.slice(rootDir.length).replace(/^\//, ''),
      );
    assert.deepEqual(built.sort(), matching(/^dist\//).sort());
  });

  it('names no folder of the machine that it was built on', () => {
    for (const path of packed) {
      const text = readFileSync(`${rootDir}/${path}`, 'utf8');
      assert.ok(!text.includes(rootDir.replace(/[\\/]$/, '')), path);
    }
  });
});
