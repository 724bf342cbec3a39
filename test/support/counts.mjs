// What came of a run of tests.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('../..', import.meta.url));

/**
 * `failures` names what failed.
 *
 * @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Counts
 */

/** @returns {Counts} */
export const noCounts = () => ({ passed: 0, failed: 0, skipped: 0, failures: [] });

/**
 * @param {Counts} counts is changed
 * @param {string} what failed
 */
export function countFailure(counts, what) {
  counts.failed += 1;
  counts.failures.push(what.trim().split('\n', 1)[0] ?? '');
}

/**
 * @param {string} file an absolute path
 * @returns {string} the path within the project
 */
export const nameOfFile = (file) => relative(rootDir, file);

/**
 * @param {Counts} total is changed
 * @param {Counts} counts
 */
export function addCounts(total, { passed, failed, skipped, failures }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  total.failures.push(...failures);
}
