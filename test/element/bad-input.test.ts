import { expect } from '@open-wc/testing';
import type { CustomerDelete } from '../../src/index.js';
import {
  ACCOUNT,
  Api,
  asked,
  click,
  findPart,
  isOpen,
  listenToConsole,
  newApi,
  newWidget,
  openForm,
  part,
  putHtml,
  textOf,
  untilState,
  type Attributes,
} from '../support/widget.js';

/** Long enough for what is said "once" to be said twice. */
async function settle(element: CustomerDelete): Promise<void> {
  for (let turns = 0; turns < 5; turns += 1) {
    element.requestUpdate();
    await element.updateComplete;
  }
}

describe('customer-delete: bad input', () => {
  let api: Api;
  let log: ReturnType<typeof listenToConsole>;
  beforeEach(() => {
    api = newApi();
    log = listenToConsole();
  });
  afterEach(() => log.restore());

  describe('what keeps it from working', () => {
    const query = (pair: string): Attributes => ({ endpoint: `{api}?${pair}` });
    const cases: [what: string, attributes: Attributes, attribute: string][] = [
      ['no endpoint', { endpoint: null }, 'endpoint'],
      ['an empty endpoint', { endpoint: '' }, 'endpoint'],
      ['a blank endpoint', { endpoint: '  ' }, 'endpoint'],
      ['an endpoint that is no URL', { endpoint: 'https://[' }, 'endpoint'],
      ['an endpoint by http', { endpoint: 'http://api.example/api.php' }, 'endpoint'],
      [
        'an endpoint on a name like loopback',
        { endpoint: 'http://127.0.0.1.example/' },
        'endpoint',
      ],
      ['another scheme', { endpoint: 'javascript:alert(1)' }, 'endpoint'],
      ['a data URL', { endpoint: 'data:text/javascript,1' }, 'endpoint'],
      ['a user in the endpoint', { endpoint: 'https://john1970@api.example/' }, 'endpoint'],
      ['a login in the endpoint', { endpoint: 'https://a:demo-key@api.example/' }, 'endpoint'],
      ['a code in the endpoint', query('code=123'), 'endpoint'],
      ['a user in the query', query('a=1&user_id=john1970'), 'endpoint'],
      ['a password in the query', query('user_password=demo-key'), 'endpoint'],
      ['a type in the query', query('type=customer_delete'), 'endpoint'],
      ['an account in the query', query('account_id=x'), 'endpoint'],
      ['an output in the query', query('output=XML'), 'endpoint'],
      ['a callback in the query', query('callback=x'), 'endpoint'],
      ['condensed in the query', query('condensed=no'), 'endpoint'],
      ['a field in capitals', query('CODE=123'), 'endpoint'],
      ['a field in mixed case', query('User_Password=demo-key'), 'endpoint'],
      ['a field in disguise', query('%63od%65=123'), 'endpoint'],
      ['a field without a value', query('code'), 'endpoint'],
      ['no account', { 'account-id': null }, 'account-id'],
      ['a blank account', { 'account-id': ' ' }, 'account-id'],
      ['a key in the header with JSONP', { auth: 'header' }, 'auth'],
      ["the server's own key with JSONP", { auth: 'server' }, 'auth'],
      ['an unknown auth', { auth: 'none' }, 'auth'],
      ['an unknown method', { method: 'get' }, 'method'],
    ];
    const resolved = (attributes: Attributes): Attributes =>
      Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [
          name,
          value && value.replace('{api}', api.endpoint),
        ]),
      );

    for (const [what, attributes, attribute] of cases) {
      it(`is told in place of the button, and once in the console, naming ${attribute}; sends nothing, not even a probe: ${what}`, async () => {
        const element = await newWidget(api, resolved(attributes));
        expect(textOf(element.shadowRoot)).to.match(/^Not set up: \S+/);
        expect(findPart(element, 'trigger')).to.equal(null);
        await settle(element);
        expect(log.errors).to.have.length(1);
        expect(log.errors[0]).to.include(attribute);
        element.open();
        await settle(element);
        expect(isOpen(element)).to.equal(false);
        expect(element.state).to.equal('idle');
        expect(await api.log()).to.deep.equal([]);
      });
    }

    for (const endpoint of [
      'http://localhost:1/',
      'http://api.localhost/',
      'http://[::1]/',
      'http://127.9.9.9/',
      'HTTPS://API.EXAMPLE/API.PHP?tenant=7',
    ]) {
      it(`is no such thing: ${endpoint}`, async () => {
        const element = await newWidget(api, { endpoint });
        expect(findPart(element, 'trigger')).not.to.equal(null);
        expect(log.errors).to.deep.equal([]);
      });
    }

    it('never repeats a password that was pasted into the endpoint', async () => {
      const element = await newWidget(api, {
        endpoint: 'https://api.example/?user_password=demo-key-pasted',
      });
      await settle(element);
      expect(textOf(element.shadowRoot)).not.to.include('demo-key-pasted');
      expect(log.errors.join()).not.to.include('demo-key-pasted');
    });

    it('is over once it is mended', async () => {
      const element = await newWidget(api, { endpoint: null });
      element.endpoint = api.endpoint;
      await element.updateComplete;
      await openForm(element);
      expect(element.state).to.equal('confirming');
    });
  });

  describe('values that are not used', () => {
    const cases: [attribute: string, value: string, property: keyof CustomerDelete, is: unknown][] =
      [
        ['timeout', 'abc', 'timeout', 15_000],
        ['timeout', '15', 'timeout', 15_000],
        ['timeout', '999', 'timeout', 15_000],
        ['timeout', '0', 'timeout', 15_000],
        ['timeout', '-1', 'timeout', 15_000],
        ['timeout', 'Infinity', 'timeout', 15_000],
        ['timeout', '15s', 'timeout', 15_000],
        ['countdown', '-1', 'countdown', 5000],
        ['countdown', '50', 'countdown', 5000],
        ['countdown', '1', 'countdown', 5000],
        ['countdown', '99', 'countdown', 5000],
        ['countdown', 'none', 'countdown', 5000],
        ['countdown', '', 'countdown', 5000],
        ['countdown', 'NaN', 'countdown', 5000],
        ['confirmation', 'none', 'confirmation', 'type'],
        ['confirmation', '', 'confirmation', 'type'],
        ['confirmation', 'off', 'confirmation', 'type'],
        ['isolation', 'iframe', 'isolation', 'frame'],
        ['probe', 'false', 'probe', 'on'],
      ];
    for (const [attribute, value, property, is] of cases) {
      it(`${attribute}="${value}" gives the default, with one warning`, async () => {
        const element = await newWidget(api, { [attribute]: value });
        await settle(element);
        expect(element[property]).to.equal(is);
        expect(log.warnings).to.have.length(1);
        expect(log.warnings[0]).to.include(attribute);
      });
    }

    for (const [attribute, value] of [
      ['countdown', '0'],
      ['countdown', '100'],
      ['timeout', '1000'],
    ] as const) {
      it(`${attribute}="${value}" is used without a word`, async () => {
        const element = await newWidget(api, { [attribute]: value });
        expect(element[attribute]).to.equal(Number(value));
        expect(log.warnings).to.deep.equal([]);
      });
    }

    it('warns of a selector that is none, and goes on', async () => {
      const element = await newWidget(api, { 'remove-closest': '###' });
      expect(findPart(element, 'trigger')).not.to.equal(null);
    });
  });

  describe('codes', () => {
    const cases: [what: string, code: string][] = [
      ['10,000 characters', 'x'.repeat(10_000)],
      ['256 characters', 'x'.repeat(256)],
      ['a control character', '12\u00003'],
      ['a line break inside', '12\n3'],
      ['a lone surrogate', '12\ud8003'],
      ['a number damaged by a spreadsheet', '1.23457E+15'],
      ['the same with a comma', '1,23457E+15'],
    ];
    for (const [what, code] of cases) {
      it(`with ${what} are refused at once, in words`, async () => {
        const element = await newWidget(api);
        element.code = code;
        await element.updateComplete;
        await click(part(element, 'trigger'));
        await untilState(element, 'not-sent');
        expect(textOf(part(element, 'message'))).to.match(/nothing was sent\. \S+/i);
        expect(await api.calls()).to.deep.equal([]);
      });
    }

    for (const code of ['', '   ', '\t\n']) {
      it(`are asked for where they are ${JSON.stringify(code)}`, async () => {
        const element = await newWidget(api, { code });
        await openForm(element);
        expect(asked(element)).to.have.length(2);
      });
    }

    it('of 255 characters of any plane are taken', async () => {
      const element = await newWidget(api, { code: '😀'.repeat(255) });
      await openForm(element);
      expect(element.state).to.equal('confirming');
    });

    it('that are numbers too large to be exact are not used', async () => {
      const element = await newWidget(api);
      // 2^53 + 1: as a number it is another customer's code.
      Object.assign(element, { code: Number('9007199254740993') });
      expect(element.code).not.to.match(/^9007/);
      expect(log.warnings).to.have.length(1);
    });
  });

  describe('values of other types', () => {
    // In the capture phase: the test runner ends the whole file for what it hears of.
    const failures: unknown[] = [];
    const listen = (event: PromiseRejectionEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      failures.push(event.reason);
    };
    before(() => addEventListener('unhandledrejection', listen, true));
    after(() => removeEventListener('unhandledrejection', listen, true));
    beforeEach(() => failures.splice(0));

    const values: [what: string, value: unknown][] = [
      ['null', null],
      ['undefined', undefined],
      ['NaN', Number.NaN],
      ['true', true],
      ['a symbol', Symbol('x')],
      ['a bigint', 10n],
      ['an object', {}],
      ['an object without a text', Object.create(null)],
      ['an array', ['x']],
      ['a function', () => 'x'],
    ];
    const names = ['endpoint', 'accountId', 'userId', 'userPassword', 'code', 'customerName'];
    const others = [
      'label',
      'confirmation',
      'countdown',
      'timeout',
      'isolation',
      'probe',
      'method',
    ];
    for (const [what, value] of values) {
      it(`never make it throw: ${what}`, async () => {
        const element = await newWidget(api);
        for (const name of [...names, ...others, 'auth', 'removeClosest', 'state']) {
          expect(() => Object.assign(element, { [name]: value }), name).not.to.throw();
        }
        await element.updateComplete;
        expect(textOf(element.shadowRoot)).not.to.equal('');
        expect(await api.calls()).to.deep.equal([]);
      });

      it(`never make open() fail: ${what}`, async () => {
        const element = await newWidget(api);
        const options = [value, { code: value }, { code: '123', customerName: value }];
        for (const option of options) {
          element.open(option as object);
          await element.updateComplete.catch((error) => failures.push(error));
          element.close();
        }
        expect(failures).to.deep.equal([]);
      });
    }
  });

  it('never reaches the API by a page full of it', async () => {
    const container = putHtml(
      `<customer-delete></customer-delete>
       <customer-delete endpoint="${api.endpoint}?code=1" account-id="${ACCOUNT}"></customer-delete>
       <customer-delete endpoint account-id code label timeout countdown></customer-delete>`,
    );
    for (const element of container.querySelectorAll('customer-delete')) {
      await element.updateComplete;
      expect(textOf(element.shadowRoot)).to.match(/^Not set up:/);
    }
    expect(await api.log()).to.deep.equal([]);
  });
});
