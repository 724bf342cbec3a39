// Runs tests that are driven from Node, in Node's own test runner.
import { run } from 'node:test';
import { inspect } from 'node:util';
import { countFailure, nameOfFile, noCounts } from './counts.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

/**
 * Counts single tests: a suite, or a test that only holds others, is none of its own.
 *
 * @param {Counts} counts is changed
 * @param {boolean} isFiltered whether only some tests were asked for by name
 * @returns {(outcome: 'start' | 'pass' | 'fail', data: any) => void} to be called with each event in order
 */
function createCounter(counts, isFiltered) {
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
    // The suite of a file of page tests has its name.
    const isPage = names[0]?.endsWith('.page-test.mjs');
    const source = isPage ? (names[0] ?? '') : nameOfFile(file ?? '');
    const path = [...names.slice(isPage ? 1 : 0, nesting), ...(isPage && !nesting ? [] : [name])];
    if (nesting === 0) {
      const seconds = details.duration_ms / 1000;
      counts.seconds[source] = (counts.seconds[source] ?? 0) + seconds;
      if (!isFiltered || outcome === 'fail') {
        const sign = outcome === 'fail' ? '✖' : '✔';
        console.log(`${sign} ${[source, ...path].join(' > ')} (${seconds.toFixed(1)} s)`);
      }
    }

    const isSkipped = skip !== undefined && skip !== false;
    const isTodo = todo !== undefined && todo !== false;
    if (isSkipped || isTodo) {
      if (!hasChildren && !isFiltered) counts.skipped += 1;
    } else if (outcome === 'fail') {
      // Then the children have been counted already. Any other failure is the parent's own.
      if (details.error?.failureType === 'subtestsFailed') return;
      const { cause = details.error } = details.error ?? {};
      const where = [source, ...path].join(' > ');
      countFailure(counts, `${where}: ${cause?.message ?? cause}`);
      console.error(`✖ ${where}\n${inspect(cause).replace(/^/gm, '    ')}\n`);
    } else if (isFile || (isPage && nesting === 0 && !hasChildren)) {
      if (isFiltered) return;
      console.error(`✖ ${source} holds no test`);
      countFailure(counts, `${source} holds no test`);
    } else if (!isSuite && !hasChildren) {
      counts.passed += 1;
      if (isFiltered) console.log(`✔ ${[source, ...path].join(' > ')}`);
    }
  };
}

/**
 * @param {string[]} files absolute paths
 * @param {object} [options]
 * @param {boolean | number} [options.concurrency] how many files run at once
 * @param {number} [options.timeout] of a file, in ms
 * @param {string | undefined} [options.grep] runs only tests whose names match it
 * @returns {Promise<Counts>}
 */
export async function runNodeTests(files, { concurrency = true, timeout = 600_000, grep } = {}) {
  const counts = noCounts();
  const count = createCounter(counts, grep !== undefined);
  const names = grep === undefined ? {} : { testNamePatterns: [new RegExp(grep)] };
  const events = run({ files, concurrency, timeout, ...names });
  events.on('test:start', (data) => count('start', data));
  events.on('test:pass', (data) => count('pass', data));
  events.on('test:fail', (data) => count('fail', data));
  events.on('test:stdout', ({ message }) => process.stdout.write(message));
  events.on('test:stderr', ({ message }) => process.stderr.write(message));
  events.resume();
  await new Promise((resolve) => events.once('end', resolve));
  return counts;
}
