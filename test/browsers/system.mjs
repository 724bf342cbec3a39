// What the browser files share: finding programs, free ports, and child processes that never
// outlive the run.
import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, isAbsolute, join } from 'node:path';

/** How long a browser may take to start, in ms: a loaded two-core machine needs minutes. */
export const BROWSER_START_TIMEOUT = 240_000;

/**
 * @param {string} path
 * @returns {boolean} whether `path` is a file that may be executed
 */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * @param {string[]} candidates names to look up in PATH, or absolute paths
 * @returns {string | undefined} the first one that exists
 */
export function findProgram(candidates) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return candidates
    .flatMap((name) => (isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name))))
    .find(isProgram);
}

/**
 * The program a variable names. A variable that names nothing is an error and no reason to
 * quietly test another browser.
 *
 * @param {string} variable name of an environment variable, for example `CHROME_PATH`
 * @returns {string | undefined} undefined where the variable is not set
 * @throws {Error} if it names no program
 */
export function programFromEnvironment(variable) {
  const path = process.env[variable];
  if (!path) return undefined;
  if (!isProgram(path)) throw new Error(`${variable}=${path} is not an executable file.`);
  return path;
}

/** @returns {boolean} whether the process runs as root, where browsers refuse their sandbox */
export function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * A port chosen by the operating system. Counting up from a fixed one collides with a second run.
 *
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const running = new Set();

// A synchronous last resort: covers process.exit() and uncaught errors as well.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts a helper program that ends with this process.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {ChildProcess}
 */
export function startProgram(program, args, options) {
  const child = spawn(program, args, options);
  running.add(child);
  child.once('exit', () => running.delete(child));
  // Without a listener a program that cannot be started would end the whole run.
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * @param {ChildProcess | undefined} child
 * @returns {Promise<void>} resolves once the program has ended
 */
export async function stopProgram(child) {
  if (!child || !running.has(child)) return;
  await new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
  });
}
