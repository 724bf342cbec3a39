import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CustomerDelete } from '../../src/index.js';
import {
  ACCOUNT,
  Api,
  asked,
  click,
  confirmation,
  findPart,
  holdCalls,
  newApi,
  newWidget,
  openForm,
  outcomeOfDelete,
  part,
  PASSWORD,
  putHtml,
  textOf,
  typeInto,
  until,
  untilState,
  USER,
} from '../support/widget.js';
import { describeOnce, itOnce } from '../support/once.js';

/** Attribute, property, and a value that differs from the default. */
const TEXTS = [
  ['account-id', 'accountId', 'smallshop'],
  ['user-id', 'userId', 'mary'],
  ['code', 'code', '40817'],
  ['customer-name', 'customerName', 'Jane Doe'],
  ['label', 'label', 'Remove'],
  ['confirmation', 'confirmation', 'check'],
  ['isolation', 'isolation', 'none'],
  ['probe', 'probe', 'off'],
  ['remove-closest', 'removeClosest', 'tr'],
] as const;
const NUMBERS = [
  ['countdown', 'countdown', 3000],
  ['timeout', 'timeout', 20_000],
] as const;
const FLAGS = [
  ['dry-run', 'dryRun'],
  ['no-trigger', 'noTrigger'],
  ['disabled', 'disabled'],
] as const;

/** An element as it is before its class is known: from a document without a browsing context. */
const notUpgraded = (): CustomerDelete =>
  document.implementation.createHTMLDocument().createElement('customer-delete');

/** Everything that a call needs, as properties. */
const everything = (api: Api) => ({
  endpoint: api.endpoint,
  accountId: ACCOUNT,
  userId: USER,
  userPassword: PASSWORD,
  code: '123',
  countdown: 0,
});

describe('customer-delete: properties', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  describeOnce('defaults', () => {
    const defaults: Partial<Record<keyof CustomerDelete, unknown>> = {
      endpoint: '',
      accountId: '',
      userId: '',
      userPassword: '',
      auth: 'password',
      method: 'jsonp',
      code: '',
      customerName: '',
      label: '',
      confirmation: 'type',
      countdown: 5000,
      timeout: 15_000,
      isolation: 'frame',
      probe: 'on',
      dryRun: false,
      noTrigger: false,
      removeClosest: '',
      nonce: '',
      lang: '',
      disabled: false,
      state: 'idle',
    };
    for (const [name, value] of Object.entries(defaults)) {
      it(`${name} is ${JSON.stringify(value)}`, () => {
        const element = document.createElement('customer-delete');
        expect(element[name as keyof CustomerDelete]).to.equal(value);
      });
    }
  });

  describeOnce('attributes', () => {
    for (const [attribute, property, value] of [...TEXTS, ...NUMBERS]) {
      it(`${attribute} sets ${property}`, () => {
        const element = document.createElement('customer-delete');
        element.setAttribute(attribute, String(value));
        expect(element[property]).to.equal(value);
      });

      it(`${attribute} is the default again once it is removed`, () => {
        const element = document.createElement('customer-delete');
        const before = element[property];
        element.setAttribute(attribute, String(value));
        element.removeAttribute(attribute);
        expect(element[property]).to.equal(before);
      });
    }

    for (const [attribute, property] of FLAGS) {
      it(`${attribute} sets ${property} by being there`, () => {
        const element = document.createElement('customer-delete');
        element.setAttribute(attribute, '');
        expect(element[property]).to.equal(true);
        element.removeAttribute(attribute);
        expect(element[property]).to.equal(false);
      });
    }

    it('endpoint may be relative to the page', async () => {
      const path = new URL(api.endpoint).pathname;
      const element = await newWidget(api, { endpoint: path });
      expect(findPart(element, 'trigger')).not.to.equal(null);
    });
  });

  describe('order and time of setting', () => {
    itOnce('works with properties set before attaching', async () => {
      const element = Object.assign(document.createElement('customer-delete'), everything(api));
      putHtml('').append(element);
      await element.updateComplete;
      expect(await outcomeOfDelete(element)).to.include({ status: 'deleted' });
    });

    itOnce('works with properties set after attaching', async () => {
      const element = document.createElement('customer-delete');
      putHtml('').append(element);
      await element.updateComplete;
      Object.assign(element, everything(api));
      await element.updateComplete;
      expect(await outcomeOfDelete(element)).to.include({ status: 'deleted' });
    });

    itOnce('works with properties set in reverse order', async () => {
      const element = document.createElement('customer-delete');
      putHtml('').append(element);
      const reversed = Object.fromEntries(Object.entries(everything(api)).reverse());
      Object.assign(element, reversed);
      await element.updateComplete;
      expect(await outcomeOfDelete(element)).to.include({ status: 'deleted' });
    });

    it('works with properties set before the upgrade', async () => {
      const properties = everything(api);
      const element = Object.assign(notUpgraded(), properties);
      putHtml('').append(element);
      await element.updateComplete;
      expect(await outcomeOfDelete(element)).to.include({ status: 'deleted' });
      // An own property would stand before the accessor for good.
      expect(Object.keys(element).filter((name) => name in properties)).to.deep.equal([]);
    });

    itOnce('works with attributes in the markup', async () => {
      const container = putHtml(
        `<customer-delete countdown="0" code="123" user-id="${USER}" account-id="${ACCOUNT}"
          endpoint="${api.endpoint}"></customer-delete>`,
      );
      const element = container.querySelector('customer-delete')!;
      element.userPassword = PASSWORD;
      await element.updateComplete;
      expect(await outcomeOfDelete(element)).to.include({ status: 'deleted' });
    });

    itOnce('opens by open() in the same turn in which it is attached', async () => {
      const element = Object.assign(document.createElement('customer-delete'), everything(api));
      putHtml('').append(element);
      element.open();
      await untilState(element, 'confirming');
      expect(textOf(part(element, 'title'))).to.include('123');
    });

    it('opens by open() in the same turn in which it is upgraded', async () => {
      const element = Object.assign(notUpgraded(), everything(api));
      putHtml('').append(element);
      element.open();
      await untilState(element, 'confirming');
      expect(textOf(part(element, 'title'))).to.include('123');
    });

    itOnce('takes a later countdown for the next opening', async () => {
      const element = await newWidget(api, { countdown: null });
      element.countdown = 0;
      expect(await outcomeOfDelete(element)).to.include({ status: 'deleted' });
    });
  });

  describe('label', () => {
    itOnce('is "Delete customer" with the code where none is set', async () => {
      const element = await newWidget(api);
      expect(textOf(part(element, 'trigger'))).to.equal('Delete customer 123');
    });

    itOnce('is without a code where there is none', async () => {
      for (const code of [null, '   ']) {
        const element = await newWidget(api, { code });
        expect(part(element, 'trigger').textContent).to.equal('Delete customer');
      }
    });

    itOnce('has the code as it is sent, and no more characters than it needs', async () => {
      for (const code of ['A-17/4', ' 0042 ', 'GOLD 42']) {
        const element = await newWidget(api, { code });
        expect(part(element, 'trigger').textContent).to.equal(`Delete customer ${code.trim()}`);
      }
      for (const code of ['ב-17', '17-A', 'A-', '-']) {
        const element = await newWidget(api, { code });
        expect(part(element, 'trigger').textContent).to.include(`\u2068${code}\u2069`);
      }
    });

    itOnce('is the usual one where it is blank', async () => {
      const element = await newWidget(api, { label: '  ' });
      expect(textOf(part(element, 'trigger'))).to.equal('Delete customer 123');
    });

    itOnce('is followed by name and code for screen readers', async () => {
      const element = await newWidget(api, { label: 'Remove', 'customer-name': 'Jane Doe' });
      expect(textOf(part(element, 'trigger'))).to.equal('Remove');
      // What is spoken starts with what is seen, for those who speak to the computer.
      expect(part(element, 'trigger').ariaLabel).to.equal('Remove, Jane Doe, 123');
    });

    it('alone is what can be seen', async () => {
      const plain = await newWidget(api, { label: 'Remove', code: null });
      const full = await newWidget(api, { label: 'Remove', 'customer-name': 'Jane Doe' });
      const width = (of: CustomerDelete): number => part(of, 'trigger').offsetWidth;
      expect(width(full)).to.equal(width(plain));
    });
  });

  describe('a long code', () => {
    it('wraps in the button rather than making the page wider', async () => {
      const element = await newWidget(api, { code: 'x'.repeat(255) });
      expect(part(element, 'trigger').offsetWidth).to.be.at.most(innerWidth);
    });

    it('wraps in the dialog', async () => {
      const element = await newWidget(api, { code: 'x'.repeat(255), label: 'Delete' });
      await openForm(element);
      const { scrollWidth, clientWidth } = part(element, 'dialog');
      expect(scrollWidth).to.be.at.most(clientWidth);
    });
  });

  describe('disabled', () => {
    it('disables the button', async () => {
      const element = await newWidget(api, { disabled: '' });
      expect(part<HTMLButtonElement>(element, 'trigger').disabled).to.equal(true);
      await click(part(element, 'trigger'));
      expect(element.state).to.equal('idle');
    });

    it('keeps the form from being confirmed', async () => {
      const element = await newWidget(api);
      const calls = holdCalls(element);
      await openForm(element);
      await typeInto(confirmation(element), '123');
      element.disabled = true;
      await element.updateComplete;
      expect(part(element, 'delete').getAttribute('aria-disabled')).to.equal('true');
      confirmation(element).focus();
      await sendKeys({ press: 'Enter' });
      expect(element.state).to.equal('confirming');
      element.disabled = false;
      await element.updateComplete;
      await click(part(element, 'delete'));
      await untilState(element, 'pending');
      expect(calls).to.have.length(1);
    });

    itOnce('can be taken back', async () => {
      const element = await newWidget(api, { disabled: '' });
      element.disabled = false;
      await element.updateComplete;
      await openForm(element);
      expect(element.state).to.equal('confirming');
    });
  });

  describeOnce('no-trigger', () => {
    it('shows no button, but opens by open()', async () => {
      const element = await newWidget(api, { 'no-trigger': '' });
      expect(findPart(element, 'trigger')).to.equal(null);
      element.open();
      await untilState(element, 'confirming');
      expect(asked(element)).to.have.length(1);
    });
  });

  describe('state', () => {
    it('is reflected', async () => {
      const element = await newWidget(api);
      expect(element.getAttribute('state')).to.equal('idle');
      await openForm(element);
      expect(element.getAttribute('state')).to.equal('confirming');
      // Chromium before 125 knows the older syntax only.
      const [before, after] = CSS.supports('selector(:state(idle))')
        ? [':state(', ')']
        : [':--', ''];
      expect(element.matches(`${before}confirming${after}`)).to.equal(true);
      expect(element.matches(`${before}idle${after}`)).to.equal(false);
    });

    itOnce('can not be set by the property', async () => {
      const element = await newWidget(api);
      element.state = 'deleted';
      expect(element.state).to.equal('idle');
    });

    itOnce('can not be set by the property before the upgrade', async () => {
      const element = Object.assign(notUpgraded(), { ...everything(api), state: 'deleted' });
      putHtml('').append(element);
      await element.updateComplete;
      expect(element.state).to.equal('idle');
      expect(await outcomeOfDelete(element)).to.include({ status: 'deleted' });
    });

    for (const value of ['deleted', 'pending', 'no such state']) {
      itOnce(`can not be set to "${value}" by the attribute`, async () => {
        const element = await newWidget(api);
        element.setAttribute('state', value);
        await until(() => element.getAttribute('state') === 'idle', 'the attribute is put right');
        expect(element.state).to.equal('idle');
        expect(findPart(element, 'trigger')).not.to.equal(null);
      });
    }

    itOnce('is put right in the markup too', async () => {
      const container = putHtml(`<customer-delete state="deleted" endpoint="${api.endpoint}"
        account-id="${ACCOUNT}" code="123"></customer-delete>`);
      const element = container.querySelector('customer-delete')!;
      await element.updateComplete;
      expect(element.state).to.equal('idle');
      expect(element.getAttribute('state')).to.equal('idle');
    });
  });
});
