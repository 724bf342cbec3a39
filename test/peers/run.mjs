// Compares what programs for JSONP say with what the server really did, situation by situation, in a
// real browser, and writes what it finds into results.md beside it and into the README.
//
//   npm run peers [-- --browser chromium|bundled|firefox|webkit]
//
// Only what was found in Chromium is written; elsewhere it is printed.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { runBrowserTests } from '../support/browser-tests.mjs';
import { faults } from '../faults/faults.js';
import { loadPrograms } from './peers.mjs';
import { forReadme, inFull, untrueOfOurs } from './report.mjs';

/** @typedef {import('@web/test-runner-core').TestRunnerPlugin<any>} TestRunnerPlugin */
/** @typedef {import('./types.js').Comparison} Comparison */
/** @typedef {import('./types.js').Habits} Habits */
/** @typedef {import('./types.js').Results} Results */

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: process.env['CUSTOMER_DELETE_BROWSER'] || 'chromium' },
  },
});

const PAGE = '/test/peers/page';

const programs = await loadPrograms();
/** @type {Comparison[]} */
const comparisons = [];
/** @type {Habits[]} */
const habits = [];

/** @returns {TestRunnerPlugin} */
function peersPlugin() {
  return {
    name: 'peers',
    executeCommand({ command, payload }) {
      if (command === 'peers') return programs.map(({ name }) => name);
      if (command === 'compared') {
        if (payload.left % 25 === 0) process.stdout.write(`${payload.left} to go\n`);
        return comparisons.push(...payload.comparisons);
      }
      if (command === 'habits') return habits.push(payload);
      return undefined;
    },
  };
}

/**
 * A page with one of the programs in it, untouched by the test runner.
 *
 * @param {import('koa').Context} context
 * @param {import('koa').Next} next
 */
async function servePages(context, next) {
  if (context.path !== PAGE) return next();
  const query = new URLSearchParams(context.querystring);
  const { script = '' } = programs.find(({ name }) => name === query.get('peer')) ?? {};
  context.set('cache-control', 'no-store');
  context.set('content-security-policy', query.getAll('policy'));
  context.set('content-security-policy-report-only', query.getAll('report-only'));
  context.type = 'text/html; charset=utf-8';
  context.body = `<!doctype html><html lang="en"><title>Peer</title><body><script>${script.replaceAll('</script', '<\\/script')}</script>`;
}

const root = new URL('../../', import.meta.url);

/**
 * Writes a file as prettier wants it.
 *
 * @param {string} name from the project's root
 * @param {(before: string) => string} change
 */
async function rewrite(name, change) {
  const path = fileURLToPath(new URL(name, root));
  const before = await readFile(path, 'utf8').catch(() => '');
  const options = await resolveConfig(path);
  await writeFile(path, await format(change(before), { ...options, filepath: path }));
}

/**
 * @param {string} readme
 * @param {string} text to stand between the markers
 */
function betweenMarkers(readme, text) {
  const parts = readme.split(/(?<=<!-- faults:start -->)|(?=<!-- faults:end -->)/);
  if (parts.length !== 3) throw new Error('The README has lost its markers');
  return `${parts[0]}\n${text}\n${parts[2]}`;
}

const browser = values.browser ?? 'chromium';
process.env['CUSTOMER_DELETE_BROWSER'] = browser;
// The one that runBrowserTests takes as well.
const { default: config } = await import('../../web-test-runner.config.mjs');
config.plugins?.push(peersPlugin());
config.middleware?.push(servePages);
config.testsFinishTimeout = 3_600_000;
const compare = fileURLToPath(new URL('compare.ts', import.meta.url));
const { failed } = await runBrowserTests([compare], browser);

/** @type {Results} */
const results = {
  columns: programs.map(({ name, version }) => ({ name, version })),
  browser: browser === 'bundled' ? 'chromium' : browser,
  comparisons,
  habits,
};
const untrue = failed === 0 ? untrueOfOurs(results) : [];
for (const what of untrue) console.error(`✖ ${what}`);
if (failed > 0 || untrue.length > 0) {
  console.error('Nothing was written.');
  process.exit(1);
}
if (results.browser === 'chromium') {
  await rewrite('test/peers/results.md', () => inFull(results, faults.size));
  await rewrite('README.md', (readme) => betweenMarkers(readme, forReadme(results, faults.size)));
} else {
  console.log(inFull(results, faults.size));
}
process.exit(0);
