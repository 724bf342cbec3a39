// The example of the zip, opened from the disk as people without a server do.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { makeZip } from '../../build/zip.mjs';
import { startBrowser } from '../hosts/browser.mjs';
import { HostPage } from '../hosts/host-page.mjs';

// Once is enough: every-host opens a page from the disk in all browsers.
describe('the example of the zip, from the disk', () => {
  /** @type {string} */
  let folder;
  /** @type {import('../hosts/browser.mjs').Browser} */
  let browser;
  /** @type {HostPage} */
  let page;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'customer-delete-zip-'));
    for (const [name, bytes] of Object.entries(unzipSync(makeZip('example')))) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
    // The server that the example names leads to this machine, where nobody listens.
    browser = await startBrowser(0);
    const address = pathToFileURL(join(folder, 'example/example.html')).href;
    page = new HostPage(await browser.open(address), 'customer-delete');
  });

  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  it('goes all the way, and deletes nothing', async () => {
    await page.untilReady();
    assert.match(await page.text('button'), /00123/);
    await page.openForm();
    await page.confirm();
    await page.untilState('not-sent');
    const told = await page.evaluate(() => document.getElementById('log')?.textContent ?? '');
    const { status, reason, code, sentAt } = JSON.parse(told);
    assert.deepEqual([status, reason, code, sentAt], ['not-sent', 'dry-run', '00123', null]);
    assert.match(await page.text('[part=message]'), /^Not deleted: nothing was sent\./);
  });
});
