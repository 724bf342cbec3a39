// What comes out of the printer: one sheet, however long the page behind the result is. Only Chromium is
// asked for its sheets; the others' are the same rules.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, it } from 'node:test';
import puppeteer from 'puppeteer-core';
import { findChromium } from '../browsers/chromium.mjs';
import { BROWSER_START_TIMEOUT } from '../browsers/system.mjs';

const skip =
  (process.env['CUSTOMER_DELETE_BROWSER'] ?? 'chromium') !== 'chromium' && 'asked of Chromium only';

const ROWS = Array.from({ length: 300 }, (_, i) => `<tr><td>Row ${i}</td></tr>`).join('');
const HTML = `<!doctype html><html lang="en"><title>Customers</title>
  <script src="/customer-delete.js"></script>
  <customer-delete endpoint="/api.php" account-id="greatwidgets" user-id="john1970" code="123"
    countdown="0"></customer-delete>
  <table>${ROWS}</table>`;

const server = createServer(async ({ url }, response) => {
  const { pathname, searchParams } = new URL(url ?? '', 'http://127.0.0.1');
  if (pathname === '/') {
    response.setHeader('content-type', 'text/html').end(HTML);
    return;
  }
  response.setHeader('content-type', 'text/javascript');
  if (pathname === '/api.php') {
    const callback = searchParams.get('callback');
    response.end(callback ? `${callback}({"status":"success"})` : '');
  } else {
    response.end(await readFile(new URL('../../dist/customer-delete.js', import.meta.url)));
  }
});

/** @type {import('puppeteer-core').Browser | undefined} */
let browser;

before(async () => {
  if (skip) return;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  browser = await puppeteer.launch({ ...(await findChromium()), timeout: BROWSER_START_TIMEOUT });
});

after(async () => {
  await browser?.close();
  server.close();
});

it('prints the receipt once, on one sheet, and the page again afterwards', { skip }, async () => {
  const page = await /** @type {import('puppeteer-core').Browser} */ (browser).newPage();
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await page.goto(`http://127.0.0.1:${port}/`);
  const sheets = async () => {
    const pdf = Buffer.from(await page.pdf()).toString('latin1');
    return pdf.match(/\/Type \/Page\b/g)?.length;
  };
  const state = (/** @type {string} */ wanted) =>
    page.waitForSelector(`customer-delete[state='${wanted}']`);
  const all = (await sheets()) ?? 0;
  assert.ok(all > 2);
  await page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector('customer-delete'));
    element.userPassword = 'demo-key-not-real';
    element.open();
  });
  await state('confirming');
  await page.keyboard.type('123');
  await page.keyboard.press('Enter');
  await state('deleted');
  assert.equal(await sheets(), 1);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => {
    const root = document.querySelector('customer-delete')?.shadowRoot;
    return root && !root.querySelector('dialog');
  });
  assert.equal(await sheets(), all);
});
