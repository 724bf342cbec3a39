// The zip for people without Node, and the tarball: `npm run build` has to come first.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';

const rootDir = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(rootDir, 'package.json'), 'utf8'));
const NAME = `customer-delete-${version}`;
const LANGUAGES = ['ar', 'de', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt-BR'];

describe('a release', () => {
  /** @type {string[]} */
  const folders = [];
  /** @type {Record<string, Uint8Array>} */
  let files;

  /** @param {string} timeZone */
  function release(timeZone) {
    const folder = mkdtempSync(join(tmpdir(), 'customer-delete-release-'));
    folders.push(folder);
    execFileSync(process.execPath, [join(rootDir, 'build/release.mjs'), folder], {
      env: { ...process.env, TZ: timeZone },
      stdio: 'pipe',
    });
    return folder;
  }

  before(() => {
    release('Europe/Vienna');
    release('Asia/Tokyo');
    files = unzipSync(readFileSync(join(folders[0] ?? '', `${NAME}.zip`)));
  });

  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  it('is a tarball and a zip', () => {
    assert.deepEqual(readdirSync(folders[0] ?? '').sort(), [`${NAME}.tgz`, `${NAME}.zip`]);
  });

  for (const ending of ['tgz', 'zip']) {
    it(`has the same bytes whenever and wherever it is made: ${ending}`, () => {
      const [one, other] = folders.map((folder) => readFileSync(join(folder, `${NAME}.${ending}`)));
      assert.ok(one && other && one.equals(other));
    });
  }

  it('holds in the zip what a page needs, and nothing else', () => {
    assert.deepEqual(
      Object.keys(files).sort(),
      [
        'LICENSE',
        'README.md',
        'customer-delete-batch.js',
        'customer-delete-batch.js.map',
        'customer-delete.js',
        'customer-delete.js.map',
        'example.html',
        ...LANGUAGES.map((name) => `locales/${name}.js`),
        'sri.json',
      ]
        .map((name) => `${NAME}/${name}`)
        .sort(),
    );
  });

  it('holds the hash of each script in the zip', () => {
    const text = (/** @type {string} */ name) => files[`${NAME}/${name}`] ?? new Uint8Array();
    const { frame, ...hashes } = JSON.parse(strFromU8(text('sri.json')));
    assert.match(frame, /^sha256-/);
    assert.equal(Object.keys(hashes).length, LANGUAGES.length + 2);
    for (const [name, hash] of Object.entries(hashes)) {
      const digest = createHash('sha384').update(text(name)).digest('base64');
      assert.equal(hash, `sha384-${digest}`, name);
    }
  });

  it('has an example that names only files beside it', () => {
    const page = strFromU8(files[`${NAME}/example.html`] ?? new Uint8Array());
    const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, name]) => `${NAME}/${name}`,
    );
    assert.ok(named.length > 0);
    for (const name of named) assert.ok(name in files, name);
  });
});
