// The files for people without Node: the scripts, a page that opens from the disk, and what to read.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} path from the project's root */
const read = (path) => readFileSync(`${rootDir}${path}`);

/** The same bytes whenever and wherever it is made; the time of npm's tarballs, local to the reader. */
const mtime = new Date(1985, 9, 26, 8, 15);

/** @returns {Record<string, Uint8Array>} the files by their names; `npm run build` has to come first */
function files() {
  const isForPages = (/** @type {string} */ name) =>
    /^customer-delete[\w.-]*\.js(\.map)?$/.test(name);
  const scripts = readdirSync(`${rootDir}dist`).filter(isForPages);
  const languages = readdirSync(`${rootDir}dist/locales`).filter((name) => name.endsWith('.js'));
  const built = [...scripts, ...languages.map((name) => `locales/${name}`), 'sri.json'].sort();
  // Here the page stands beside the scripts.
  const example = read('demo/example.html').toString().replaceAll('../dist/', '');
  return {
    'README.md': read('README.md'),
    LICENSE: read('LICENSE'),
    'example.html': Buffer.from(example),
    ...Object.fromEntries(built.map((name) => [name, read(`dist/${name}`)])),
  };
}

/**
 * @param {string} folder that all files are in
 * @returns {Uint8Array} a zip file
 */
export function makeZip(folder) {
  const entries = Object.entries(files()).map(([name, bytes]) => [
    `${folder}/${name}`,
    new Uint8Array(bytes),
  ]);
  return zipSync(Object.fromEntries(entries), { level: 9, mtime });
}
