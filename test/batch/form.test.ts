import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  batchResult,
  buttonCalled,
  codesOf,
  confirmBatch,
  emptyStorage,
  field,
  newBatch,
  newCustomers,
  runBatch,
  saidBy,
  understood,
  untilBatch,
} from '../support/batch.js';
import { itOnce } from '../support/once.js';
import {
  ACCOUNT,
  click,
  findPart,
  focusedIn,
  newApi,
  part,
  PASSWORD,
  textOf,
  typeInto,
  until,
  type Api,
} from '../support/widget.js';

describe('customer-delete-batch: before the first call', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));
  afterEach(emptyStorage);

  /** Whatever is done, nothing that could delete. */
  const nothingSent = async (): Promise<void> => {
    expect(await api.calls()).to.deep.equal([]);
  };

  describe('the form', () => {
    for (const [count, isOpen] of [
      [2, true],
      [8, true],
      [9, false],
      [60, false],
    ] as const) {
      it(`shows who they are: ${count}`, async () => {
        const codes = codesOf(count).map((code) => ({ code, customerName: `Name of ${code}` }));
        const element = await newBatch(api, codes);
        const details = part(element, 'list').querySelector('details')!;
        expect(details.open).to.equal(isOpen);
        details.open = true;
        const lines = [...details.querySelectorAll('li')].map(textOf);
        expect(lines[0]).to.equal('C-1 (Name of C-1)');
        expect(lines[1]).to.equal('C-2 (Name of C-2)');
        expect(lines).to.have.length(Math.min(count, 50));
        expect(textOf(details).endsWith('…')).to.equal(count > 50);
        // By the keyboard, too; and what is typed leaves it as it is.
        details.querySelector('summary')!.focus();
        await sendKeys({ press: 'Enter' });
        await until(() => !details.open, 'it closes');
        await sendKeys({ press: 'Enter' });
        await until(() => details.open, 'it opens');
        await typeInto(field(element, 'confirmation'), '1');
        await element.updateComplete;
        expect(details.open).to.equal(true);
      });
    }

    itOnce('tells the consequences', async () => {
      const element = await newBatch(api, 'a\nb');
      const text = textOf(part(element, 'consequences'));
      expect(text).to.match(/permanent.*no undo/i);
      expect(text).to.match(/All data/);
      expect(text).to.include(ACCOUNT);
      expect(text).to.match(/each customer/);
      expect(text).not.to.match(/only this one/i);
    });

    itOnce('shows the warning of the host', async () => {
      const element = await newBatch(api, 'a', {}, '<p slot="consequences">Ask Ann first.</p>');
      const slot = part(element, 'consequences').querySelector('slot')!;
      expect(slot.assignedElements().map(textOf)).to.deep.equal(['Ask Ann first.']);
    });

    itOnce('asks for what is missing', async () => {
      const element = await newBatch(api, 'a', { 'user-id': null, 'user-password': null });
      expect(field(element, 'userId').readOnly).to.equal(false);
      expect(field(element, 'userPassword').type).to.equal('password');
    });

    itOnce('runs with what was typed', async () => {
      const [code] = await newCustomers(api, 1);
      const element = await newBatch(api, code!, { 'user-id': null, 'user-password': null });
      await typeInto(field(element, 'userId'), 'john1970');
      await typeInto(field(element, 'userPassword'), PASSWORD);
      await runBatch(element);
      expect(await api.ledger()).to.deep.equal([code]);
    });

    itOnce('says of a dry run that nothing is deleted', async () => {
      const element = await newBatch(api, 'a', { 'dry-run': '' });
      expect(saidBy(element)).to.match(/Dry run: nothing is deleted/);
    });

    for (const typed of ['3', '1', '22', '0', '', '-2', '2.0']) {
      // One is enough to see where the focus goes.
      const test = typed === '3' ? it : itOnce;
      test(`does not take "${typed}" for 2`, async () => {
        const element = await newBatch(api, 'a\nb');
        if (typed) await typeInto(field(element, 'confirmation'), typed);
        else field(element, 'confirmation').focus();
        await sendKeys({ press: 'Enter' });
        await element.updateComplete;
        expect(element.state).to.equal('confirming');
        await click(part(element, 'delete'));
        await element.updateComplete;
        expect(element.state).to.equal('confirming');
        expect(saidBy(element)).to.include('The number is not typed, or not the same.');
        expect(focusedIn(element)).to.equal(field(element, 'confirmation'));
        await nothingSent();
      });
    }

    itOnce('can not be confirmed with 0 customers', async () => {
      const element = await newBatch(api, '1.23457E+15');
      await typeInto(field(element, 'confirmation'), '0');
      await sendKeys({ press: 'Enter' });
      await click(part(element, 'delete'));
      await element.updateComplete;
      expect(element.state).to.equal('confirming');
      expect(saidBy(element)).to.include('no code that can be sent');
      await nothingSent();
    });

    itOnce('is confirmed by the button, too', async () => {
      const [code] = await newCustomers(api, 1);
      const element = await newBatch(api, code!);
      const result = batchResult(element);
      await typeInto(field(element, 'confirmation'), '1');
      await element.updateComplete;
      await click(part(element, 'delete'));
      expect((await result).counts).to.include({ deleted: 1 });
    });

    itOnce('tells at once what stands in the way, and looks again when asked', async () => {
      const endpoint = api.endpoint.replace('127.0.0.1', '127.0.0.2');
      const element = await newBatch(api, 'a', { endpoint });
      await until(() => findPart(element, 'retry'), 'the obstacle');
      expect(saidBy(element)).to.include("can't be reached");
      let isGone = false;
      const observer = new MutationObserver(() => (isGone ||= !findPart(element, 'retry')));
      observer.observe(element.shadowRoot!, { subtree: true, childList: true });
      await click(part(element, 'retry'));
      await until(() => isGone, 'it looks again');
      await until(() => findPart(element, 'retry'), 'the obstacle again');
      observer.disconnect();
    });

    it('does not confirm by an Enter in the list', async () => {
      const element = await newBatch(api, []);
      await typeInto(field(element, 'codes'), 'a');
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
      expect(element.state).to.equal('listing');
    });

    it('keeps what is typed from the hotkeys of the page', async () => {
      const element = await newBatch(api, 'a\nb');
      const heard: string[] = [];
      const hear = ({ key }: KeyboardEvent): void => void heard.push(key);
      document.addEventListener('keydown', hear);
      await typeInto(field(element, 'confirmation'), '7');
      document.removeEventListener('keydown', hear);
      expect(heard).to.deep.equal([]);
    });
  });

  describe('where the page changes while the form is open', () => {
    for (const [name, change] of Object.entries({
      'dry-run': (element: HTMLElement) => element.setAttribute('dry-run', ''),
      'account-id': (element: HTMLElement) => element.setAttribute('account-id', 'smallshop'),
      endpoint: (element: HTMLElement) =>
        element.setAttribute('endpoint', api.endpoint.replace('api.php', 'x/api.php')),
    })) {
      itOnce(`begins anew: ${name}`, async () => {
        const element = await newBatch(api, 'a\nb');
        await typeInto(field(element, 'confirmation'), '2');
        change(element);
        await sendKeys({ press: 'Enter' });
        await element.updateComplete;
        await until(() => element.state === 'confirming', 'the form');
        expect(field(element, 'confirmation').value).to.equal('');
        await nothingSent();
      });
    }

    for (const [name, value] of [
      ['lang', 'de'],
      ['label', 'x'],
      ['disabled', ''],
      ['state', 'done'],
    ] as const) {
      it(`keeps what is typed: ${name}`, async () => {
        const [code] = await newCustomers(api, 1);
        const element = await newBatch(api, code!, { 'user-password': null });
        await typeInto(field(element, 'userPassword'), PASSWORD);
        await typeInto(field(element, 'confirmation'), '1');
        element.setAttribute(name, value);
        await element.updateComplete;
        expect(element.state).to.equal('confirming');
        expect(field(element, 'userPassword').value).to.equal(PASSWORD);
        expect(field(element, 'confirmation').value).to.equal('1');
        expect(focusedIn(element)).to.equal(field(element, 'confirmation'));
        if (name === 'disabled') {
          await sendKeys({ press: 'Enter' });
          await click(part(element, 'delete'));
          expect(element.state).to.equal('confirming');
          await nothingSent();
          element.removeAttribute('disabled');
          field(element, 'confirmation').focus();
        }
        const result = batchResult(element);
        await sendKeys({ press: 'Enter' });
        expect((await result).counts).to.include({ deleted: 1 });
      });
    }

    itOnce("asks about the operator's own list again, not about the page's", async () => {
      const [code] = await newCustomers(api, 1);
      const element = await newBatch(api, 'MEMBER-A');
      await click(part(element, 'cancel'));
      await untilBatch(element, 'listing');
      field<HTMLTextAreaElement>(element, 'codes').value = code!;
      await click(part(element, 'check'));
      await untilBatch(element, 'confirming');
      element.setAttribute('timeout', '20000');
      await element.updateComplete;
      await untilBatch(element, 'confirming');
      await confirmBatch(element);
      await untilBatch(element, 'done');
      expect(await api.ledger()).to.deep.equal([code]);
    });

    itOnce('stays with the empty list of who wants another', async () => {
      const element = await newBatch(api, 'MEMBER-A');
      await click(part(element, 'cancel'));
      await untilBatch(element, 'listing');
      element.setAttribute('timeout', '20000');
      await element.updateComplete;
      expect(element.state).to.equal('listing');
      expect(field<HTMLTextAreaElement>(element, 'codes').value).to.equal('MEMBER-A');
    });

    itOnce('sends nothing where dry-run comes together with the confirmation', async () => {
      const element = await newBatch(api, '123');
      await typeInto(field(element, 'confirmation'), '1');
      await element.updateComplete;
      element.dryRun = true;
      part(element, 'delete').click();
      await until(() => element.state === 'confirming' && saidBy(element).includes('Dry'), 'anew');
      await nothingSent();
    });

    itOnce('says "Not set up" where the endpoint goes, and asks anew when it is back', async () => {
      const element = await newBatch(api, 'a\nb');
      element.removeAttribute('endpoint');
      await until(() => saidBy(element).includes('Not set up'), 'not set up');
      element.setAttribute('endpoint', api.endpoint);
      await until(() => findPart(element, 'list'), 'the form is back');
      expect(understood(element)[0]).to.match(/: 2$/);
    });

    itOnce('stands it when the endpoint goes while the list is read', async () => {
      const element = await newBatch(api, []);
      let isRead = false;
      /** Takes so long that the reader lets the page go on, which has lost its endpoint by then. */
      const slow = {
        get code() {
          const end = performance.now() + 50;
          while (performance.now() < end);
          element.removeAttribute('endpoint');
          return 'a';
        },
      };
      const after = {
        get code() {
          isRead = true;
          return 'b';
        },
      };
      element.codes = [slow, after];
      await until(() => saidBy(element).includes('Not set up'), 'not set up');
      element.codes = '123';
      element.setAttribute('endpoint', api.endpoint);
      await until(() => findPart(element, 'list'), 'the form');
      expect(understood(element)[0]).to.match(/: 1$/);
      expect(isRead).to.equal(false);
    });
  });

  it('does nothing where it is disabled', async () => {
    const element = await newBatch(api, [], { disabled: '' });
    expect(buttonCalled(element, 'Check the list').disabled).to.equal(true);
    const other = await newBatch(api, '123', { disabled: '' });
    await typeInto(field(other, 'confirmation'), '1');
    await sendKeys({ press: 'Enter' });
    expect(part(other, 'delete').getAttribute('aria-disabled')).to.equal('true');
    part(other, 'delete').click();
    await other.updateComplete;
    expect(other.state).to.equal('confirming');
    await nothingSent();
  });
});
