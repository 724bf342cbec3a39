import { expect } from '@open-wc/testing';
import type { CustomerDelete } from '../../src/index.js';
import { describeOnce, itOnce } from '../support/once.js';
import {
  ACCOUNT,
  Api,
  asked,
  closeResult,
  confirmForm,
  listenToConsole,
  newApi,
  newWidget,
  openForm,
  outcomeOfDelete,
  putHtml,
  recordEvents,
  typeInto,
  untilState,
  USER,
} from '../support/widget.js';

/** Found nowhere else in the page, so that any trace of it is one too many. */
const SECRET = 'demo-key-found-nowhere';

const markup = (api: Api, attributes = `user-password="${SECRET}"`): string =>
  `<customer-delete endpoint="${api.endpoint}" account-id="${ACCOUNT}" user-id="${USER}" code="123"
    countdown="0" ${attributes}></customer-delete>`;

const fromMarkup = (html: string): CustomerDelete =>
  putHtml(html).querySelector('customer-delete')!;

/** All that the page can see of the document: markup, shadow roots, values of inputs. */
function everythingIn(root: Document | ShadowRoot): string {
  const html = root instanceof Document ? root.documentElement.outerHTML : root.innerHTML;
  const within = [...root.querySelectorAll('*')].map((element) => {
    const value = element instanceof HTMLInputElement ? element.value : '';
    return value + (element.shadowRoot ? everythingIn(element.shadowRoot) : '');
  });
  return html + within.join('');
}

describe("customer-delete: the operator's password", () => {
  let api: Api;
  let log: ReturnType<typeof listenToConsole>;
  beforeEach(() => {
    api = newApi();
    log = listenToConsole();
  });
  afterEach(() => log.restore());

  describeOnce('in the markup', () => {
    it('is taken out at once', () => {
      const element = fromMarkup(markup(api));
      expect(element.hasAttribute('user-password')).to.equal(false);
    });

    it('is used', async () => {
      const element = fromMarkup(markup(api));
      await element.updateComplete;
      await outcomeOfDelete(element);
      const [call] = await api.calls();
      expect(call!.query).to.include({ user_password: SECRET });
    });

    it('is warned of, without repeating it', () => {
      fromMarkup(markup(api));
      expect(log.warnings).to.have.length(1);
      expect(log.warnings[0])
        .to.match(/password/i)
        .and.not.to.include(SECRET);
    });

    it('is warned of once, however often it is set', () => {
      const element = fromMarkup(markup(api));
      element.setAttribute('user-password', 'demo-key-another');
      expect(element.hasAttribute('user-password')).to.equal(false);
      expect(log.warnings).to.have.length(1);
    });

    it('is not asked for then', async () => {
      const element = fromMarkup(markup(api));
      await element.updateComplete;
      await openForm(element);
      expect(asked(element).map(({ type }) => type)).not.to.include('password');
    });

    it('is asked for where it is empty', async () => {
      const element = fromMarkup(markup(api, 'user-password=""'));
      await element.updateComplete;
      await openForm(element);
      expect(asked(element).map(({ type }) => type)).to.include('password');
    });
  });

  describeOnce('as a property', () => {
    it('is write-only', () => {
      const element = document.createElement('customer-delete');
      element.userPassword = SECRET;
      expect(element.userPassword).to.equal('');
    });

    it('is used without a warning', async () => {
      const element = await newWidget(api, { 'user-password': SECRET });
      await outcomeOfDelete(element);
      const [call] = await api.calls();
      expect(call!.query).to.include({ user_password: SECRET });
      expect(log.warnings).to.deep.equal([]);
    });

    it('can be taken back', async () => {
      const element = await newWidget(api, { 'user-password': SECRET });
      element.userPassword = '';
      await openForm(element);
      expect(asked(element).map(({ type }) => type)).to.include('password');
    });

    it('goes to the API to the letter', async () => {
      const secret = ' demo & key+50% "ä€😀" ';
      const element = await newWidget(api, { 'user-password': secret });
      await outcomeOfDelete(element);
      const [call] = await api.calls();
      expect(call!.query.user_password).to.equal(secret);
    });
  });

  describe('after it has been used', () => {
    const ways: Record<string, () => Promise<CustomerDelete>> = {
      'given in the markup': async () => {
        const element = fromMarkup(markup(api));
        await element.updateComplete;
        await openForm(element);
        return element;
      },
      'given as a property': async () => {
        const element = await newWidget(api, { 'user-password': SECRET });
        await openForm(element);
        return element;
      },
      typed: async () => {
        const element = await newWidget(api, { 'user-password': null });
        await openForm(element);
        await typeInto(asked(element)[0]!, SECRET);
        return element;
      },
    };
    // The stand-in refuses this password; that its text is a trace too can be told from the call.
    for (const [way, openAndFill] of Object.entries(ways)) {
      it(`is nowhere in page, element, events, console and list of resources, ${way}`, async () => {
        const events = recordEvents(document);
        const element = await openAndFill();
        await confirmForm(element);
        await untilState(element, 'refused');
        expect(everythingIn(document), 'page').not.to.include(SECRET);
        const values: unknown[] = [];
        for (const name in element) values.push((element as never)[name]);
        for (const name of Object.getOwnPropertyNames(element)) {
          values.push((element as never)[name]);
        }
        expect(values, 'properties').not.to.include(SECRET);
        const names = performance.getEntriesByType('resource').map(({ name }) => name);
        expect(names.filter((name) => name.includes(SECRET))).to.deep.equal([]);
        await closeResult(element);
        expect(everythingIn(document), 'page afterwards').not.to.include(SECRET);
        expect(events).to.have.length(4);
        expect(JSON.stringify(events.map(({ event }) => event.detail))).not.to.include(SECRET);
        expect([...log.warnings, ...log.errors].join()).not.to.include(SECRET);
      });
    }

    itOnce('is not in the storage of the tab', async () => {
      const element = await newWidget(api, { 'user-password': SECRET });
      await outcomeOfDelete(element);
      const stored = JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]);
      expect(stored).not.to.include(SECRET);
    });
  });
});
