/** What is done with the classic scripts once they are written. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { frameHash } from './frame-program.js';

/**
 * Fails where a script has grown too large: an alarm against an accidental dependency.
 *
 * @param limit in bytes at gzip -9
 */
export const sizeLimit = (fileName: string, limit: number): Plugin => ({
  name: 'size-limit',
  writeBundle() {
    const { length } = gzipSync(readFileSync(`dist/${fileName}`), { level: 9 });
    const text = `${fileName}: ${length} bytes at gzip -9, the limit is ${limit}`;
    if (length >= limit) this.error(text);
    console.log(text);
  },
});

/** Writes `sri.json`: the integrity of each classic script, and the CSP hash of the frame's program. */
export const integrityFile = (): Plugin => ({
  name: 'integrity-file',
  writeBundle() {
    const scripts = ['.', 'locales'].flatMap((folder) =>
      readdirSync(`dist/${folder}`)
        .filter((name) => name.endsWith('.js'))
        .map((name) => (folder === '.' ? name : `${folder}/${name}`)),
    );
    const hashes = scripts.map((name) => {
      const digest = createHash('sha384')
        .update(readFileSync(`dist/${name}`))
        .digest('base64');
      return [name, `sha384-${digest}`];
    });
    const text = JSON.stringify({ frame: frameHash, ...Object.fromEntries(hashes) }, null, 2);
    writeFileSync('dist/sri.json', `${text}\n`);
  },
});
