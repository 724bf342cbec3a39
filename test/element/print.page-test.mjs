// What comes out of the printer: one sheet, however long the page behind the result is. Only Chromium is
// asked for its sheets; the others' are the same rules.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { hosts } from '../../demo/hosts/hosts.js';
import { startBrowser, until } from '../hosts/browser.mjs';
import { HostPage } from '../hosts/host-page.mjs';
import { HostServer } from '../hosts/server.mjs';

const name = process.env['CUSTOMER_DELETE_BROWSER'] || 'chromium';
const skip = !['chromium', 'bundled'].includes(name) && 'asked of Chromium only';

/** A page of many sheets. */
const table = hosts.find((host) => host.name === 'table');

/** @type {HostServer | undefined} */
let server;
/** @type {import('../hosts/browser.mjs').Browser | undefined} */
let browser;

before(async () => {
  if (skip) return;
  server = await HostServer.start();
  await server.reset();
  browser = await startBrowser(server.port);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

it('prints the receipt once, on one sheet, and the page again afterwards', { skip }, async () => {
  assert.ok(browser && server && table?.widget);
  const tab = await browser.open(await server.address(table));
  const page = new HostPage(tab, table.widget);
  const sheets = async () => {
    const pdf = Buffer.from((await tab.pdf?.()) ?? []).toString('latin1');
    return pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
  };
  const all = await sheets();
  assert.ok(all > 2);
  await page.openForm();
  await page.confirm();
  await page.untilState('deleted');
  assert.equal(await sheets(), 1);
  await page.press('Escape');
  await until(async () => (await page.text('dialog')) === '', 'the dialog closes');
  assert.equal(await sheets(), all);
});
