// Chaos: random calls, faults, stops and reloads in a real browser, held against the ledger of the
// fault server. The same seed plans the same calls. The last line is `N passed, M failed`; a call is
// one check.
//
//   node test/chaos/run.mjs [--calls N] [--seed S] [--browser chromium|bundled|firefox|webkit]
//                           [--tabs N] [--lanes N] [--summary FILE]
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runBrowserTests } from '../support/browser-tests.mjs';
import { judge } from './judge.mjs';
import { planLoops } from './loop-plan.js';
import { planCalls } from './plan.js';

/** @typedef {import('@web/test-runner-core').TestRunnerPlugin<any>} TestRunnerPlugin */
/** @typedef {import('../faults/types.js').Entry} Entry */
/** @typedef {import('./types.js').Options} Options */
/** @typedef {import('./types.js').LoopRecord | import('./types.js').Record} Record */
/** @typedef {import('./types.js').Results} Results */

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    browser: { type: 'string', default: process.env['CUSTOMER_DELETE_BROWSER'] || 'chromium' },
    tabs: { type: 'string', default: '3' },
    lanes: { type: 'string', default: '4' },
    summary: { type: 'string' },
  },
});
/** @type {Options} */
const options = {
  seed: wholeNumber('seed'),
  calls: wholeNumber('calls'),
  tabs: wholeNumber('tabs'),
  lanes: wholeNumber('lanes'),
};

/** @param {'seed' | 'calls' | 'tabs' | 'lanes'} name */
function wholeNumber(name) {
  const value = Number(values[name]);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} is no whole number`);
  return value;
}

const PAGE = '/test/chaos/tab';

/** @type {Record[]} */
const records = [];
/** @type {{ results: Results, ledger: Entry[] } | undefined} */
let told;

/** @returns {TestRunnerPlugin} */
function chaosPlugin() {
  return {
    name: 'chaos',
    async executeCommand({ command, payload }) {
      switch (command) {
        case 'chaos-options':
          return options;
        case 'chaos-progress':
          process.stdout.write(`${payload} calls made\n`);
          return true;
        case 'chaos-records':
          records.push(...payload);
          return true;
        case 'chaos-results':
          told = { results: payload, ledger: await readLedger(payload) };
          return true;
        default:
          return undefined;
      }
    },
  };
}

/**
 * @param {Results} results
 * @returns {Promise<Entry[]>}
 */
async function readLedger({ faultOrigin, runs }) {
  const ledgers = [];
  for (const run of runs) {
    const response = await fetch(`${faultOrigin}/control/ledger/${run}`);
    ledgers.push(.../** @type {Entry[]} */ (await response.json()));
  }
  return ledgers;
}

/**
 * The pages that make the calls; untouched, as the runner would put scripts of its own into them.
 *
 * @param {import('koa').Context} context
 * @param {import('koa').Next} next
 */
async function servePages(context, next) {
  if (context.path !== PAGE) return next();
  context.set('cache-control', 'no-store');
  context.type = 'text/html; charset=utf-8';
  context.body =
    '<!doctype html><html lang="en"><title>Chaos</title><body>' +
    '<script type="module" src="/test/chaos/tab.ts"></script>';
}

/** @returns {Promise<{ passed: number, failed: number, skipped: number }>} */
async function run() {
  const browser = values.browser ?? 'chromium';
  process.env['CUSTOMER_DELETE_BROWSER'] = browser;
  // The one that runBrowserTests takes as well.
  const { default: config } = await import('../../web-test-runner.config.mjs');
  config.plugins?.push(chaosPlugin());
  config.middleware?.push(servePages);
  // A minute, and a second for each call on a slow machine.
  config.testsFinishTimeout = 60_000 + 1_000 * options.calls;

  console.log(`${options.calls} calls, seed ${options.seed}, ${browser}`);
  const conductor = fileURLToPath(new URL('conduct.ts', import.meta.url));
  const { failed } = await runBrowserTests([conductor], browser);
  if (!told) return { passed: 0, failed: Math.max(failed, 1), skipped: 0 };

  const plans = planCalls(options.seed, options.calls);
  const loops = planLoops(options.seed, options.calls);
  const { passed, violations, counts } = judge(plans, records, told.ledger, loops);
  const { complaints } = told.results;
  console.log(' script  widget    loop');
  for (const [what, { script, widget, loop }] of [...counts].sort()) {
    const numbers = [script, widget, loop].map((number) => String(number).padStart(7));
    console.log(`${numbers.join(' ')}  ${what}`);
  }
  console.log(
    `${options.calls} calls, ${loops.length} loops, ${told.ledger.length} requests in the ledger, ` +
      `${violations.length + complaints.length} violations, seed ${options.seed}`,
  );
  for (const what of [...violations, ...complaints]) console.error(`✖ ${what}`);
  return { passed, failed: violations.length + complaints.length + failed, skipped: 0 };
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
