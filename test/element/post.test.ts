import { expect } from '@open-wc/testing';
import type { CustomerDelete } from '../../src/index.js';
import { newBatch, runBatch, newCustomers, countsOf, field } from '../support/batch.js';
import { describeOnce, itOnce } from '../support/once.js';
import {
  asked,
  closeResult,
  confirmForm,
  inputs,
  listenToConsole,
  newApi,
  newWidget,
  openForm,
  outcomeOfDelete,
  part,
  PASSWORD,
  recordEvents,
  textOf,
  typeInto,
  until,
  untilState,
  USER,
  type Api,
  type Attributes,
} from '../support/widget.js';
import { stopClocks } from './clock.js';

/** The element with `method="post"`, and with each `auth`. Contract section 2. */

const POST = { method: 'post' };
const HEADER = { ...POST, auth: 'header', 'user-password': null };
const server = (api: Api): Attributes => ({
  ...POST,
  endpoint: `${api.ownEndpoint}?adds=key`,
  auth: 'server',
  'user-id': null,
  'user-password': null,
});

describe('customer-delete: method post', () => {
  let api: Api;
  beforeEach(() => {
    api = newApi();
    return api.allowOrigin();
  });

  const labels = (element: Element): string[] =>
    inputs(element).map((input) => textOf(input.labels![0]!));
  const receiptOf = (element: Element): string[] =>
    [...part(element, 'receipt').querySelectorAll('dt')].map(textOf);

  it('deletes, by POST and without a frame', async () => {
    const element = await newWidget(api, POST);
    const events = recordEvents(element);
    const added: Node[] = [];
    const observer = new MutationObserver((records) => {
      for (const { addedNodes } of records) added.push(...addedNodes);
    });
    observer.observe(document.documentElement, { childList: true });
    await openForm(element);
    await confirmForm(element);
    await untilState(element, 'deleted');
    expect(added, 'frames').to.deep.equal([]);
    observer.disconnect();
    const calls = await api.calls();
    expect(calls.map(({ method }) => method)).to.deep.equal(['POST']);
    expect(calls[0]!.body).to.include({ user_password: PASSWORD, code: '123' });
    await closeResult(element);
    expect(events.map(({ name }) => name)).to.deep.equal(['before', 'sent', 'settled', 'closed']);
  });

  itOnce('shows what the API answered', async () => {
    await api.misbehave('refuse', { message: 'Not <b>today</b>' });
    const element = await newWidget(api, POST);
    expect(await outcomeOfDelete(element)).to.include({ status: 'refused' });
    expect(textOf(part(element, 'message'))).to.include('Not <b>today</b>');
  });

  itOnce('moves to an answer that comes late, and says so', async () => {
    await api.misbehave('never');
    const clock = stopClocks(1000);
    const element = await newWidget(api, { ...POST, timeout: '1000' });
    const outcome = outcomeOfDelete(element);
    await until(async () => (await api.calls()).length === 1, 'the call arrives');
    clock.forward(1000);
    expect(await outcome).to.include({ status: 'unknown', reason: 'timeout' });
    await api.release();
    await untilState(element, 'deleted');
    expect(receiptOf(element)).to.include('User name');
  });

  it('tells in the form that nobody is there', async () => {
    const element = await newWidget(api, { ...POST, endpoint: `${nowhereOrigin}/api.php` });
    await openForm(element);
    await until(() => element.shadowRoot!.querySelector('.problem [part=retry]'), 'it says so');
    expect(textOf(element.shadowRoot)).to.include('can’t be reached'.replace('’', "'"));
    element.close();
  });

  describeOnce('with auth header', () => {
    it('asks for a key as for a password, and sends it as the header', async () => {
      const element = await newWidget(api, HEADER);
      await openForm(element);
      expect(labels(element).slice(0, 2)).to.deep.equal(['User name', 'API key']);
      const [key] = asked(element);
      expect(key).to.include({ type: 'password', autocomplete: 'current-password' });
      await typeInto(key!, PASSWORD);
      await confirmForm(element);
      await untilState(element, 'deleted');
      const [call] = await api.calls();
      expect(call).to.include({ hadAccessKey: true });
      expect(call!.body).to.not.have.property('user_password');
    });

    it('remembers the key for its own kind only', async () => {
      const first = await newWidget(api, HEADER);
      await openForm(first);
      await typeInto(asked(first)[0]!, PASSWORD);
      await confirmForm(first);
      await untilState(first, 'deleted');
      await closeResult(first);

      const asks = async (attributes: Attributes): Promise<string[]> => {
        const element = await newWidget(api, { ...attributes, code: '40817' });
        element.open();
        await untilState(element, 'confirming');
        const types = asked(element).map(({ type }) => type);
        element.close();
        return types;
      };
      expect(await asks(HEADER), 'as a header').to.deep.equal(['text']);
      expect(await asks({ ...HEADER, auth: null }), 'in the body').to.include('password');
      expect(await asks({ 'user-password': null }), 'in a URL').to.include('password');
    });

    it('says what is wrong with the key', async () => {
      const element = await newWidget(api, HEADER);
      const problem = async (): Promise<string> => {
        part(element, 'delete').click();
        await element.updateComplete;
        return textOf(element.shadowRoot!.querySelector('#not-ready'));
      };
      await openForm(element);
      await confirmForm(element);
      expect(await problem()).to.equal('The API key is missing.');
      // One that no header can hold.
      await typeInto(asked(element)[0]!, 'kéy');
      expect(await problem()).to.equal('A field holds damaged characters.');
      expect(element.state).to.equal('confirming');
      expect(await api.calls()).to.deep.equal([]);
      element.close();
    });
  });

  describeOnce('with auth server', () => {
    it('asks for the confirmation only, and sends nothing secret', async () => {
      const element = await newWidget(api, server(api));
      await openForm(element);
      expect(inputs(element)).to.have.lengthOf(1);
      await confirmForm(element);
      await untilState(element, 'deleted');
      const [call] = await api.calls();
      expect(call!.body).to.not.have.property('user_password');
      // The server's.
      expect(call!.body).to.have.property('user_id', USER);
    });

    it('has no user on the receipt, but one that was given', async () => {
      const without = await newWidget(api, server(api));
      await outcomeOfDelete(without);
      expect(receiptOf(without)).to.not.include('User name');
      await closeResult(without);
      const given = await newWidget(api, { ...server(api), code: '40817', 'user-id': 'anna2001' });
      await outcomeOfDelete(given);
      expect(receiptOf(given)).to.include('User name');
      expect(textOf(part(given, 'receipt'))).to.include('anna2001');
    });

    it('sends no password that the page has given all the same', async () => {
      const element = await newWidget(api, { ...server(api), 'user-password': 'of-the-page' });
      await outcomeOfDelete(element);
      const [call] = await api.calls();
      expect(JSON.stringify(call)).to.not.include('of-the-page');
    });

    it('asks for the code where the page gives none, and still for nothing else', async () => {
      const element = await newWidget(api, { ...server(api), code: null });
      await openForm(element);
      expect(inputs(element).map(({ id }) => id)).to.deep.equal(['code', 'confirmation']);
      element.close();
    });

    it('takes up again after a refusal', async () => {
      const element = await newWidget(api, { ...server(api), code: 'nobody' });
      expect(await outcomeOfDelete(element)).to.include({ status: 'refused' });
      part(element, 'retry').click();
      await untilState(element, 'confirming');
      expect(inputs(element)).to.have.lengthOf(1);
      element.close();
    });
  });

  describeOnce('is not set up', () => {
    let log: ReturnType<typeof listenToConsole>;
    beforeEach(() => (log = listenToConsole()));
    afterEach(() => log.restore());

    const cases: [what: string, attributes: Attributes][] = [
      ['with a method that nobody knows', { method: 'put' }],
      ['with an auth that nobody knows', { ...POST, auth: 'cookie' }],
      ['with a header by JSONP', { auth: 'header' }],
      ['with the server’s key by JSONP', { auth: 'server', endpoint: '/api.php' }],
      ['with the server’s key elsewhere', { ...POST, auth: 'server' }],
      [
        'with the server’s key by https elsewhere',
        { ...POST, auth: 'server', endpoint: 'https://api.example/' },
      ],
    ];
    for (const [what, attributes] of cases) {
      it(what, async () => {
        const element = await newWidget(api, attributes);
        expect(textOf(element.shadowRoot)).to.equal(
          'Not set up: method, auth and endpoint do not go together.',
        );
        expect(log.errors).to.have.lengthOf(1);
        expect(log.errors[0]).to.include('method').and.include('auth');
        element.open();
        expect(element.state).to.equal('idle');
        expect(await api.log()).to.deep.equal([]);
      });
    }

    it('until it is', async () => {
      const element = await newWidget(api, { auth: 'header' });
      element.method = 'post';
      await element.updateComplete;
      part(element, 'trigger');
    });
  });

  itOnce('is written in any case, and empty it is the default', async () => {
    const element = await newWidget(api, { method: ' POST ', auth: 'Password' });
    expect(element).to.include({ method: 'post', auth: 'password' });
    element.setAttribute('method', '');
    element.removeAttribute('auth');
    expect(element).to.include({ method: 'jsonp', auth: 'password' });
  });

  itOnce('works for a whole list: one at a time, by POST', async () => {
    const codes = await newCustomers(api, 3);
    const element = await newBatch(api, codes, server(api));
    expect(element.shadowRoot!.querySelector('#userId, #userPassword')).to.equal(null);
    await runBatch(element);
    expect(countsOf(element)).to.include({ Deleted: 3 });
    const calls = await api.calls();
    expect(calls.map(({ method, body }) => `${method} ${body['code']}`)).to.deep.equal(
      codes.map((code) => `POST ${code}`),
    );
  });

  itOnce('remembers the key of a list that has deleted', async () => {
    const codes = await newCustomers(api, 2);
    const element = await newBatch(api, codes, HEADER);
    await typeInto(field(element, 'userPassword'), PASSWORD);
    await runBatch(element);
    const calls = await api.calls();
    expect(calls.map(({ hadAccessKey }) => hadAccessKey)).to.deep.equal([true, true]);
    const next: CustomerDelete = await newWidget(api, HEADER);
    await openForm(next);
    expect(asked(next).map(({ type }) => type)).to.deep.equal(['text']);
    next.close();
  });
});
