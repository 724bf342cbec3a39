// What a run has found, as Markdown: all of it for results.md, the telling part for the README.
import { faults, trueOutcomes } from '../faults/faults.js';
import { OURS, situations, telling } from './situations.js';

/** @typedef {import('./types.js').Comparison} Comparison */
/** @typedef {import('./types.js').Habits} Habits */
/** @typedef {import('./types.js').Results} Results */
/** @typedef {import('./types.js').Said} Said */
/** @typedef {import('./types.js').Situation} Situation */
/** @typedef {import('../faults/types.js').Browser} Browser */

/** Between an outcome of ours and what became of it. */
const LATER = ', later ';

/**
 * @param {Comparison} comparison
 * @returns {boolean} whether what it says is the contrary of what the server did
 */
export function isFalse({ word, text, status, hasArrived, hasDeleted }) {
  if (word === 'error') return hasDeleted;
  if (word === 'success') return status === 'error' ? hasDeleted : !hasDeleted;
  if (text === 'deleted') return !hasDeleted;
  if (text === 'refused') return hasDeleted;
  return !!text?.startsWith('not-sent') && hasArrived;
}

/**
 * @param {Comparison} comparison
 * @param {Situation} situation
 * @returns {boolean} whether it says success where no answer bears it out
 */
const isUnfounded = ({ word, status }, situation) =>
  word === 'success' && (status === 'other' || bearsNothing(situation));

/** @param {Situation} situation */
const bearsNothing = ({ server, late }) => {
  const fault = faults.get(server);
  const truth = isolations.flatMap((how) => (fault && trueOutcomes(fault, how, 'chromium')) ?? []);
  return late === undefined && truth.every((one) => one.startsWith('unknown'));
};

/** @type {readonly import('../faults/types.js').Isolation[]} */
const isolations = ['frame', 'none'];

/**
 * @param {Said & { later?: Said }} said
 * @returns {string}
 */
function inWords({ word, text, status, later }) {
  if (word === 'outcome') return later ? `${text}${LATER}${later.text}` : (text ?? '');
  if (word === 'error') return `error (${text})`;
  return word === 'success' && status !== 'success' ? `success (data: ${status})` : word;
}

/**
 * @param {Comparison} comparison
 * @param {Situation} situation
 * @returns {string} in bold where it is false, in italics where it is unfounded
 */
function cell(comparison, situation) {
  const words = inWords(comparison);
  if (isFalse(comparison)) return `**${words}**`;
  return comparison.word === 'nothing' || isUnfounded(comparison, situation) ? `_${words}_` : words;
}

/**
 * The outcomes that a cell of our own column names.
 *
 * @param {string} text
 */
export const outcomesIn = (text) => text.replaceAll('*', '').split(LATER);

/**
 * @param {readonly (readonly string[])[]} lines the first is the head
 * @returns {string}
 */
function table([head = [], ...lines]) {
  const row = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...lines.map(row)].join('\n');
}

/** @param {Results} results */
const heads = ({ columns }) =>
  columns.map(({ name, version }) => (name === OURS ? `\`<${OURS}>\`` : `${name} (${version})`));

/**
 * What was said in each situation.
 *
 * @param {Results} results
 * @param {readonly string[]} names
 */
function sayings(results, names) {
  const all = situations(/** @type {Browser} */ (results.browser));
  const lines = names.map((name) => {
    const situation = all.get(name);
    if (!situation) throw new Error(`There is no situation ${name}`);
    const cells = results.columns.map((column) => {
      const found = results.comparisons.find(
        (one) => one.situation === name && one.peer === column.name,
      );
      if (!found) throw new Error(`${column.name} was not asked in ${name}`);
      return cell(found, situation);
    });
    return [`\`${name}\``, situation.does, ...cells];
  });
  return table([['fault', 'what the server does', ...heads(results)], ...lines]);
}

/** @param {Results} results */
function counts(results) {
  const all = situations(/** @type {Browser} */ (results.browser));
  const { comparisons, columns, habits } = results;
  const isAnswered = new Set(
    comparisons.filter(({ word }) => word === 'success').map((one) => one.situation),
  );
  /**
   * @param {string} what
   * @param {(comparison: Comparison) => boolean} isMeant
   */
  const count = (what, isMeant) => [
    what,
    ...columns.map(({ name }) =>
      String(comparisons.filter((one) => one.peer === name && isMeant(one)).length),
    ),
  ];
  /**
   * @param {string} what
   * @param {(of: Habits) => boolean | number} tell
   */
  const habit = (what, tell) => [
    what,
    ...columns.map(({ name }) => {
      const found = habits.find(({ peer }) => peer === name);
      if (!found) throw new Error(`No habits of ${name}`);
      const told = tell(found);
      return typeof told === 'number' ? String(told) : told ? 'yes' : 'no';
    }),
  ];
  /** @param {string} name */
  const fromBoth = (name) =>
    ['nowhere', 'reset-after'].map((situation) => {
      const found = comparisons.find((one) => one.peer === name && one.situation === situation);
      return found && inWords(found);
    });
  const isSuccess = (/** @type {Comparison} */ { word, text }) =>
    word === 'success' || text === 'deleted';
  const isUnfoundedHere = (/** @type {Comparison} */ one) =>
    isUnfounded(one, /** @type {Situation} */ (all.get(one.situation)));
  return table([
    [`in ${all.size} situations`, ...heads(results)],
    count('says success, and nothing was deleted', (one) => isSuccess(one) && !one.hasDeleted),
    count(
      '… and its data say `status: "success"` too',
      (one) => isSuccess(one) && !one.hasDeleted && (!one.status || one.status === 'success'),
    ),
    count('says success, and nothing in the answer bears it out', isUnfoundedHere),
    count(
      '… and its data say `status: "success"` too',
      (one) => isUnfoundedHere(one) && one.status === 'success',
    ),
    count(
      'says error, `refused` or `not-sent`, and the customer was deleted',
      (one) =>
        (one.word === 'error' || /^(refused|not-sent)/.test(one.text ?? '')) && one.hasDeleted,
    ),
    count('says that nobody knows', ({ text }) => !!text?.startsWith('unknown')),
    count('says that nothing was sent', ({ text }) => !!text?.startsWith('not-sent')),
    count(
      '… where others got an answer',
      ({ text, situation }) => !!text?.startsWith('not-sent') && isAnswered.has(situation),
    ),
    count('says nothing at all', ({ word }) => word === 'nothing'),
    count('tells of an answer that came late', ({ later }) => later !== undefined),
    [
      'has different words for “nobody there” and “deleted, then reset”',
      ...columns.map(({ name }) => {
        const [nowhere, reset] = fromBoth(name);
        return nowhere === reset ? 'no' : 'yes';
      }),
    ],
    [
      'tells of HTTP status 500 before its time is up',
      ...columns.map(({ name }) => {
        const found = comparisons.find(
          (one) => one.peer === name && one.situation === 'status-500',
        );
        return found?.hasWaited ? 'no' : 'yes';
      }),
    ],
    habit('hands a late answer to the next call, as its success', (of) => of.isLateGivenToNext),
    habit('leaves the URL with the password in the list of resources', (of) => of.isUrlListed),
    habit('tells the server the address of the page', (of) => of.sendsReferer),
    habit('globals left after ten answered calls', (of) => of.globalsAfterAnswers),
    habit(
      'globals left after two calls that were answered late',
      (of) => of.globalsAfterLateAnswer,
    ),
  ]);
}

const LEGEND =
  '**Bold**: the contrary of what the server did. _Italics_: nothing in the answer bears it out, or ' +
  'nothing is said. `(data: error)`, `(data: other)`: the program says success, and the data that it ' +
  'hands over have an error, or no status that is known.';

const EXCEPTION = 'Of ours, bold marks [the one known exception](#the-one-known-exception).';

/**
 * @param {Results} results
 * @param {number} faultCount
 */
const introduction = (results, faultCount) => {
  const names = results.columns.map(({ name }) => name).filter((name) => name !== OURS);
  const all = [...situations(/** @type {Browser} */ (results.browser))];
  const total = all.length;
  const others = all.filter(([name, { server }]) => name !== server).length;
  const left = faultCount - (total - others);
  return (
    `\`npm run peers\` makes the same call by other programs for JSONP, ${names.join(', ')}, from their ` +
    `npm packages, in ${total} situations: ${total - others} faults and ${others} policies of the page. ` +
    `The other ${left} faults are programs that could do anything in a page without a frame.`
  );
};

/** So that one new cell does not change every line of a table. */
const COMPACT = '<!-- prettier-ignore -->';

/**
 * The part of the README between the markers.
 *
 * @param {Results} results
 * @param {number} faultCount
 */
export const forReadme = (results, faultCount) => `
The fault server in \`test/faults/\` knows ${faultCount} faults of networks, servers and answers. Each names the outcomes that are true of it, in a frame and without one, and the tests hold them against what the server really deleted, in Chromium, Firefox and WebKit. \`node test/faults/print.mjs\` prints the whole table; \`npm run test:fuzz\` throws them at random calls.

${introduction(results, faultCount)} Here are the telling ones, in Chromium; all are in [test/peers/results.md](test/peers/results.md).

<details>
<summary>The telling faults, and what each program says of them</summary>

${COMPACT}
${sayings(results, telling)}

</details>

${LEGEND} ${EXCEPTION}

${COMPACT}
${counts(results)}
`;

/**
 * The file with all of it.
 *
 * @param {Results} results
 * @param {number} faultCount
 */
export const inFull = (results, faultCount) => `# What JSONP programs say, fault by fault

Written by \`npm run peers\`; not to be edited by hand. In Chromium.

${introduction(results, faultCount)}

${LEGEND} Of ours, bold marks the one known exception: a browser or a redirect has sent the call twice, and the second was refused as the first had deleted.

${counts(results)}

${sayings(results, [...situations(/** @type {Browser} */ (results.browser)).keys()])}
`;

/**
 * What of ours is not among the outcomes that are true.
 *
 * @param {Results} results
 * @returns {string[]} empty where all is well
 */
export function untrueOfOurs({ comparisons, browser }) {
  const all = situations(/** @type {Browser} */ (browser));
  return comparisons.flatMap((one) => {
    const situation = all.get(one.situation);
    if (one.peer !== OURS || !situation) return [];
    return wrongOutcomes(inWords(one), situation, /** @type {Browser} */ (browser));
  });
}

/**
 * @param {string} text of a cell of our own column
 * @param {Situation} situation
 * @param {Browser} browser
 * @returns {string[]} the outcomes in it that are not true
 */
export function wrongOutcomes(text, situation, browser) {
  const [first = '', late = 'nothing'] = outcomesIn(text);
  /** @type {readonly string[]} */
  const truth = trueOutcomes(situation, 'frame', browser) ?? [];
  const wrong = truth.includes(first) ? [] : [first];
  const isLateTrue = late === 'nothing' || situation.late?.split(' or ').includes(late);
  return isLateTrue ? wrong : [...wrong, late];
}
