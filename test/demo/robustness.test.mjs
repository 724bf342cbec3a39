// What the stand-in API does with requests that are none, or too large, and how it starts and ends.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { startApi } from '../../demo/api/server.js';
import { answerOf, goodFields, newSpace, rejectionOf } from './client.mjs';

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
});

describe('bodies', () => {
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

describe('startApi', () => {
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
