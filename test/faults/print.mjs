// Prints the whole table of faults in Markdown, those of a POST too; the README has the telling ones.
//
//   node test/faults/print.mjs
import { allGroups } from './faults.js';

/** @typedef {import('./types.js').Shorts | Record<string, any> | null} Truth */

/**
 * @param {Truth} truth
 * @returns {string}
 */
function text(truth) {
  if (truth === null) return '—';
  if (typeof truth === 'string') return truth;
  if (Array.isArray(truth)) return truth.join(' or ');
  return Object.entries(truth)
    .map(([browser, shorts]) => `${browser}: ${text(shorts)}`)
    .join('; ');
}

let count = 0;
for (const [name, rows] of Object.entries(allGroups)) {
  console.log(`\n### ${name}\n`);
  console.log('| fault | what the server does | in a frame | without one | by POST | later |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const [fault, { does, truth, post, late }] of Object.entries(rows)) {
    /** @type {any} */
    const either = truth;
    const [frame, none] =
      either?.frame === undefined ? [either, either] : [either.frame, either.none];
    const byPost = text(post === undefined ? frame : post);
    const cells = [`\`${fault}\``, does, text(frame), text(none), byPost, late ?? ''];
    console.log(`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
    count += 1;
  }
}
console.log(`\n${count} faults.`);
