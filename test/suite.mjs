// How the suite is laid out: which tests run in which browser. A file's ending says what drives it:
//
//   *.test.mjs       in Node
//   *.test.ts        within a page, by web-test-runner
//   *.page-test.mjs  from outside, on whole pages at the top of a tab
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {'node' | 'browser' | 'pages'} Kind */

export const BROWSERS = ['chromium', 'bundled', 'firefox', 'webkit', 'chromium109'];

/** What the name of a test file ends in. */
const ENDINGS = { node: '.test.mjs', browser: '.test.ts', pages: '.page-test.mjs' };

/**
 * Files whose assertions no engine can change: logic, texts, packaging, pages to read. They run in
 * Chromium only. Of a file that only in part depends on the engine, the rest is marked by what
 * test/support/once.ts exports.
 */
const ONCE = [
  'test/batch/before-sending.test.ts',
  'test/batch/table.test.ts',
  'test/call/delete-customer.test.ts',
  'test/call/post.test.ts',
  'test/call/what-is-told.test.ts',
  'test/element/bad-input.test.ts',
  'test/element/page-settings.test.ts',
  'test/element/placeholders.test.ts',
  'test/element/print.page-test.mjs',
  'test/element/states.test.ts',
  'test/element/structure.test.ts',
  'test/guide/pages.page-test.mjs',
  'test/guide/snippets.page-test.mjs',
  'test/package',
];

/**
 * What Chromium 109 runs, the oldest that is supported: loading, one delete each way, a list, and the
 * host pages in which it differs.
 */
const OLD = ['test/old', 'test/hosts'];

const rootDir = fileURLToPath(new URL('..', import.meta.url));

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
 * @param {readonly string[]} patterns
 * @returns {(file: string) => boolean}
 */
const anyOf = (patterns) => {
  const matchers = patterns.map(matcher);
  return (file) => matchers.some((matches) => matches(file));
};

const isOnce = anyOf(ONCE);
const isForOld = anyOf(OLD);

/**
 * @param {string} file from the project's root
 * @param {string} browser
 */
function belongsTo(file, browser) {
  if (browser === 'chromium109') return isForOld(file);
  if (file.startsWith('test/old/')) return false;
  return browser === 'chromium' || browser === 'bundled' || !isOnce(file);
}

/**
 * @param {Kind} kind
 * @param {string} browser for tests in Node it does not matter
 * @param {readonly string[]} patterns what is asked for; it runs in whatever browser is named
 * @returns {string[]} absolute paths
 */
export function findTests(kind, browser, patterns = []) {
  const isAskedFor = patterns.length > 0 && anyOf(patterns);
  return readdirSync(join(rootDir, 'test'), { recursive: true, encoding: 'utf8' })
    .map((path) => `test/${path.split(sep).join('/')}`)
    .filter((file) => file.endsWith(ENDINGS[kind]) && !file.includes('/node_modules/'))
    .filter((file) => (isAskedFor ? isAskedFor(file) : kind === 'node' || belongsTo(file, browser)))
    .sort()
    .map((file) => join(rootDir, file));
}
