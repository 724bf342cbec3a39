// The Firefox the tests run in: the one named by FIREFOX_PATH, else an installed one.
import { join } from 'node:path';
import { findProgram, programFromEnvironment } from './system.mjs';

/** @returns {string[]} where Firefox usually is */
function usualPlaces() {
  if (process.platform === 'darwin') return ['/Applications/Firefox.app/Contents/MacOS/firefox'];
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)'].flatMap(
      (name) => process.env[name] ?? [],
    );
    return folders.map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe'));
  }
  return ['firefox-esr', 'firefox', '/snap/bin/firefox'];
}

/**
 * @returns {string} the path of the program
 * @throws {Error} if there is none
 */
export function findFirefox() {
  const executablePath = programFromEnvironment('FIREFOX_PATH') ?? findProgram(usualPlaces());
  if (!executablePath) {
    throw new Error('No Firefox found. Install one (Debian: firefox-esr) or set FIREFOX_PATH.');
  }
  return executablePath;
}
