// Runs the tests and says how many passed: node tests (test/**/*.test.mjs), then browser tests: those
// inside a page (test/**/*.test.ts), and those that drive whole pages (test/**/*.page-test.mjs).
// The last line is `N passed, M failed`.
//
//   node test/run.mjs [--browser chromium|bundled|chromium109|firefox|webkit]
//                     [--only node|browser] [--summary FILE] [PATH or GLOB …]
import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { addCounts, countFailure, noCounts } from './support/counts.mjs';

const BROWSERS = ['chromium', 'bundled', 'chromium109', 'firefox', 'webkit'];
const KINDS = ['node', 'browser'];

const rootDir = fileURLToPath(new URL('..', import.meta.url));

const { values: options, positionals: patterns } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string', default: process.env['CUSTOMER_DELETE_BROWSER'] || 'chromium' },
    only: { type: 'string' },
    summary: { type: 'string' },
  },
});
const browser = options.browser ?? 'chromium';

const total = noCounts();

/** Prints the last line and ends the process, whatever a browser may have left running. */
function finish() {
  const { passed, failed, skipped, failures } = total;
  if (options.summary) writeFileSync(options.summary, `${JSON.stringify(total)}\n`);
  // Not console.log: the browser runner holds that back until its own end.
  if (failed > 0) process.stdout.write(`\n${failures.map((one) => `✖ ${one}\n`).join('')}`);
  const skippedText = skipped > 0 ? `, ${skipped} skipped` : '';
  process.stdout.write(`\n${passed} passed, ${failed} failed${skippedText}\n`);
  process.exit(failed === 0 ? 0 : 1);
}

/**
 * @param {unknown} reason
 */
function fail(reason) {
  const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
  process.stderr.write(`\n✖ ${text}\n`);
  countFailure(total, text);
}

/**
 * @param {string} glob `*` and `?` stay within a folder, `**` does not
 * @returns {RegExp}
 */
function globToRegExp(glob) {
  const source = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/?|\*|\?/g, (wildcard) =>
      wildcard.startsWith('**') ? '.*' : wildcard === '*' ? '[^/]*' : '[^/]',
    );
  return new RegExp(`^${source}$`);
}

/**
 * @param {string} pattern a path, a folder or a glob, from the project's root or the current folder
 * @returns {(file: string) => boolean} whether a file, named from the project's root, is meant
 */
function matcher(pattern) {
  const path = relative(rootDir, join(process.cwd(), pattern)).split(sep).join('/');
  const names = [pattern.replace(/^\.\//, ''), path].map((name) => name.replace(/\/$/, ''));
  return (file) =>
    names.some((name) => globToRegExp(name).test(file) || file.startsWith(`${name}/`));
}

/**
 * @param {string} ending such as `.test.ts`
 * @returns {string[]} absolute paths of the test files that were asked for
 */
function findTests(ending) {
  const matchers = patterns.map(matcher);
  return readdirSync(join(rootDir, 'test'), { recursive: true, encoding: 'utf8' })
    .map((path) => `test/${path.split(sep).join('/')}`)
    .filter((path) => path.endsWith(ending))
    .filter((path) => matchers.length === 0 || matchers.some((matches) => matches(path)))
    .sort()
    .map((path) => join(rootDir, path));
}

/** @param {string} kind */
async function runKind(kind) {
  const files = findTests(kind === 'node' ? '.test.mjs' : '.test.ts');
  const drivers = kind === 'browser' ? findTests('.page-test.mjs') : [];
  if (files.length + drivers.length === 0) {
    // Fine where the caller asked for some files: the other kind may have them.
    if (patterns.length === 0) throw new Error(`There are no ${kind} tests.`);
    return;
  }
  const { runNodeTests } = await import('./support/node-tests.mjs');
  if (kind === 'node') return addCounts(total, await runNodeTests(files));
  process.env['CUSTOMER_DELETE_BROWSER'] = browser;
  // Each file starts a browser of its own: one at a time, and before the runner's, since there can be
  // only one MiniBrowser and the runner's goes with this process.
  if (drivers.length > 0) {
    addCounts(total, await runNodeTests(drivers, { concurrency: 1, timeout: 1_800_000 }));
  }
  if (files.length > 0) {
    const { runBrowserTests } = await import('./support/browser-tests.mjs');
    addCounts(total, await runBrowserTests(files, browser));
  }
}

// Nothing may end the run without its last line, and nothing unforeseen may count as a success.
process.on('uncaughtException', (error) => {
  fail(error);
  finish();
});

if (!BROWSERS.includes(browser)) {
  fail(`Unknown browser "${browser}": ${BROWSERS.join(', ')}?`);
  finish();
}
if (options.only && !KINDS.includes(options.only)) {
  fail(`Unknown kind of tests "${options.only}": ${KINDS.join(' or ')}?`);
  finish();
}

for (const kind of options.only ? [options.only] : KINDS) {
  try {
    await runKind(kind);
  } catch (error) {
    fail(error);
  }
}
if (total.passed + total.failed === 0) fail('Not a single test was executed.');
finish();
