// What a run has found, as Markdown.

/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('./types.js').Group} Group */
/** @typedef {import('./types.js').Results} Results */

/** @type {Record<Group, { title: string, ours: string, baseline: string }>} */
export const GROUPS = {
  widget: { title: 'A button that opens a dialog', ours: 'ours', baseline: 'plain Lit' },
  call: { title: 'The call', ours: 'ours', baseline: 'script tag' },
  left: { title: 'What ours leaves behind', ours: 'after', baseline: 'before' },
};

/**
 * @param {number} value
 * @returns {string}
 */
export const digits = (value) =>
  value.toLocaleString('en', {
    maximumFractionDigits: Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0,
  });

/**
 * What a finding does not keep, in words.
 *
 * @param {Finding} finding
 * @returns {string[]}
 */
export function broken({ what, value, baseline = 0, most, isAhead, peers = {}, unit }) {
  const found = [];
  if (most !== undefined && !(value - baseline <= most)) {
    found.push(
      `${what}: ${digits(value)} ${unit}, at most ${digits(baseline + most)} wanted`.replace(
        ' ,',
        ',',
      ),
    );
  }
  for (const [peer, theirs] of Object.entries(isAhead ? peers : {})) {
    if (!(value < theirs)) {
      found.push(`${what}: ${digits(value)} ${unit}, behind ${peer} with ${digits(theirs)}`);
    }
  }
  return found;
}

/**
 * @param {Finding} finding
 * @returns {string} its limits, in words
 */
function limits({ baseline = 0, most, isAhead }) {
  const all = [];
  if (most !== undefined) all.push(`at most ${digits(baseline + most)}`);
  if (isAhead) all.push('below each peer');
  return all.join(', ');
}

/**
 * @param {number | undefined} value
 * @param {number} ours
 * @returns {string} the value, and how many times ours it is
 */
function cell(value, ours) {
  if (value === undefined) return '';
  return ours > 0 && value > 0 ? `${digits(value)} (${digits(value / ours)}×)` : digits(value);
}

/**
 * The findings of one group as a table.
 *
 * @param {Group} group
 * @param {readonly Finding[]} findings
 * @returns {string} empty where there are none
 */
export function table(group, findings) {
  const mine = findings.filter((finding) => finding.group === group);
  if (mine.length === 0) return '';
  const { ours, baseline } = GROUPS[group];
  const peers = [...new Set(mine.flatMap((finding) => Object.keys(finding.peers ?? {})))];
  const isCompared = group !== 'left';
  const head = ['median', ours, baseline, ...peers, 'limit of ours', 'kept'];
  const lines = mine.map((finding) => {
    const { what, unit, value } = finding;
    const limit = limits(finding);
    const others = [finding.baseline, ...peers.map((peer) => finding.peers?.[peer])];
    return [
      unit ? `${what}, ${unit}` : what,
      isCompared ? `**${digits(value)}**` : digits(value),
      ...others.map((other) =>
        isCompared ? cell(other, value) : other === undefined ? '' : digits(other),
      ),
      limit,
      limit && (broken(finding).length === 0 ? 'yes' : '**no**'),
    ];
  });
  const rule = head.map((_, i) => (i === 0 || i >= head.length - 2 ? '---' : '---:'));
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** @param {Results} results */
const allFindings = ({ measurements }) => measurements.flatMap(({ findings }) => findings);

/**
 * @param {Results} results
 * @returns {string[]} every limit that is broken, in words
 */
export const brokenLimits = (results) => allFindings(results).flatMap(broken);

/**
 * How the process ends.
 *
 * @param {Results} results
 * @param {number} failed how many measurements came to no result
 * @returns {number} 1 where a limit is broken or something was not measured
 */
export const exitCode = (results, failed) =>
  failed === 0 && brokenLimits(results).length === 0 ? 0 : 1;

/**
 * The tables, and what is broken.
 *
 * @param {Results} results
 * @returns {string}
 */
export function tables(results) {
  const findings = allFindings(results);
  const parts = /** @type {Group[]} */ (Object.keys(GROUPS)).flatMap((group) => {
    const text = table(group, findings);
    return text ? [`## ${GROUPS[group].title}`, text] : [];
  });
  const missed = brokenLimits(results);
  const verdict =
    missed.length === 0
      ? 'All limits are kept.'
      : `${missed.length} not kept:\n\n${missed.map((text) => `- ${text}`).join('\n')}`;
  return [...parts, '## Limits', verdict].join('\n\n');
}

/**
 * The file with all of it.
 *
 * @param {Results} results
 * @param {string} picture its file's name
 * @returns {string}
 */
export function inFull(results, picture) {
  const { measurements, versions, place } = results;
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `# Beside its peers

Written by \`npm run bench\`. Medians of one run in ${place}, all measured in turn; in brackets how many times ours. Compared: ${named.join(', ')}. Times depend on the machine; compare the ratios.

![Bars that compare ours with the others; the tables below have the numbers.](${picture})

${tables(results)}

## What is measured

${measurements.map(({ name, description, limit }) => `- **${name}**: ${description} Limit: ${limit}.`).join('\n')}
`;
}
