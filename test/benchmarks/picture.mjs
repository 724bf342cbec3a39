// Draws the results of a run as SVG: one small bar chart for each comparison, with bars from zero.
import { digits, GROUPS } from './report.mjs';

/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('./types.js').Results} Results */

const WIDTH = 880;
const COLUMNS = 2;
const MARGIN = 24;
const LINE = 20;
const HEAD = 30;
const NAME = 136;
const NUMBER = 64;
const OURS = 'customer-delete';

// Readable on a light and on a dark page.
const STYLE = `
  svg { font: 13px system-ui, sans-serif }
  .paper { fill: #ffffff }
  text { fill: #1f2328 }
  .title { font-weight: 600 }
  .bar { fill: #8c959f }
  .baseline { fill: #c4cad1 }
  .ours { fill: #0969da }
  text.ours { fill: #0550ae; font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #0d1117 }
    text { fill: #e6edf3 }
    .bar { fill: #6e7681 }
    .baseline { fill: #3d444d }
    .ours { fill: #2f81f7 }
    text.ours { fill: #79c0ff }
  }`;

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * @param {Finding} finding
 * @returns {{ name: string, value: number, kind: string }[]} ours first
 */
const bars = ({ group, value, baseline, peers = {} }) => [
  { name: OURS, value, kind: 'ours' },
  ...(baseline === undefined
    ? []
    : [{ name: GROUPS[group].baseline, value: baseline, kind: 'baseline' }]),
  ...Object.entries(peers).map(([name, theirs]) => ({ name, value: theirs, kind: 'bar' })),
];

/** @param {Finding} finding */
const heightOf = (finding) => HEAD + bars(finding).length * LINE + MARGIN;

/**
 * @param {Finding} finding
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @returns {string}
 */
function chart(finding, x, y, width) {
  const all = bars(finding);
  const longest = Math.max(...all.map(({ value }) => value));
  const room = width - NAME - NUMBER;
  const lines = all.map(({ name, value, kind }, i) => {
    const top = HEAD + i * LINE;
    const length = longest > 0 ? Math.max(1, (Math.max(0, value) / longest) * room) : 1;
    const style = kind === 'ours' ? ' class="ours"' : '';
    return `<text${style} x="${NAME - 8}" y="${top + 4}" text-anchor="end">${escaped(name)}</text>
<rect class="${kind}" x="${NAME}" y="${top - 7}" width="${length.toFixed(1)}" height="14" rx="2"/>
<text${style} x="${(NAME + length + 6).toFixed(1)}" y="${top + 4}">${digits(value)}</text>`;
  });
  const title = finding.unit ? `${finding.what}, ${finding.unit}` : finding.what;
  return `<g transform="translate(${x} ${y})">
<text class="title" x="0" y="8">${escaped(title)}</text>
${lines.join('\n')}
</g>`;
}

/**
 * Draws all comparisons.
 *
 * @param {Results} results
 * @returns {string}
 */
export function picture({ measurements }) {
  const findings = measurements
    .flatMap((measurement) => measurement.findings)
    .filter(({ peers, baseline, value }) => peers && (value > 0 || (baseline ?? 0) > 0));
  const width = (WIDTH - (COLUMNS + 1) * MARGIN) / COLUMNS;
  let y = MARGIN;
  /** @type {string[]} */
  const charts = [];
  for (const group of Object.keys(GROUPS)) {
    const mine = findings.filter((finding) => finding.group === group);
    for (let i = 0; i < mine.length; i += COLUMNS) {
      const row = mine.slice(i, i + COLUMNS);
      row.forEach((finding, column) =>
        charts.push(chart(finding, MARGIN + column * (width + MARGIN), y, width)),
      );
      y += Math.max(...row.map(heightOf));
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img" aria-label="customer-delete beside its peers; shorter is better">
<style>${STYLE}
</style>
<rect class="paper" width="${WIDTH}" height="${y}"/>
${charts.join('\n')}
</svg>
`;
}
