// What would be published, as `npm pack` puts it together.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string[]} options
 * @returns {{ name: string, version: string, filename: string, files: { path: string }[] }}
 */
function npmPack(options) {
  const text = execFileSync('npm', ['pack', '--json', '--ignore-scripts', ...options], {
    cwd: rootDir,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    // There npm is a batch file.
    shell: process.platform === 'win32',
  });
  return JSON.parse(text)[0];
}

/** @returns {string[]} the paths of the files that the tarball would hold, sorted */
export const packedFiles = () =>
  npmPack(['--dry-run'])
    .files.map(({ path }) => path)
    .sort();

/**
 * Writes the tarball; `npm run build` has to come first.
 *
 * @param {string} folder
 * @returns {string} its path
 */
export const pack = (folder) => join(folder, npmPack(['--pack-destination', folder]).filename);
