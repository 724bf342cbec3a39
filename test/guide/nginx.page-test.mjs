// The guide's pass-through, by a real nginx, from a real browser to the stand-in API. What else may come
// to it: nginx.test.mjs.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startBrowser, until } from '../hosts/browser.mjs';
import { CODE, FIELDS, KEY, OPERATOR, skipReason, startPassThrough } from './nginx.mjs';

/** Every browser is told that it leads to this machine; a page there is not on a loopback host. */
const INTRANET = 'intranet.example';

const isWebKit = process.env['CUSTOMER_DELETE_BROWSER'] === 'webkit';

describe('the pass-through by nginx', { skip: skipReason }, () => {
  describe('from a browser', () => {
    /** @type {Awaited<ReturnType<typeof startPassThrough>>} */
    let passThrough;
    /** The same by plain http, from a host that is not this computer's own name for itself. */
    /** @type {(typeof passThrough)['nginx']} */
    let intranet;
    /** @type {import('../hosts/browser.mjs').Browser} */
    let browser;
    before(async () => {
      passThrough = await startPassThrough();
      intranet = await passThrough.startAnother(INTRANET);
      browser = await startBrowser(intranet.port);
    });
    after(async () => {
      await browser?.close();
      await intranet?.close();
      await passThrough?.close();
    });
    beforeEach(() => passThrough.control('reset', null));

    /** Signs in, as a browser keeps it, and opens the page without a name in its address. */
    async function openPage(origin = passThrough.nginx.origin) {
      const { name, password } = OPERATOR;
      const address = `${origin}/index.html`;
      const tab = await browser.open(address.replace('//', `//${name}:${password}@`));
      await tab.go(address);
      return tab;
    }

    /** @type {Record<string, () => string>} */
    const places = { 'on this machine': () => passThrough.nginx.origin };
    // WebKit is led there by a proxy, and asks for the log-in in a window that no test can close.
    if (!isWebKit) {
      places['by plain http, without Sec-Fetch-Site'] = () => `http://${INTRANET}:${intranet.port}`;
    }
    for (const [where, origin] of Object.entries(places)) {
      it(`${where}: deletes, asks for no password, and never has the key`, async () => {
        const tab = await openPage(origin());
        const asked = await tab.evaluate(async () => {
          const element = /** @type {any} */ (document.querySelector('customer-delete'));
          element.open();
          await element.updateComplete;
          const inputs = [...element.shadowRoot.querySelectorAll('input')];
          inputs.at(-1).value = element.code;
          element.shadowRoot.querySelector('[part=delete]').click();
          return inputs.length;
        });
        assert.equal(asked, 1);
        const state = () =>
          tab.evaluate(() => document.querySelector('customer-delete')?.getAttribute('state'));
        await until(async () => !/confirming|pending/.test(String(await state())), 'an outcome');
        assert.equal(await state(), 'deleted');
        assert.deepEqual(await passThrough.deleted(), [CODE]);
        const log = await passThrough.control('log');
        assert.deepEqual(
          log.map((/** @type {any} */ { method }) => method),
          ['POST'],
          'the look ahead ends at nginx',
        );
        assert.equal(log[0].headers.cookie, null);
        const known = await tab.evaluate(() =>
          JSON.stringify([
            document.documentElement.outerHTML,
            document.querySelector('customer-delete')?.shadowRoot?.innerHTML,
            performance.getEntriesByType('resource').map(({ name }) => name),
            { ...sessionStorage },
          ]),
        );
        assert.doesNotMatch(known, new RegExp(KEY));
        await tab.close();
      });
    }

    it('does nothing for a page of another origin, signed in or not', async () => {
      const { nginx } = passThrough;
      // Signed in, which the browser remembers.
      await (await openPage()).close();
      const tab = await browser.open(
        `${nginx.origin.replace('127.0.0.1', 'localhost').replace('//', `//${OPERATOR.name}:${OPERATOR.password}@`)}/index.html`,
      );
      const url = `${nginx.origin}/customer-delete`;
      await tab.evaluate(
        async (to, body) => {
          const headers = { 'content-type': 'application/x-www-form-urlencoded' };
          const asked = { method: 'POST', mode: /** @type {const} */ ('no-cors'), headers, body };
          await fetch(to, { ...asked, credentials: 'include' }).catch(() => {});
          const form = document.createElement('form');
          form.method = 'post';
          form.action = to;
          form.target = 'elsewhere';
          for (const [name, value] of new URLSearchParams(body)) {
            form.append(Object.assign(document.createElement('input'), { name, value }));
          }
          const frame = document.createElement('iframe');
          frame.name = 'elsewhere';
          document.body.append(frame, form);
          form.submit();
        },
        url,
        FIELDS,
      );
      // Of the script's and of the form's.
      const refusals = async () => (await nginx.logs()).match(/ 403 -$/gm) ?? [];
      await until(async () => (await refusals()).length >= 2, 'both refusals in the log');
      assert.deepEqual(await passThrough.control('log'), []);
      await tab.close();
    });
  });
});
