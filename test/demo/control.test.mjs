// How the stand-in API tells what it did, and who may steer it.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { misbehaviours } from '../../demo/api/misbehaviour.js';
import { answerOf, goodFields, newSpace, origin, rejectionOf } from './client.mjs';

describe('data', () => {
  it('shows everything but the passwords', async () => {
    const { value } = await newSpace().control('data');
    const [account] = value.accounts;
    assert.deepEqual(Object.keys(account).sort(), [
      'accountId',
      'campaigns',
      'customers',
      'name',
      'transactions',
      'users',
    ]);
    assert.deepEqual(account.users, ['john1970', 'anna2001']);
    assert.doesNotMatch(JSON.stringify(value), /demo-key/);
  });
});

describe('the log', () => {
  it('tells of a GET what was received', async () => {
    const space = newSpace();
    const start = Date.now();
    const headers = {
      referer: 'http://localhost:9/page',
      cookie: 'a=b',
      origin: 'http://localhost:9',
      'sec-fetch-site': 'cross-site',
    };
    const fields = { ...goodFields, code: '顧客42', output: 'JSON' };
    await space.get(fields, { headers });
    const [entry, ...more] = await space.log();
    assert.deepEqual(more, []);
    assert.equal(entry.method, 'GET');
    assert.equal(origin + entry.url, space.urlOf(fields));
    assert.deepEqual(entry.query, fields);
    assert.deepEqual(entry.body, {});
    assert.deepEqual(entry.repeated, []);
    assert.equal(entry.headers.referer, headers.referer);
    assert.equal(entry.headers.cookie, headers.cookie);
    assert.equal(entry.headers.origin, headers.origin);
    assert.equal(entry.headers['sec-fetch-site'], 'cross-site');
    assert.equal(entry.headers['sec-fetch-dest'], null);
    assert.equal(entry.headers['content-type'], null);
    assert.equal(entry.hadAccessKey, false);
    assert.equal(entry.isDeleteCall, true);
    assert.equal(entry.misbehaviour, null);
    assert.equal(entry.deleted.accountId, 'greatwidgets');
    assert.equal(entry.deleted.code, '顧客42');
    assert.ok(entry.receivedAt >= start && entry.receivedAt <= Date.now());
  });

  it('tells of a POST the fields of the body, and of the key only that it was there', async () => {
    const space = newSpace();
    await space.post(goodFields, { api_access_key: 'a-fake-key-to-hide' });
    const log = await space.log();
    assert.deepEqual(log[0].body, goodFields);
    assert.match(log[0].headers['content-type'], /^application\/x-www-form-urlencoded/);
    assert.equal(log[0].hadAccessKey, true);
    assert.doesNotMatch(JSON.stringify(log), /to-hide/);
  });

  it('names fields that came twice, of which the last counts', async () => {
    const space = newSpace();
    await answerOf(`${space.urlOf(goodFields)}&code=123`);
    const [entry] = await space.log();
    assert.deepEqual(entry.repeated, ['code']);
    assert.equal(entry.deleted.code, '123');
  });
});

describe('the ledger', () => {
  it('lists what was deleted, in order', async () => {
    const space = newSpace();
    await space.get({ ...goodFields, code: '123' });
    await space.get({ ...goodFields, code: '123' });
    await space.get({ ...goodFields, code: '00123' });
    const ledger = await space.deleted();
    assert.deepEqual(
      ledger.map(({ accountId = '', code = '' }) => [accountId, code]),
      [
        ['greatwidgets', '123'],
        ['greatwidgets', '00123'],
      ],
    );
    assert.ok(ledger[0].at <= ledger[1].at && ledger[1].at <= Date.now());
  });
});

describe('reset', () => {
  it('brings everything back and forgets the rest', async () => {
    const space = newSpace();
    const before = await space.accounts();
    await space.get(goodFields);
    await space.control('misbehave', { kind: 'refuse' });
    await space.control('allow-origin', { origin: '*' });
    assert.equal((await space.control('reset', null)).status, 200);
    assert.deepEqual(await space.accounts(), before);
    assert.deepEqual(await space.log(), []);
    assert.deepEqual(await space.deleted(), []);
    const answer = await space.get(goodFields, { headers: { origin: 'http://localhost:9' } });
    assert.match(answer.body, /status="success"/);
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
  });

  it('cuts the calls that still wait for an answer', async () => {
    for (const kind of ['never', 'late']) {
      const space = newSpace();
      await space.control('misbehave', { kind });
      const held = rejectionOf(space.get(goodFields));
      while ((await space.deleted()).length === 0);
      await space.control('reset', null);
      assert.equal((await held).cause.code, 'UND_ERR_SOCKET');
    }
  });
});

describe('release', () => {
  it('answers the calls that still wait, and says that they were under way', async () => {
    for (const kind of ['never', 'late']) {
      const space = newSpace();
      await space.control('misbehave', { kind });
      const held = space.get(goodFields);
      while ((await space.deleted()).length === 0);
      await space.get({ ...goodFields, code: '123' });
      await space.control('release', {});
      assert.match((await held).body, /status="success"/);
      await space.get({ ...goodFields, code: '00123' });
      assert.deepEqual(
        (await space.log()).map((/** @type {any} */ { underWay }) => underWay),
        [0, 1, 0],
      );
    }
  });

  it('answers the call that is on its way, and keeps the one after it waiting', async () => {
    const space = newSpace();
    await space.control('misbehave', { kind: 'never', times: 2 });
    await space.control('release', {});
    assert.match((await space.get(goodFields)).body, /status="success"/);
    const held = space.get({ ...goodFields, code: '123' });
    while ((await space.deleted()).length < 2);
    await space.control('release', {});
    assert.match((await held).body, /status="success"/);
  });
});

describe('the list of misbehaviours', () => {
  it('has one line for each kind', async () => {
    const { value } = await newSpace().control('misbehaviours');
    assert.deepEqual(value, misbehaviours);
    for (const { description } of value) assert.match(description, /^[A-Z][^\n]{10,90}\.$/);
  });
});

describe('who may use the control addresses', () => {
  const address = () => `${origin}/control/${newSpace().name}/misbehave`;

  it('pages of this machine may', async () => {
    for (const page of [
      'http://127.0.0.1:8000',
      'http://localhost:5173',
      'https://localhost',
      'http://[::1]:80',
    ]) {
      const headers = { origin: page, 'access-control-request-method': 'POST' };
      const preflight = await answerOf(address(), { method: 'OPTIONS', headers });
      assert.equal(preflight.status, 204);
      assert.equal(preflight.headers.get('access-control-allow-origin'), page);
      assert.match(String(preflight.headers.get('access-control-allow-methods')), /POST/);
      assert.equal(preflight.headers.get('access-control-allow-headers'), 'content-type');
      const options = { method: 'POST', headers: { origin: page }, body: '{"kind":"slow"}' };
      const answer = await answerOf(address(), options);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('access-control-allow-origin'), page);
    }
  });

  it('others may not, whatever they are called', async () => {
    for (const page of [
      'https://example.com',
      'http://localhost.example.com',
      'http://127.0.0.1.example.com',
      'null',
    ]) {
      const answer = await answerOf(address(), { method: 'POST', headers: { origin: page } });
      assert.equal(answer.status, 403, page);
      assert.equal(answer.headers.get('access-control-allow-origin'), null);
    }
  });

  it('names what does not exist', async () => {
    const space = newSpace();
    assert.equal((await space.control('nothing')).status, 404);
    assert.equal((await space.control('toString')).status, 404);
    assert.equal((await space.control('data', {})).status, 405);
    assert.equal((await space.control('reset')).status, 405);
    const broken = await answerOf(address(), { method: 'POST', body: '{' });
    assert.equal(broken.status, 400);
  });
});

describe('pages of other origins', () => {
  const page = 'http://localhost:9';
  const headers = {
    origin: page,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'api_access_key',
  };

  it('are not let in by default', async () => {
    const space = newSpace();
    const preflight = await answerOf(space.url, { method: 'OPTIONS', headers });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-origin'), null);
    const answer = await space.post(goodFields, { origin: page });
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
  });

  it('are let in where their origin is allowed, errors included', async () => {
    const space = newSpace();
    await space.control('allow-origin', { origin: page });
    const preflight = await answerOf(space.url, { method: 'OPTIONS', headers });
    assert.equal(preflight.headers.get('access-control-allow-origin'), page);
    assert.match(
      String(preflight.headers.get('access-control-allow-headers')),
      /(^|, )api_access_key(,|$)/,
    );
    await space.control('misbehave', { kind: 'error-500' });
    const answer = await space.post(goodFields, { origin: page });
    assert.equal(answer.status, 500);
    assert.equal(answer.headers.get('access-control-allow-origin'), page);
  });

  it('are not let in where another is allowed', async () => {
    const space = newSpace();
    await space.control('allow-origin', { origin: 'http://localhost:10' });
    const answer = await space.post(goodFields, { origin: page });
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
  });

  it('are let in no more once that is taken back', async () => {
    const space = newSpace();
    await space.control('allow-origin', { origin: page });
    await space.control('allow-origin', { origin: null });
    const answer = await space.post(goodFields, { origin: page });
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
    assert.equal((await space.control('allow-origin', { origin: 5 })).status, 400);
  });
});
