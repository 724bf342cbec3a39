import { expect } from '@open-wc/testing';
import { resolveEndpoint } from '../../src/call/request.js';
import {
  deleteCustomer,
  deleteCustomers,
  type DeleteOutcome,
  type DeleteRequest,
} from '../../src/index.js';
import { newCustomers } from '../support/batch.js';
import { ACCOUNT, newApi, PASSWORD, USER, type Api } from '../support/widget.js';

/** What a call by POST needs, and what its answers mean. Contract sections 2, 4 and 5. */

const CODE = '1234567890123456';

describe('a call by POST', () => {
  let api: Api;
  beforeEach(() => {
    api = newApi();
    return api.allowOrigin();
  });
  afterEach(() => sessionStorage.removeItem('customer-delete'));

  const requestOf = (others: Partial<DeleteRequest> = {}): DeleteRequest => ({
    endpoint: api.endpoint,
    accountId: ACCOUNT,
    userId: USER,
    userPassword: PASSWORD,
    method: 'post',
    code: CODE,
    ...others,
  });

  describe('is not sent', () => {
    const together = 'method, auth and endpoint do not go together';
    const cases: [what: string, others: Partial<DeleteRequest>, message: string][] = [
      ['by a method that nobody knows', { method: 'put' }, together],
      ['with an auth that nobody knows', { auth: 'cookie' }, together],
      ['with a header by JSONP', { method: 'jsonp', auth: 'header' }, together],
      ['with a header where no method is given', { method: undefined, auth: 'header' }, together],
      ['with the server’s key by JSONP', { method: 'jsonp', auth: 'server' }, together],
      ['with the server’s key elsewhere', { auth: 'server' }, together],
      [
        'with the server’s key at another port',
        { auth: 'server', endpoint: 'http://localhost:1/api.php' },
        together,
      ],
      ['without a password', { userPassword: '' }, 'The password is missing'],
      ['without a key', { userPassword: ' ', auth: 'header' }, 'The API key is missing'],
      ['with a key that no header can hold', { userPassword: 'kéy', auth: 'header' }, ''],
      ['with a key of two lines', { userPassword: 'a\r\nb: c', auth: 'header' }, ''],
      ['without a user', { userId: '' }, ''],
      [
        'with a user that can’t be sent',
        { userId: '\ud800', auth: 'server', endpoint: '/api.php' },
        '',
      ],
      ['without an account', { accountId: '' }, ''],
      ['without a code', { code: '' }, ''],
      ['with a lone surrogate in the code', { code: '12\ud800' }, ''],
      ['with a lone surrogate in the password', { userPassword: '12\udc00' }, ''],
      ['by http to another host', { endpoint: 'http://api.example/api.php' }, 'https'],
      ['with a field in the endpoint', { endpoint: 'https://api.example/?code=1' }, ''],
    ];
    for (const [what, others, message] of cases) {
      it(what, async () => {
        const request = requestOf(others);
        const outcome = await deleteCustomer(request);
        expect(outcome).to.include({ status: 'not-sent', reason: 'invalid', sentAt: null });
        expect(outcome).to.have.property('message').that.includes(message);
        expect(await api.log()).to.deep.equal([]);
      });
    }

    it('twice at a time', async () => {
      const outcomes = await Promise.all([
        deleteCustomer(requestOf()),
        deleteCustomer(requestOf({ method: 'POST' })),
      ]);
      expect(outcomes[0]).to.include({ status: 'deleted' });
      expect(outcomes[1]).to.include({ status: 'not-sent', reason: 'busy' });
      expect(await api.calls()).to.have.lengthOf(1);
    });

    it('while the same customer is deleted by JSONP', async () => {
      const outcomes = await Promise.all([
        deleteCustomer(requestOf({ method: 'jsonp' })),
        deleteCustomer(requestOf()),
      ]);
      expect(outcomes[1]).to.include({ status: 'not-sent', reason: 'busy' });
    });

    it('where it was stopped before', async () => {
      const outcome = await deleteCustomer(requestOf(), { signal: AbortSignal.abort() });
      expect(outcome).to.include({ status: 'not-sent', reason: 'cancelled' });
      expect(await api.calls()).to.deep.equal([]);
    });
  });

  it('with the server’s key, not where the page has no origin', () => {
    const own = Object.getOwnPropertyDescriptor(window, 'origin')!;
    // As in a file, or in a sandboxed frame.
    Object.defineProperty(window, 'origin', { value: 'null', configurable: true });
    try {
      for (const endpoint of ['file:///api.json', 'data:application/json,{}', 'about:blank']) {
        expect(resolveEndpoint(endpoint, 'server', 'file:///page.html')).to.equal('unsupported');
      }
    } finally {
      Object.defineProperty(window, 'origin', own);
    }
  });

  it('with the server’s key, http will do on the page’s own origin, and nowhere else', () => {
    const base = location.href;
    expect(resolveEndpoint('api.php', 'server', base)).to.be.instanceOf(URL);
    expect(resolveEndpoint(`${location.origin}/api.php`, 'server', base)).to.be.instanceOf(URL);
    expect(resolveEndpoint('https://api.example/', 'server', base)).to.equal('unsupported');
    expect(resolveEndpoint('http://intranet.example/', 'server', base)).to.equal('unsupported');
    expect(resolveEndpoint('http://intranet.example/', 'password', base)).to.equal('notHttps');
    expect(resolveEndpoint(`//a:b@${location.host}/`, 'server', base)).to.equal('hasLogin');
    expect(resolveEndpoint('api.php?code=1', 'server', base)).to.equal('hasField');
  });

  it('sends a user and a password that are strange, as they are', async () => {
    const userPassword = ' päss=&wörd+%41\n🦊';
    await deleteCustomer(requestOf({ userId: 'Zoë & Co', userPassword }));
    const [call] = await api.calls();
    expect(call!.body).to.include({ user_id: 'Zoë & Co', user_password: userPassword });
  });

  it('is noted as long as nobody knows, without key or user', async () => {
    await api.misbehave('never');
    const userPassword = 'demo-key-not-real';
    const call = deleteCustomer(requestOf({ userPassword, auth: 'header' }), { timeout: 2000 });
    while (!(await api.calls()).length) await null;
    const note = sessionStorage.getItem('customer-delete') ?? '';
    expect(note).to.include(CODE).and.not.include(userPassword).and.not.include(USER);
    await api.release();
    expect(await call).to.include({ status: 'deleted' });
    expect(sessionStorage.getItem('customer-delete')).to.equal(null);
  });

  describe('answered with HTTP status', () => {
    const success = JSON.stringify({
      status: 'success',
      customer: { status: 'deleted', code: CODE },
    });
    const error = '<response status="error"><error>Wrong user_id</error></response>';
    const other = '{"status":"error","error":"No","code":"0"}';
    const page = '<!doctype html><title>Log in</title><form><input name="password"></form>';

    const answered = (status: number, body: string): Promise<DeleteOutcome> => {
      const query = new URLSearchParams({ status: `${status}`, content: 'text/html' });
      query.set('body', btoa(body));
      return deleteCustomer(requestOf({ endpoint: `/test/transport/pages/reply?${query}` }));
    };

    for (const status of [400, 403, 404, 409, 429, 500, 502, 503]) {
      it(`${status}: an error of the API is believed, and nothing else`, async () => {
        expect(await answered(status, error), 'an error').to.include({
          status: 'refused',
          message: 'Wrong user_id',
        });
        for (const body of [success, page, other, '', '{}']) {
          const outcome = await answered(status, body);
          expect(outcome, body).to.include({ status: 'unknown', reason: 'network' });
        }
      });
    }

    for (const [status, body] of [
      [201, success],
      [203, success],
      [299, success],
    ] as const) {
      it(`${status}: success is success`, async () => {
        expect(await answered(status, body)).to.include({ status: 'deleted' });
      });
    }

    it('200: a log-in page is not known for what it is', async () => {
      const outcome = await answered(200, page);
      expect(outcome).to.include({ status: 'unknown', reason: 'malformed' });
      // Nothing more can come of a reply that was read to its end.
      expect(outcome.status === 'unknown' && (await outcome.answer)).to.equal(null);
    });
  });

  describe('in a loop', () => {
    const outcomesOf = async (requests: DeleteRequest[]): Promise<string[]> => {
      const found: string[] = [];
      for await (const { code, status } of deleteCustomers(requests)) {
        found.push(`${code} ${status}`);
      }
      return found;
    };

    for (const auth of ['password', 'header']) {
      it(`goes one after the other, in order, auth ${auth}`, async () => {
        const codes = await newCustomers(api, 4);
        const found = await outcomesOf(codes.map((code) => requestOf({ code, auth })));
        expect(found).to.deep.equal(codes.map((code) => `${code} deleted`));
        const calls = await api.calls();
        expect(calls.map(({ body }) => body['code'])).to.deep.equal(codes);
        expect(calls.map(({ underWay }) => underWay)).to.deep.equal([0, 0, 0, 0]);
        expect(calls.every(({ method }) => method === 'POST')).to.equal(true);
      });
    }

    it('may change its way from one customer to the next', async () => {
      const codes = await newCustomers(api, 4);
      const methods = ['post', 'jsonp', 'jsonp', 'post'];
      const requests = codes.map((code, index) => requestOf({ code, method: methods[index] }));
      expect(await outcomesOf(requests)).to.deep.equal(codes.map((code) => `${code} deleted`));
      const calls = await api.calls();
      expect(calls.map(({ method }) => method)).to.deep.equal(['POST', 'GET', 'GET', 'POST']);
    });

    it('stops at the first unknown', async () => {
      const codes = await newCustomers(api, 3);
      await api.misbehave('error-500', { code: codes[1]! });
      const found = await outcomesOf(codes.map((code) => requestOf({ code })));
      expect(found).to.deep.equal([`${codes[0]} deleted`, `${codes[1]} unknown`]);
    });
  });
});
