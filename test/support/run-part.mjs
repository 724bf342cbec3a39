// One part of a run, in a process of its own: started by test/run.mjs.
//
//   node test/support/run-part.mjs '{"kind":…}' REPORT
import { writeFileSync } from 'node:fs';
import { countFailure, noCounts } from './counts.mjs';

/**
 * @typedef {object} Task
 * @property {import('../suite.mjs').Kind} kind
 * @property {string} browser
 * @property {string[]} files absolute paths
 * @property {number} concurrency browsers at once
 * @property {string} [grep]
 */

const [task = '', report = ''] = process.argv.slice(2);
/** @type {Task} */
const { kind, browser, files, concurrency, grep } = JSON.parse(task);

let counts = noCounts();

/** Ends the process, whatever a browser may have left running. */
function finish() {
  writeFileSync(report, JSON.stringify(counts));
  process.exit(counts.failed === 0 ? 0 : 1);
}

/** @param {unknown} reason */
function fail(reason) {
  const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
  process.stderr.write(`\n✖ ${text}\n`);
  countFailure(counts, text);
}

// Nothing unforeseen may count as a success, or cost the results so far.
process.on('uncaughtException', (error) => {
  fail(error);
  finish();
});

try {
  if (kind === 'node') {
    const { runNodeTests } = await import('./node-tests.mjs');
    counts = await runNodeTests(files, { concurrency, grep });
  } else if (kind === 'pages') {
    const { runPageTests } = await import('./page-tests.mjs');
    counts = await runPageTests(files, browser, grep);
  } else {
    const { runBrowserTests } = await import('./browser-tests.mjs');
    counts = await runBrowserTests(files, browser, { concurrency, grep });
  }
} catch (error) {
  fail(error);
}
finish();
