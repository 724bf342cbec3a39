import { expect } from '@open-wc/testing';
import type { LogEntry } from '../../demo/api/space.js';
import { deleteCustomer, type DeleteOptions, type DeleteRequest } from '../../src/index.js';
import { stopClocks } from '../element/clock.js';
import { loadedResources } from '../hostile/space.js';
import { Api } from '../support/api-space.js';
import { itOnce } from '../support/once.js';

/** What a POST really sends, as the server sees it. Contract section 5, `method="post"`. */

const KEY = 'demo-key-not-real';
const CODE = '1234567890123456';
const FIELDS = ['account_id', 'code', 'condensed', 'output', 'type'];

describe('a POST', () => {
  let api: Api;

  beforeEach(async () => {
    api = new Api();
    await api.allowOrigin();
    document.cookie = 'session=of-the-operator; path=/';
    performance.clearResourceTimings();
  });
  afterEach(async () => {
    document.cookie = 'session=; path=/; max-age=0';
    await api.reset();
  });

  const post = (request: Partial<DeleteRequest> = {}, options: DeleteOptions = {}) =>
    deleteCustomer(
      {
        endpoint: api.endpoint,
        accountId: 'greatwidgets',
        userId: 'john1970',
        userPassword: KEY,
        method: 'post',
        code: CODE,
        ...request,
      },
      options,
    );

  /** The one request that could delete. */
  async function theCall(): Promise<LogEntry> {
    const calls = await api.calls();
    expect(calls).to.have.lengthOf(1);
    return calls[0]!;
  }

  describe('to another origin that allows the page', () => {
    it('deletes, with each field once, in the body and nowhere else', async () => {
      expect(await post()).to.include({ status: 'deleted', code: CODE });
      const { method, url, query, body, repeated, headers } = await theCall();
      expect(method).to.equal('POST');
      expect(query).to.deep.equal({});
      expect(url).to.equal(new URL(api.endpoint).pathname);
      expect(body).to.deep.equal({
        user_id: 'john1970',
        user_password: KEY,
        type: 'customer_delete',
        account_id: 'greatwidgets',
        code: CODE,
        output: 'JSON',
        condensed: 'yes',
      });
      expect(repeated).to.deep.equal([]);
      expect(headers['content-type']).to.match(/^application\/x-www-form-urlencoded\b/);
      expect(await api.ledger()).to.deep.equal([CODE]);
    });

    it('keeps the endpoint’s own query where it is', async () => {
      await post({ endpoint: `${api.endpoint}?tenant=7` });
      const { query, body } = await theCall();
      expect(query).to.deep.equal({ tenant: '7' });
      expect(body).to.not.have.property('tenant');
    });

    it('tells whose page it is, but not which; no cookie and no login', async () => {
      await post();
      const { headers, hadAccessKey } = await theCall();
      expect(headers).to.include({
        origin: location.origin,
        referer: null,
        cookie: null,
        authorization: null,
      });
      expect(hadAccessKey).to.equal(false);
    });

    it('with auth header sends the key as the header, and not in the body', async () => {
      expect(await post({ auth: 'header' })).to.include({ status: 'deleted' });
      const { body, hadAccessKey, headers } = await theCall();
      expect(hadAccessKey).to.equal(true);
      expect(Object.keys(body).sort()).to.deep.equal([...FIELDS, 'user_id']);
      expect(headers).to.include({ referer: null, cookie: null });
    });

    it('with auth header is refused where the key is wrong, and says so', async () => {
      expect(await post({ auth: 'header', userPassword: 'wrong' })).to.include({
        status: 'refused',
        message: 'Wrong user_id or api_access_key',
      });
    });

    for (const code of ['a+b &c=d%41#e?f/g\\"h\'i;<j>', 'Zoë 顧客 🦊', '0001', '50%OFF']) {
      it(`sends the code ${code} as it is`, async () => {
        await post({ code });
        expect((await theCall()).body).to.have.property('code', code);
      });
    }
  });

  describe('to the page’s own server', () => {
    const own = (request: Partial<DeleteRequest> = {}) =>
      post({ endpoint: api.ownEndpoint, ...request });

    it('deletes; it comes with the cookies and says that it is from the page', async () => {
      expect(await own()).to.include({ status: 'deleted' });
      const { headers } = await theCall();
      expect(headers).to.include({
        origin: location.origin,
        cookie: 'session=of-the-operator',
        referer: null,
        'sec-fetch-site': 'same-origin',
        'sec-fetch-mode': 'cors',
        'sec-fetch-dest': 'empty',
      });
    });

    it('with auth server sends nothing secret, and no user that was not given', async () => {
      const outcome = await own({
        endpoint: `${api.ownEndpoint}?adds=key`,
        auth: 'server',
        userId: '',
        userPassword: KEY,
      });
      expect(outcome).to.include({ status: 'deleted', userId: '' });
      const { body, hadAccessKey } = await theCall();
      // The key and the user are the server's.
      expect(hadAccessKey).to.equal(true);
      expect(Object.keys(body).sort()).to.deep.equal([...FIELDS, 'user_id']);
    });

    it('with auth server without a server that adds the key is refused', async () => {
      const outcome = await own({ auth: 'server', userId: '' });
      expect(outcome).to.include({ status: 'refused', message: 'user_id is required' });
      expect(Object.keys((await theCall()).body).sort()).to.deep.equal(FIELDS);
    });

    it('with auth server sends a user that was given', async () => {
      await own({ auth: 'server', userId: 'anna2001' });
      expect((await theCall()).body).to.have.property('user_id', 'anna2001');
    });
  });

  describe('leaves', () => {
    for (const auth of ['password', 'header']) {
      it(`nothing secret in the list of loaded resources, auth ${auth}`, async () => {
        await post({ auth });
        expect(loadedResources()).to.not.include(KEY).and.not.include(CODE);
      });
    }

    it('nothing in the page, and puts nothing into it', async () => {
      const elements = document.querySelectorAll('*').length;
      const globals = Object.getOwnPropertyNames(window).length;
      let most = 0;
      const watch = new MutationObserver((records) => {
        for (const { addedNodes } of records) most += addedNodes.length;
      });
      watch.observe(document, { childList: true, subtree: true });
      await post();
      watch.disconnect();
      expect(most).to.equal(0);
      expect(document.querySelectorAll('*').length).to.equal(elements);
      expect(Object.getOwnPropertyNames(window).length).to.equal(globals);
    });
  });

  describe('looks ahead', () => {
    const { now } = performance;
    // No answer is recent, so that each test is looked ahead for.
    let minutes = 0;
    beforeEach(() => {
      minutes += 2;
      const ahead = minutes * 60_000;
      performance.now = () => now.call(performance) + ahead;
    });
    afterEach(() => void (performance.now = now));

    const probesOf = async () => (await api.log()).filter(({ method }) => method === 'GET');

    it('at the path only: by GET, without query, fields, key, cookie or Referer', async () => {
      await post({ endpoint: `${api.endpoint}?tenant=7`, auth: 'header' });
      const probes = await probesOf();
      expect(probes).to.have.lengthOf(1);
      const [probe] = probes;
      expect(probe).to.deep.include({ query: {}, body: {}, hadAccessKey: false });
      expect(probe!.url).to.equal(new URL(api.endpoint).pathname);
      expect(probe!.headers).to.include({ cookie: null, referer: null, authorization: null });
    });

    it('and sends no cookie to the own server, either', async () => {
      await post({ endpoint: api.ownEndpoint });
      const probes = await probesOf();
      expect(probes).to.have.lengthOf(1);
      expect(probes[0]!.headers['cookie']).to.equal(null);
    });

    it('and says that nobody is there', async () => {
      const outcome = await post({ endpoint: `${nowhereOrigin}/api.php` });
      expect(outcome).to.include({ status: 'not-sent', reason: 'unreachable', sentAt: null });
    });

    it('not where it is told not to; then nobody knows', async () => {
      const outcome = await post({ endpoint: `${nowhereOrigin}/api.php` }, { probe: 'off' });
      expect(outcome).to.include({ status: 'unknown', reason: 'network' });
    });
  });

  describe('to another origin that does not allow the page', () => {
    it('deletes, and nobody can know', async () => {
      await api.allowOrigin(null);
      expect(await post()).to.include({ status: 'unknown', reason: 'network' });
      expect(await api.ledger(), 'the server did it').to.deep.equal([CODE]);
    });

    it('is not even sent where a header would go; but nobody can know that', async () => {
      await api.allowOrigin('https://elsewhere.example');
      expect(await post({ auth: 'header' })).to.include({ status: 'unknown', reason: 'network' });
      expect(await api.ledger()).to.deep.equal([]);
      expect(await api.calls()).to.deep.equal([]);
    });
  });

  for (const isolation of ['frame', 'none']) {
    it(`is the same whatever the isolation: ${isolation}`, async () => {
      expect(await post({}, { isolation })).to.include({ status: 'deleted' });
      expect((await theCall()).method).to.equal('POST');
    });
  }

  it('comes by POST however the method is written', async () => {
    expect(await post({ method: ' POST ', auth: 'Header' })).to.include({ status: 'deleted' });
    expect((await theCall()).method).to.equal('POST');
  });

  describe('with a server that', () => {
    const answers = async (kind: string) => {
      await api.misbehave(kind);
      const outcome = await post();
      expect(await theCall()).to.have.property('misbehaviour', kind);
      return outcome;
    };

    for (const [kind, outcome] of Object.entries({
      redirect: { status: 'unknown', reason: 'network' },
      truncated: { status: 'unknown', reason: 'network' },
      'error-500': { status: 'unknown', reason: 'network' },
      html: { status: 'unknown', reason: 'malformed' },
      garbage: { status: 'unknown', reason: 'malformed' },
      empty: { status: 'unknown', reason: 'malformed' },
      'wrong-code': { status: 'unknown', reason: 'mismatch' },
      'plain-xml': { status: 'deleted' },
      'html-type': { status: 'deleted' },
      wrapped: { status: 'deleted' },
      refuse: { status: 'refused' },
      'errors-list': { status: 'refused' },
    })) {
      itOnce(`answers ${kind} is ${Object.values(outcome).join(', ')}`, async () => {
        expect(await answers(kind)).to.include(outcome);
      });
    }

    it('redirects is not followed', async () => {
      await answers('redirect');
      expect((await api.log()).filter(({ method }) => method !== 'GET')).to.have.lengthOf(1);
    });

    it('answers late is believed late', async () => {
      await api.misbehave('never');
      const clock = stopClocks(1234);
      const call = post({}, { timeout: 1234 });
      while (!(await api.calls()).length) await null;
      clock.forward(1234);
      clock.restore();
      const outcome = await call;
      expect(outcome).to.include({ status: 'unknown', reason: 'timeout' });
      await api.release();
      const late = outcome.status === 'unknown' && (await outcome.answer);
      expect(late).to.include({ status: 'deleted', late: true });
    });

    it('has not answered when the caller stops waiting', async () => {
      await api.misbehave('never');
      const stop = new AbortController();
      const outcome = await post({}, { signal: stop.signal, onSent: () => stop.abort() });
      expect(outcome).to.include({ status: 'unknown', reason: 'interrupted' });
      await api.release();
      const late = outcome.status === 'unknown' && (await outcome.answer);
      expect(late).to.include({ status: 'deleted', late: true });
    });
  });
});
