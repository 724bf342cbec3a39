// Runs the tests, two parts side by side where two processors allow it, and says at the end what failed,
// in which browser and why. The last line is `N passed, M failed`. test/suite.mjs says what runs where.
//
//   node test/run.mjs [--browser chromium|bundled|firefox|webkit|chromium109[,…]]
//                     [--only node|browser|pages] [--with fuzz,check,projects] [--grep NAME]
//                     [--jobs N] [--results FILE] [PATH or GLOB …]
//
// Without paths: all that belongs to the browser, in Chromium the tests in Node too. --grep takes a
// regular expression for the names of tests. --with adds what only CI runs. --results adds the counts
// to a file, for test/support/print-results.mjs.
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { countFailure, noCounts, slowestFiles, summaryOf } from './support/counts.mjs';
import { BROWSERS, findTests } from './suite.mjs';

/** @typedef {import('./support/counts.mjs').PartResult} PartResult */
/** @typedef {import('./suite.mjs').Kind} Kind */

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {(report: string) => string[]} command a program and its arguments; writes its counts into
 *   the report
 * @property {boolean} [isOneCheck] whether it writes none, and its exit code is the result
 * @property {string} [alone] parts of the same word do not run side by side
 * @property {number} jobs how many of the processors it keeps busy
 */

const rootDir = fileURLToPath(new URL('..', import.meta.url));
const cacheFolder = join(rootDir, '.cache');
/** What moves the cursor of a terminal, where another part may have written meanwhile. */
// eslint-disable-next-line no-control-regex
const MOVES = /\u001B\[\d*[AGK]/g;
/** As long as a part may take, in ms: one that hangs must not cost the others. */
const TIMEOUT = 40 * 60_000;

const { values: options, positionals: patterns } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string', default: process.env['CUSTOMER_DELETE_BROWSER'] || 'chromium' },
    only: { type: 'string' },
    with: { type: 'string', default: '' },
    grep: { type: 'string' },
    jobs: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    results: { type: 'string' },
  },
});
const browsers = options.browser.split(',');
const extras = options.with.split(',').filter(Boolean);
const jobs = Number(options.jobs);

/** @type {Record<string, () => Part[]>} what CI runs beside the tests */
const EXTRAS = {
  fuzz: () =>
    browsers
      .filter((browser) => browser !== 'chromium109')
      .map((browser) => ({
        name: `${browser} fuzz`,
        command: (report) => node('test/fuzz/run.mjs', '--browser', browser, '--summary', report),
        ...aloneIn(browser),
        jobs: 1,
      })),
  projects: () => [
    {
      name: 'package in new projects',
      command: (report) => node('test/package/install.mjs', '--summary', report),
      jobs: 1,
    },
  ],
  check: () => [
    {
      name: 'types, lint, format, package',
      command: () => ['npm', 'run', '--silent', 'check:built'],
      isOneCheck: true,
      jobs: 1,
    },
  ],
};

const node = (/** @type {string[]} */ ...args) => [process.execPath, ...args];

/** There can be only one MiniBrowser. */
const aloneIn = (/** @type {string} */ browser) => (browser === 'webkit' ? { alone: browser } : {});

/** @param {string} problem */
function refuse(problem) {
  process.stderr.write(`${problem}\n\n0 passed, 1 failed\n`);
  process.exit(1);
}
for (const browser of browsers) {
  if (!BROWSERS.includes(browser)) refuse(`Unknown browser "${browser}": ${BROWSERS.join(', ')}?`);
}
for (const extra of extras) {
  if (!EXTRAS[extra]) refuse(`Unknown part "${extra}": ${Object.keys(EXTRAS).join(', ')}?`);
}
if (options.only && !['node', 'browser', 'pages'].includes(options.only)) {
  refuse(`Unknown kind of tests "${options.only}": node, browser or pages?`);
}
if (!Number.isInteger(jobs) || jobs < 1) refuse('--jobs takes a whole number');

/**
 * @param {string} name
 * @param {Kind} kind
 * @param {string} browser
 * @param {number} concurrency
 * @param {(file: string) => boolean} [isMeant] by the absolute path
 * @returns {Part[]} none where there are no files for it
 */
function testPart(name, kind, browser, concurrency, isMeant = () => true) {
  if (options.only && options.only !== kind) return [];
  const files = findTests(kind, browser, patterns).filter(isMeant);
  if (files.length === 0) return [];
  const task = JSON.stringify({ kind, browser, files, concurrency, grep: options.grep });
  return [
    {
      name,
      command: (report) => node('test/support/run-part.mjs', task, report),
      ...aloneIn(browser),
      // Those in Node are short: better beside the first part than at the end, where a processor idles.
      jobs: kind === 'node' ? 0 : concurrency,
    },
  ];
}

/** Half of all page tests, in time. */
const isHost = (/** @type {string} */ file) => file.split(sep).includes('hosts');

/** @returns {Part[]} the longest first, so that no processor waits at the end */
function plan() {
  // With one browser its files share the processors; with several the browsers do.
  const concurrency = browsers.length > 1 ? 1 : jobs;
  const hasNode = patterns.length > 0 || browsers.some((one) => /^(chromium|bundled)$/.test(one));
  return [
    ...browsers.flatMap((browser) => [
      ...testPart(browser, 'browser', browser, browser === 'webkit' ? 1 : concurrency),
      ...testPart(`${browser} host pages`, 'pages', browser, 1, isHost),
      ...testPart(`${browser} pages`, 'pages', browser, 1, (file) => !isHost(file)),
    ]),
    ...(hasNode ? testPart('node', 'node', 'chromium', 1) : []),
    ...extras.flatMap((extra) => EXTRAS[extra]?.() ?? []),
  ];
}

/**
 * @param {Part} part
 * @param {boolean} isOnly whether no other part prints meanwhile
 * @returns {Promise<PartResult>}
 */
async function run({ name, command, isOneCheck }, isOnly) {
  const start = performance.now();
  const report = join(cacheFolder, `report-${process.pid}-${name.replace(/\W/g, '-')}.json`);
  rmSync(report, { force: true });
  const [program = '', ...args] = command(report);
  const child = spawn(program, args, {
    cwd: rootDir,
    shell: process.platform === 'win32' && program === 'npm',
    stdio: ['ignore', isOnly ? 'inherit' : 'pipe', isOnly ? 'inherit' : 'pipe'],
    timeout: TIMEOUT,
    killSignal: 'SIGKILL',
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      const text = line.replace(MOVES, '');
      if (text.trim()) console.log(`${name} │ ${text}`);
    });
  }
  const ending = await new Promise((resolve) => {
    child.once('error', (error) => resolve(String(error)));
    child.once('close', (code, signal) => resolve(signal ?? code));
  });
  let counts = noCounts();
  if (isOneCheck) counts.passed = ending === 0 ? 1 : 0;
  else {
    try {
      counts = { ...counts, ...JSON.parse(readFileSync(report, 'utf8')) };
      rmSync(report);
    } catch {
      countFailure(counts, `ended with ${ending}, before its tests did`);
    }
  }
  // A part that reported no failure and yet ended badly is not a success.
  if (ending !== 0 && counts.failed === 0) countFailure(counts, `ended with ${ending}`);
  if (counts.passed + counts.failed + counts.skipped === 0 && !options.grep) {
    countFailure(counts, 'not a single test was executed');
  }
  return { ...counts, name, duration: (performance.now() - start) / 1000 };
}

/**
 * @param {Part[]} parts
 * @returns {Promise<PartResult[]>}
 */
async function runAll(parts) {
  const waiting = [...parts];
  /** @type {Set<Part>} */
  const running = new Set();
  /** @type {PartResult[]} */
  const results = [];
  await new Promise((resolve) => {
    const next = () => {
      if (waiting.length + running.size === 0) return resolve(undefined);
      const busy = [...running].reduce((sum, part) => sum + part.jobs, 0);
      const index = waiting.findIndex(
        (part) =>
          (busy === 0 || busy + part.jobs <= jobs) &&
          ![...running].some(({ alone }) => alone && alone === part.alone),
      );
      const [part] = index < 0 ? [] : waiting.splice(index, 1);
      if (!part) return;
      running.add(part);
      console.log(`▶ ${part.name}`);
      void run(part, parts.length === 1).then((result) => {
        running.delete(part);
        results.push(result);
        const { passed, failed, duration } = result;
        console.log(`■ ${part.name}: ${passed} passed, ${failed} failed, ${duration.toFixed(0)} s`);
        next();
      });
      next();
    };
    next();
  });
  return parts.flatMap(({ name }) => results.filter((result) => result.name === name));
}

mkdirSync(cacheFolder, { recursive: true });
const parts = plan();
if (parts.length === 0) refuse('There is no such test.');
const results = await runAll(parts);
if (options.grep && results.every(({ passed, failed }) => passed + failed === 0)) {
  refuse(`No test is called ${options.grep}.`);
}
const summary = summaryOf(results);
writeFileSync(join(cacheFolder, 'test-times.txt'), `${summary}\n${slowestFiles(results)}\n`);
if (options.results) appendFileSync(options.results, `${JSON.stringify(results)}\n`);
process.stdout.write(summary);
process.exit(results.every(({ failed }) => failed === 0) ? 0 : 1);
