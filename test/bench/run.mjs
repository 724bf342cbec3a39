// Measures the built script in a real Chromium, and prints a table in Markdown. Ends with an error where
// a limit is broken. Each file *.bench.mjs beside this one is a measurement; see types.ts.
//
//   npm run bench [-- NAME … --codes N]
//
// NAME is the beginning of a file's name, N how many codes a list has. CUSTOMER_DELETE_BROWSER and CHROME_PATH choose the browser, as
// for the tests.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createWorld } from './world.mjs';

/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('./types.js').Measurement} Measurement */

const ENDING = '.bench.mjs';

const { positionals: wanted, values } = parseArgs({
  allowPositionals: true,
  options: { codes: { type: 'string', default: '1000' } },
});
const choice = { codes: Number(values.codes) };
if (!Number.isSafeInteger(choice.codes) || choice.codes < 1)
  throw new Error('--codes is no number');
const files = readdirSync(fileURLToPath(new URL('.', import.meta.url)))
  .filter((file) => file.endsWith(ENDING))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.startsWith(name)))
  .sort();
if (files.length === 0) throw new Error(`There is no measurement ${wanted.join(' or ')}`);

/** @param {number} value */
const digits = (value) =>
  value.toLocaleString('en', { maximumFractionDigits: Number.isInteger(value) ? 0 : 2 });

/** @param {Finding} finding */
const isKept = ({ value, baseline = 0, most = Infinity }) => value - baseline <= most;

/** @param {Finding} finding */
function line(finding) {
  const { what, value, baseline, most, unit } = finding;
  const cells = [
    what,
    `${digits(value)} ${unit}`,
    baseline === undefined ? '' : `${digits(baseline)} ${unit}`,
    baseline ? digits(value / baseline) : '',
    most === undefined ? '' : `${baseline === undefined ? '' : '+'}${digits(most)} ${unit}`,
    most === undefined ? '' : isKept(finding) ? 'yes' : '**no**',
  ];
  return `| ${cells.join(' | ')} |`;
}

let broken = 0;
for (const file of files) {
  /** @type {Measurement} */
  const { name, description, limit, measure } = await import(`./${file}`);
  console.log(`\n### ${name}\n\n${description}\n\nLimit: ${limit}.\n`);
  // A browser of its own: none finds what another has left.
  const { world, end } = await createWorld();
  try {
    const findings = await measure(world, choice);
    console.log('| what | ours | compared with | ratio | at most | kept |');
    console.log('| --- | --- | --- | --- | --- | --- |');
    for (const finding of findings) console.log(line(finding));
    broken += findings.filter((finding) => !isKept(finding)).length;
  } finally {
    await end();
  }
}
console.log(broken === 0 ? '\nAll limits are kept.' : `\n${broken} broken.`);
process.exit(broken === 0 ? 0 : 1);
