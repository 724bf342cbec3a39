// Fuzzes the elements and the script API in a real browser: planned calls that meet every fault, then an
// operator's random actions with real keys and a real mouse. The oracle holds what was recorded against
// the ledger of the fault server. The same seed plans the same. The last line is `N passed, M failed`.
//
//   node test/fuzz/run.mjs [--calls N] [--actions N] [--seed S] [--long] [--summary FILE]
//                          [--browser chromium|bundled|firefox|webkit] [--seconds N]
//
// `--long` makes 10,000 calls and 20,000 actions. `--seconds` is the time after which a run counts as
// hung.
import { execFile } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';
import { browserOption, conduct, finish, wholeNumbers } from '../support/conductor.mjs';
import { countFailure } from '../support/counts.mjs';
import { short } from '../faults/rules.js';
import { judge } from './oracle/oracle.mjs';
import { planCalls } from './planner/calls.js';
import { planLists } from './planner/lists.js';

/** @typedef {import('../faults/types.js').Entry} Entry */
/** @typedef {import('./types.js').Options} Options */
/** @typedef {import('./types.js').Record} Record */
/** @typedef {import('./types.js').Results} Results */

const { values } = parseArgs({
  options: {
    calls: { type: 'string' },
    actions: { type: 'string' },
    seed: { type: 'string', default: '1' },
    long: { type: 'boolean', default: false },
    browser: browserOption,
    seconds: { type: 'string' },
    summary: { type: 'string' },
  },
});
const [defaultCalls, defaultActions] = values.long ? [10_000, 20_000] : [200, 500];
const { calls, actions, seed } = wholeNumbers(
  { calls: defaultCalls, actions: defaultActions, ...values },
  ...['calls', 'actions', 'seed'],
);
// A minute, and a second for each call and action on a slow machine.
const { seconds } = wholeNumbers({ seconds: values.seconds ?? 60 + calls + actions }, 'seconds');
const PATH = '/test/fuzz/page';
/** @type {Options} */
const options = { calls, actions, seed, pages: 3, lanes: 4, path: PATH };

/** How many records are printed before a violation. */
const STEPS_BEFORE = 20;

/** @type {Record[]} */
const records = [];
/** @type {Results | undefined} */
let results;
/** @type {Entry[]} */
const ledger = [];

const commands = {
  'fuzz-options': () => options,
  /** @param {string} what */
  'fuzz-progress'(what) {
    process.stdout.write(`${what}\n`);
  },
  /** @param {Record[]} some */
  'fuzz-records'(some) {
    records.push(...some);
  },
  /** @param {Results} told */
  async 'fuzz-results'(told) {
    for (const run of told.runs) {
      const response = await fetch(`${told.faultOrigin}/control/ledger/${run}`);
      ledger.push(.../** @type {Entry[]} */ (await response.json()));
    }
    results = told;
  },
};

/**
 * The page of the planned calls, or the operator's.
 *
 * @param {import('koa').Context} context
 */
const page = ({ querystring }) =>
  '<!doctype html><html lang="en"><title>Fuzzing</title>' +
  (querystring
    ? '<body><script type="module" src="/test/fuzz/planned/tab.ts"></script>'
    : '<script src="/dist/customer-delete.js"></script>' +
      '<script src="/dist/customer-delete-batch.js"></script>' +
      '<body><main><p><input aria-label="Search"> <button type="button">Other</button></p></main>');

async function run() {
  const browser = values.browser ?? 'chromium';
  console.log(`${calls} calls, ${actions} actions, seed ${seed}, ${browser}`);
  const total = await conduct({
    conductor: new URL('driver.ts', import.meta.url),
    browser,
    commands,
    path: PATH,
    page,
    timeout: seconds * 1000,
    hasTold: () => results !== undefined,
  });
  if (!results) return total;

  const plan = { calls: planCalls(seed, calls), lists: planLists(seed, calls), actions };
  const { passed, violations, totals } = judge(plan, records, ledger);
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const name of records.flatMap(nameOf)) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [name, count] of [...counts].sort()) {
    console.log(`${String(count).padStart(7)}  ${name}`);
  }
  console.log(
    `${calls} calls, ${plan.lists.length} lists, ${actions} actions: ${totals.confirmations} ` +
      `confirmations, of which ${totals.stopped} were stopped and ${totals.unsent} cut off; ` +
      `${totals.requests} requests, of which ${totals.operated} by the operator and ` +
      `${totals.listed} of the operator's lists; ${totals.deletions} deletions; ` +
      `${violations.length} violations, seed ${seed}`,
  );
  for (const violation of violations) {
    const { what, about } = violation;
    console.error(`✖ ${what}, seed ${seed}`);
    countFailure(total, what);
    if (about) console.error(`    ${JSON.stringify(about)}`);
    else for (const step of stepsBefore(violation)) console.error(`    ${JSON.stringify(step)}`);
  }
  if (values.long) {
    const { confirmations, requests, deletions } = totals;
    const row = [await versionOf(browser, results), calls, actions, seed, confirmations, requests];
    const cells = [...row, deletions, violations.length].map((cell) => cell.toLocaleString('en'));
    const line = `| ${cells.join(' | ')} |`;
    console.log(
      '\n| browser | calls | actions | seed | confirmations | requests | deletions | violations |',
    );
    console.log(`| --- | ${Array.from({ length: 7 }, () => '---:').join(' | ')} |\n${line}`);
  }
  total.passed = passed;
  return total;
}

/**
 * The records of the same page that led to a violation.
 *
 * @param {{ page: string, at: number }} violation
 */
const stepsBefore = ({ page, at }) =>
  records.filter((record) => record.page === page && record.at <= at).slice(-STEPS_BEFORE);

/**
 * What a record is counted as, if at all.
 *
 * @param {Record} record
 */
function nameOf(record) {
  const who = record.page.startsWith('operator') ? 'operator' : 'planned';
  if (record.kind === 'outcome') {
    const { told, isTwin } = record;
    const late = told.late ? 'later ' : '';
    return [`${who}: ${late}${short(told)}${isTwin ? ' (made twice at once)' : ''}`];
  }
  if (/^(closed|cut|resumed)$/.test(record.kind)) return [`${who}: ${record.kind}`];
  return 'by' in record ? [`${who}: ${record.kind} by ${record.by}`] : [];
}

/**
 * The browser's name with its version.
 *
 * @param {string} browser
 * @param {Results} results
 */
async function versionOf(browser, { userAgent }) {
  const [, name, version] = /(Chrome|Firefox)\/(\d+)/.exec(userAgent) ?? [];
  if (name) return `${name === 'Chrome' ? 'Chromium' : name} ${version}`;
  try {
    // Neither WebKitGTK's driver nor its browser tells its version; Debian does.
    const args = ['-W', '-f=${Version}', 'webkit2gtk-driver'];
    const { stdout } = await promisify(execFile)('dpkg-query', args);
    return `WebKitGTK ${/\d+\.\d+/.exec(stdout)?.[0]}`;
  } catch {
    return browser;
  }
}

await finish(run, values.summary);
