// What came of a run of tests, and how it is printed.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} failures which tests failed, and the first line of why
 * @property {Record<string, number>} seconds how long each file took
 */

/**
 * What came of one part of a run.
 *
 * @typedef {Counts & { name: string, duration: number }} PartResult `duration` in seconds
 */

/** @returns {Counts} */
export const noCounts = () => ({ passed: 0, failed: 0, skipped: 0, failures: [], seconds: {} });

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
export function addCounts(total, { passed, failed, skipped, failures, seconds }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  total.failures.push(...failures);
  Object.assign(total.seconds, seconds);
}

/**
 * @param {readonly PartResult[]} parts
 * @returns {string} a table in Markdown: part, tests, seconds
 */
export function tableOfParts(parts) {
  const rows = parts.map(({ name, passed, failed, skipped, duration }) =>
    [name, passed, failed, skipped, duration.toFixed(0)].map(String),
  );
  const head = ['part', 'passed', 'failed', 'skipped', 'seconds'];
  const widths = head.map((text, i) =>
    Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0), text.length),
  );
  /** @param {string[]} row */
  const line = (row) =>
    `| ${row.map((text, i) => (i ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/**
 * @param {readonly PartResult[]} parts
 * @returns {string} the slowest files first, a line each
 */
export function slowestFiles(parts) {
  return parts
    .flatMap(({ name, seconds }) =>
      Object.entries(seconds).map(([file, time]) => ({ time, line: `${name}  ${file}` })),
    )
    .sort((a, b) => b.time - a.time)
    .map(({ time, line }) => `${time.toFixed(1).padStart(7)} s  ${line}`)
    .join('\n');
}

/**
 * The end of a run: what failed, the table, and `N passed, M failed` on the last line.
 *
 * @param {readonly PartResult[]} parts
 * @returns {string}
 */
export function summaryOf(parts) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    parts.reduce((total, part) => total + part[key], 0);
  const failures = parts.flatMap(({ name, failures }) =>
    failures.map((one) => `✖ ${name}: ${one}`),
  );
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  const last = `${sum('passed')} passed, ${sum('failed')} failed${skipped}`;
  return ['', ...failures, failures.length ? '' : [], tableOfParts(parts), '', last, '']
    .flat()
    .join('\n');
}
