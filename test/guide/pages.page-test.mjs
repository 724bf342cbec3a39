// Each page of the guide, whole: nothing runs wrong in it, axe finds nothing, it does not scroll
// sideways on a narrow screen, and what runs in it works from opening to the result.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { LIVE_PAGES, pages } from '../../demo/guide/pages.js';
import { startBrowser, until } from '../hosts/browser.mjs';
import { acts } from './acts.mjs';
import { Reader } from './reader.mjs';
import { Site } from './site.mjs';

const NARROW = 320;

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const names = [...pages.map(({ name }) => name), ...LIVE_PAGES];

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

/** @param {string} name */
const address = (name) => `${site.origin}/demo/guide/${name}.html`;

/** Runs in the page. The document that a frame has at first is `complete`, too. */
const isFrameLoaded = () => {
  const page = document.querySelector('iframe')?.contentDocument;
  return page?.URL.startsWith('http') && page.readyState === 'complete';
};

/** @param {import('../hosts/browser.mjs').Tab} tab */
async function accessibilityProblems(tab) {
  await tab.run(axe);
  return tab.evaluate(async () => {
    const { violations } = await /** @type {any} */ (window).axe.run(document, {
      resultTypes: ['violations'],
      // The page that is shown inside has a test of its own.
      iframes: false,
    });
    return violations.map(
      (/** @type {any} */ { id, nodes }) =>
        `${id}: ${nodes.map((/** @type {any} */ { target }) => target.join(' ')).join(', ')}`,
    );
  });
}

it('has an act for each page with a widget, and no other', async () => {
  const sources = await Promise.all(
    names.map((name) =>
      readFile(new URL(`../../demo/guide/${name}.html`, import.meta.url), 'utf8'),
    ),
  );
  const live = names.filter((_, index) => /<script[^>]*\/dist\//.test(sources[index] ?? ''));
  assert.deepEqual(live.sort(), Object.keys(acts).sort());
});

for (const name of names) {
  describe(name, () => {
    /** @type {import('../hosts/browser.mjs').Tab} */
    let tab;

    before(async () => {
      await site.control('reset', null);
      tab = await browser.open(`${address(name)}?recorded`);
    });

    after(() => tab?.close());

    const act = acts[name];
    if (act) {
      it('works from opening to the result', async () => {
        const reader = new Reader(tab, site);
        await reader.begin();
        await act(reader);
      });
    }

    it('hears of nothing that went wrong', async () => {
      const lines = await tab.evaluate(() =>
        JSON.stringify(/** @type {any} */ (window).recorder.lines),
      );
      assert.deepEqual(JSON.parse(lines), { warn: [], error: [], exception: [], violation: [] });
    });

    it('has nothing that axe finds wrong', async () => {
      await tab.go(address(name));
      assert.deepEqual(await accessibilityProblems(tab), []);
    });

    it('does not scroll sideways on a narrow screen', async () => {
      const html = `<!doctype html><iframe width="${NARROW}" height="640" src="${address(name)}"></iframe>`;
      await tab.go(site.addPage('narrow', { html }));
      // WebKit's driver may go on before a frame's own load.
      await until(() => tab.evaluate(isFrameLoaded), `${name} is loaded`);
      const [inner = 0, scroll = 0] = await tab.evaluate(() => {
        const page = /** @type {Window} */ (document.querySelector('iframe')?.contentWindow);
        return [page.innerWidth, page.document.documentElement.scrollWidth];
      });
      assert.equal(inner, NARROW);
      assert.ok(scroll <= inner, `${scroll} px`);
    });
  });
}
