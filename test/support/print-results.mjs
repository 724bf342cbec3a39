// Prints the end of several runs as one: what failed, the table of all parts, and `N passed, M failed`.
//
//   node test/support/print-results.mjs FILE     as test/run.mjs --results FILE has written it
import { readFileSync, writeFileSync } from 'node:fs';
import { slowestFiles, summaryOf } from './counts.mjs';

const [file = ''] = process.argv.slice(2);
/** @type {import('./counts.mjs').PartResult[]} */
const parts = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .flatMap((line) => JSON.parse(line));
const summary = summaryOf(parts);
writeFileSync('.cache/test-times.txt', `${summary}\n${slowestFiles(parts)}\n`);
process.stdout.write(summary);
process.exitCode = parts.length > 0 && parts.every(({ failed }) => failed === 0) ? 0 : 1;
