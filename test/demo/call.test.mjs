// The documented call of the stand-in API: fields, credentials, and what is deleted.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { goodFields, newSpace } from './client.mjs';

const success = (/** @type {string} */ code) =>
  JSON.stringify({ status: 'success', customer: { status: 'deleted', code } });
const failure = (/** @type {string} */ error) => JSON.stringify({ status: 'error', error });
const condensedJson = { output: 'JSON', condensed: 'yes' };

describe('required fields', () => {
  /** @type {[string, string][]} */
  const texts = [
    ['user_id', 'user_id is required'],
    ['user_password', 'user_password is required where the header api_access_key is not sent'],
    ['type', 'type is required'],
    ['account_id', 'account_id is required'],
    ['code', 'code is required'],
  ];
  for (const [field, text] of texts) {
    it(`names a missing ${field}`, async () => {
      const space = newSpace();
      const missing = await space.get({ ...goodFields, ...condensedJson, [field]: undefined });
      assert.equal(missing.status, 200);
      assert.equal(missing.body, failure(text));
    });

    it(`takes an empty ${field} for a missing one`, async () => {
      const empty = await newSpace().post({ ...goodFields, ...condensedJson, [field]: '' });
      assert.equal(empty.body, failure(text));
    });
  }
});

describe('errors', () => {
  const cases = {
    'an unknown user': [{ user_id: 'nobody' }, 'Wrong user_id or user_password'],
    'a wrong password': [{ user_password: 'wrong' }, 'Wrong user_id or user_password'],
    "another user's password": [
      { user_password: 'another-demo-key' },
      'Wrong user_id or user_password',
    ],
    'an unknown type': [{ type: 'customer_add' }, 'Unknown type "customer_add"'],
    'an unknown account': [{ account_id: 'no' }, 'No account "no" for this user'],
    'an account of others': [{ account_id: 'smallshop' }, 'No account "smallshop" for this user'],
    'an unknown customer': [
      { code: 'nobody' },
      'No customer with the code "nobody" in this account',
    ],
    'a code with other zeros': [
      { code: '0123' },
      'No customer with the code "0123" in this account',
    ],
    'a code with white space around it': [
      { code: ' 123 ' },
      'No customer with the code " 123 " in this account',
    ],
  };
  for (const [name, [fields, text]] of Object.entries(cases)) {
    it(`answers ${name} with HTTP 200 and an error, and deletes nothing`, async () => {
      const space = newSpace();
      const before = await space.accounts();
      const answer = await space.get({
        ...goodFields,
        ...condensedJson,
        .../** @type {{}} */ (fields),
      });
      assert.equal(answer.status, 200);
      assert.equal(answer.body, failure(String(text)));
      assert.deepEqual(await space.accounts(), before);
      assert.deepEqual(await space.deleted(), []);
    });
  }

  it('looks at the credentials before the account and the customer', async () => {
    const fields = { user_password: 'wrong', account_id: 'no', code: 'nobody' };
    const answer = await newSpace().get({ ...goodFields, ...condensedJson, ...fields });
    assert.equal(answer.body, failure('Wrong user_id or user_password'));
  });

  it('says that a customer is unknown once it has been deleted', async () => {
    const space = newSpace();
    const fields = { ...goodFields, ...condensedJson, code: '123' };
    await space.get(fields);
    assert.match((await space.get(fields)).body, /No customer with the code/);
  });
});

describe('the header api_access_key', () => {
  const header = { api_access_key: 'demo-key-not-real' };

  it('stands in for the password, by POST', async () => {
    const fields = { ...goodFields, ...condensedJson, user_password: undefined };
    assert.equal((await newSpace().post(fields, header)).body, success(goodFields.code));
  });

  it('stands in for the password, by GET', async () => {
    const fields = { ...goodFields, ...condensedJson, user_password: undefined };
    const answer = await newSpace().get(fields, { headers: header });
    assert.equal(answer.body, success(goodFields.code));
  });

  it('counts where the body holds a wrong password', async () => {
    const fields = { ...goodFields, ...condensedJson, user_password: 'wrong' };
    assert.equal((await newSpace().post(fields, header)).body, success(goodFields.code));
  });

  it('counts where it is wrong and the body is right', async () => {
    const space = newSpace();
    const answer = await space.post({ ...goodFields, ...condensedJson }, { api_access_key: 'no' });
    assert.equal(answer.body, failure('Wrong user_id or api_access_key'));
    assert.deepEqual(await space.deleted(), []);
  });
});

describe('what is deleted', () => {
  it('is the customer with all transactions in all campaigns, and nothing else', async () => {
    const space = newSpace();
    const before = await space.accounts();
    const { code } = goodFields;
    const mine = before.greatwidgets.transactions.filter(
      (/** @type {any} */ transaction) => transaction.code === code,
    );
    const campaigns = new Set(mine.map((/** @type {any} */ { campaignId }) => campaignId));
    assert.equal(campaigns.size, before.greatwidgets.campaigns.length, 'a customer of them all');

    await space.get(goodFields);

    const without = (/** @type {any[]} */ list) => list.filter((entry) => entry.code !== code);
    assert.deepEqual(await space.accounts(), {
      ...before,
      greatwidgets: {
        ...before.greatwidgets,
        customers: without(before.greatwidgets.customers),
        transactions: without(before.greatwidgets.transactions),
      },
    });
  });

  it('leaves the same code of the other account alone, whichever goes first', async () => {
    const space = newSpace();
    const mary = { user_id: 'mary', user_password: 'another-demo-key', account_id: 'smallshop' };
    const before = await space.accounts();
    await space.get({ ...goodFields, ...mary });
    const afterwards = await space.accounts();
    assert.deepEqual(afterwards.greatwidgets, before.greatwidgets);
    assert.equal(afterwards.smallshop.customers.length, before.smallshop.customers.length - 1);
  });

  it('is done for every user of the account', async () => {
    const anna = { user_id: 'anna2001', user_password: 'demo-key-of-anna' };
    const answer = await newSpace().get({ ...goodFields, ...condensedJson, ...anna });
    assert.equal(answer.body, success(goodFields.code));
  });

  it('is exactly the customer of each code there is, by whatever way', async () => {
    const ways = /** @type {const} */ (['get', 'post', 'postMultipart']);
    const space = newSpace();
    const { customers } = (await space.accounts()).greatwidgets;
    assert.ok(customers.length > 15);
    for (const [index, { code }] of customers.entries()) {
      const answer = await space[ways[index % 3]]({ ...goodFields, ...condensedJson, code });
      assert.equal(answer.body, success(code));
      const left = (await space.accounts()).greatwidgets;
      assert.deepEqual(left.customers, customers.slice(index + 1));
    }
    assert.deepEqual((await space.accounts()).greatwidgets.transactions, []);
  });
});

describe('spaces', () => {
  it('are independent', async () => {
    const [one, other] = [newSpace(), newSpace()];
    await one.control('misbehave', { kind: 'error-500', times: 2 });
    await one.control('allow-origin', { origin: '*' });
    await one.get(goodFields);
    assert.deepEqual(await other.deleted(), []);
    assert.deepEqual(await other.log(), []);
    const answer = await other.get(
      { ...goodFields, ...condensedJson },
      { headers: { origin: 'http://localhost:1' } },
    );
    assert.equal(answer.body, success(goodFields.code));
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
  });
});
