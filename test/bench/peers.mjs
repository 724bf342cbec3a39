// What is compared with and is not a dependency of the project's: installed into .cache/ by the lock file
// in peers/, once, and bundled as their pages say.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const wanted = fileURLToPath(new URL('peers/', import.meta.url));
const folder = fileURLToPath(new URL('../../.cache/bench-peers/', import.meta.url));
const LOCK = 'package-lock.json';
/** Copied last: it is there where the installation has ended well. */
const MARK = join(folder, 'installed.json');

/** Installs them where they are missing, or others than the lock file wants. */
export function installPeers() {
  const lock = readFileSync(join(wanted, LOCK), 'utf8');
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === lock) return;
  console.error('Installing what the bench compares with (once) …');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', LOCK]) copyFileSync(join(wanted, file), join(folder, file));
  const command = ['ci', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund'];
  execFileSync('npm', command, {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  copyFileSync(join(wanted, LOCK), MARK);
}

/**
 * @param {string} name of a package
 * @returns {string}
 */
export const folderOf = (name) => join(folder, 'node_modules', name);

/**
 * @param {string} name of a package
 * @returns {string}
 */
export const versionOf = (name) =>
  JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')).version;

/**
 * Bundles and minifies as a page would that has nothing else.
 *
 * @param {string} source a module
 * @param {string} [root] the folder that has what it imports
 * @returns {Promise<string>} a classic script with everything inside
 */
export async function bundle(source, root = folder) {
  const entry = '\0peer';
  const result = await build({
    configFile: false,
    root,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      minify: 'terser',
      terserOptions: { ecma: 2020, compress: { passes: 2 } },
      rollupOptions: { input: entry, output: { format: 'iife', codeSplitting: false } },
    },
    plugins: [
      {
        name: 'peer',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('Nothing was built');
  return output.output[0].code;
}
