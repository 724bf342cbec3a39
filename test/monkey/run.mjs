// The monkey: random actions with real keys and mouse at widgets in a page, held against the requests
// that the stand-in API received. No request may leave that was not confirmed on the screen, and no
// two for one confirmation. The last line is `N passed, M failed`; a request, or a confirmation that
// was stopped, is one check.
//
//   node test/monkey/run.mjs [--actions N] [--seed S] [--browser chromium|bundled|firefox|webkit]
//                            [--summary FILE]
import { parseArgs } from 'node:util';
import { browserOption, conduct, finish, wholeNumbers } from '../support/conductor.mjs';
import { countFailure } from '../support/counts.mjs';
import { judge } from './judge.js';
import { judgeLists } from './judge-lists.js';

/** @typedef {import('./types.js').Options} Options */
/** @typedef {import('./types.js').Results} Results */

const { values } = parseArgs({
  options: {
    actions: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    browser: browserOption,
    summary: { type: 'string' },
  },
});
/** @type {Options} */
const options = wholeNumbers(values, 'seed', 'actions');

/** A monkey that deletes less often than once in so many actions proves nothing. */
const ACTIONS_A_DELETION = 500;

/** The same of the requests of lists. */
const ACTIONS_A_LISTED = 200;

/** So many actions are told of before a violation. */
const STEPS_BEFORE = 20;

/** @type {Results | undefined} */
let results;

const commands = {
  'monkey-options': () => options,
  /** @param {number} done */
  'monkey-progress'(done) {
    process.stdout.write(`${done} actions done\n`);
  },
  /** @param {Results} told */
  'monkey-results'(told) {
    results = told;
  },
};

/** The page with the widgets. */
const page = () =>
  '<!doctype html><html lang="en"><title>Monkey</title>' +
  '<script src="/dist/customer-delete.js"></script>' +
  '<script src="/dist/customer-delete-batch.js"></script>' +
  '<body><main><p><input aria-label="Search"> <button type="button">Other</button></p></main>';

async function run() {
  const browser = values.browser ?? 'chromium';
  console.log(`${options.actions} actions, seed ${options.seed}, ${browser}`);
  const total = await conduct({
    conductor: new URL('conduct.ts', import.meta.url),
    browser,
    commands,
    path: '/test/monkey/page',
    page,
    // A minute, and a second for each action on a slow machine.
    timeout: 60_000 + 1_000 * options.actions,
    hasTold: () => results !== undefined,
  });
  if (!results) return total;

  const { confirmations, lists, requests, counts, trace } = results;
  const ofLists = requests.filter(({ endpoint }) => endpoint.includes('monkey=list-'));
  const ofOne = judge(
    confirmations,
    requests.filter((request) => !ofLists.includes(request)),
  );
  const ofMany = judgeLists(lists, ofLists);
  const { unsent } = ofOne;
  const violations = [...ofOne.violations, ...ofMany.violations];
  const complaints = [...results.complaints];
  const deletions = requests.filter(({ hasDeleted }) => hasDeleted).length;
  if (deletions < Math.floor(options.actions / ACTIONS_A_DELETION)) {
    complaints.push(`only ${deletions} deletions: this proves nothing`);
  }
  const goneOn = lists.filter(({ halts }) => halts.some(({ until }) => until !== undefined)).length;
  if (ofLists.length < Math.floor(options.actions / ACTIONS_A_LISTED)) {
    complaints.push(`only ${ofLists.length} requests of lists: this proves nothing`);
  }
  print(counts);
  /** @type {Record<string, number>} */
  const stops = {};
  /** @param {string} by */
  const count = (by) => void (stops[by] = (stops[by] ?? 0) + 1);
  for (const { stoppedBy } of confirmations) if (stoppedBy !== undefined) count(stoppedBy);
  for (const { stoppedBy, halts } of lists) {
    if (stoppedBy !== undefined) count(`a list, by ${stoppedBy}`);
    for (const { by } of halts) count(`a list on its way, by ${by}`);
  }
  console.log('confirmations that were stopped by');
  print(stops);
  console.log(
    `${options.actions} actions, ${confirmations.length} confirmations, ${lists.length} of lists, ` +
      `${goneOn} gone on with, ${requests.length} requests, ${ofLists.length} of lists, ` +
      `${deletions} deletions, ${unsent.length} cut off on their way, ` +
      `${violations.length + complaints.length} violations, seed ${options.seed}`,
  );
  for (const what of complaints) {
    console.error(`✖ ${what}`);
    countFailure(total, what);
  }
  for (const { what, at } of violations) {
    console.error(`✖ ${what}, after`);
    countFailure(total, what);
    for (const step of trace.filter((one) => one.at <= at).slice(-STEPS_BEFORE)) {
      console.error(`    ${step.at}  ${step.what}`);
    }
  }
  total.passed = ofOne.passed + ofMany.passed;
  return total;
}

/** @param {Record<string, number>} counts */
function print(counts) {
  for (const [what, count] of Object.entries(counts).sort()) {
    console.log(`${String(count).padStart(7)}  ${what}`);
  }
}

await finish(run, values.summary);
