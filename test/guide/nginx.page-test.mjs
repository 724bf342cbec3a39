// The guide's pass-through, by a real nginx: from a real browser to the stand-in API, and what else may
// come to it.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startApi } from '../../demo/api/server.js';
import { startBrowser, until } from '../hosts/browser.mjs';
import { hasNginx, OPERATOR, startNginx } from './nginx.mjs';

const KEY = 'demo-key-not-real';
const CODE = '1234567890123456';
/** Every browser is told that it leads to this machine; a page there is not on a loopback host. */
const INTRANET = 'intranet.example';
const FIELDS = `type=customer_delete&account_id=greatwidgets&code=${CODE}&output=JSON&condensed=yes`;

const page = (/** @type {string} */ content) =>
  `<!doctype html><html lang="en"><title>Intranet</title><body>${content}`;

const pages = {
  'index.html': page(`<script src="customer-delete.js"></script>
    <customer-delete endpoint="/customer-delete" method="post" auth="server"
      account-id="greatwidgets" code="${CODE}" countdown="0"></customer-delete>`),
};

const isWebKit = process.env['CUSTOMER_DELETE_BROWSER'] === 'webkit';
const skip = !hasNginx && !process.env['CI'] && 'nginx is missing';

describe('the pass-through by nginx', { skip }, () => {
  /** @type {import('../../demo/api/server.js').RunningApi} */
  let api;
  /** @type {Awaited<ReturnType<typeof startNginx>>} */
  let nginx;

  before(async () => {
    api = await startApi();
    const endpoint = `${api.origin}/nginx/api.php`;
    nginx = await startNginx({ endpoint, key: KEY, hostName: '127.0.0.1', pages });
  });
  after(async () => {
    await nginx?.close();
    await api?.close();
  });

  /** @param {string} action @param {unknown} [body] @returns {Promise<any>} */
  const control = async (action, body) => {
    const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return (await fetch(`${api.origin}/control/nginx/${action}`, post)).json();
  };
  beforeEach(() => control('reset', null));
  const deleted = async () =>
    (await control('deleted')).map((/** @type {{ code: string }} */ { code }) => code);

  const login = `Basic ${btoa(`${OPERATOR.name}:${OPERATOR.password}`)}`;
  const form = 'application/x-www-form-urlencoded;charset=UTF-8';

  /**
   * A request as no page can make it: with headers that browsers keep to themselves.
   *
   * @param {Record<string, string | undefined>} [headers] differ from those of a page of its own
   * @param {string} [body]
   * @param {string} [method]
   * @param {string} [query]
   * @returns {Promise<{ status: number, text: string, headers: object }>}
   */
  const ask = (headers = {}, body = FIELDS, method = 'POST', query = '') =>
    new Promise((resolve, reject) => {
      const all = {
        authorization: login,
        'content-type': form,
        'sec-fetch-site': 'same-origin',
        'content-length': String(Buffer.byteLength(body)),
        ...headers,
      };
      const sent = Object.fromEntries(
        Object.entries(all).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value]],
        ),
      );
      request(`${nginx.origin}/customer-delete${query}`, { method, headers: sent }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (piece) => (text += piece));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }),
        );
      })
        .on('error', reject)
        .end(body);
    });

  describe('passes on', () => {
    it('the call of a signed-in operator, with the key and the user, and nothing of the browser’s', async () => {
      const { status, text, headers } = await ask({
        cookie: 'session=1',
        referer: 'https://intranet.example/customers',
        'x-forwarded-for': '10.0.0.1',
      });
      assert.equal(status, 200);
      assert.equal(JSON.parse(text).status, 'success');
      assert.doesNotMatch(JSON.stringify([text, headers]), new RegExp(KEY));
      const [call] = await control('log');
      assert.equal(call.hadAccessKey, true);
      assert.deepEqual(Object.keys(call.body).sort(), [
        'account_id',
        'code',
        'condensed',
        'output',
        'type',
        'user_id',
      ]);
      assert.deepEqual(
        [call.headers.cookie, call.headers.authorization, call.headers.referer],
        [null, null, null],
      );
      assert.deepEqual(await deleted(), [CODE]);
    });

    it('a call that only Origin tells to be of its own', async () => {
      const own = { 'sec-fetch-site': undefined, origin: nginx.origin };
      assert.equal((await ask(own)).status, 200);
      assert.deepEqual(await deleted(), [CODE]);
    });

    it('codes of every kind', async () => {
      for (const code of ['GOLD 0042 7', 'B&B-77', 'C+15', '50%OFF', 'Müller-7', '顧客42']) {
        await ask({}, FIELDS.replace(CODE, String(new URLSearchParams({ '': code })).slice(1)));
      }
      assert.equal((await deleted()).length, 6);
    });
  });

  describe('refuses', () => {
    /** @type {Record<string, [status: number, ...Parameters<typeof ask>]>} */
    const cases = {
      GET: [405, {}, '', 'GET'],
      'a GET with the fields': [405, {}, '', 'GET', `?${FIELDS}`],
      PUT: [405, {}, FIELDS, 'PUT'],
      'nobody signed in': [401, { authorization: undefined }],
      'a wrong password': [401, { authorization: `Basic ${btoa('anna:guessed')}` }],
      'a page of another site': [403, { 'sec-fetch-site': 'cross-site' }],
      'a page of the same site, but another origin': [403, { 'sec-fetch-site': 'same-site' }],
      'an address that was typed': [403, { 'sec-fetch-site': 'none' }],
      'a page of another site, whatever its Origin': [
        403,
        { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1' },
      ],
      'another Origin': [403, { 'sec-fetch-site': undefined, origin: 'https://a.example' }],
      'no Origin': [403, { 'sec-fetch-site': undefined }],
      'the Origin null': [403, { 'sec-fetch-site': undefined, origin: 'null' }],
      'a query': [400, {}, FIELDS, 'POST', '?code=123'],
      'too much': [413, {}, FIELDS + 'x'.repeat(20_000)],
    };
    for (const [name, [status, ...asked]] of Object.entries(cases)) {
      it(`${name}: ${status}, and nothing comes to the API`, async () => {
        assert.equal((await ask(...asked)).status, status);
        assert.deepEqual(await control('log'), []);
      });
    }

    const others = {
      'another account': FIELDS.replace('greatwidgets', 'smallshop'),
      'another type': FIELDS.replace('customer_delete', 'customer_add'),
      'two codes': `${FIELDS}&code=123`,
      'a user of its own': `${FIELDS}&user_id=anna2001`,
      'a password': `user_password=guessed&${FIELDS}`,
      'one more field': `${FIELDS}&send_mail=1`,
      'no code': FIELDS.replace(CODE, ''),
      nothing: '',
    };
    for (const [name, body] of Object.entries(others)) {
      it(`a body with ${name}: none of it comes to the API`, async () => {
        const { text } = await ask({}, body);
        assert.equal(JSON.stringify(text).includes('success'), false);
        for (const call of await control('log')) {
          assert.deepEqual(Object.keys(call.body), ['user_id']);
        }
        assert.deepEqual(await deleted(), []);
      });
    }
  });

  it('writes down who it was, and neither key nor body', async () => {
    await ask();
    await until(async () => / anna 200 200$/m.test(await nginx.logs()), 'a line in the log');
    const logs = await nginx.logs();
    assert.doesNotMatch(logs, new RegExp(`${KEY}|${CODE}|${OPERATOR.password}`));
  });

  describe('from a browser', () => {
    /** @type {import('../hosts/browser.mjs').Browser} */
    let browser;
    /** The same by plain http, from a host that is not this computer's own name for itself. */
    /** @type {Awaited<ReturnType<typeof startNginx>>} */
    let intranet;
    before(async () => {
      const endpoint = `${api.origin}/nginx/api.php`;
      intranet = await startNginx({ endpoint, key: KEY, hostName: INTRANET, pages });
      browser = await startBrowser(intranet.port, INTRANET);
    });
    after(async () => {
      await browser?.close();
      await intranet?.close();
    });

    /** Signs in, as a browser keeps it, and opens the page without a name in its address. */
    async function openPage(origin = nginx.origin) {
      const { name, password } = OPERATOR;
      const address = `${origin}/index.html`;
      const tab = await browser.open(address.replace('//', `//${name}:${password}@`));
      await tab.go(address);
      return tab;
    }

    /** @type {Record<string, () => string>} */
    const places = { 'on this machine': () => nginx.origin };
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
        assert.deepEqual(await deleted(), [CODE]);
        const log = await control('log');
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
          await new Promise((resolve) => {
            frame.onload = resolve;
            setTimeout(resolve, 5000);
            form.submit();
          });
        },
        url,
        FIELDS,
      );
      assert.deepEqual(await control('log'), []);
      await until(async () => (await nginx.logs()).includes(' 403 '), 'a refusal in the log');
      await tab.close();
    });
  });
});
