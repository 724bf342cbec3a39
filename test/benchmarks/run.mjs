// Measures the built script beside other libraries in a real Chromium, and prints Markdown tables. Ends with
// an error where a limit is exceeded. Each file *.bench.mjs beside this one is a measurement; see types.ts.
//
//   npm run bench [-- NAME … --codes N]
//   node test/benchmarks/run.mjs --list
//
// NAME is the beginning of a file's name, N the number of codes in a list. A run of all measurements also
// writes results.md and results.svg. --list prints what is measured, and installs and starts nothing.
// CUSTOMER_DELETE_BROWSER and CHROME_PATH choose the browser, as for the tests.
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { loadCallers } from './callers.mjs';
import { installPeers } from './peers.mjs';
import { picture } from './picture.mjs';
import { exitCode, inFull, tables } from './report.mjs';
import { loadWidgets } from './widgets.mjs';
import { createWorld } from './world.mjs';

/** @typedef {import('./types.js').Measurement} Measurement */
/** @typedef {import('./types.js').Results} Results */

const ENDING = '.bench.mjs';
const CODES = 1000;
const PICTURE = 'results.svg';

const { positionals: wanted, values } = parseArgs({
  allowPositionals: true,
  options: {
    codes: { type: 'string', default: String(CODES) },
    list: { type: 'boolean', default: false },
  },
});
const choice = { codes: Number(values.codes) };
if (!Number.isSafeInteger(choice.codes) || choice.codes < 1) {
  throw new Error('--codes is not a positive integer');
}
const files = readdirSync(fileURLToPath(new URL('.', import.meta.url)))
  .filter((file) => file.endsWith(ENDING))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.startsWith(name)))
  .sort();
if (files.length === 0) throw new Error(`There is no measurement ${wanted.join(' or ')}`);
/** @type {Measurement[]} */
const selected = await Promise.all(files.map((file) => import(`./${file}`)));

if (values.list) {
  for (const [i, { name, description, limit }] of selected.entries()) {
    console.log(`${files[i]?.replace(ENDING, '')}: ${name}\n  ${description}\n  Limit: ${limit}\n`);
  }
  process.exit();
}

/**
 * Writes a file beside this one.
 *
 * @param {string} name
 * @param {string} text
 */
const write = (name, text) => writeFile(new URL(name, import.meta.url), text);

// On SIGTERM, Puppeteer only closes its browser, and the next measurement would begin.
process.once('SIGTERM', () => process.exit(143));

installPeers();
// Times are worthless if other programs use the processors meanwhile, so the report shows the load.
const load = (loadavg()[0] ?? 0).toFixed(1);
/** @type {Results['measurements'][number][]} */
const measurements = [];
let browserName = '';
let failed = 0;
for (const { name, description, limit, hasLatency, measure } of selected) {
  const start = performance.now();
  // Each measurement has a browser of its own, so that it finds no caches or processes of another.
  const { world, end } = await createWorld({ hasLatency });
  try {
    browserName = await world.browser.version();
    const findings = await measure(world, choice);
    measurements.push({ name, description, limit, findings });
    console.error(`${name}: ${Math.round((performance.now() - start) / 1000)} s`);
  } catch (error) {
    // The remaining measurements do not depend on this one.
    failed += 1;
    console.error(`✖ ${name}`, error);
  } finally {
    await end();
  }
}

const programs = [...(await loadWidgets()), ...(await loadCallers())];
/** @type {Results} */
const results = {
  measurements,
  versions: Object.fromEntries(
    programs.filter(({ version }) => version).map(({ name, version }) => [name, version]),
  ),
  place: `${browserName.replace('/', ' ')} on a machine with ${availableParallelism()} processors and ${Math.round(totalmem() / 2 ** 30)} GiB of memory, whose load was ${load} before`,
};
console.log(`\n${tables(results)}`);
if (failed === 0 && wanted.length === 0 && choice.codes === CODES) {
  const path = fileURLToPath(new URL('results.md', import.meta.url));
  const options = await resolveConfig(path);
  await write('results.md', await format(inFull(results, PICTURE), { ...options, filepath: path }));
  await write(PICTURE, picture(results));
}
process.exit(exitCode(results, failed));
