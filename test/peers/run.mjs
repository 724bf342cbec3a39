// Compares what programs for JSONP say with what the server really did, situation by situation, in a
// real browser, and writes what it finds into results.md beside it and into the README.
//
//   npm run peers [-- --browser chromium|bundled|firefox|webkit]
//
// Only what was found in Chromium is written; elsewhere it is printed.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { faults } from '../faults/faults.js';
import { browserOption, conduct } from '../support/conductor.mjs';
import { loadPrograms } from './peers.mjs';
import { forReadme, inFull, untrueOfOurs } from './report.mjs';

/** @typedef {import('./types.js').Comparison} Comparison */
/** @typedef {import('./types.js').Habits} Habits */
/** @typedef {import('./types.js').Results} Results */

const { values } = parseArgs({ options: { browser: browserOption } });

const programs = await loadPrograms();
/** @type {Comparison[]} */
const comparisons = [];
/** @type {Habits[]} */
const habits = [];

const commands = {
  peers: () => programs.map(({ name }) => name),
  /** @param {{ left: number, comparisons: Comparison[] }} some */
  compared(some) {
    if (some.left % 25 === 0) process.stdout.write(`${some.left} to go\n`);
    comparisons.push(...some.comparisons);
  },
  /** @param {Habits} some */
  habits(some) {
    habits.push(some);
  },
};

/**
 * A page with one of the programs in it.
 *
 * @param {import('koa').Context} context
 */
function page(context) {
  const query = new URLSearchParams(context.querystring);
  const { script = '' } = programs.find(({ name }) => name === query.get('peer')) ?? {};
  context.set('content-security-policy', query.getAll('policy'));
  context.set('content-security-policy-report-only', query.getAll('report-only'));
  return `<!doctype html><html lang="en"><title>Peer</title><body><script>${script.replaceAll('</script', '<\\/script')}</script>`;
}

const root = new URL('../../', import.meta.url);

/**
 * Writes a file as prettier wants it.
 *
 * @param {string} name from the project's root
 * @param {(before: string) => string} change
 */
async function rewrite(name, change) {
  const path = fileURLToPath(new URL(name, root));
  const before = await readFile(path, 'utf8').catch(() => '');
  const options = await resolveConfig(path);
  await writeFile(path, await format(change(before), { ...options, filepath: path }));
}

/**
 * @param {string} readme
 * @param {string} text to stand between the markers
 */
function betweenMarkers(readme, text) {
  const parts = readme.split(/(?<=<!-- faults:start -->)|(?=<!-- faults:end -->)/);
  if (parts.length !== 3) throw new Error('The README has lost its markers');
  return `${parts[0]}\n${text}\n${parts[2]}`;
}

const browser = values.browser ?? 'chromium';
const { failed } = await conduct({
  conductor: new URL('compare.ts', import.meta.url),
  browser,
  commands,
  path: '/test/peers/page',
  page,
  timeout: 3_600_000,
  hasTold: () => comparisons.length > 0,
});

/** @type {Results} */
const results = {
  columns: programs.map(({ name, version }) => ({ name, version })),
  browser: browser === 'bundled' ? 'chromium' : browser,
  comparisons,
  habits,
};
const untrue = failed === 0 ? untrueOfOurs(results) : [];
for (const what of untrue) console.error(`✖ ${what}`);
if (failed > 0 || untrue.length > 0) {
  console.error('Nothing was written.');
  process.exit(1);
}
if (results.browser === 'chromium') {
  await rewrite('test/peers/results.md', () => inFull(results, faults.size));
  await rewrite('README.md', (readme) => betweenMarkers(readme, forReadme(results, faults.size)));
} else {
  console.log(inFull(results, faults.size));
}
process.exit(0);
