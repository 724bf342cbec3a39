// Runs the tests that need no browser, in node's own test runner.
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { countFailure, nameOfFile, noCounts } from './counts.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

/**
 * Counts single tests: a suite, or a test that only holds others, is none of its own.
 *
 * @param {Counts} counts is changed
 * @returns {(outcome: 'start' | 'pass' | 'fail', data: any) => void} to be called with each event in order
 */
function createCounter(counts) {
  /** @type {boolean[]} at index n: has a test at depth n been seen since its parent began? */
  const seen = [];
  /** @type {string[]} at index n: what began last at depth n */
  const names = [];
  return (outcome, { name, file, nesting, details, skip, todo }) => {
    if (outcome === 'start') {
      names.length = nesting;
      names[nesting] = name;
      return;
    }
    const hasChildren = seen[nesting + 1] === true;
    seen.length = nesting + 1;
    seen[nesting] = true;
    const isSuite = details.type === 'suite';
    // A file stands for itself where it holds no test, does not load, or ends badly.
    const isFile = nesting === 0 && name === file;

    const isSkipped = skip !== undefined && skip !== false;
    const isTodo = todo !== undefined && todo !== false;
    if (isSkipped || isTodo) {
      if (!hasChildren) counts.skipped += 1;
    } else if (outcome === 'fail') {
      // Then the children have been counted already. Any other failure is the parent's own.
      if (details.error?.failureType !== 'subtestsFailed') {
        const path = [...names.slice(0, nesting), name].join(' > ');
        const { cause, message } = details.error ?? {};
        countFailure(counts, `${nameOfFile(file ?? '')}: ${path}: ${cause?.message ?? message}`);
      }
    } else if (isFile) {
      console.error(`✖ ${file} holds no test`);
      countFailure(counts, `${nameOfFile(file)} holds no test`);
    } else if (!isSuite && !hasChildren) {
      counts.passed += 1;
    }
  };
}

/**
 * @param {string[]} files absolute paths
 * @param {object} [options]
 * @param {boolean | number} [options.concurrency] how many files run at once
 * @param {number} [options.timeout] of a file, in ms
 * @returns {Promise<Counts>}
 */
export async function runNodeTests(files, { concurrency = true, timeout = 600_000 } = {}) {
  const counts = noCounts();
  const count = createCounter(counts);
  const events = run({ files, concurrency, timeout });
  events.on('test:start', (data) => count('start', data));
  events.on('test:pass', (data) => count('pass', data));
  events.on('test:fail', (data) => count('fail', data));
  for await (const text of events.compose(new spec())) process.stdout.write(text);
  return counts;
}
