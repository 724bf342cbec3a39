// What came of a run of tests.

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
 * @param {Counts} total is changed
 * @param {Counts} counts
 */
export function addCounts(total, { passed, failed, skipped, failures }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  total.failures.push(...failures);
}
