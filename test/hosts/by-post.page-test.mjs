// The host pages that could stand in the way of a POST, and what they make of it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { hosts } from '../../demo/hosts/hosts.js';
import { startBrowser, until } from './browser.mjs';
import { HostPage, isOldest, skipReason } from './host-page.mjs';
import { HostServer } from './server.mjs';

/** Pages whose policy lets nothing connect: `default-src 'none'`. */
const BLOCKED = ['csp-nonce', 'csp-strict-dynamic'];
const OPEN = [
  'plain',
  'quirks',
  'windows-1252',
  'base',
  'placeholder',
  'prototype',
  'requirejs',
  'iframe',
  'frameset',
  'trusted-types',
  'csp-hashes',
  'file',
];

/** Where the page itself reads XML under other conditions than elsewhere. */
const XML = ['windows-1252', 'prototype', 'trusted-types', 'file'];

/** @type {HostServer} */
let server;
/** @type {import('./browser.mjs').Browser} */
let browser;

before(async () => {
  server = await HostServer.start();
  server.method = 'post';
  browser = await startBrowser(server.port);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** In the oldest Chromium, one of each. */
const names = isOldest ? ['plain', 'csp-nonce'] : [...OPEN, ...BLOCKED];

for (const name of names) {
  const host = hosts.find((one) => one.name === name);
  assert.ok(host, `no host page ${name}`);
  describe(`by POST, ${name}: ${host.peculiarity}`, { skip: skipReason(host) }, () => {
    /** @type {HostPage} */
    let page;
    before(async () => {
      await server.reset();
      await server.allowPages();
      page = await HostPage.open(browser, server, host);
      await page.untilReady();
    });
    after(() => page?.close());

    if (BLOCKED.includes(name)) {
      it('says in the form that the policy blocks it, and sends nothing', async () => {
        await page.openForm();
        await until(
          async () => (await page.text('dialog')).includes("The page's policy blocks the request."),
          'the form says so',
        );
        await page.confirm();
        await page.untilState('not-sent');
        assert.deepEqual(await server.log(), []);
      });
      return;
    }

    it(`deletes by one POST, told in ${XML.includes(name) ? 'XML' : 'JSON'}`, async () => {
      if (XML.includes(name)) await server.misbehave('plain-xml');
      await page.openForm();
      const code = await page.code();
      await page.confirm();
      await page.untilState('deleted');
      assert.deepEqual(await server.deleted(), [code]);
      const calls = (await server.log()).filter(({ isDeleteCall }) => isDeleteCall);
      assert.deepEqual(
        calls.map(({ method, headers }) => [method, headers['referer']]),
        [['POST', null]],
      );
    });
  });
}
