// Nothing that is sent to the stand-in API brings it down.

import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { describe, it } from 'node:test';

import { createApi, startApi } from '../../demo/api/server.js';
import { answerOf, goodFields, newSpace, origin, port, rejectionOf, sendRaw } from './client.mjs';

/** @param {ReturnType<typeof newSpace>} space */
async function assertDeletedNothing(space) {
  assert.deepEqual(await space.deleted(), []);
}

describe('methods', () => {
  it('HEAD answers like a probe and deletes nothing', async () => {
    const space = newSpace();
    const answer = await answerOf(space.urlOf(goodFields), { method: 'HEAD' });
    assert.equal(answer.status, 200);
    assert.equal(answer.type, 'text/xml; charset=utf-8');
    assert.equal(answer.body, '');
    await assertDeletedNothing(space);
    assert.equal((await space.log())[0].isDeleteCall, false);
  });

  it('OPTIONS names what is possible', async () => {
    const space = newSpace();
    const answer = await answerOf(space.urlOf(goodFields), { method: 'OPTIONS' });
    assert.equal(answer.status, 204);
    assert.equal(answer.headers.get('allow'), 'GET, POST, HEAD, OPTIONS');
    await assertDeletedNothing(space);
  });

  it('others are refused', async () => {
    const space = newSpace();
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      assert.equal((await answerOf(space.urlOf(goodFields), { method })).status, 405);
    }
    await assertDeletedNothing(space);
  });
});

describe('bodies', () => {
  const boundary = 'xx';
  const multipart = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const part = (/** @type {string} */ head, /** @type {string} */ text) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n`;

  it('with a file besides the fields are understood', async () => {
    const fields = Object.entries(goodFields).map(([name, value]) => part(`name="${name}"`, value));
    const body = `${part('name="f"; filename="a.txt"', 'x')}${fields.join('')}--${boundary}--\r\n`;
    const answer = await answerOf(newSpace().url, { method: 'POST', headers: multipart, body });
    assert.match(answer.body, /status="success"/);
  });

  it('that break off, are broken or are no form data are refused', async () => {
    const space = newSpace();
    const json = JSON.stringify(goodFields);
    /** @type {[string, string][]} */
    const broken = [
      [multipart['content-type'], part('name="code"', '123')],
      [multipart['content-type'], 'nothing of the kind'],
      ['multipart/form-data', 'no boundary'],
      ['application/json', json],
      ['text/plain', new URLSearchParams(goodFields).toString()],
      ['', 'a=b'],
    ];
    for (const [type, body] of broken) {
      const headers = { 'content-type': type };
      const answer = await answerOf(space.url, { method: 'POST', headers, body });
      assert.equal(answer.status, 200);
      assert.match(answer.body, /<error>The fields must be sent as form data<\/error>/);
    }
    await assertDeletedNothing(space);
  });

  it('that are empty lack the first field, even with fields in the query', async () => {
    const space = newSpace();
    const answer = await answerOf(space.urlOf(goodFields), { method: 'POST' });
    assert.match(answer.body, /<error>user_id is required<\/error>/);
    await assertDeletedNothing(space);
  });

  it('above 1 MB are refused, and the client can read why', async () => {
    const space = newSpace();
    const answer = await space.post({ ...goodFields, filler: 'x'.repeat(3 * 1024 * 1024) });
    assert.equal(answer.status, 413);
    assert.match(answer.body, /<error>The request is too large<\/error>/);
    await assertDeletedNothing(space);
  });

  it('just under 1 MB are read', async () => {
    const answer = await newSpace().post({ ...goodFields, filler: 'x'.repeat(1024 * 1024 - 300) });
    assert.match(answer.body, /status="success"/);
  });

  it('without end are cut off', async () => {
    const space = newSpace();
    const body = 'x'.repeat(20 * 1024 * 1024);
    await assert.rejects(answerOf(space.url, { method: 'POST', body }));
    await assertDeletedNothing(space);
  });
});

describe('broken requests', () => {
  it('with broken percent-encoding are read as far as possible', async () => {
    const space = newSpace();
    const answer = await sendRaw(
      `GET ${space.path}?code=%E0%A4%A&user_id=%&%%=%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    );
    assert.match(answer, /^HTTP\/1\.1 200 /);
    assert.match(answer, /user_password is required/);
  });

  it('with names of the language itself are nothing special', async () => {
    const space = newSpace();
    const query = '__proto__=a&constructor=b&hasOwnProperty=c&toString=d';
    assert.equal((await answerOf(`${space.url}?${query}`)).status, 200);
    assert.equal((await space.log())[0].query.constructor, 'b');
  });

  it('with an account of such a name are refused', async () => {
    const answer = await newSpace().get({ ...goodFields, account_id: '__proto__' });
    assert.match(answer.body, /No account/);
  });

  for (const target of [
    '//',
    '/?',
    '*',
    '/api.php/',
    '/a b/api.php',
    '/%/api.php',
    '/a/b/api.php',
  ]) {
    it(`to ${target} are answered`, async () => {
      const answer = await sendRaw(
        `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
      );
      assert.match(answer, /^HTTP\/1\.1 40[04] /);
    });
  }

  it('to spaces with too long a name find nothing', async () => {
    assert.equal((await answerOf(`${origin}/${'a'.repeat(64)}/api.php`)).status, 200);
    assert.equal((await answerOf(`${origin}/${'a'.repeat(65)}/api.php`)).status, 404);
  });

  it('that are no HTTP are closed', async () => {
    assert.match(await sendRaw('hello\r\n\r\n'), /^HTTP\/1\.1 400 /);
  });

  it('whose client leaves in the middle do no harm', async () => {
    const space = newSpace();
    const head = `POST ${space.path} HTTP/1.1\r\nHost: a\r\nContent-Length: 999\r\n`;
    const type = 'Content-Type: application/x-www-form-urlencoded\r\n\r\n';
    const socket = connect(port, '127.0.0.1');
    socket.write(`${head}${type}${new URLSearchParams(goodFields)}`);
    while ((await space.log()).length === 0);
    socket.resetAndDestroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await assertDeletedNothing(space);
    assert.match((await space.get(goodFields)).body, /status="success"/);
  });

  it('whose client leaves while the answer is held do no harm', async () => {
    const space = newSpace();
    await space.control('misbehave', { kind: 'slow', ms: 100 });
    await assert.rejects(space.get(goodFields, { signal: AbortSignal.timeout(30) }));
    await new Promise((resolve) => setTimeout(resolve, 150));
    assert.equal((await space.deleted()).length, 1);
  });
});

describe('createApi', () => {
  it('keeps its spaces to itself, and starts with none', () => {
    const [one, other] = [createApi(), createApi()];
    assert.equal(one.spaces.size, 0);
    assert.notEqual(one.spaces, other.spaces);
  });
});

describe('startApi', () => {
  it('listens where it says, and says so where the port is taken', async () => {
    assert.equal(origin, `http://127.0.0.1:${port}`);
    await assert.rejects(startApi({ port }), { code: 'EADDRINUSE' });
  });

  it('takes another address of this machine', async () => {
    const api = await startApi({ host: 'localhost' });
    assert.equal(api.origin, `http://localhost:${api.port}`);
    assert.equal((await answerOf(`${api.origin}/api.php`)).status, 200);
    await api.close();
  });

  it('closes at once, held and idle connections included, and may be closed again', async () => {
    const api = await startApi();
    await fetch(`${api.origin}/control/demo/misbehave`, {
      method: 'POST',
      body: JSON.stringify({ kind: 'never' }),
    });
    const held = rejectionOf(fetch(`${api.origin}/api.php?${new URLSearchParams(goodFields)}`));
    const deleted = () => fetch(`${api.origin}/control/demo/deleted`);
    while ((await (await deleted()).json()).length === 0);
    const start = Date.now();
    await api.close();
    assert.ok(Date.now() - start < 1_000);
    assert.equal((await held).message, 'fetch failed');
    await api.close();
    await assert.rejects(deleted());
  });
});
