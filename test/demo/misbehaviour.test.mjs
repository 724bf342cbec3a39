// Each way in which the stand-in API misbehaves on demand.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { misbehaviours } from '../../demo/api/misbehaviour.js';
import { answerOf, callsOf, goodFields, newSpace, port, rejectionOf } from './client.mjs';

const jsonp = { ...goodFields, output: 'JSON', callback: 'callback', condensed: 'yes' };
const success = { status: 'success', customer: { status: 'deleted', code: goodFields.code } };

/**
 * @param {object} asked
 * @returns {Promise<ReturnType<typeof newSpace>>}
 */
async function spaceThat(asked) {
  const space = newSpace();
  assert.equal((await space.control('misbehave', asked)).status, 200);
  return space;
}

/** @type {Record<string, (answer: Awaited<ReturnType<typeof answerOf>>) => void>} */
const answers = {
  slow: ({ body }) => assert.deepEqual(callsOf(body), [[success]]),
  late: ({ body }) => assert.deepEqual(callsOf(body), [[success]]),
  redirect({ status, headers }) {
    assert.equal(status, 302);
    const location = new URL(String(headers.get('location')));
    assert.equal(location.host, `localhost:${port}`);
    assert.equal(location.searchParams.get('code'), goodFields.code);
  },
  'error-500'({ status, body }) {
    assert.equal(status, 500);
    assert.match(body, /<h1>/);
  },
  html({ status, type, body }) {
    assert.equal(status, 200);
    assert.equal(type, 'text/html; charset=utf-8');
    assert.match(body, /^<!doctype html>/);
  },
  garbage({ status, body }) {
    assert.equal(status, 200);
    assert.throws(() => callsOf(body), { name: 'SyntaxError' });
  },
  empty({ status, body }) {
    assert.equal(status, 200);
    assert.equal(body, '');
  },
  'plain-xml': ({ body }) => assert.match(body, /^<response status="success">/),
  'html-type'({ type, body }) {
    assert.equal(type, 'text/html; charset=utf-8');
    assert.deepEqual(callsOf(body), [[success]]);
  },
  'no-callback'({ type, body }) {
    assert.equal(type, 'application/json; charset=utf-8');
    assert.deepEqual(JSON.parse(body), success);
  },
  'other-callback'({ body }) {
    assert.deepEqual(callsOf(body, 'callbackOther'), [[success]]);
  },
  'nothing-argument': ({ body }) => assert.deepEqual(callsOf(body), [[]]),
  twice({ body }) {
    assert.deepEqual(callsOf(body), [
      [success],
      [{ status: 'error', error: 'The customer could not be deleted' }],
    ]);
  },
  throws({ body }) {
    assert.ok(body.startsWith('callback({"status":"success"'));
    assert.throws(() => callsOf(body), { message: 'after the answer' });
  },
  hostile: ({ body }) => assert.deepEqual(callsOf(body), [[success]]),
  'wrong-code'({ body }) {
    const [[value]] = /** @type {any} */ (callsOf(body));
    assert.equal(value.customer.status, 'deleted');
    assert.notEqual(value.customer.code, goodFields.code);
  },
  'number-code'({ body }) {
    assert.deepEqual(callsOf(body), [
      [{ ...success, customer: { status: 'deleted', code: Number(goodFields.code) } }],
    ]);
  },
  wrapped({ body }) {
    assert.deepEqual(callsOf(body), [
      [
        {
          response: {
            '@attributes': { status: 'success' },
            customer: { '@attributes': { status: 'deleted' }, code: goodFields.code },
          },
        },
      ],
    ]);
  },
  refuse({ status, body }) {
    assert.equal(status, 200);
    assert.deepEqual(callsOf(body), [[{ status: 'error', error: 'Not today' }]]);
  },
  'errors-list'({ body }) {
    assert.deepEqual(callsOf(body), [
      [{ status: 'error', errors: ['Not today', { xml_value_to_show: 'Not today (again)' }] }],
    ]);
  },
};

/** @type {Record<string, string>} */
const withoutAnswer = { reset: 'ECONNRESET', truncated: 'UND_ERR_SOCKET', never: 'AbortError' };

describe('each kind of misbehaviour', () => {
  it('is checked here', () => {
    const checked = [...Object.keys(answers), ...Object.keys(withoutAnswer)];
    assert.deepEqual(checked.sort(), misbehaviours.map(({ kind }) => kind).sort());
  });

  for (const { kind, deletes, description } of misbehaviours) {
    it(`${kind}: ${description}`, async () => {
      const space = await spaceThat({ kind, message: 'Not today', ms: kind === 'late' ? 30 : 0 });
      if (kind in withoutAnswer) {
        const patience = new AbortController();
        const error = rejectionOf(space.get(jsonp, { signal: patience.signal }));
        if (kind === 'never') {
          while ((await space.deleted()).length === 0);
          patience.abort();
        }
        const { cause, name } = await error;
        assert.equal(cause?.code ?? name, withoutAnswer[kind]);
      } else {
        answers[kind](await space.get(jsonp));
      }

      const ledger = await space.deleted();
      assert.deepEqual(
        ledger.map((/** @type {any} */ { code }) => code),
        deletes ? [goodFields.code] : [],
      );
      const { customers } = (await space.accounts()).greatwidgets;
      const stillThere = customers.some((/** @type {any} */ { code }) => code === goodFields.code);
      assert.equal(stillThere, !deletes);
      const [entry] = await space.log();
      assert.equal(entry.misbehaviour, kind);
      assert.equal(entry.deleted !== null, deletes);
    });
  }
});

describe('a misbehaviour', () => {
  it('waits as long as its kind says, or as it is told', async () => {
    const waits = Object.fromEntries(misbehaviours.map(({ kind, ms }) => [kind, ms]));
    assert.equal(waits.slow, 3_000);
    assert.equal(waits.late, 20_000);
    const space = await spaceThat({ kind: 'slow', ms: 300 });
    const start = Date.now();
    await space.get(jsonp);
    assert.ok(Date.now() - start >= 290);
  });

  it('may delay any other kind too', async () => {
    const space = await spaceThat({ kind: 'wrong-code', ms: 100 });
    const start = Date.now();
    answers['wrong-code'](await space.get(jsonp));
    assert.ok(Date.now() - start >= 90);
  });

  it('is for one call, unless told otherwise', async () => {
    const space = await spaceThat({ kind: 'refuse', times: 2 });
    const statuses = [];
    for (let index = 0; index < 3; index += 1) {
      const [[value]] = /** @type {any} */ (callsOf((await space.get(jsonp)).body));
      statuses.push(value.status);
    }
    assert.deepEqual(statuses, ['error', 'error', 'success']);
  });

  it('is not spent on probes, HEAD, OPTIONS or calls without a code', async () => {
    const space = await spaceThat({ kind: 'error-500' });
    await answerOf(space.url);
    await answerOf(space.urlOf(jsonp), { method: 'HEAD' });
    await answerOf(space.urlOf(jsonp), { method: 'OPTIONS' });
    await space.get({ ...jsonp, code: undefined });
    assert.equal((await space.get(jsonp)).status, 500);
  });

  it('can be looked up and taken back', async () => {
    const space = await spaceThat({ kind: 'refuse', message: 'Why?', times: 3 });
    const wanted = { kind: 'refuse', ms: 0, message: 'Why?', times: 3, code: null };
    assert.deepEqual((await space.control('misbehave')).value, wanted);
    for (const none of [null, { kind: null }, { kind: 'none' }]) {
      await space.control('misbehave', wanted);
      assert.deepEqual(await space.control('misbehave', none), { status: 200, value: null });
      assert.deepEqual((await space.control('misbehave')).value, null);
    }
  });

  it('number-code is a number without leading zeros, and a text where it is no number', async () => {
    /** @type {[string, string][]} */
    const written = [
      ['00123', '123'],
      ['9007199254740993', '9007199254740993'],
      ['deadbeef', '"deadbeef"'],
    ];
    for (const [code, text] of written) {
      const space = await spaceThat({ kind: 'number-code' });
      const mary = { user_id: 'mary', user_password: 'another-demo-key', account_id: 'smallshop' };
      const fields = { ...jsonp, ...(code === 'deadbeef' ? mary : {}), code };
      assert.match((await space.get(fields)).body, new RegExp(`"code":${text}}`));
    }
  });
});
