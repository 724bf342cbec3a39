// Runs the tests that drive whole pages from outside (test/**/*.page-test.mjs): one process for all
// of them, so that they share one browser; see test/hosts/browser.mjs.
import { fileURLToPath } from 'node:url';
import { runNodeTests } from './node-tests.mjs';

/** As long as all of them may take, in ms. */
const TIMEOUT = 1_800_000;

/**
 * @param {string[]} files absolute paths
 * @param {string} browser
 * @param {string} [grep] runs only tests whose names match it
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export function runPageTests(files, browser, grep) {
  process.env['CUSTOMER_DELETE_BROWSER'] = browser;
  process.env['PAGE_TESTS'] = JSON.stringify(files);
  const entry = fileURLToPath(new URL('page-tests-entry.mjs', import.meta.url));
  return runNodeTests([entry], { timeout: TIMEOUT, grep });
}
