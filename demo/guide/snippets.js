// Code that a page of the guide shows is cut out of a page that runs it, so that it can't be wrong.

/** Between two comments, of HTML or of JavaScript, on lines of their own. */
const region = (/** @type {string} */ name) =>
  new RegExp(
    `^ *(?:<!--|//) snippet: ${name}(?: -->)?\\n([^]*?)^ *(?:<!--|//) /snippet(?: -->)?$`,
    'm',
  );

/** What the demo writes, and what a page of somebody else would. */
const AS_ELSEWHERE = [
  [/http:\/\/127\.0\.0\.1:5174\/(\w+\/)?api\.php/g, 'https://api.example.com/api.php'],
  [/(["'])(\.\.\/\.\.)?\/dist\//g, '$1/js/'],
];

/**
 * The code of a region, as far left as it goes.
 *
 * @param {string} source of a page
 * @param {string} name
 * @returns {string}
 * @throws {Error} where there is no such region
 */
export function cutOut(source, name) {
  const [, code] = region(name).exec(source) ?? [];
  if (code === undefined) throw new Error(`no snippet ${name}`);
  const lines = code.trimEnd().split('\n');
  const indents = lines.filter(Boolean).map((line) => line.length - line.trimStart().length);
  const least = Math.min(...indents);
  return lines.map((line) => line.slice(least)).join('\n');
}

/**
 * The code with the addresses that it would have elsewhere.
 *
 * @param {string} code
 */
export const asElsewhere = (code) =>
  AS_ELSEWHERE.reduce(
    (text, [pattern, replacement]) => text.replace(pattern, /** @type {string} */ (replacement)),
    code,
  );

/** @param {string} text */
export const escape = (text) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/**
 * Backticks of Markdown, in a text that is escaped already.
 *
 * @param {string} html
 */
export const withCode = (html) => html.replace(/`([^`]+)`/g, '<code>$1</code>');
