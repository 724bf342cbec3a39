// Writes what is released into a folder: the tarball for npm, and the zip for people without Node.
//
//   node build/release.mjs [FOLDER]     release/ by default; `npm run release` checks and tests before
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pack } from './pack.mjs';
import { makeZip } from './zip.mjs';

const rootDir = fileURLToPath(new URL('..', import.meta.url));
const folder = resolve(process.argv[2] ?? join(rootDir, 'release'));
const { name, version } = JSON.parse(readFileSync(join(rootDir, 'package.json'), 'utf8'));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const tarball = pack(folder);
const zip = join(folder, `${name}-${version}.zip`);
writeFileSync(zip, makeZip(`${name}-${version}`));
for (const path of [tarball, zip]) console.log(`${path}: ${statSync(path).size} bytes`);

const heading = new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\].*`, 'm');
const [line = ''] = heading.exec(readFileSync(join(rootDir, 'CHANGELOG.md'), 'utf8')) ?? [];
if (!/\d{4}-\d\d-\d\d$/.test(line)) {
  console.warn(
    `CHANGELOG.md does not say when ${version} was released. Give it a date before the tag.`,
  );
}
