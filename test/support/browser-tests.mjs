// Runs the tests that need a browser, in web-test-runner with the project's configuration.
import { defaultReporter, startTestRunner } from '@web/test-runner';
import { listReporter } from './list-reporter.mjs';
import { addCounts, countFailure, nameOfFile, noCounts } from './counts.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {import('@web/test-runner-core').TestSession} TestSession */
/** @typedef {import('@web/test-runner-core').TestSuiteResult} TestSuiteResult */
/** @typedef {import('@web/test-runner-core').TestRunner} TestRunner */

/**
 * @param {TestSuiteResult} suite
 * @param {string} path the file and the suites around it
 * @param {Counts} counts is changed
 */
function countSuite(suite, path, counts) {
  for (const { name, passed, skipped, error } of suite.tests) {
    if (skipped) counts.skipped += 1;
    else if (passed) counts.passed += 1;
    else countFailure(counts, `${path} > ${name}: ${error?.message}`);
  }
  for (const inner of suite.suites) countSuite(inner, `${path} > ${inner.name}`, counts);
}

/**
 * @param {TestSession} session one test file in one browser
 * @returns {Counts} a file that did not load, held no test or ended badly counts as failed
 */
function countSession({ testFile, testResults, errors, passed }) {
  const counts = noCounts();
  const file = nameOfFile(testFile);
  if (testResults) countSuite(testResults, file, counts);
  // Errors outside a test: of a hook, of the file itself, of the browser.
  for (const { message } of errors) countFailure(counts, `${file}: ${message}`);
  if (counts.passed + counts.failed + counts.skipped === 0) {
    console.error(`✖ ${testFile} holds no test`);
    countFailure(counts, `${file} holds no test`);
  }
  if (!passed && counts.failed === 0) countFailure(counts, `${file} ended badly`);
  return counts;
}

/** How long browser and servers may take to close once the results are there, in ms. */
const CLOSING_TIMEOUT = 60_000;

/**
 * @param {TestRunner} runner
 * @returns {Promise<void>} resolves when the tests are over and browser and servers are closed
 */
function untilStopped(runner) {
  return new Promise((resolve) => {
    runner.on('stopped', () => resolve());
    // A browser that does not close must not cost the results.
    runner.on('finished', () => setTimeout(resolve, CLOSING_TIMEOUT).unref());
  });
}

/**
 * @param {string[]} files absolute paths
 * @param {string} browser chromium, bundled, firefox or webkit
 * @returns {Promise<Counts>}
 * @throws {Error} if the browser or the servers cannot be started
 */
export async function runBrowserTests(files, browser) {
  process.env['CUSTOMER_DELETE_BROWSER'] = browser;
  const { default: config } = await import('../../web-test-runner.config.mjs');
  const runner = await startTestRunner({
    config: {
      ...config,
      files,
      reporters: [listReporter(), defaultReporter({ reportTestProgress: false })],
    },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  // In both cases the runner has printed the reason.
  if (!runner || runner.stopped) throw new Error('The test runner did not start.');

  const stop = () => runner.stop();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  await untilStopped(runner);

  const total = noCounts();
  for (const session of runner.sessions.all()) addCounts(total, countSession(session));
  return total;
}
