// The API reference, made from the custom-elements manifest (its schema 1.0 and later).
import { escape, withCode } from './snippets.js';

/** @typedef {Record<string, any>} Row an entry of the manifest */

const MISSING = `<p class="warning">
  <strong>There is no <code>dist/custom-elements.json</code> here.</strong> The reference is made from
  it. <code>npm run build</code> writes it; then load this page anew.
</p>`;

/**
 * @param {object | null} manifest as it stands in the file, or null where there is none
 * @returns {string} HTML
 */
export function reference(manifest) {
  if (!manifest) return MISSING;
  /** @type {Row[]} */
  const declarations = /** @type {Row} */ (manifest).modules.flatMap(
    (/** @type {Row} */ module) => module.declarations ?? [],
  );
  const elements = declarations.filter(({ tagName }) => tagName);
  elements.sort((one, other) => one.tagName.length - other.tagName.length);
  return elements.map(elementSection).join('');
}

/** @param {Row} element */
function elementSection({ tagName, description = '', members = [], ...rest }) {
  /** @type {Row[]} */
  const all = members;
  const open = all.filter(
    ({ name, privacy }) => !/^[#_]/.test(name) && (privacy ?? 'public') === 'public',
  );
  const fields = open.filter(({ kind, static: isStatic }) => kind === 'field' && !isStatic);
  const methods = open.filter(({ kind }) => kind === 'method');
  const part = (
    /** @type {string} */ title,
    /** @type {string} */ kind,
    /** @type {Row[]} */ rows,
  ) => list(tagName, title, kind, rows);
  return `<section aria-labelledby="${tagName}">
    <h2 id="${tagName}"><code>&lt;${tagName}&gt;</code></h2>
    <p>${prose(description)}</p>
    ${part('Attributes', 'attribute', rest.attributes ?? [])}
    ${part('Properties', 'property', fields)}
    ${part('Methods', 'method', methods)}
    ${part('Events', 'event', rest.events ?? [])}
    ${part('Slots', 'slot', rest.slots ?? [])}
    ${part('Parts', 'part', rest.cssParts ?? [])}
    ${part('Custom properties', 'css', rest.cssProperties ?? [])}
    ${part('States', 'state', rest.cssStates ?? [])}
  </section>`;
}

/**
 * @param {string} tagName
 * @param {string} title
 * @param {string} kind for the anchors
 * @param {Row[]} rows
 */
function list(tagName, title, kind, rows) {
  if (rows.length === 0) return '';
  const items = rows.map((row) => {
    const id = `${tagName}-${kind}-${row.name.replace(/\W/g, '')}`;
    const type = row.type?.text ? `<code class="type">${escape(row.type.text)}</code>` : '';
    const standard = row.default ? `<span>default <code>${escape(row.default)}</code></span>` : '';
    const name = row.kind === 'method' ? signature(row) : row.name;
    return `<dt id="${id}"><code>${escape(name)}</code>${type}${standard}</dt>
      <dd>${prose(row.description ?? row.summary ?? '')}</dd>`;
  });
  return `<h3>${title}</h3><dl class="entries short">${items.join('')}</dl>`;
}

/** @param {Row} method */
const signature = ({ name, parameters = [], return: result }) =>
  `${name}(${parameters
    .map(
      (/** @type {Row} */ one) =>
        `${one.name}${one.optional ? '?' : ''}: ${one.type?.text ?? 'any'}`,
    )
    .join(', ')})${result?.type?.text ? `: ${result.type.text}` : ''}`;

/**
 * The Markdown of a doc comment, as far as they use it.
 *
 * @param {string} text
 */
const prose = (text) => withCode(escape(text)).replaceAll('\n\n', '<br />');
