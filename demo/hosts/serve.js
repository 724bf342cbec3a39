// Serves the host pages as their servers would, for the demo and for the tests.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { hosts, INNER_PAGES } from './hosts.js';
import { libraryFile } from './libraries.js';

/**
 * What goes to the browser; bodies of pages as windows-1252, of which the project only changes ASCII.
 * @typedef {object} Answer
 * @property {Record<string, string>} headers
 * @property {string | Buffer} body
 */

const FOLDER = '/demo/hosts/';

/** The origin that the pages name, for those who open them from the disk. */
const WRITTEN_ORIGIN = 'http://127.0.0.1:5174';

const ownFile = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const built = (/** @type {string} */ name) => ownFile(`../../dist/${name}`);

/**
 * @param {string} path of a request, without its query
 * @param {string} apiOrigin
 * @returns {Promise<Answer | null>} null where it is none of the host pages' files
 */
export async function hostAnswer(path, apiOrigin) {
  if (!path.startsWith(FOLDER)) return null;
  const name = path.slice(FOLDER.length);
  if (name === '' || name === 'index.html') return page('text/html; charset=utf-8', await index());
  if (name === 'other-version/customer-delete.js') {
    const script = await readFile(built('customer-delete.js'), 'latin1');
    const { version } = JSON.parse(await readFile(ownFile('../../package.json'), 'utf8'));
    return page('text/javascript', script.replaceAll(version, '99.0.0'));
  }
  const [, library] = /^libraries\/([\w-]+)$/.exec(name) ?? [];
  const file = library && libraryFile(library);
  if (file) {
    const type = library.endsWith('-styles') ? 'text/css' : 'text/javascript';
    return page(type, await readFile(file));
  }
  const [, pageName] = /^([\w-]+)\.html$/.exec(name) ?? [];
  return pageName ? hostPage(pageName, apiOrigin) : null;
}

/**
 * @param {string} name
 * @param {string} apiOrigin
 * @returns {Promise<Answer | null>}
 */
export async function hostPage(name, apiOrigin) {
  const host = hosts.find((one) => one.name === name);
  if (!host && !INNER_PAGES.includes(name)) return null;
  const { charset = 'utf-8', policy } = host ?? {};
  const values = await valuesFor(apiOrigin);
  const html = await readFile(ownFile(`${name}.html`), 'latin1');
  const answer = page(
    `text/html; charset=${charset}`,
    fillIn(html.replaceAll(WRITTEN_ORIGIN, apiOrigin), values),
  );
  if (policy) answer.headers['content-security-policy'] = fillIn(policy, values);
  return answer;
}

/**
 * @param {string} type
 * @param {string | Buffer} body
 * @returns {Answer}
 */
const page = (type, body) => ({
  headers: { 'content-type': type, 'cache-control': 'no-store' },
  body: typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
});

/**
 * What pages and policies name in braces: `{nonce}`, `{api}`, and the two hashes of `dist/sri.json`.
 *
 * @param {string} apiOrigin
 * @returns {Promise<Record<string, string>>}
 */
async function valuesFor(apiOrigin) {
  const hashes = JSON.parse(await readFile(built('sri.json'), 'utf8'));
  return {
    nonce: randomUUID(),
    api: apiOrigin,
    'frame-hash': hashes.frame,
    'script-hash': hashes['customer-delete.js'],
  };
}

/**
 * @param {string} text
 * @param {Record<string, string>} values
 */
const fillIn = (text, values) =>
  text.replace(/\{(nonce|api|frame-hash|script-hash)\}/g, (_, name) => values[name]);

/** The index, with one row a host page. */
async function index() {
  const template = await readFile(ownFile('index.html'), 'latin1');
  const rows = hosts.map(({ name, peculiarity, libraries = [] }) => {
    const text = Buffer.from(peculiarity, 'utf8').toString('latin1');
    const shown = text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/`(.*?)`/g, '<code>$1</code>');
    const missing = libraries.filter((library) => !libraryFile(library));
    const note = missing.length ? ` (not installed here: ${missing.join(', ')})` : '';
    return `<tr><td><a href="${name}.html">${name}</a></td><td>${shown}${note}</td></tr>`;
  });
  return template.replace('<!-- hosts -->', () => rows.join('\n'));
}
