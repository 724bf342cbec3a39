// The code that the README and the guide show, and what runs it. In the README a comment before each
// block names it; in the guide each block has a name, and either is cut out of a page that runs it, or
// has `data-run` and an act here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { until } from '../hosts/browser.mjs';
import { PASSWORD, USER } from '../hosts/host-page.mjs';
import { runEnqueue } from './wordpress.mjs';

/** @typedef {import('./reader.mjs').Reader} Reader */
/** @typedef {import('./site.mjs').OwnPage} OwnPage */

/**
 * @typedef {object} Act
 * @property {(code: string, all: Map<string, string>) => OwnPage} [page] that holds the code, with the
 *   addresses that it is written with
 * @property {(reader: Reader, code: string) => Promise<void>} run
 * @property {string | false} [skip] why it can't be run on this machine
 */

/** @param {string} path from the project's root */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** @param {string} html */
const unescape = (html) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/**
 * @param {string} [markdown]
 * @returns {{ name: string | undefined, code: string }[]} the blocks of code
 */
export function inReadme(markdown = read('README.md')) {
  const block = /(?:<!-- snippet: ([\w-]+) -->\n\n)? *```\w*\n(.*?)\n *```/gs;
  return [...markdown.matchAll(block)].map(([, name, code = '']) => ({ name, code }));
}

/**
 * @param {string} page its source
 * @returns {{ name: string | undefined, code: string | null }[]} the blocks of code; null where it is
 *   cut out of a page
 */
export function inGuide(page) {
  const blocks = page.matchAll(/<pre\s([^>]*)>(.*?)<\/pre>/gs);
  return [...blocks].flatMap(([, attributes = '', content = '']) => {
    // Written by a script of the page, or by the server from the policy of a host page.
    if (/data-(generated|policy)/.test(attributes)) return [];
    const [, name] = /data-snippet="([\w-]+)"/.exec(attributes) ?? [];
    const isRun = attributes.includes('data-run');
    if (!isRun) return { name: content === '' ? name : undefined, code: null };
    return { name, code: unescape(content.replace(/<\/?code>/g, '')) };
  });
}

// ---- The pages around the code -----------------------------------------------------------------

const WIDGET = '<customer-delete code="00123" customer-name="Nora Nought"></customer-delete>';
const TAG =
  '<script src="/js/customer-delete.js" data-endpoint="https://api.example.com/api.php" ' +
  'data-account-id="greatwidgets"></script>';

/** Where a page has the modules of the package, and what they import. */
const IMPORTS = `<script type="importmap">${JSON.stringify({
  imports: {
    'customer-delete': '/dist/index.js',
    'customer-delete/locales/de': '/dist/locales/de.mjs',
    lit: '/packages/lit/index.js',
    'lit/': '/packages/lit/',
    'lit-element/': '/packages/lit-element/',
    '@lit/reactive-element': '/packages/@lit/reactive-element/reactive-element.js',
    '@lit/reactive-element/': '/packages/@lit/reactive-element/',
    'lit-html': '/packages/lit-html/lit-html.js',
    'lit-html/': '/packages/lit-html/',
  },
})}</script>`;

/** @param {string} code */
const module = (code) => `<script type="module">${code}</script>`;

/** Says what happened, in the page. */
const SAY = `const say = (...words) => document.querySelector('output').append(words.join(' ').trim() + ';');
const console = { log: say };`;

// ---- What is done with it ----------------------------------------------------------------------

/** @type {Act['run']} */
async function dryRun(reader) {
  await reader.begin();
  assert.match(await reader.walkThrough('customer-delete', 'not-sent'), /nothing was sent/);
  await reader.expectDeleted([]);
}

/** @type {Act['run']} */
async function deletes(reader) {
  await reader.begin();
  await reader.walkThrough('customer-delete', 'deleted');
  await reader.expectDeleted(['00123']);
}

/** @type {Act} */
const oneTag = { page: (code) => ({ html: code + WIDGET }), run: deletes };

/** Takes the countdown out, as `begin()` does by the global, which a module does not set. */
const WITHOUT_COUNTDOWN = module(
  "import { configure } from 'customer-delete'; configure({ countdown: 0 });",
);

/** @type {Act} */
const configured = {
  page: (code) => ({ html: IMPORTS + module(code) + WITHOUT_COUNTDOWN + WIDGET }),
  run: async (reader) => {
    await reader.walkThrough('customer-delete', 'deleted');
    await reader.expectDeleted(['00123']);
  },
};

/** @type {Act} */
const call = {
  page: (code) => ({
    html: `${TAG}<output></output>${module(`${SAY}
      const userField = { value: '${USER}' }, passwordField = { value: '${PASSWORD}' };
      const showThatItCanNoLongerBeStopped = () => say('sent');
      ${code}
      say(outcome.status);`)}`,
  }),
  run: async (reader) => {
    await reader.untilText('output', 'sent;deleted;');
    await reader.expectDeleted(['00123']);
  },
};

/** @type {Record<string, Act>} by the names in the README */
export const readmeActs = {
  'two-tags': { page: (html) => ({ html }), run: dryRun },
  'script-tag': oneTag,
  tag: { page: (code) => ({ html: TAG + code }), run: dryRun },
  integrity: {
    page: (code) => {
      const { 'customer-delete.js': hash } = JSON.parse(read('dist/sri.json'));
      assert.match(code, /integrity="sha384-…"/);
      return { html: code.replace('sha384-…', hash) + WIDGET };
    },
    run: deletes,
  },
  react: {
    page: (code) => ({
      html: `${TAG}${WIDGET}<output></output><script>${SAY}
        function refreshTable() { say('refreshed'); }
        ${code}</script>`,
    }),
    run: async (reader) => {
      await reader.begin();
      await reader.walkThrough('customer-delete', 'deleted');
      await reader.untilText('output', 'refreshed;');
    },
  },
  module: configured,
  placeholder: { page: (code) => ({ html: TAG + code }), run: deletes },
  batch: {
    page: (html) => ({ html }),
    run: async (reader) => {
      await reader.begin();
      await reader.tab.evaluate(() => {
        const batch = /** @type {any} */ (document.querySelector('customer-delete-batch'));
        batch.codes = ['00123', { code: '40817', customerName: '山田 太郎' }];
      });
      await reader.walkThroughBatch(2);
      await reader.expectDeleted(['00123', '40817']);
    },
  },
  loop: {
    page: (code) => ({
      html: `${TAG}<output></output>${module(`${SAY}
        const codes = ['00123', '40817'], userId = '${USER}', userPassword = '${PASSWORD}';
        const { signal } = new AbortController();
        ${code}`)}`,
    }),
    run: async (reader) => {
      await reader.untilText('output', '00123 deleted;40817 deleted;');
      await reader.expectDeleted(['00123', '40817']);
    },
  },
  call,
  language: {
    page: (code) => ({ html: `${code}<div lang="de">${WIDGET}</div>` }),
    run: async (reader) => {
      await deletes(reader, '');
      assert.match(await reader.widget().text('[part=message]'), /gelöscht/i);
    },
  },
};

/** @type {Record<string, Record<string, Act>>} by page and the names in it */
export const guideActs = {
  plain: { module: configured },
  wordpress: { enqueue: runEnqueue },
  csp: {
    'no-frame-policy': {
      page: (code, all) => noFrame(code, all.get('no-frame')),
      run: deletes,
    },
    'no-frame': {
      page: (code, all) => noFrame(all.get('no-frame-policy'), code),
      run: deletes,
    },
  },
  languages: {
    module: {
      page: (code) => ({
        html: `${IMPORTS}${module(code)}<div lang="de"><customer-delete
          endpoint="https://api.example.com/api.php" account-id="greatwidgets" countdown="0"
          code="00123"></customer-delete></div>`,
      }),
      run: async (reader) => {
        await until(
          async () => /löschen/.test(await reader.widget().text('button')),
          'the button in German',
        );
        await reader.walkThrough('customer-delete', 'deleted');
      },
    },
  },
  loop: { single: call },
  'pass-through': {
    'pass-through': {
      // Without its server: that one is nginx, in a test of its own.
      page: (code) => ({ html: code.replace('method=', 'dry-run method=') }),
      run: async (reader) => {
        await reader.begin();
        const widget = reader.widget('customer-delete');
        await until(async () => (await widget.text('button')) !== '', 'the button');
        await widget.openForm();
        // Nothing is asked but the confirmation.
        await reader.tab.type('1234567890123456');
        await reader.tab.press('Enter');
        await widget.untilState('not-sent');
        assert.match(await widget.text('[part=message]'), /nothing was sent.*Dry run/);
      },
    },
  },
  cors: {
    cors: {
      page: (code) => ({ html: code }),
      run: async (reader) => {
        await reader.site.control('allow-origin', { origin: reader.site.origin });
        await reader.begin();
        const form = { code: '1234567890123456' };
        await reader.walkThrough('customer-delete', 'deleted', form);
        await reader.expectDeleted(['1234567890123456']);
      },
    },
    'cors-answer': { page: (code) => ({ html: code }), run: answersWith('POST') },
    'cors-preflight': { page: (code) => ({ html: code }), run: answersWith('OPTIONS') },
  },
};

/**
 * @param {string} method
 * @returns {Act['run']} holds the headers that are shown against those of the stand-in
 */
function answersWith(method) {
  return async (reader, code) => {
    const origin = 'https://intranet.example';
    await reader.site.control('allow-origin', { origin });
    // What a browser asks permission for; with another method it says nothing.
    const headers = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'api_access_key',
    };
    const url = `${await reader.site.apiOrigin()}/guide/api.php`;
    const response = await fetch(url, { method, headers });
    assert.ok(response.ok, `${response.status}`);
    for (const line of code.trim().split('\n')) {
      const [name = '', value = ''] = line.split(': ');
      const given = response.headers.get(name) ?? '';
      assert.ok(given.split(', ').includes(value), `${name}: ${given}`);
    }
  };
}

/**
 * @param {string} [policy]
 * @param {string} [html]
 * @returns {OwnPage}
 */
const noFrame = (policy = '', html = '') => ({
  html,
  policy: policy.replace(/^Content-Security-Policy: /, ''),
});
