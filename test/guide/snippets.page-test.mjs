// Each piece of code in the README and in the guide is run in a real page, with the stand-in's address
// in place of the example's, up to what is told of it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, describe, it } from 'node:test';
import { pages } from '../../demo/guide/pages.js';
import { startBrowser } from '../hosts/browser.mjs';
import { acts } from './acts.mjs';
import { Reader } from './reader.mjs';
import { Site } from './site.mjs';
import { guideActs, inGuide, inReadme, readmeActs } from './snippets.mjs';

/** @typedef {import('./snippets.mjs').Act} Act */

/** @type {Site} */
let site;
/** @type {import('../hosts/browser.mjs').Browser} */
let browser;

before(async () => {
  site = await Site.start();
  browser = await startBrowser(site.port);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

beforeEach(() => site.control('reset', null));

/**
 * @param {string} text with the addresses of somebody's server
 * @param {string} apiOrigin
 */
const asHere = (text, apiOrigin) =>
  text
    .replaceAll('https://api.example.com/api.php', `${apiOrigin}/guide/api.php`)
    .replaceAll('https://api.example.com', apiOrigin)
    .replace(/src="(\/js\/)?/g, 'src="/dist/');

/**
 * @param {string} name
 * @param {string} code
 * @param {Act} act
 * @param {Map<string, string>} all
 */
async function perform(name, code, act, all) {
  if (!act.page) return act.run(/** @type {any} */ (null), code);
  const apiOrigin = await site.apiOrigin();
  const { html, policy } = act.page(code, all);
  const address = site.addPage(name, {
    html: `<!doctype html><html lang="en"><title>${name}</title><body>${asHere(html, apiOrigin)}`,
    policy: policy && asHere(policy, apiOrigin),
  });
  const tab = await browser.open(address);
  try {
    await act.run(new Reader(tab, site), code);
  } finally {
    await tab.close();
  }
}

/**
 * @param {{ name: string | undefined, code: string }[]} blocks
 * @param {Record<string, Act>} known
 */
function testBlocks(blocks, known) {
  const all = new Map(blocks.map(({ name = '', code }) => [name, code]));
  it('has an act for each piece of code, and no other', () => {
    assert.deepEqual(
      blocks.map(({ name }) => name ?? 'without a name').sort(),
      Object.keys(known).sort(),
    );
  });
  for (const [name, act] of Object.entries(known)) {
    it(name, { skip: act.skip }, async () => {
      const code = all.get(name);
      assert.ok(code, `there is no ${name}`);
      await perform(name, code, act, all);
    });
  }
}

describe('the README', () => testBlocks(inReadme(), readmeActs));

for (const { name } of pages) {
  const url = new URL(`../../demo/guide/${name}.html`, import.meta.url);
  const blocks = inGuide(await readFile(url, 'utf8'));
  const run = blocks.flatMap(({ name: snippet, code }) =>
    code === null ? [] : { name: snippet, code },
  );
  const cut = blocks.filter(({ code }) => code === null);
  if (blocks.length === 0) continue;
  describe(`the guide: ${name}`, () => {
    if (run.length > 0 || guideActs[name]) testBlocks(run, guideActs[name] ?? {});
    if (cut.length === 0) return;
    it('shows code of pages that run', async () => {
      for (const { name: snippet } of cut) assert.ok(snippet, 'code without a name');
      const html = await readFile(url, 'utf8');
      const elsewhere = [...html.matchAll(/data-from="(.*?)"/g)].map(([, from = '']) => from);
      const own = cut.length > elsewhere.length ? [name] : [];
      for (const page of [...own, ...elsewhere]) {
        assert.ok(page.startsWith('../hosts/') || acts[page], `${page} is not run by a test`);
      }
    });
  });
}

it('finds code that no test runs', () => {
  assert.deepEqual(inReadme('```js\nalert(1)\n```'), [{ name: undefined, code: 'alert(1)' }]);
  assert.deepEqual(inGuide('<pre tabindex="0"><code>x</code></pre>'), [
    { name: undefined, code: null },
  ]);
});
