import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { deleteCustomer, type CustomerDelete } from '../../src/index.js';
import { describeOnce } from '../support/once.js';
import {
  ACCOUNT,
  Api,
  click,
  closeResult,
  confirmDelete,
  confirmForm,
  dialog,
  findPart,
  holdCalls,
  newApi,
  newWidget,
  nextOutcome,
  openForm,
  outcomeOfDelete,
  part,
  PASSWORD,
  putHtml,
  recordEvents,
  textOf,
  until,
  untilState,
  USER,
} from '../support/widget.js';
import { stopClocks } from './clock.js';

const notSent = { status: 'not-sent', sentAt: null };

describe('customer-delete: what was not sent', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));
  afterEach(() => document.removeEventListener('customer-delete-before', veto));

  const veto = (event: Event): void => event.preventDefault();

  describeOnce('by the page', () => {
    const stops: Record<string, (element: CustomerDelete, event: Event) => void> = {
      'says no': (_, event) => event.preventDefault(),
      'changes the code': (element) => (element.code = '40817'),
      'changes the endpoint': (element) => (element.endpoint = newApi().endpoint),
      'closes the dialog': (element) => element.close(),
      'removes the element': (element) => element.remove(),
      'moves the element': (element) => putHtml('').append(element),
      'opens another form': (element) => {
        element.close();
        element.open({ code: '40817' });
      },
    };
    for (const [what, stop] of Object.entries(stops)) {
      it(`is stopped by a listener that ${what}`, async () => {
        const element = await newWidget(api);
        const calls = holdCalls(element);
        element.addEventListener('customer-delete-before', (event) => stop(element, event));
        expect(await outcomeOfDelete(element)).to.include({ ...notSent, reason: 'cancelled' });
        expect(calls).to.deep.equal([]);
      });
    }

    it('is stopped by a listener of the document', async () => {
      document.addEventListener('customer-delete-before', veto);
      const element = await newWidget(api);
      const calls = holdCalls(element);
      expect(await outcomeOfDelete(element)).to.include({ ...notSent, reason: 'cancelled' });
      expect(calls).to.deep.equal([]);
    });

    it('tells of no sending then', async () => {
      document.addEventListener('customer-delete-before', veto);
      const element = await newWidget(api);
      const events = recordEvents(element);
      await outcomeOfDelete(element);
      expect(events.map(({ name }) => name)).to.deep.equal(['before', 'settled']);
    });

    it('takes no harm from a listener that throws', async () => {
      const element = await newWidget(api);
      const swallow = (event: ErrorEvent): void => event.preventDefault();
      const { onerror } = window;
      window.onerror = null;
      addEventListener('error', swallow);
      element.addEventListener('customer-delete-before', () => {
        throw new Error('of the page');
      });
      const outcome = await outcomeOfDelete(element);
      removeEventListener('error', swallow);
      window.onerror = onerror;
      expect(outcome).to.include({ status: 'deleted' });
    });
  });

  describeOnce('in a dry run', () => {
    it('ends as such, without a call', async () => {
      const element = await newWidget(api, { 'dry-run': '' });
      const calls = holdCalls(element);
      expect(await outcomeOfDelete(element)).to.include({ ...notSent, reason: 'dry-run' });
      expect(calls).to.deep.equal([]);
    });

    it('goes as far as asking the page', async () => {
      const element = await newWidget(api, { 'dry-run': '' });
      const events = recordEvents(element);
      await outcomeOfDelete(element);
      expect(events.map(({ name }) => name)).to.deep.equal(['before', 'settled']);
    });

    const moments: Record<string, (element: CustomerDelete) => Promise<void> | void> = {
      'the form is open': (element) => {
        element.dryRun = true;
      },
      'it counts down': (element) =>
        untilState(element, 'countdown').then(() => {
          element.dryRun = true;
        }),
      'it asks the page': (element) => {
        element.addEventListener('customer-delete-before', () => (element.dryRun = true));
      },
    };
    for (const [moment, act] of Object.entries(moments)) {
      it(`ends as such where the page begins one while ${moment}`, async () => {
        const clock = stopClocks(500);
        const element = await newWidget(api, { countdown: '500' });
        await openForm(element);
        const outcome = nextOutcome(element);
        const acted = act(element);
        await confirmForm(element);
        await acted;
        await untilState(element, 'countdown');
        clock.forward(500);
        expect(await outcome).to.include({ ...notSent, reason: 'dry-run' });
        expect(await api.calls()).to.deep.equal([]);
      });
    }

    it('says so', async () => {
      const element = await newWidget(api, { 'dry-run': '' });
      await outcomeOfDelete(element);
      expect(textOf(part(element, 'message'))).to.match(/nothing was sent\..*dry run/i);
    });
  });

  describeOnce('while the same is under way', () => {
    const request = () => ({
      endpoint: api.endpoint,
      accountId: ACCOUNT,
      userId: USER,
      userPassword: PASSWORD,
      code: '123',
    });

    it('is busy', async () => {
      await api.misbehave('never');
      void deleteCustomer(request());
      await until(async () => (await api.calls()).length === 1, 'the first call');
      const element = await newWidget(api);
      expect(await outcomeOfDelete(element)).to.include({ ...notSent, reason: 'busy' });
      expect(await api.calls()).to.have.length(1);
    });

    it('is not busy about another customer', async () => {
      await api.misbehave('never');
      void deleteCustomer({ ...request(), code: '40817' });
      await until(async () => (await api.calls()).length === 1, 'the first call');
      const element = await newWidget(api);
      expect(await outcomeOfDelete(element)).to.include({ status: 'deleted' });
    });
  });

  describe('where the API can not be reached', () => {
    // Another address of this machine, where nobody listens.
    const endpoint = () => api.endpoint.replace('127.0.0.1', '127.0.0.2');

    it('says so in the open dialog, before anyone confirms', async () => {
      const element = await newWidget(api, { endpoint: endpoint() });
      await openForm(element);
      await until(() => findPart(element, 'message'), 'the message');
      expect(textOf(part(element, 'message'))).to.match(/can't be reached/i);
      expect(element.state).to.equal('confirming');
    });

    it('offers to look again, which looks again', async () => {
      const element = await newWidget(api, { endpoint: endpoint() });
      await openForm(element);
      await until(() => findPart(element, 'retry'), 'the button');
      const message = part(element, 'message');
      await click(part(element, 'retry'));
      // It may be back before anyone looks.
      await until(() => !message.isConnected, 'the message goes');
      await until(() => findPart(element, 'message'), 'the message comes back');
      expect(element.state).to.equal('confirming');
    });

    it('ends as unreachable where it is confirmed all the same', async () => {
      const element = await newWidget(api, { endpoint: endpoint() });
      await openForm(element);
      await until(() => findPart(element, 'message'), 'the message');
      await sendKeys({ type: '123' });
      await sendKeys({ press: 'Enter' });
      await untilState(element, 'not-sent');
      expect(textOf(part(element, 'message'))).to.match(/nothing was sent\..*reached/i);
    });
  });

  describeOnce('because of the code', () => {
    it('tells at once, since the operator can not mend it', async () => {
      const element = await newWidget(api, { code: '1.23457E+15' });
      const events = recordEvents(element);
      await click(part(element, 'trigger'));
      await untilState(element, 'not-sent');
      expect(events.map(({ name, event }) => [name, event.detail.reason])).to.deep.equal([
        ['settled', 'invalid'],
      ]);
      expect(textOf(part(element, 'message'))).to.match(/nothing was sent\. .*spreadsheet/i);
    });
  });

  describeOnce('what is shown', () => {
    it('has a line beside the button, with the reason', async () => {
      document.addEventListener('customer-delete-before', veto);
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      await closeResult(element);
      expect(textOf(part(element, 'status'))).to.match(/^Not deleted: nothing was sent\. \S+/);
      expect(findPart(element, 'trigger')).not.to.equal(null);
      expect(textOf(part(element, 'retry'))).to.equal('Try again');
    });

    it('can be tried again', async () => {
      document.addEventListener('customer-delete-before', veto);
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      document.removeEventListener('customer-delete-before', veto);
      await click(part(element, 'retry'));
      await untilState(element, 'confirming');
      await sendKeys({ type: '123' });
      await sendKeys({ press: 'Enter' });
      await untilState(element, 'deleted');
    });

    const locks: Record<string, (element: CustomerDelete) => void> = {
      'is disabled': (element) => (element.disabled = true),
      'has lost its endpoint': (element) => element.removeAttribute('endpoint'),
      'has lost its account': (element) => (element.accountId = ''),
      'asks for what does not go together': (element) => element.setAttribute('auth', 'server'),
    };
    for (const [what, lock] of Object.entries(locks)) {
      it(`can not be tried again where the element meanwhile ${what}`, async () => {
        const element = await newWidget(api, { 'dry-run': '' });
        await outcomeOfDelete(element);
        lock(element);
        // Before the button can have been locked, too.
        part(element, 'retry').click();
        await element.updateComplete;
        await click(part(element, 'retry'));
        await element.updateComplete;
        expect(element.state).to.equal('not-sent');
        await closeResult(element);
        findPart(element, 'retry')?.click();
        await element.updateComplete;
        expect(element.state).not.to.equal('confirming');
      });
    }

    it('has a receipt that claims neither a sending nor an answer', async () => {
      const element = await newWidget(api, { 'dry-run': '' });
      await confirmDelete(element);
      await untilState(element, 'not-sent');
      const terms = [...part(element, 'receipt').querySelectorAll('dt')];
      const valueOf = (term: RegExp): string =>
        textOf(terms.find((one) => term.test(textOf(one)))!.nextElementSibling);
      expect(valueOf(/^sent/i)).not.to.match(/\d/);
      expect(valueOf(/^answered/i)).not.to.match(/\d/);
      expect(dialog(element).open).to.equal(true);
    });
  });
});
