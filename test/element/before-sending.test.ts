// Between the confirmation and the moment in which the request is handed to the browser: while the
// widget looks once more whether the API is there, and while it waits for another call of the page.
import { expect } from '@open-wc/testing';
import type { CustomerDelete } from '../../src/index.js';
import { bodyOf } from '../hostile/program.js';
import { frames, Space } from '../hostile/space.js';
import { describeOnce, itOnce } from '../support/once.js';
import {
  Api,
  click,
  closeResult,
  confirmDelete,
  confirmForm,
  holdCalls,
  isOpen,
  newApi,
  newWidget,
  nextOutcome,
  openForm,
  outcomeOfDelete,
  part,
  putHtml,
  recordEvents,
  textOf,
  until,
  untilState,
} from '../support/widget.js';
import { stopClocks } from './clock.js';

const HOUR = 3_600_000;

/** Of the watch over the sleep, and of the patience with a server that does not answer. */
const TIMERS = [1000, 2000];

const cancelled = { status: 'not-sent', reason: 'cancelled', sentAt: null, code: '123' };

/** What stops a call that is not sent yet, and what is told as the reason. */
const stops: Record<string, [why: string, act: (element: CustomerDelete) => void]> = {
  'changes the code': ['The page changed.', (element) => (element.code = '40817')],
  'changes the endpoint': [
    'The page changed.',
    (element) => (element.endpoint = newApi().endpoint),
  ],
  'changes the account': [
    'The page changed.',
    (element) => element.setAttribute('account-id', 'smallshop'),
  ],
  'takes the endpoint away': ['The page changed.', (element) => (element.endpoint = '')],
  'is hidden for good': [
    'The page was away.',
    () => window.dispatchEvent(new PageTransitionEvent('pagehide')),
  ],
  'is frozen': ['The page was away.', () => document.dispatchEvent(new Event('freeze'))],
  'removes the element': ['The page changed.', (element) => element.remove()],
  'moves the element': ['The page changed.', (element) => putHtml('').append(element)],
};

describe('customer-delete: before the sending', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));
  afterEach(() => sessionStorage.removeItem('customer-delete'));
  after(() => Space.closeAll());

  describe('while it looks whether the API is there', () => {
    /** Confirmed, while the API does not answer the look that comes before the sending. */
    async function looking() {
      const space = await Space.open({
        call: { body: bodyOf(({ succeed }) => succeed()) },
        probe: { hangs: true },
      });
      const framesBefore = frames().length;
      const element = await newWidget(api, { endpoint: space.endpoint });
      const clock = stopClocks(...TIMERS);
      const events = recordEvents(element);
      await openForm(element);
      await space.logOnce(({ probes }) => probes.length === 1);
      // Firefox would hold the second look back behind the first, for 20 s.
      clock.forward(2000);
      await confirmForm(element);
      await untilState(element, 'pending');
      await space.logOnce(({ probes }) => probes.length > 1);
      /** Nothing more can come: all that was made for the call is gone. */
      const nothingSent = async (): Promise<void> => {
        await until(() => frames().length === framesBefore, 'the frames go');
        clock.forward(60_000);
        expect((await space.log()).calls).to.deep.equal([]);
        expect(events.map(({ name }) => name)).not.to.include('sent');
      };
      return { element, space, clock, events, nothingSent };
    }

    // How a look that is under way is cut depends on the browser; what leads to it does not.
    const cuts = ['changes the code', 'removes the element'];
    for (const [what, [why, act]] of Object.entries(stops)) {
      (cuts.includes(what) ? it : itOnce)(`is stopped where the page ${what}`, async () => {
        const { element, nothingSent } = await looking();
        const outcome = nextOutcome(element);
        act(element);
        expect(await outcome).to.include({ ...cancelled, message: why });
        await until(() => !isOpen(element), 'the dialog closes');
        await nothingSent();
      });
    }

    it('is not stopped by close(), and is sent once the patience is over', async () => {
      const { element, space, clock, events } = await looking();
      element.close();
      await element.updateComplete;
      expect(element.state).to.equal('pending');
      clock.forward(2000);
      await untilState(element, 'deleted');
      expect((await space.log()).calls).to.have.length(1);
      expect(events.map(({ name }) => name)).to.deep.equal(['before', 'sent', 'settled']);
    });

    it('is stopped at the first tick after the machine slept, and asks again', async () => {
      const { element, clock, nothingSent } = await looking();
      const outcome = nextOutcome(element);
      clock.suspend(HOUR);
      clock.forward(1000);
      expect(await outcome).to.include({ ...cancelled, message: 'The page was away.' });
      await element.updateComplete;
      expect(isOpen(element)).to.equal(true);
      expect(textOf(part(element, 'message'))).to.match(/nothing was sent\. The page was away\.$/);
      await nothingSent();
      await click(part(element, 'retry'));
      await untilState(element, 'confirming');
    });

    it('is stopped where the API answers first after the machine slept', async () => {
      const { element, space, clock, nothingSent } = await looking();
      const outcome = nextOutcome(element);
      clock.jump(11_001);
      await space.reply({ probe: { hangs: false } });
      expect(await outcome).to.include({ ...cancelled, message: 'The page was away.' });
      await nothingSent();
    });

    it('is sent where the page was a little late only', async () => {
      const { element, space, clock } = await looking();
      const outcome = nextOutcome(element);
      clock.jump(10_900);
      await space.reply({ probe: { hangs: false } });
      expect(await outcome).to.include({ status: 'deleted' });
    });

    it('waits for what a deleteCustomer of the host says, whose call may be out', async () => {
      const element = await newWidget(api);
      let settle: (() => void) | undefined;
      element.deleteCustomer = ({ code, accountId, userId }, { signal }) =>
        new Promise((resolve) => {
          const now = new Date().toISOString();
          const facts = { code, accountId, userId, sentAt: now, settledAt: now };
          settle = () => resolve({ status: 'deleted', ...facts });
          expect(signal!.aborted).to.equal(false);
        });
      await confirmDelete(element);
      await untilState(element, 'pending');
      element.code = '40817';
      await element.updateComplete;
      expect(element.state).to.equal('pending');
      const outcome = nextOutcome(element);
      settle!();
      expect(await outcome).to.include({ status: 'deleted', code: '123' });
    });
  });

  describe('once it is sent', () => {
    for (const [what, [, act]] of Object.entries(stops)) {
      itOnce(`is not cut where a listener for "sent" ${what}`, async () => {
        const element = await newWidget(api);
        element.addEventListener('customer-delete-sent', () => act(element));
        const outcome = nextOutcome(element);
        await confirmDelete(element);
        expect(await outcome).to.include({ status: 'deleted', code: '123' });
        expect(await api.calls()).to.have.length(1);
      });
    }

    it('is not cut where the page changes in the moment of the sending', async () => {
      // The API has answered, and nothing has to come up: it leaves in the task of the key press.
      const earlier = await newWidget(api, { code: '40817' });
      await outcomeOfDelete(earlier);
      await closeResult(earlier);
      const element = await newWidget(api, { isolation: 'none', probe: 'off' });
      await openForm(element);
      // Told of the confirmation a moment later: the request has just left in the same task.
      new MutationObserver((_, observer) => {
        observer.disconnect();
        element.code = '40817';
      }).observe(element, { attributeFilter: ['state'] });
      const outcome = nextOutcome(element);
      await confirmForm(element);
      expect(await outcome).to.include({ status: 'deleted', code: '123' });
    });
  });

  describeOnce('while it waits for another call of the page', () => {
    async function waiting() {
      const first = await newWidget(api, { code: '40817' });
      const before = holdCalls(first);
      await confirmDelete(first);
      await untilState(first, 'pending');
      const clock = stopClocks(...TIMERS);
      const element = await newWidget(api);
      const calls = holdCalls(element);
      element.open();
      await untilState(element, 'confirming');
      await confirmForm(element);
      await untilState(element, 'countdown');
      const end = async (): Promise<void> => {
        before[0]!.settle({ ...before[0]!.facts, status: 'refused', message: 'No' });
        await untilState(first, 'refused');
      };
      return { first, element, calls, clock, end };
    }

    it('is stopped at the first tick after the machine slept, and asks again', async () => {
      const { first, element, calls, clock, end } = await waiting();
      const outcome = nextOutcome(element);
      clock.suspend(HOUR);
      clock.forward(1000);
      expect(await outcome).to.include({ ...cancelled, message: 'The page was away.' });
      await element.updateComplete;
      expect(isOpen(element)).to.equal(false);
      await end();
      expect(calls).to.deep.equal([]);
      expect(element.state).to.equal('not-sent');
      first.close();
      await first.updateComplete;
      await click(part(element, 'retry'));
      await untilState(element, 'confirming');
    });

    it('is stopped where its turn comes first after the machine slept', async () => {
      const { element, calls, clock, end } = await waiting();
      const outcome = nextOutcome(element);
      clock.jump(HOUR);
      await end();
      expect(await outcome).to.include({ ...cancelled, message: 'The page was away.' });
      expect(calls).to.deep.equal([]);
    });

    it('tells the page of no call then', async () => {
      const { element, clock, end } = await waiting();
      const events = recordEvents(element);
      clock.jump(HOUR);
      await end();
      expect(events.map(({ name }) => name)).to.deep.equal(['settled', 'closed']);
    });

    it('is sent after any time in which the page was awake', async () => {
      const { calls, clock, end } = await waiting();
      clock.forward(HOUR);
      expect(calls).to.deep.equal([]);
      await end();
      expect(calls).to.have.length(1);
    });
  });
});
