// `customer-delete-batch.js` as it is built, alone and beside the other script: it holds the whole of
// that, and must use what the page has already.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { startApi } from '../../demo/api/server.js';
import { startBrowser, until } from '../hosts/browser.mjs';
import { PASSWORD, USER } from '../hosts/host-page.mjs';

const isOther = /firefox|webkit/.test(process.env['CUSTOMER_DELETE_BROWSER'] ?? '');
const files = sirv(fileURLToPath(new URL('../../dist', import.meta.url)), { dev: true });

const WIDGET = '<script src="customer-delete.js" SETTINGS></script>';
const BATCH = '<script src="customer-delete-batch.js" SETTINGS></script>';
/** As the widget of an earlier version. */
const OTHER_VERSION = `<script>
  customElements.define('customer-delete', class extends HTMLElement { static version = '0.0.1' });
</script>`;

/** What pages load, in this order, and how often the console is to be told of an ignored script. */
const PAGES = {
  alone: { scripts: BATCH, warnings: 0, isThere: true },
  'after the other': { scripts: WIDGET + BATCH, warnings: 0, isThere: true },
  'before the other': { scripts: BATCH + WIDGET, warnings: 1, isThere: true },
  twice: { scripts: BATCH + BATCH, warnings: 1, isThere: true },
  'after another version': { scripts: OTHER_VERSION + BATCH, warnings: 1, isThere: false },
};

describe('customer-delete-batch.js', { skip: isOther && 'Chromium is enough' }, () => {
  /** @type {import('../../demo/api/server.js').RunningApi} */
  let api;
  /** @type {import('node:http').Server} */
  let server;
  /** @type {import('../hosts/browser.mjs').Browser} */
  let browser;
  let origin = '';

  before(async () => {
    api = await startApi();
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1');
      const page = Object.values(PAGES)[Number(pathname.slice(1, 2))];
      if (!page || !pathname.endsWith('.html')) {
        return void files(request, response, () => void response.writeHead(404).end());
      }
      const settings = `data-endpoint="${api.origin}/page-${pathname.slice(1, 2)}/api.php" data-account-id="greatwidgets" data-countdown="0"`;
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="en"><link rel="icon" href="data:,"><script>
        var warnings = [];
        console.warn = function (text) { warnings.push(text); };
      </script>${page.scripts.replaceAll('SETTINGS', settings)}
      <customer-delete-batch codes="00123&#10;MEMBER-A"></customer-delete-batch>`);
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    origin = `http://127.0.0.1:${port}`;
    browser = await startBrowser(port, 'unknown.example');
  });

  after(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
    await api?.close();
  });

  for (const [index, [what, { warnings, isThere }]] of Object.entries(PAGES).entries()) {
    it(`${isThere ? 'works' : 'does nothing'} ${what}`, async () => {
      const tab = await browser.open(`${origin}/${index}.html`);
      const said = await tab.evaluate(() => /** @type {any} */ (window).warnings);
      assert.equal(said.length, warnings, said.join('\n'));
      const state = () =>
        tab.evaluate(() => {
          const batch = document.querySelector('customer-delete-batch');
          return /** @type {import('../../src/batch.js').CustomerDeleteBatch} */ (batch)?.state;
        });
      if (!isThere) return assert.equal(await state(), undefined);
      await until(async () => (await state()) === 'confirming', 'the list is read');
      await tab.evaluate(() =>
        document
          .querySelector('customer-delete-batch')
          ?.shadowRoot?.querySelector('input')
          ?.focus(),
      );
      for (const text of [USER, PASSWORD, '2']) {
        await tab.type(text);
        await tab.press(text === '2' ? 'Enter' : 'Tab');
      }
      await until(async () => (await state()) === 'done', 'the list is done');
      const response = await fetch(`${api.origin}/control/page-${index}/deleted`);
      const deleted = await response.json();
      assert.deepEqual(
        deleted.map((/** @type {{ code: string }} */ { code }) => code),
        ['00123', 'MEMBER-A'],
      );
      await tab.close();
    });
  }
});
