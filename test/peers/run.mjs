// Compares what other programs for JSONP say with what the server really did, fault by fault, and
// prints a table in Markdown. The programs are no dependencies; before the first run:
//
//   npm install --no-save jquery3@npm:jquery@3 jquery4@npm:jquery@4 fetch-jsonp jsonp
//   node test/peers/run.mjs [--browser chromium|bundled|firefox|webkit]
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runBrowserTests } from '../support/browser-tests.mjs';
import { faults } from '../faults/faults.js';
import { bundle, peers } from './peers.mjs';

/** @typedef {import('@web/test-runner-core').TestRunnerPlugin<any>} TestRunnerPlugin */
/** @typedef {import('./types.js').Comparison} Comparison */
/** @typedef {import('./types.js').Habits} Habits */

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: process.env['CUSTOMER_DELETE_BROWSER'] || 'chromium' },
  },
});

const PAGE = '/test/peers/page';

/** @type {Map<string, string>} scripts by name */
const scripts = new Map();
/** @type {Comparison[]} */
const comparisons = [];
/** @type {Habits[]} */
const habits = [];

/** @returns {TestRunnerPlugin} */
function peersPlugin() {
  return {
    name: 'peers',
    executeCommand({ command, payload }) {
      if (command === 'peers') return [...scripts.keys()];
      if (command === 'compared') return comparisons.push(...payload);
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
  const script = scripts.get(String(context.query['peer'])) ?? '';
  context.type = 'text/html; charset=utf-8';
  context.body = `<!doctype html><html lang="en"><title>Peer</title><body><script>${script.replaceAll('</script', '<\\/script')}</script>`;
}

/**
 * @param {Comparison} comparison
 * @returns {string} what the program said; in bold where that is not what the server did
 */
function cell({ word, text, hasDeleted, peer }) {
  if (peer === 'customer-delete') return text ?? '';
  const said = word === 'error' ? `error: ${text}` : word;
  const isTrue = word === 'success' ? hasDeleted : word === 'error' ? !hasDeleted : true;
  return isTrue ? said : `**${said}**`;
}

/** @param {string[][]} lines */
function printTable([head = [], ...lines]) {
  console.log(`\n| ${head.join(' | ')} |`);
  console.log(`| ${head.map(() => '---').join(' | ')} |`);
  for (const line of lines) {
    console.log(`| ${line.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`);
  }
}

/** Prints everything. */
function print() {
  const columns = ['customer-delete', ...scripts.keys()];
  const lines = [...faults].flatMap(([name, { does }]) => {
    const row = comparisons.filter(({ fault }) => fault === name);
    if (row.length === 0) return [];
    const cells = columns.map((column) =>
      row
        .filter(({ peer }) => peer === column)
        .map(cell)
        .join(),
    );
    return [[`\`${name}\``, does, ...cells]];
  });
  printTable([['fault', 'what the server does', ...columns], ...lines]);

  /** @param {(comparison: Comparison) => boolean} isMeant */
  const counts = (isMeant) =>
    [...scripts.keys()].map((name) =>
      String(comparisons.filter((one) => one.peer === name && isMeant(one)).length),
    );
  /** @param {(of: Habits) => string} tell */
  const told = (tell) =>
    [...scripts.keys()].map((name) =>
      habits
        .filter(({ peer }) => peer === name)
        .map(tell)
        .join(),
    );
  printTable([
    ['', ...scripts.keys()],
    [
      'faults in which it says success, and nothing was deleted',
      ...counts(({ word, hasDeleted }) => word === 'success' && !hasDeleted),
    ],
    [
      'faults in which it says error, and the customer was deleted',
      ...counts(({ word, hasDeleted }) => word === 'error' && hasDeleted),
    ],
    ['faults in which it says nothing', ...counts(({ word }) => word === 'nothing')],
    [
      'gives a late answer to the next call as its success',
      ...told(({ isLateGivenToNext }) => (isLateGivenToNext ? 'yes' : 'no')),
    ],
    [
      "leaves the URL with the password in the page's list of resources",
      ...told(({ isUrlListed }) => (isUrlListed ? 'yes' : 'no')),
    ],
    ['globals left after a call without an answer', ...told((one) => String(one.globalsLeft))],
  ]);
}

for (const [name, { packages }] of Object.entries(peers)) {
  try {
    scripts.set(name, await bundle(name));
  } catch (error) {
    console.error(`${name} is left out: npm install --no-save ${packages.join(' ')}`);
    if (process.env['DEBUG']) console.error(error);
  }
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
print();
process.exit(failed === 0 ? 0 : 1);
