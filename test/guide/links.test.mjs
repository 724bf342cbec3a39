// Every link of the README, the changelog and the demo leads somewhere: to a file, to a page that is
// served, and to the place in it. Links to other sites have to be https; they are not followed.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { LIVE_PAGES, pages } from '../../demo/guide/pages.js';
import { hosts, INNER_PAGES } from '../../demo/hosts/hosts.js';
import { libraryFile } from '../../demo/hosts/libraries.js';
import { Site } from './site.mjs';

const rootDir = fileURLToPath(new URL('../..', import.meta.url));
const guide = '/demo/guide/';

const ADDRESSES = [
  '/',
  '/demo/plain.html',
  '/demo/batch.html',
  '/demo/hosts/',
  ...[...hosts.map(({ name }) => name), ...INNER_PAGES].map((name) => `/demo/hosts/${name}.html`),
  guide,
  ...[...pages.map(({ name }) => name), ...LIVE_PAGES].map((name) => `${guide}${name}.html`),
];

/** @type {Site} */
let site;
/** @type {Map<string, Promise<{ status: number, text: string }>>} by address, without its hash */
const fetched = new Map();

before(async () => {
  site = await Site.start();
});
after(() => site?.close());

/** @param {URL} url */
function load({ origin, pathname, search }) {
  const address = origin + pathname + search;
  const answer =
    fetched.get(address) ??
    fetch(address).then(async (response) => ({
      status: response.status,
      text: await response.text(),
    }));
  fetched.set(address, answer);
  return answer;
}

/** @param {string} text of HTML that prettier has written */
const attributes = (text, names = 'href|src') =>
  [...text.matchAll(new RegExp(`<[^<>]*?\\s(?:${names})="([^"]*)"`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&amp;', '&'),
  );

/** @param {string} text */
const ids = (text) => new Set(attributes(text, 'id'));

/**
 * @param {URL} url
 * @returns {Promise<string>} what is wrong with it; empty where nothing is
 */
async function problem(url) {
  if (url.protocol === 'data:') return '';
  if (url.origin !== site.origin) return url.protocol === 'https:' ? '' : `${url} is not https`;
  const [, library] = /^\/demo\/hosts\/libraries\/([\w-]+)$/.exec(url.pathname) ?? [];
  // Debian's, which this machine need not have; the list of libraries names it.
  if (library && !libraryFile(library)) return '';
  const { status, text } = await load(url);
  if (status !== 200) return `${url.pathname}: HTTP status ${status}`;
  const anchor = decodeURIComponent(url.hash.slice(1));
  return anchor && !ids(text).has(anchor) ? `${url.pathname} has no #${anchor}` : '';
}

/** @param {string} heading as GitHub makes an anchor of it */
const slug = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

/**
 * @param {string} name of a file of Markdown
 * @param {string} link
 * @returns {Promise<string>} what is wrong with it
 */
async function problemInMarkdown(name, link) {
  if (/^[a-z]+:/.test(link)) return link.startsWith('https:') ? '' : `${link} is not https`;
  const [path = '', anchor = ''] = link.split('#');
  if (path.endsWith('.html')) return problem(new URL(link, `${site.origin}/`));
  if (path && !existsSync(`${rootDir}${path}`)) return `there is no ${path}`;
  if (!anchor) return '';
  const target = readFileSync(`${rootDir}${path || name}`, 'utf8');
  const headings = [...target.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => slug(heading));
  return headings.includes(anchor) ? '' : `${path || name} has no heading for #${anchor}`;
}

for (const name of ['README.md', 'CHANGELOG.md']) {
  it(`each link of ${name} leads somewhere`, async () => {
    const text = readFileSync(`${rootDir}${name}`, 'utf8').replace(/^ *```.*?^ *```$/gms, '');
    const links = [...text.matchAll(/\]\(([^()\s]+)\)/g)].map(([, link = '']) => link);
    links.push(...attributes(text));
    if (name === 'README.md') assert.ok(links.length > 60, `${links.length} links`);
    const problems = await Promise.all(links.map((link) => problemInMarkdown(name, link)));
    assert.deepEqual(problems.filter(Boolean), []);
  });
}

describe('each link of the demo leads somewhere', () => {
  for (const address of ADDRESSES) {
    it(address, async () => {
      const page = new URL(address, site.origin);
      const { status, text } = await load(page);
      assert.equal(status, 200);
      const [base = ''] = attributes(/<base[^>]*>/.exec(text)?.[0] ?? '');
      const links = attributes(text.replace(/<base[^>]*>/, ''));
      const urls = links.map((link) => new URL(link, new URL(base, page)));
      const problems = await Promise.all(urls.map(problem));
      assert.deepEqual(problems.filter(Boolean), []);
    });
  }
});

it('finds links that lead nowhere', async () => {
  const check = (/** @type {string} */ link) => problem(new URL(link, site.origin));
  assert.match(await check('/demo/guide/nothing.html'), /404/);
  assert.match(await check('/demo/guide/plain.html#nothing'), /has no #nothing/);
  assert.match(await check('http://example.com/'), /not https/);
  assert.match(await problemInMarkdown('README.md', '#nothing'), /no heading/);
  assert.match(await problemInMarkdown('README.md', 'nothing.md'), /there is no/);
});
