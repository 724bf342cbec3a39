// The guide's pass-through, by a real nginx: what may come to it, and what of it comes to the stand-in
// API. What a browser makes of it: nginx.page-test.mjs.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, beforeEach, describe, it } from 'node:test';
import { until } from '../hosts/browser.mjs';
import { CODE, FIELDS, KEY, OPERATOR, skipReason, startPassThrough } from './nginx.mjs';

describe('the pass-through by nginx', { skip: skipReason }, () => {
  /** @type {Awaited<ReturnType<typeof startPassThrough>>} */
  let passThrough;
  before(async () => {
    passThrough = await startPassThrough();
  });
  after(() => passThrough?.close());
  beforeEach(() => passThrough.control('reset', null));

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
      request(
        `${passThrough.nginx.origin}/customer-delete${query}`,
        { method, headers: sent },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (piece) => (text += piece));
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }),
          );
        },
      )
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
      const [call] = await passThrough.control('log');
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
      assert.deepEqual(await passThrough.deleted(), [CODE]);
    });

    it('a call that only Origin tells to be of its own', async () => {
      const own = { 'sec-fetch-site': undefined, origin: passThrough.nginx.origin };
      assert.equal((await ask(own)).status, 200);
      assert.deepEqual(await passThrough.deleted(), [CODE]);
    });

    it('codes of every kind', async () => {
      for (const code of ['GOLD 0042 7', 'B&B-77', 'C+15', '50%OFF', 'Müller-7', '顧客42']) {
        await ask({}, FIELDS.replace(CODE, String(new URLSearchParams({ '': code })).slice(1)));
      }
      assert.equal((await passThrough.deleted()).length, 6);
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
        assert.deepEqual(await passThrough.control('log'), []);
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
        for (const call of await passThrough.control('log')) {
          assert.deepEqual(Object.keys(call.body), ['user_id']);
        }
        assert.deepEqual(await passThrough.deleted(), []);
      });
    }
  });

  it('writes down who it was, and neither key nor body', async () => {
    await ask();
    await until(
      async () => / anna 200 200$/m.test(await passThrough.nginx.logs()),
      'a line in the log',
    );
    const logs = await passThrough.nginx.logs();
    assert.doesNotMatch(logs, new RegExp(`${KEY}|${CODE}|${OPERATOR.password}`));
  });
});
