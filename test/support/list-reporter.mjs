// Lists every test of a browser run; the runner's own reporter adds what went wrong.
/** @typedef {import('@web/test-runner-core').TestSuiteResult} TestSuiteResult */

/** A test that takes longer is listed with its duration, in ms. */
const SLOW = 1_000;

/**
 * @param {TestSuiteResult} suite
 * @param {string} indent
 * @returns {string[]} a line for each test and inner suite
 */
function listSuite({ tests, suites }, indent) {
  const testLines = tests.map(({ name, passed, skipped, duration = 0 }) => {
    const sign = skipped ? '-' : passed ? '✔' : '✖';
    const time = duration > SLOW ? ` (${(duration / 1000).toFixed(1)} s)` : '';
    return `${indent}${sign} ${name}${time}`;
  });
  const suiteLines = suites.flatMap((suite) => [
    `${indent}${suite.name}`,
    ...listSuite(suite, `${indent}  `),
  ]);
  return [...testLines, ...suiteLines];
}

/** @returns {import('@web/test-runner-core').Reporter} */
export function listReporter() {
  return {
    // The file's name is put above by the runner's own reporter.
    reportTestFileResults({ logger, sessionsForTestFile }) {
      for (const { browser, testResults } of sessionsForTestFile) {
        const lines = testResults ? listSuite(testResults, '  ') : ['  ✖ the file did not run'];
        logger.log([browser.name, ...lines, ''].join('\n'));
      }
    },
  };
}
