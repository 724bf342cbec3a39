// Serves the pages of the guide, for the demo and for the tests. They are static HTML; filled in are
// the navigation, the code that a page shows, and what is made from data of the project:
//
//   <!-- nav -->                            the navigation
//   <!-- next -->                           links to the page before and the next one
//   <!-- overview -->                       all pages with their summaries
//   <!-- reference -->                      the reference, made from dist/custom-elements.json
//   <!-- not-contained -->                  the README's list of what the frame does not contain
//   <pre data-snippet="NAME"></pre>         a region of the page; with data-from, of another one. What has
//                                           data-run holds its code itself, and a test runs it
//   <pre data-policy="HOST"></pre>          the policy that a host page is served with
import { readFile } from 'node:fs/promises';
import { hosts } from '../hosts/hosts.js';
import { groups, LIVE_PAGES, pages } from './pages.js';
import { reference } from './reference.js';
import { asElsewhere, cutOut, escape, withCode } from './snippets.js';

const FOLDER = '/demo/guide/';

/** The origin that the pages name. */
const WRITTEN_ORIGIN = 'http://127.0.0.1:5174';

const project = new URL('../../', import.meta.url);

/** @param {string} path from the project's root */
const read = (path) => readFile(new URL(path, project), 'utf8');

/** @param {string} name of a page */
const source = (name) => read(`demo/guide/${name}.html`);

/**
 * @param {string} path of a request, without its query
 * @param {string} apiOrigin
 * @returns {Promise<import('../hosts/serve.js').Answer | null>} null where it is none of the pages
 */
export async function guideAnswer(path, apiOrigin) {
  if (!path.startsWith(FOLDER)) return null;
  const name = path === FOLDER ? 'index' : path.slice(FOLDER.length).replace(/\.html$/, '');
  const isPage = pages.some((page) => page.name === name);
  if (!(isPage || LIVE_PAGES.includes(name)) || !/(\.html|\/)$/.test(path)) return null;
  const html = await fillIn(await source(name), name);
  return {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: html.replaceAll(WRITTEN_ORIGIN, apiOrigin),
  };
}

/**
 * @param {string} html
 * @param {string} name of the page
 */
async function fillIn(html, name) {
  return replaceEach(
    html,
    /<pre\s+data-(snippet|policy)="([\w-]+)"([^>]*)>(<\/pre>)?|<!-- (nav|next|overview|reference|not-contained) -->/g,
    async ([whole, kind, what, attributes, isEmpty, part]) => {
      if (kind && !isEmpty) return whole.replace('<pre', `<pre ${SCROLLS}`);
      if (kind === 'policy') return block(await policyOf(what), attributes);
      if (kind === 'snippet') {
        const [, from = name] = /data-from="(.*?)"/.exec(attributes) ?? [];
        return block(await withHashes(asElsewhere(cutOut(await source(from), what))), attributes);
      }
      if (part === 'nav') return navigation(name);
      if (part === 'next') return neighbours(name);
      if (part === 'overview') return overview();
      return part === 'reference' ? reference(await manifest()) : notContained();
    },
  );
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 * @param {(match: RegExpMatchArray) => Promise<string>} replacement
 */
async function replaceEach(text, pattern, replacement) {
  const found = await Promise.all([...text.matchAll(pattern)].map(replacement));
  return text.replace(pattern, () => found.shift() ?? '');
}

/** Long lines scroll by themselves, so the keyboard has to reach them. */
const SCROLLS = 'tabindex="0" role="group"';

/**
 * @param {string} code
 * @param {string} attributes
 */
const block = (code, attributes) =>
  `<pre ${SCROLLS}${attributes}><code>${escape(code)}</code></pre>`;

/**
 * @param {string} name of a host page
 * @returns {Promise<string>} its policy, a directive a line
 */
async function policyOf(name) {
  const policy = hosts.find((host) => host.name === name)?.policy;
  if (!policy) throw new Error(`no host page with a policy: ${name}`);
  return `Content-Security-Policy:\n  ${(await withHashes(policy)).split('; ').join(';\n  ')}`;
}

/**
 * Host pages and their policies name in braces what their server fills in.
 *
 * @param {string} code
 */
async function withHashes(code) {
  if (!code.includes('{')) return code;
  const hashes = JSON.parse(await read('dist/sri.json'));
  return code
    .replaceAll('{api}', 'https://api.example.com')
    .replaceAll('{nonce}', 'RANDOM')
    .replaceAll('{frame-hash}', hashes.frame)
    .replaceAll('{script-hash}', hashes['customer-delete.js']);
}

/** @returns {Promise<object | null>} null where the build has not written one */
async function manifest() {
  try {
    return JSON.parse(await read('dist/custom-elements.json'));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return null;
    throw error;
  }
}

/** @returns {Promise<string>} the README's list, which a test holds against the tests */
async function notContained() {
  const [, list] = /not-contained\.test\.ts`:\n\n((?:- .*\n)+)/.exec(await read('README.md')) ?? [];
  if (!list) throw new Error('the README has lost its list of what is not contained');
  const items = list.trim().split('\n');
  return `<ul>${items.map((item) => `<li>${withCode(escape(item.slice(2)))}</li>`).join('')}</ul>`;
}

/** @param {string} name */
const address = (name) => `${FOLDER}${name === 'index' ? '' : `${name}.html`}`;

/** @param {string} current */
function navigation(current) {
  const lists = groups
    .filter((group) => group.pages.length > 0)
    .map(({ title, pages: own }) => {
      const items = own.map(({ name, title: text }) => {
        const mark = name === current ? ' aria-current="page"' : '';
        return `<li><a href="${address(name)}"${mark}>${text}</a></li>`;
      });
      return `<p>${title}</p><ul>${items.join('')}</ul>`;
    });
  return `<a class="skip" href="#text">Skip to the text</a>
    <header class="bar">
      <a href="/">&lt;customer-delete&gt;</a>
      <ul>
        <li><a href="/">Demo</a></li>
        <li><a href="/demo/batch.html">Batch</a></li>
        <li><a href="/demo/hosts/">Host pages</a></li>
      </ul>
    </header>
    <nav class="contents" aria-label="Guide">
      <details><summary>All pages of the guide</summary><div>${lists.join('')}</div></details>
    </nav>`;
}

/** @param {string} name */
function neighbours(name) {
  const index = pages.findIndex((page) => page.name === name);
  const link = (/** @type {number} */ to, /** @type {string} */ rel, /** @type {string} */ text) =>
    pages[to]
      ? `<a rel="${rel}" href="${address(pages[to].name)}"><small>${text}</small> ${pages[to].title}</a>`
      : '';
  return `<footer class="next">${link(index - 1, 'prev', 'Before')}${link(index + 1, 'next', 'Next')}</footer>`;
}

function overview() {
  return groups
    .map(({ title, pages: own }) => {
      const items = own
        .filter(({ name }) => name !== 'index')
        .map(
          ({ name, title: text, summary }) =>
            `<li><a href="${address(name)}">${text}</a><span>${summary}</span></li>`,
        );
      return items.length > 0 ? `<h3>${title}</h3><ul class="overview">${items.join('')}</ul>` : '';
    })
    .join('');
}
