// Chaos: random calls, faults, stops and reloads in a real browser, held against the ledger of the
// fault server. The same seed plans the same calls. The last line is `N passed, M failed`; a call is
// one check.
//
//   node test/chaos/run.mjs [--calls N] [--seed S] [--browser chromium|bundled|firefox|webkit]
//                           [--tabs N] [--lanes N] [--summary FILE]
import { parseArgs } from 'node:util';
import { browserOption, conduct, finish, wholeNumbers } from '../support/conductor.mjs';
import { countFailure } from '../support/counts.mjs';
import { judge } from './judge.mjs';
import { planLoops } from './loop-plan.js';
import { planCalls } from './plan.js';

/** @typedef {import('../faults/types.js').Entry} Entry */
/** @typedef {import('./types.js').Options} Options */
/** @typedef {import('./types.js').LoopRecord | import('./types.js').Record} Record */
/** @typedef {import('./types.js').Results} Results */

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    browser: browserOption,
    tabs: { type: 'string', default: '3' },
    lanes: { type: 'string', default: '4' },
    summary: { type: 'string' },
  },
});
/** @type {Options} */
const options = wholeNumbers(values, 'seed', 'calls', 'tabs', 'lanes');

/** @type {Record[]} */
const records = [];
/** @type {{ results: Results, ledger: Entry[] } | undefined} */
let told;

const commands = {
  'chaos-options': () => options,
  /** @param {number} made */
  'chaos-progress'(made) {
    process.stdout.write(`${made} calls made\n`);
  },
  /** @param {Record[]} some */
  'chaos-records'(some) {
    records.push(...some);
  },
  /** @param {Results} results */
  async 'chaos-results'(results) {
    told = { results, ledger: await readLedger(results) };
  },
};

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

/** The pages that make the calls. */
const page = () =>
  '<!doctype html><html lang="en"><title>Chaos</title><body>' +
  '<script type="module" src="/test/chaos/tab.ts"></script>';

async function run() {
  const browser = values.browser ?? 'chromium';
  console.log(`${options.calls} calls, seed ${options.seed}, ${browser}`);
  const counts = await conduct({
    conductor: new URL('conduct.ts', import.meta.url),
    browser,
    commands,
    path: '/test/chaos/tab',
    page,
    // A minute, and a second for each call on a slow machine.
    timeout: 60_000 + 1_000 * options.calls,
    hasTold: () => told !== undefined,
  });
  if (!told) return counts;

  const plans = planCalls(options.seed, options.calls);
  const loops = planLoops(options.seed, options.calls);
  const { passed, violations, counts: table } = judge(plans, records, told.ledger, loops);
  const { complaints } = told.results;
  console.log(' script  widget    loop');
  for (const [what, { script, widget, loop }] of [...table].sort()) {
    const numbers = [script, widget, loop].map((number) => String(number).padStart(7));
    console.log(`${numbers.join(' ')}  ${what}`);
  }
  console.log(
    `${options.calls} calls, ${loops.length} loops, ${told.ledger.length} requests in the ledger, ` +
      `${violations.length + complaints.length} violations, seed ${options.seed}`,
  );
  for (const what of [...violations, ...complaints]) {
    console.error(`✖ ${what}`);
    countFailure(counts, what);
  }
  counts.passed = passed;
  return counts;
}

await finish(run, values.summary);
