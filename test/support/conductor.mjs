// For programs that let one file play conductor in a real browser: it runs as the only test of the
// runner, opens a page of its own as often as it likes, and asks and tells by commands. A user brings
// its commands, its page and its judgement; see test/fuzz/run.mjs.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runBrowserTests } from './browser-tests.mjs';
import { countFailure, noCounts } from './counts.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {import('@web/test-runner-core').TestRunnerPlugin<any>} TestRunnerPlugin */

/**
 * @typedef {object} Concert
 * @property {URL} conductor the file that the runner starts
 * @property {string} browser chromium, bundled, firefox or webkit
 * @property {{ [command: string]: (payload: any) => unknown }} commands what the conductor asks and tells
 * @property {string} path where the page is
 * @property {(context: import('koa').Context) => string} page its HTML; may set headers
 * @property {number} timeout of the whole, in ms
 * @property {() => boolean} hasTold whether there is something to judge
 */

/** The `--browser` of a command line. */
export const browserOption = /** @type {const} */ ({
  type: 'string',
  default: process.env['CUSTOMER_DELETE_BROWSER'] || 'chromium',
});

/**
 * @template {string} Name
 * @param {{ [name: string]: unknown }} values of a command line
 * @param {Name[]} names
 * @returns {{ [name in Name]: number }}
 * @throws {Error} if one is no whole number
 */
export function wholeNumbers(values, ...names) {
  const numbers = /** @type {{ [name in Name]: number }} */ ({});
  for (const name of names) {
    const value = Number(values[name]);
    if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} is no whole number`);
    numbers[name] = value;
  }
  return numbers;
}

/**
 * @param {Concert} concert
 * @returns {Promise<Counts>} no successes yet; a failure where the conductor did not come to its end, or
 *   told nothing
 */
export async function conduct({ conductor, browser, commands, path, page, timeout, hasTold }) {
  process.env['CUSTOMER_DELETE_BROWSER'] = browser;
  // The one that runBrowserTests takes as well.
  const { default: config } = await import('../../web-test-runner.config.mjs');
  config.plugins?.push(commandPlugin(commands));
  // Untouched, as the runner would put scripts of its own into it.
  config.middleware?.push((context, next) => {
    if (context.path !== path) return next();
    context.set('cache-control', 'no-store');
    context.type = 'text/html; charset=utf-8';
    context.body = page(context);
  });
  config.testsFinishTimeout = timeout;
  const counts = await runBrowserTests([fileURLToPath(conductor)], browser);
  // Only what it tells of is judged.
  counts.passed = 0;
  if (!hasTold() && counts.failed === 0) countFailure(counts, 'nothing was told');
  return counts;
}

/**
 * @param {Concert['commands']} commands
 * @returns {TestRunnerPlugin}
 */
function commandPlugin(commands) {
  return {
    name: 'conductor',
    async executeCommand({ command, payload }) {
      if (!Object.hasOwn(commands, command)) return undefined;
      // The runner takes nothing for a command that nobody knows.
      return (await commands[command]?.(payload)) ?? true;
    },
  };
}

/**
 * Runs to the last line, `N passed, M failed`, whatever happens, and ends the process.
 *
 * @param {() => Promise<Counts>} run
 * @param {string} [summary] a file for the counts
 */
export async function finish(run, summary) {
  /** @type {Counts} */
  let total;
  try {
    total = await run();
  } catch (error) {
    console.error(error);
    total = noCounts();
    countFailure(total, String(error));
  }
  if (summary) await writeFile(summary, `${JSON.stringify(total)}\n`);
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
  process.exit(total.failed === 0 ? 0 : 1);
}
