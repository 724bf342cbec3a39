// What comes out of the printer: one sheet, however long the page behind the result is. Only Chromium is
// asked for its sheets; the others' are the same rules.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import puppeteer from 'puppeteer-core';
import { hosts } from '../../demo/hosts/hosts.js';
import { findChromium } from '../browsers/chromium.mjs';
import { BROWSER_START_TIMEOUT } from '../browsers/system.mjs';
import { PASSWORD, USER } from '../hosts/host-page.mjs';
import { HostServer } from '../hosts/server.mjs';

const skip =
  (process.env['CUSTOMER_DELETE_BROWSER'] ?? 'chromium') !== 'chromium' && 'asked of Chromium only';

/** A page of many sheets. */
const table = hosts.find(({ name }) => name === 'table');

/** @type {HostServer | undefined} */
let server;
/** @type {import('puppeteer-core').Browser | undefined} */
let browser;

before(async () => {
  if (skip) return;
  server = await HostServer.start();
  await server.reset();
  browser = await puppeteer.launch({ ...(await findChromium()), timeout: BROWSER_START_TIMEOUT });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

it('prints the receipt once, on one sheet, and the page again afterwards', { skip }, async () => {
  assert.ok(browser && server && table);
  const page = await browser.newPage();
  await page.goto(await server.address(table));
  const sheets = async () => {
    const pdf = Buffer.from(await page.pdf()).toString('latin1');
    return pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
  };
  const selector = table.widget ?? '';
  const state = (/** @type {string} */ wanted) =>
    page.waitForSelector(`${selector}[state='${wanted}']`);
  const all = await sheets();
  assert.ok(all > 2);
  await page.evaluate((widget) => {
    /** @type {any} */ (document.querySelector(widget)).open();
  }, selector);
  await state('confirming');
  for (const text of [USER, PASSWORD, '00123']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.down('Shift');
  await page.keyboard.press('Tab');
  await page.keyboard.up('Shift');
  await page.keyboard.press('Enter');
  await state('deleted');
  assert.equal(await sheets(), 1);
  await page.keyboard.press('Escape');
  await page.waitForFunction(
    (widget) => !document.querySelector(widget)?.shadowRoot?.querySelector('dialog'),
    {},
    selector,
  );
  assert.equal(await sheets(), all);
});
