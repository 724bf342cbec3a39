import { expect } from '@open-wc/testing';
import { stopClocks } from '../element/clock.js';
import {
  batchResult,
  buttonCalled,
  callFrames,
  codesOf,
  confirmBatch,
  countsOf,
  emptyStorage,
  field,
  goOn,
  messageOf,
  newBatch,
  newCustomers,
  recordBatch,
  runBatch,
  saidBy,
  untilBatch,
  untilStill,
} from '../support/batch.js';
import { describeOnce, itOnce } from '../support/once.js';
import {
  click,
  newApi,
  part,
  PASSWORD,
  putHtml,
  textOf,
  typeInto,
  until,
  type Api,
} from '../support/widget.js';

describe('customer-delete-batch: the run', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));
  afterEach(emptyStorage);

  const sent = async (): Promise<string[]> => (await api.calls()).map(({ query }) => query.code!);

  describe('to its end', () => {
    it('deletes all, in order, one at a time', async () => {
      const codes = await newCustomers(api, 5);
      // What the test before has left there has frames that wait for a call.
      putHtml('');
      const frames = callFrames().length;
      const element = await newBatch(api, codes.join('\n'));
      const result = batchResult(element);
      await runBatch(element);
      expect(element.state).to.equal('done');
      const { outcomes, counts } = await result;
      expect(outcomes.map(({ code }) => code)).to.deep.equal(codes);
      expect(counts).to.deep.equal({ deleted: 5, refused: 0, 'not-sent': 0, unknown: 0 });
      expect(await api.ledger()).to.deep.equal(codes);
      expect((await api.calls()).map(({ underWay }) => underWay)).to.deep.equal([0, 0, 0, 0, 0]);
      expect(callFrames()).to.have.length(frames);
    });

    itOnce('tells the page of each, and of the end', async () => {
      const codes = await newCustomers(api, 2);
      const element = await newBatch(api, [{ code: codes[0]!, customerName: 'Jane' }, codes[1]!]);
      const events = recordBatch(element);
      let stateAtEnd = '';
      element.addEventListener('customer-delete-batch-settled', () => (stateAtEnd = element.state));
      await runBatch(element);
      expect(stateAtEnd).to.equal('done');
      expect(events.map(({ name }) => name)).to.deep.equal([
        ...['before', 'sent', 'settled'],
        ...['before', 'sent', 'settled'],
        'batch-settled',
      ]);
      expect(events[0]!.detail).to.deep.equal({
        code: 'C-1',
        customerName: 'Jane',
        accountId: 'greatwidgets',
        userId: 'john1970',
      });
      expect(events[1]!.detail).to.deep.equal(events[0]!.detail);
      expect(JSON.stringify(events)).not.to.include(PASSWORD);
    });

    itOnce('notes refusals, and shows them with their reason', async () => {
      await newCustomers(api, 2);
      const element = await newBatch(api, 'C-1\nnobody\nC-2');
      await runBatch(element);
      expect(element.state).to.equal('done');
      expect(countsOf(element)).to.deep.equal({
        Deleted: 2,
        'Refused by the API': 1,
        'Not deleted': 0,
        'Not known': 0,
        'Not tried': 0,
      });
      expect(textOf(part(element, 'outcomes'))).to.equal(
        'nobody · Refused by the API · No customer with the code "nobody" in this account',
      );
    });

    itOnce('fills its progress bar', async () => {
      const codes = await newCustomers(api, 3);
      const element = await newBatch(api, codes);
      await runBatch(element);
      const bar = part<HTMLProgressElement>(element, 'progress');
      expect([bar.value, bar.max]).to.deep.equal([3, 3]);
      expect(saidBy(element)).to.include('3 of 3');
    });

    itOnce('begins with an empty list again', async () => {
      const codes = await newCustomers(api, 1);
      const element = await newBatch(api, []);
      field<HTMLTextAreaElement>(element, 'codes').value = codes[0]!;
      await click(part(element, 'check'));
      await untilBatch(element, 'confirming');
      await runBatch(element);
      await click(part(element, 'close'));
      await untilBatch(element, 'listing');
      expect(field<HTMLTextAreaElement>(element, 'codes').value).to.equal('');
    });

    itOnce('remembers no password that the page gave', async () => {
      const codes = await newCustomers(api, 2);
      await runBatch(await newBatch(api, codes[0]!));
      const second = await newBatch(api, codes[1]!, { 'user-password': null });
      expect(second.shadowRoot!.querySelector('#userPassword')).not.to.equal(null);
    });

    itOnce('leaves nothing of what section 8 of the contract keeps', async () => {
      const element = await newBatch(api, await newCustomers(api, 2));
      const keys: string[][] = [];
      const look = (): void => {
        keys.push(Object.keys(sessionStorage).filter((key) => key.startsWith('customer-delete')));
      };
      element.addEventListener('customer-delete-sent', look);
      await runBatch(element);
      look();
      expect(keys).to.deep.equal([['customer-delete'], ['customer-delete'], []]);
    });

    itOnce('asks about a list that the page has given meanwhile, once it is closed', async () => {
      const element = await newBatch(api, await newCustomers(api, 2));
      await runBatch(element);
      element.codes = 'next';
      await element.updateComplete;
      expect(element.state).to.equal('done');
      await click(part(element, 'close'));
      await untilBatch(element, 'confirming');
      expect(element.codes).to.equal('next');
      expect(saidBy(element)).to.include('Customers to delete: 1');
    });

    itOnce('remembers a typed password that was right', async () => {
      const codes = await newCustomers(api, 2);
      const first = await newBatch(api, codes[0]!, { 'user-password': null });
      await typeInto(field(first, 'userPassword'), PASSWORD);
      await runBatch(first);
      const second = await newBatch(api, codes[1]!, { 'user-password': null });
      expect(second.shadowRoot!.querySelector('#userPassword')).to.equal(null);
      await runBatch(second);
      expect(await api.ledger()).to.deep.equal(codes);
    });
  });

  describeOnce('a dry run', () => {
    it('does everything but send', async () => {
      const element = await newBatch(api, codesOf(30), { 'dry-run': '' });
      const events = recordBatch(element);
      const result = batchResult(element);
      await runBatch(element);
      const { outcomes, counts } = await result;
      expect(counts).to.deep.equal({ deleted: 0, refused: 0, 'not-sent': 30, unknown: 0 });
      expect(outcomes.every((one) => 'reason' in one && one.reason === 'dry-run')).to.equal(true);
      expect(events.filter(({ name }) => name === 'sent')).to.deep.equal([]);
      expect(events.filter(({ name }) => name === 'before')).to.have.length(30);
      expect(await api.calls()).to.deep.equal([]);
    });
  });

  itOnce('becomes a dry run where the page says so in the middle', async () => {
    const codes = await newCustomers(api, 3);
    const element = await newBatch(api, codes);
    element.addEventListener('customer-delete-settled', () => (element.dryRun = true));
    const result = batchResult(element);
    await runBatch(element);
    const { counts } = await result;
    expect(counts).to.deep.equal({ deleted: 1, refused: 0, 'not-sent': 2, unknown: 0 });
    expect(await api.ledger()).to.deep.equal(['C-1']);
  });

  describeOnce('where the page says no', () => {
    it('skips that one', async () => {
      const codes = await newCustomers(api, 3);
      const element = await newBatch(api, codes);
      element.addEventListener('customer-delete-before', (event) => {
        if ((event as CustomEvent<{ code: string }>).detail.code === 'C-2') event.preventDefault();
      });
      const result = batchResult(element);
      await runBatch(element);
      const { outcomes } = await result;
      expect(outcomes.map(({ status }) => status)).to.deep.equal([
        'deleted',
        'not-sent',
        'deleted',
      ]);
      expect(outcomes[1]).to.include({ reason: 'cancelled', sentAt: null });
      expect(await sent()).to.deep.equal(['C-1', 'C-3']);
    });

    it('stops before the one at which it calls stop()', async () => {
      const codes = await newCustomers(api, 3);
      const element = await newBatch(api, codes);
      element.addEventListener('customer-delete-before', (event) => {
        if ((event as CustomEvent<{ code: string }>).detail.code === 'C-2') element.stop();
      });
      await runBatch(element);
      expect(element.state).to.equal('stopped');
      expect(await sent()).to.deep.equal(['C-1']);
      expect(countsOf(element)).to.include({ Deleted: 1, 'Not tried': 2 });
    });
  });

  describe('stops by itself', () => {
    itOnce('at the first whose outcome is not known, and goes on', async () => {
      const codes = await newCustomers(api, 3);
      await api.misbehave('garbage', { code: 'C-2' });
      const element = await newBatch(api, codes, {}, '<a slot="lookup" href="#x">Record</a>');
      await runBatch(element);
      expect(element.state).to.equal('stopped');
      expect(messageOf(element)).to.match(/^Stopped\. Not known whether customer C-2 was deleted/);
      expect(await sent()).to.deep.equal(['C-1', 'C-2']);
      const slot = element.shadowRoot!.querySelector<HTMLSlotElement>('slot[name=lookup]')!;
      expect(slot.assignedElements().map(textOf)).to.deep.equal(['Record']);
      await goOn(element);
      expect(element.state).to.equal('done');
      expect(await sent()).to.deep.equal(codes);
      expect(countsOf(element)).to.include({ Deleted: 2, 'Not known': 1 });
    });

    itOnce('at a refusal before anything was deleted, and asks for the password', async () => {
      const codes = await newCustomers(api, 2);
      const element = await newBatch(api, codes, { 'user-password': 'not-a-key' });
      await runBatch(element);
      expect(element.state).to.equal('stopped');
      expect(messageOf(element)).to.equal(
        'Stopped. Are user name and password right? ' +
          'The API answered: Wrong user_id or user_password',
      );
      expect(await sent()).to.deep.equal(['C-1']);
      // The same text does not stop it again.
      await goOn(element);
      expect(element.state).to.equal('done');
      expect(await sent()).to.deep.equal(codes);
    });

    itOnce('at three refusals running with the same text, but not twice', async () => {
      await newCustomers(api, 1);
      const list = ['C-1', ...codesOf(8, 'x')];
      const element = await newBatch(api, list);
      await api.misbehave('never', { code: 'C-1' });
      await confirmBatch(element);
      await until(async () => (await sent()).length, 'the first');
      await api.misbehave('refuse', { message: 'No such customer', times: 99 });
      await api.release();
      await untilStill(element);
      expect(element.state).to.equal('stopped');
      expect(messageOf(element)).to.match(
        /three times running\. The API answered: No such customer/,
      );
      expect(await sent()).to.deep.equal(list.slice(0, 4));
      await goOn(element);
      expect(element.state).to.equal('done');
      expect(await sent()).to.deep.equal(list);
    });

    it('where the API can not be reached', async () => {
      const endpoint = api.endpoint.replace('127.0.0.1', '127.0.0.2');
      const element = await newBatch(api, 'a\nb', { endpoint });
      await runBatch(element);
      expect(element.state).to.equal('stopped');
      expect(messageOf(element)).to.equal("Stopped. The API can't be reached.");
      expect(countsOf(element)).to.include({ 'Not deleted': 1, 'Not tried': 1 });
    });

    itOnce('where the API can not be reached, and tries the same one again', async () => {
      const endpoint = api.endpoint.replace('127.0.0.1', '127.0.0.2');
      const element = await newBatch(api, 'a\nb', { endpoint });
      const events = recordBatch(element);
      await runBatch(element);
      await goOn(element);
      expect(element.state).to.equal('stopped');
      expect(countsOf(element)).to.include({ 'Not deleted': 1, 'Not tried': 1 });
      const settled = events.filter(({ name }) => name === 'settled');
      expect(settled.map(({ detail }) => detail.code)).to.deep.equal(['a', 'a']);
      await click(buttonCalled(element, 'End'));
      await untilBatch(element, 'done');
      await click(part(element, 'close'));
      await untilBatch(element, 'listing');
      expect(field<HTMLTextAreaElement>(element, 'codes').value).to.equal('a\nb');
    });

    itOnce(
      'at a wrong password, and gives the list back with whom that has kept alive',
      async () => {
        const codes = await newCustomers(api, 3);
        const element = await newBatch(api, codes, { 'user-password': 'not-a-key' });
        await runBatch(element);
        await click(buttonCalled(element, 'End'));
        await untilBatch(element, 'done');
        await click(part(element, 'close'));
        await untilBatch(element, 'listing');
        expect(field<HTMLTextAreaElement>(element, 'codes').value).to.equal(codes.join('\n'));
      },
    );
  });

  describeOnce('the names of customers', () => {
    it('stand beside the codes, and are not sent', async () => {
      await newCustomers(api, 1);
      await api.misbehave('never', { code: 'C-1' });
      const element = await newBatch(api, [{ code: 'C-1', customerName: 'Jane Doe' }]);
      await confirmBatch(element);
      await until(async () => (await sent()).length, 'the request');
      expect(messageOf(element)).to.equal('Deleting customer C-1 (Jane Doe)…');
      await api.misbehave('refuse', { message: 'No' });
      await api.release();
      await untilStill(element);
      expect(JSON.stringify(await api.calls())).not.to.include('Jane');
    });

    it('stand beside the codes of those that were not deleted', async () => {
      await api.misbehave('refuse', { message: 'No' });
      const element = await newBatch(api, [{ code: 'C-1', customerName: 'Jane Doe' }]);
      await runBatch(element);
      expect(textOf(part(element, 'outcomes'))).to.match(
        /^C-1 \(Jane Doe\) · Refused by the API · No$/,
      );
    });
  });

  describeOnce('a late answer', () => {
    /** Stopped since C-1 has not been answered in time; its answer still can come. */
    async function unanswered() {
      const codes = await newCustomers(api, 3);
      await api.misbehave('never', { code: 'C-1' });
      const element = await newBatch(api, codes, { timeout: '1500' });
      const events = recordBatch(element);
      const clock = stopClocks(1500);
      try {
        await confirmBatch(element);
        await until(async () => (await sent()).length, 'the request');
        clock.forward(1500);
        await untilStill(element);
      } finally {
        clock.restore();
      }
      return { element, events };
    }

    it('takes the place of what was not known, and is told', async () => {
      const { element, events } = await unanswered();
      expect(countsOf(element)).to.include({ Deleted: 0, 'Not known': 1 });
      await api.release();
      await until(() => countsOf(element)['Deleted'] === 1, 'the late answer');
      expect(countsOf(element)).to.include({ 'Not known': 0 });
      expect(events.at(-1)).to.deep.include({ name: 'settled' });
      expect(events.at(-1)!.detail).to.include({ status: 'deleted', code: 'C-1', late: true });
    });

    it('does not change what the page was given at the end', async () => {
      const { element } = await unanswered();
      const result = batchResult(element);
      await click(part(element, 'close'));
      const { outcomes, counts } = await result;
      await api.release();
      await until(() => countsOf(element)['Deleted'] === 1, 'the late answer');
      expect(outcomes.map(({ status }) => status)).to.deep.equal(['unknown']);
      expect(counts).to.include({ deleted: 0, unknown: 1 });
    });

    it('is what the message says then', async () => {
      const { element } = await unanswered();
      expect(messageOf(element)).to.match(/Not known whether/);
      await api.release();
      await until(() => countsOf(element)['Deleted'] === 1, 'the late answer');
      await element.updateComplete;
      expect(messageOf(element)).not.to.match(/Not known/);
      expect(messageOf(element)).to.match(/Deleted: customer C-1/);
    });

    it('proves the password: a refusal does not stop it, nor raise doubts about the password', async () => {
      const { element, events } = await unanswered();
      await api.release();
      await until(() => countsOf(element)['Deleted'] === 1, 'the late answer');
      await api.misbehave('refuse', { code: 'C-2' });
      await goOn(element);
      expect(element.state).to.equal('done');
      expect(messageOf(element)).to.equal('The list has ended. Deleted: 2 · Refused by the API: 1');
      expect(countsOf(element)).to.include({ Deleted: 2, 'Refused by the API': 1 });
      const { name } = events.at(-1)!;
      expect(name).to.equal('batch-settled');
    });

    it('is counted after another list has been begun, and touches that one not', async () => {
      const { element, events } = await unanswered();
      await click(part(element, 'close'));
      await untilBatch(element, 'done');
      await click(part(element, 'close'));
      await untilBatch(element, 'listing');
      await api.release();
      await until(() => events.at(-1)!.name === 'settled', 'the late answer');
      expect(element.state).to.equal('listing');
    });
  });
});
