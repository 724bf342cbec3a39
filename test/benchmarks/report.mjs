// Writes the results of a run as Markdown.

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
 * Returns the largest values that a finding allows, each with its text.
 *
 * @param {Finding} finding
 * @returns {{ maximum: number, text: string }[]}
 */
function maxima({ group, baseline, most, mostRatio }) {
  const all = [];
  if (mostRatio !== undefined) {
    const maximum = (baseline ?? NaN) * mostRatio;
    const times = `${digits(mostRatio)} × ${GROUPS[group].baseline}`;
    all.push({ maximum, text: `at most ${times} = ${digits(maximum)}` });
  }
  if (most !== undefined) {
    const maximum = (baseline ?? 0) + most;
    all.push({ maximum, text: `at most ${digits(maximum)}` });
  }
  return all;
}

/**
 * Describes each limit that a finding exceeds. NaN exceeds every limit.
 *
 * @param {Finding} finding
 * @returns {string[]}
 */
export function broken(finding) {
  const { what, value, isAhead, peers = {}, unit } = finding;
  const found = maxima(finding)
    .filter(({ maximum }) => !(value <= maximum))
    .map(({ text }) => text);
  for (const [peer, theirs] of Object.entries(isAhead ? peers : {})) {
    if (!(value < theirs)) found.push(`behind ${peer} with ${digits(theirs)}`);
  }
  const measured = `${what}: ${digits(value)} ${unit}`.trimEnd();
  return found.map((text) => `${measured}, ${text}`);
}

/**
 * @param {Finding} finding
 * @returns {string} its limits, in words
 */
function limits(finding) {
  const all = maxima(finding).map(({ text }) => text);
  if (finding.isAhead) all.push('below each peer');
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
 * Writes the findings of one group as a table.
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
 * @returns {string[]} every limit that is exceeded, in words
 */
export const brokenLimits = (results) => allFindings(results).flatMap(broken);

/**
 * Returns the exit code of the process.
 *
 * @param {Results} results
 * @param {number} failed how many measurements have failed
 * @returns {number} 1 if a limit is exceeded or a measurement has failed
 */
export const exitCode = (results, failed) =>
  failed === 0 && brokenLimits(results).length === 0 ? 0 : 1;

/**
 * Writes the tables, and the limits that are exceeded.
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
 * Writes the whole results.md.
 *
 * @param {Results} results
 * @param {string} picture the file name of the chart
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
