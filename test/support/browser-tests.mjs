// Runs the tests that need a browser, in web-test-runner with the project's configuration.
import { defaultReporter, startTestRunner } from '@web/test-runner';
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
 * The runner tells of a test that was filtered out as of one that failed without an error.
 *
 * @param {TestSuiteResult} suite
 * @returns {TestSuiteResult} without those
 */
const withoutFilteredOut = ({ name, tests, suites }) => ({
  name,
  tests: tests.filter(({ passed, error }) => passed || error),
  suites: suites.map(withoutFilteredOut),
});

/**
 * @param {TestSession} session one test file in one browser
 * @param {boolean} isFiltered whether only some tests were asked for by name
 * @returns {Counts} a file that did not load, held no test or ended badly counts as failed
 */
function countSession({ testFile, testResults, errors, passed }, isFiltered) {
  const counts = noCounts();
  const file = nameOfFile(testFile);
  if (testResults) {
    countSuite(isFiltered ? withoutFilteredOut(testResults) : testResults, file, counts);
  }
  // Errors outside a test: of a hook, of the file itself, of the browser.
  for (const { message } of errors) countFailure(counts, `${file}: ${message}`);
  if (isFiltered) return counts;
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
 * One line for each file, and below it, by the runner's own reporter, what went wrong.
 *
 * @param {Record<string, number>} seconds how long each file took; is changed
 * @param {boolean} isFiltered whether only some tests were asked for by name
 * @returns {import('@web/test-runner-core').Reporter}
 */
function fileReporter(seconds, isFiltered) {
  /** @type {Map<string, number>} */
  const starts = new Map();
  // The runner tells reporters of sessions only after it has begun the first ones.
  const begin = performance.now();
  const details = defaultReporter({ reportTestProgress: false });
  return {
    start(args) {
      void details.start?.(args);
      args.sessions.on('session-status-updated', ({ testFile, status }) => {
        if (status === 'INITIALIZING') starts.set(testFile, performance.now());
      });
    },
    reportTestFileResults(args) {
      const { logger, sessionsForTestFile, testFile } = args;
      const time = (performance.now() - (starts.get(testFile) ?? begin)) / 1000;
      const name = nameOfFile(testFile);
      seconds[name] = time;
      const shown = sessionsForTestFile.map((session) => ({
        ...session,
        testResults: session.testResults && withoutFilteredOut(session.testResults),
      }));
      details.reportTestFileResults?.(isFiltered ? { ...args, sessionsForTestFile: shown } : args);
      const counts = noCounts();
      for (const session of sessionsForTestFile)
        addCounts(counts, countSession(session, isFiltered));
      const { passed, failed } = counts;
      if (isFiltered && passed + failed === 0) return;
      const tests = failed > 0 ? `${failed} of ${passed + failed} tests failed` : `${passed} tests`;
      logger.log(`${failed > 0 ? '✖' : '✔'} ${name}: ${tests} (${time.toFixed(1)} s)`);
    },
  };
}

/**
 * @param {string[]} files absolute paths
 * @param {string} browser chromium, bundled, chromium109, firefox or webkit
 * @param {object} [options]
 * @param {number} [options.concurrency] how many files run at once, each in a browser of its own
 * @param {string | undefined} [options.grep] runs only tests whose names match it
 * @returns {Promise<Counts>}
 * @throws {Error} if the browser or the servers cannot be started
 */
export async function runBrowserTests(files, browser, { concurrency = 1, grep } = {}) {
  process.env['CUSTOMER_DELETE_BROWSER'] = browser;
  process.env['CUSTOMER_DELETE_BROWSERS_AT_ONCE'] = String(concurrency);
  const { default: config } = await import('../../web-test-runner.config.mjs');
  const { testFramework } = config;
  const total = noCounts();
  const isFiltered = grep !== undefined;
  const runner = await startTestRunner({
    config: {
      ...config,
      files,
      staticLogging: true,
      testFramework: {
        ...testFramework,
        config: { .../** @type {object} */ (testFramework?.config), grep },
      },
      reporters: [fileReporter(total.seconds, isFiltered)],
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

  for (const session of runner.sessions.all()) addCounts(total, countSession(session, isFiltered));
  return total;
}
