// WebKitGTK's small browser, driven by its WebDriver on a display of its own. Starts and ends both
// helper programs, so that nothing has to be set up by hand.
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  BROWSER_START_TIMEOUT,
  findProgram,
  freePort,
  isProgram,
  startProgram,
  stopProgram,
} from './system.mjs';

/** @returns {string | undefined} MiniBrowser, which no distribution puts into PATH */
function findMiniBrowser() {
  const libraries = ['/usr/lib', '/usr/lib64', '/usr/libexec'];
  const folders = libraries.flatMap((library) => {
    try {
      const below = readdirSync(library).filter((name) => name.endsWith('-linux-gnu'));
      return [library, ...below.map((name) => `${library}/${name}`)];
    } catch {
      return [];
    }
  });
  const versions = ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'];
  return versions
    .flatMap((version) => folders.map((folder) => `${folder}/${version}/MiniBrowser`))
    .find(isProgram);
}

/**
 * Starts a virtual display. Xvfb chooses the number, so lock files left over by others don't matter.
 *
 * @param {string} program
 * @returns {Promise<{ display: string, xvfb: import('./system.mjs').ChildProcess }>}
 */
async function startDisplay(program) {
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const xvfb = startProgram(program, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  let messages = '';
  xvfb.stderr?.on('data', (chunk) => (messages += chunk));
  const number = await new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`Xvfb did not start. ${messages.trim()}`));
    const timer = setTimeout(fail, BROWSER_START_TIMEOUT);
    xvfb.once('exit', fail);
    xvfb.once('error', fail);
    let text = '';
    xvfb.stdio[3]?.on('data', (chunk) => {
      text += chunk;
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      resolve(text.trim());
    });
  });
  return { display: `:${number}`, xvfb };
}

/**
 * @param {number} port
 * @param {import('./system.mjs').ChildProcess} driver
 */
async function waitUntilReady(port, driver) {
  const end = Date.now() + BROWSER_START_TIMEOUT;
  while (Date.now() < end) {
    if (driver.exitCode !== null) break;
    try {
      const response = await fetch(`http://127.0.0.1:${port}/status`);
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
    await sleep(100);
  }
  throw new Error(`WebKitWebDriver did not start (exit code ${driver.exitCode}).`);
}

/**
 * @returns {Promise<{ port: number, binary: string, start(): Promise<void>, stop(): Promise<void> }>}
 *   the port the driver will listen on, the browser's path, and the way to start and end both
 * @throws {Error} if a program is missing
 */
export async function findWebKit() {
  const driverProgram = findProgram(['WebKitWebDriver']);
  const xvfbProgram = findProgram(['Xvfb']);
  const binary = findMiniBrowser();
  if (!driverProgram || !xvfbProgram || !binary) {
    throw new Error(
      'WebKit needs WebKitWebDriver, MiniBrowser and Xvfb (Debian: webkit2gtk-driver, xvfb).',
    );
  }
  const port = await freePort();
  /** @type {import('./system.mjs').ChildProcess[]} */
  const programs = [];
  return {
    port,
    binary,
    async start() {
      const { display, xvfb } = await startDisplay(xvfbProgram);
      programs.unshift(xvfb);
      const driver = startProgram(driverProgram, [`--port=${port}`, '--host=127.0.0.1'], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          ...process.env,
          DISPLAY: display,
          GDK_BACKEND: 'x11', // not the developer's own Wayland screen
          LIBGL_ALWAYS_SOFTWARE: '1',
          NO_AT_BRIDGE: '1', // no accessibility bus needed, no warning about its absence
        },
      });
      programs.unshift(driver);
      await waitUntilReady(port, driver);
    },
    async stop() {
      // The driver first: it ends its browser, which needs the display until then.
      for (const program of programs) await stopProgram(program);
    },
  };
}
