// The documented reply formats of the stand-in API.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { isCallbackName, writeReply } from '../../demo/api/reply.js';
import { answerOf, callsOf, goodFields, newSpace, origin } from './client.mjs';

describe('XML', () => {
  it('is the default, line by line as documented', async () => {
    const answer = await newSpace().get(goodFields);
    assert.equal(answer.type, 'text/xml; charset=utf-8');
    assert.equal(
      answer.body,
      [
        '<response status="success">',
        '<customer status="deleted">',
        '<code>1234567890123456</code>',
        '</customer>',
        '</response>',
      ].join('\n'),
    );
  });

  it('reports errors as documented', async () => {
    const answer = await newSpace().get({ ...goodFields, output: 'XML', code: undefined });
    assert.equal(
      answer.body,
      ['<response status="error">', '<error>code is required</error>', '</response>'].join('\n'),
    );
  });

  it('escapes what has a meaning of its own', async () => {
    const answer = await newSpace().get({ ...goodFields, code: '<i>"Q"</i>' });
    assert.match(answer.body, /<code>&lt;i&gt;&quot;Q&quot;&lt;\/i&gt;<\/code>/);
    const ampersand = await newSpace().get({ ...goodFields, code: 'B&B-77' });
    assert.match(ampersand.body, /<code>B&amp;B-77<\/code>/);
  });

  it('replaces what XML can not hold', async () => {
    const answer = await newSpace().get({ ...goodFields, code: 'a\0\x1bb\rc' });
    assert.match(answer.body, /&quot;a\ufffd\ufffdb&#13;c&quot;/);
  });

  it('does not change with condensed or with a callback', async () => {
    const plain = await newSpace().get(goodFields);
    const asked = await newSpace().get({ ...goodFields, condensed: 'yes', callback: 'f' });
    assert.equal(asked.body, plain.body);
    assert.equal(asked.type, plain.type);
  });
});

describe('JSON', () => {
  const success = {
    status: 'success',
    customer: { status: 'deleted', code: goodFields.code },
  };

  it('is indented unless it is asked to be condensed', async () => {
    const answer = await newSpace().get({ ...goodFields, output: 'JSON' });
    assert.equal(answer.type, 'application/json; charset=utf-8');
    assert.equal(answer.body, JSON.stringify(success, null, 2));
  });

  it('has no white space where it is condensed', async () => {
    const answer = await newSpace().get({ ...goodFields, output: 'JSON', condensed: 'yes' });
    assert.equal(answer.body, JSON.stringify(success));
  });

  it('may be asked for in lower case, and by POST', async () => {
    const answer = await newSpace().post({ ...goodFields, output: 'json' });
    assert.deepEqual(JSON.parse(answer.body), success);
  });

  it('has a string for the code, whatever the code is', async () => {
    const answer = await newSpace().get({ ...goodFields, output: 'JSON', code: '00123' });
    assert.equal(JSON.parse(answer.body).customer.code, '00123');
  });

  it('is the only other output there is', async () => {
    const space = newSpace();
    const answer = await space.get({ ...goodFields, output: 'YAML' });
    assert.match(answer.body, /<error>output must be JSON or XML<\/error>/);
    assert.deepEqual(await space.deleted(), []);
  });
});

describe('JSONP', () => {
  const asked = { ...goodFields, output: 'JSON', callback: 'callback' };
  const success = { status: 'success', customer: { status: 'deleted', code: goodFields.code } };

  it('calls the callback once with the JSON value', async () => {
    const answer = await newSpace().get(asked);
    assert.equal(answer.type, 'text/javascript; charset=utf-8');
    assert.match(answer.body, /\n/);
    assert.deepEqual(callsOf(answer.body), [[success]]);
  });

  it('is condensed where asked for', async () => {
    const answer = await newSpace().get({ ...asked, condensed: 'yes' });
    assert.equal(answer.body, `callback(${JSON.stringify(success)});`);
  });

  it('reports errors through the callback, with HTTP 200', async () => {
    const answer = await newSpace().get({ ...asked, user_id: 'nobody' });
    assert.equal(answer.status, 200);
    assert.deepEqual(callsOf(answer.body), [
      [{ status: 'error', error: 'Wrong user_id or user_password' }],
    ]);
  });

  it('escapes the ends of line that JSON knows nothing of', async () => {
    const answer = await newSpace().get({ ...asked, code: 'a\u2028b\u2029c' });
    assert.doesNotMatch(answer.body, /[\u2028\u2029]/);
    const [[{ error }]] = /** @type {any} */ (callsOf(answer.body));
    assert.equal(error, 'No customer with the code "a\u2028b\u2029c" in this account');
  });

  it('accepts every callback that is a name', async () => {
    for (const name of ['a', '$', '_1', 'jQuery123_456', 'a.b.c1', 'x'.repeat(128)]) {
      const answer = await newSpace().get({ ...asked, callback: name });
      assert.ok(answer.body.startsWith(`${name}({`), name);
    }
  });

  const injections = [
    'alert(1)',
    'alert(1);//',
    'a b',
    'a;b',
    'a=1',
    '1a',
    'a.',
    '.a',
    'a..b',
    'a["b"]',
    'a\n',
    '\u2028a',
    '<script>',
    'a&b',
    'ä',
    'x'.repeat(129),
  ];
  it('refuses every other callback', async () => {
    for (const name of injections) {
      const space = newSpace();
      const answer = await space.get({ ...asked, callback: name, condensed: 'yes' });
      assert.equal(answer.status, 200);
      assert.equal(answer.type, 'application/json; charset=utf-8');
      assert.deepEqual(JSON.parse(answer.body), {
        status: 'error',
        error: 'callback is not an acceptable function name',
      });
      assert.deepEqual(await space.deleted(), [], name);
    }
  });

  it('is GET only', async () => {
    const space = newSpace();
    const answer = await space.post(asked);
    assert.deepEqual(JSON.parse(answer.body), {
      status: 'error',
      error: 'callback (JSONP) is possible with GET only',
    });
    assert.deepEqual(await space.deleted(), []);
  });

  it('checks names of any length at once', () => {
    assert.equal(isCallbackName(`${'a.'.repeat(1_000_000)}`), false);
  });
});

describe('a probe', () => {
  it('without a query gets an error in XML, with HTTP 200', async () => {
    const answer = await answerOf(newSpace().url);
    assert.equal(answer.status, 200);
    assert.equal(answer.type, 'text/xml; charset=utf-8');
    assert.match(answer.body, /^<response status="error">\n<error>user_id is required<\/error>/);
  });

  it('finds the space "demo" at /api.php', async () => {
    assert.equal((await answerOf(`${origin}/api.php`)).status, 200);
    const log = await (await fetch(`${origin}/control/demo/log`)).json();
    assert.deepEqual(
      log.map((/** @type {any} */ { url }) => url),
      ['/api.php'],
    );
  });
});

describe('writeReply', () => {
  it('does not let a message end the XML early', () => {
    /** @type {import('../../demo/api/reply.js').Format} */
    const format = { output: 'XML', callback: null, condensed: false };
    const { body } = writeReply({ status: 'error', message: '</error><a b="">\'' }, format);
    assert.match(body, /<error>&lt;\/error&gt;&lt;a b=&quot;&quot;&gt;&#39;<\/error>/);
  });
});
