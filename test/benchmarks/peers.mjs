// The libraries that the benchmarks compare with: dependencies of this package, not of the project.
import { execSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const folder = fileURLToPath(new URL('.', import.meta.url));
const lockFile = join(folder, 'package-lock.json');
/** npm writes it at the end of an installation. */
const installed = join(folder, 'node_modules/.package-lock.json');

/** Installs this package's dependencies where they are missing or older than its lock file. */
export function installPeers() {
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockFile).mtimeMs) return;
  console.error('Installing the libraries that the benchmarks compare with (once) …');
  execSync('npm ci --ignore-scripts --loglevel=error --no-audit --no-fund', {
    cwd: folder,
    // Standard output is for the results.
    stdio: ['ignore', process.stderr, 'inherit'],
  });
}

/**
 * Reads the version of an installed library.
 *
 * @param {string} name of the package
 * @returns {string}
 */
export const versionOf = (name) =>
  JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;

/**
 * Bundles and minifies a module as a page would that uses nothing else.
 *
 * @param {string} source the module's text
 * @param {string} [root] the folder from which its imports are resolved
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
