// The monkey: random actions with real keys and mouse at widgets in a page, held against the requests
// that the stand-in API received. No request may leave that was not confirmed on the screen, and no
// two for one confirmation. The last line is `N passed, M failed`; a request, or a confirmation that
// was stopped, is one check.
//
//   node test/monkey/run.mjs [--actions N] [--seed S] [--browser chromium|bundled|firefox|webkit]
//                            [--summary FILE]
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runBrowserTests } from '../support/browser-tests.mjs';
import { judge } from './judge.js';

/** @typedef {import('@web/test-runner-core').TestRunnerPlugin<any>} TestRunnerPlugin */
/** @typedef {import('./types.js').Options} Options */
/** @typedef {import('./types.js').Results} Results */

const { values } = parseArgs({
  options: {
    actions: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    browser: { type: 'string', default: process.env['CUSTOMER_DELETE_BROWSER'] || 'chromium' },
    summary: { type: 'string' },
  },
});
/** @type {Options} */
const options = { seed: wholeNumber('seed'), actions: wholeNumber('actions') };

/** @param {'seed' | 'actions'} name */
function wholeNumber(name) {
  const value = Number(values[name]);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} is no whole number`);
  return value;
}

const PAGE = '/test/monkey/page';

/** A monkey that deletes less often than once in so many actions proves nothing. */
const ACTIONS_A_DELETION = 500;

/** So many actions are told of before a violation. */
const STEPS_BEFORE = 20;

/** @type {Results | undefined} */
let results;

/** @returns {TestRunnerPlugin} */
function monkeyPlugin() {
  return {
    name: 'monkey',
    async executeCommand({ command, payload }) {
      switch (command) {
        case 'monkey-options':
          return options;
        case 'monkey-progress':
          process.stdout.write(`${payload} actions done\n`);
          return true;
        case 'monkey-results':
          results = payload;
          return true;
        default:
          return undefined;
      }
    },
  };
}

/**
 * The page with the widgets; untouched, as the runner would put scripts of its own into it.
 *
 * @param {import('koa').Context} context
 * @param {import('koa').Next} next
 */
async function servePage(context, next) {
  if (context.path !== PAGE) return next();
  context.set('cache-control', 'no-store');
  context.type = 'text/html; charset=utf-8';
  context.body =
    '<!doctype html><html lang="en"><title>Monkey</title>' +
    '<script src="/dist/customer-delete.js"></script>' +
    '<body><main><p><input aria-label="Search"> <button type="button">Other</button></p></main>';
}

/** @returns {Promise<{ passed: number, failed: number, skipped: number }>} */
async function run() {
  const browser = values.browser ?? 'chromium';
  process.env['CUSTOMER_DELETE_BROWSER'] = browser;
  // The one that runBrowserTests takes as well.
  const { default: config } = await import('../../web-test-runner.config.mjs');
  config.plugins?.push(monkeyPlugin());
  config.middleware?.push(servePage);
  // A minute, and a second for each action on a slow machine.
  config.testsFinishTimeout = 60_000 + 1_000 * options.actions;

  console.log(`${options.actions} actions, seed ${options.seed}, ${browser}`);
  const conductor = fileURLToPath(new URL('conduct.ts', import.meta.url));
  const { failed } = await runBrowserTests([conductor], browser);
  if (!results) return { passed: 0, failed: Math.max(failed, 1), skipped: 0 };

  const { confirmations, requests, counts, trace } = results;
  const { violations, passed, unsent } = judge(confirmations, requests);
  const complaints = [...results.complaints];
  const deletions = requests.filter(({ hasDeleted }) => hasDeleted).length;
  if (deletions < Math.floor(options.actions / ACTIONS_A_DELETION)) {
    complaints.push(`only ${deletions} deletions: this proves nothing`);
  }
  print(counts);
  /** @type {Record<string, number>} */
  const stops = {};
  for (const { stoppedBy } of confirmations) {
    if (stoppedBy !== undefined) stops[stoppedBy] = (stops[stoppedBy] ?? 0) + 1;
  }
  console.log('confirmations that were stopped by');
  print(stops);
  console.log(
    `${options.actions} actions, ${confirmations.length} confirmations, ${requests.length} requests, ` +
      `${deletions} deletions, ${unsent.length} cut off on their way, ` +
      `${violations.length + complaints.length} violations, seed ${options.seed}`,
  );
  for (const what of complaints) console.error(`✖ ${what}`);
  for (const { what, at } of violations) {
    console.error(`✖ ${what}, after`);
    for (const step of trace.filter((one) => one.at <= at).slice(-STEPS_BEFORE)) {
      console.error(`    ${step.at}  ${step.what}`);
    }
  }
  return { passed, failed: violations.length + complaints.length + failed, skipped: 0 };
}

/** @param {Record<string, number>} counts */
function print(counts) {
  for (const [what, count] of Object.entries(counts).sort()) {
    console.log(`${String(count).padStart(7)}  ${what}`);
  }
}

/** @type {{ passed: number, failed: number, skipped: number }} */
let total;
try {
  total = await run();
} catch (error) {
  console.error(error);
  total = { passed: 0, failed: 1, skipped: 0 };
}
if (values.summary) await writeFile(values.summary, `${JSON.stringify(total)}\n`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);
