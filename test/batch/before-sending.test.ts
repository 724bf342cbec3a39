// Between the confirmation of a list and the sending of its first: while the batch looks whether the API
// is there, and while it waits for another call of the page.
import { expect } from '@open-wc/testing';
import { deleteCustomer } from '../../src/index.js';
import { bodyOf } from '../hostile/program.js';
import { frames, Space } from '../hostile/space.js';
import { stopClocks, type Clock } from '../element/clock.js';
import {
  buttonCalled,
  confirmBatch,
  countsOf,
  emptyStorage,
  field,
  goOn,
  messageOf,
  newBatch,
  recordBatch,
  untilBatch,
} from '../support/batch.js';
import {
  ACCOUNT,
  click,
  confirmDelete,
  holdCalls,
  newApi,
  newWidget,
  PASSWORD,
  until,
  untilState,
  USER,
  type Api,
} from '../support/widget.js';

describe('customer-delete-batch: before the first is sent', () => {
  let api: Api;
  let clock: Clock | undefined;
  beforeEach(() => (api = newApi()));
  afterEach(() => {
    clock?.restore();
    clock = undefined;
    emptyStorage();
  });
  after(() => Space.closeAll());

  const stops: Record<string, [why: RegExp, act: (element: Element) => void]> = {
    'Stop is pressed': [
      /It was stopped\.$/,
      (element) => (element as HTMLElement & { stop(): void }).stop(),
    ],
    'the page is hidden for good': [
      /The page was away\.$/,
      () => window.dispatchEvent(new PageTransitionEvent('pagehide')),
    ],
    'the page is frozen': [
      /The page was away\.$/,
      () => document.dispatchEvent(new Event('freeze')),
    ],
  };

  it('sends nothing about a customer of whom another call became unknown after the confirmation', async () => {
    await api.misbehave('never', { code: '123' });
    const stopper = new AbortController();
    const request = {
      endpoint: api.endpoint,
      accountId: ACCOUNT,
      userId: USER,
      userPassword: PASSWORD,
      code: '123',
    };
    const other = deleteCustomer(request, { signal: stopper.signal });
    await until(async () => (await api.calls()).length, 'the request');
    const element = await newBatch(api, '123\n40817', { countdown: null });
    clock = stopClocks(1000, 5000);
    await confirmBatch(element);
    await untilBatch(element, 'countdown');
    clock.forward(1000);
    stopper.abort();
    expect(await other).to.include({ status: 'unknown' });
    clock.forward(4000);
    await untilBatch(element, 'done');
    expect(countsOf(element)).to.include({ 'Not deleted': 1, Deleted: 1 });
    expect((await api.calls()).map(({ query }) => query.code)).to.deep.equal(['123', '40817']);
    // The other call is about that one; it is not for another list.
    await click(buttonCalled(element, 'Another list'));
    await untilBatch(element, 'listing');
    expect(field<HTMLTextAreaElement>(element, 'codes').value).to.equal('');
  });

  describe('while it looks whether the API is there', () => {
    async function looking() {
      const space = await Space.open({
        call: { body: bodyOf(({ succeed }) => succeed()) },
        probe: { hangs: true },
      });
      const framesBefore = frames().length;
      clock = stopClocks(1000, 2000);
      const element = await newBatch(api, 'C-1\nC-2', { endpoint: space.endpoint });
      const events = recordBatch(element);
      await space.logOnce(({ probes }) => probes.length === 1);
      // Firefox would hold the second look back behind the first, for 20 s.
      clock.forward(2000);
      await confirmBatch(element);
      await untilBatch(element, 'running');
      await space.logOnce(({ probes }) => probes.length > 1);
      const nothingSent = async (): Promise<void> => {
        // Longer than the form's own look may last, too.
        clock!.forward(60_000);
        await until(() => frames().length === framesBefore, 'the frames go');
        expect((await space.log()).calls).to.deep.equal([]);
        expect(events.map(({ name }) => name)).not.to.include('sent');
        expect(countsOf(element)).to.include({ 'Not deleted': 0, 'Not tried': 2 });
      };
      return { element, space, clock, nothingSent };
    }

    for (const [what, [why, act]] of Object.entries(stops)) {
      it(`stops where ${what}, and goes on with the same one`, async () => {
        const { element, space, nothingSent } = await looking();
        act(element);
        await untilBatch(element, 'stopped');
        expect(messageOf(element)).to.match(why);
        await nothingSent();
        await space.reply({ probe: { hangs: false } });
        await goOn(element);
        expect(element.state).to.equal('done');
        expect(countsOf(element)).to.include({ Deleted: 2 });
        expect((await space.log()).calls).to.have.length(2);
      });
    }

    it('stops where the machine slept', async () => {
      const { element, clock, nothingSent } = await looking();
      clock.suspend(60_000);
      clock.forward(1000);
      await untilBatch(element, 'stopped');
      expect(messageOf(element)).to.match(/The page was away\.$/);
      await nothingSent();
    });

    it('stops where the API answers first after the machine slept', async () => {
      const { element, space, clock, nothingSent } = await looking();
      clock.jump(60_000);
      await space.reply({ probe: { hangs: false } });
      await untilBatch(element, 'stopped');
      expect(messageOf(element)).to.match(/The page was away\.$/);
      await nothingSent();
    });
  });

  describe('while it waits for another call of the page', () => {
    async function waiting() {
      const first = await newWidget(api, { code: '40817' });
      const element = await newBatch(api, '123');
      const calls = holdCalls(first);
      await confirmDelete(first);
      await untilState(first, 'pending');
      clock = stopClocks(1000);
      // The widget's dialog is in the way of the mouse, not of a script.
      const typed = element.shadowRoot!.querySelector<HTMLInputElement>('#confirmation')!;
      typed.value = '1';
      element.shadowRoot!.querySelector<HTMLElement>('[part=delete]')!.click();
      await untilBatch(element, 'running');
      const end = async (): Promise<void> => {
        calls[0]!.settle({ ...calls[0]!.facts, status: 'deleted' });
        await untilState(first, 'deleted');
      };
      return { element, clock, end };
    }

    for (const [what, [why, act]] of Object.entries(stops)) {
      it(`stops at once where ${what}`, async () => {
        const { element, end } = await waiting();
        act(element);
        await untilBatch(element, 'stopped');
        expect(messageOf(element)).to.match(why);
        await end();
        expect(await api.calls()).to.deep.equal([]);
      });
    }

    it('stops at the first tick after the machine slept', async () => {
      const { element, clock, end } = await waiting();
      clock.suspend(3_600_000);
      clock.forward(1000);
      await untilBatch(element, 'stopped');
      expect(messageOf(element)).to.match(/The page was away\.$/);
      await end();
      expect(await api.calls()).to.deep.equal([]);
    });

    it('stops where its turn comes first after the machine slept', async () => {
      const { element, clock, end } = await waiting();
      clock.jump(3_600_000);
      await end();
      await untilBatch(element, 'stopped');
      expect(await api.calls()).to.deep.equal([]);
    });
  });
});
