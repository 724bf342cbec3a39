import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { itOnce } from '../support/once.js';
import {
  Api,
  centre,
  click,
  confirmDelete,
  findPart,
  focusedIn,
  holdCalls,
  holdEnter,
  isOpen,
  newApi,
  newWidget,
  nextOutcome,
  openForm,
  part,
  putHtml,
  recordEvents,
  textOf,
  until,
  untilState,
} from '../support/widget.js';
import { stopClocks } from './clock.js';

/** The default, written down. */
const COUNTDOWN = { countdown: null };

/** What comes of one whose Stop the page has hidden or covered. */
const covered = { status: 'not-sent', reason: 'cancelled', message: 'The page changed.' };

/** The delays of the timers of a countdown, in ms: its seconds, and all of it. */
const TIMERS = [1000, 5000, 20_000];

describe('customer-delete: the countdown', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  /** A widget that counts down on clocks that only the test moves. */
  const countingDown = async (attributes = {}) => {
    const element = await newWidget(api, { ...COUNTDOWN, ...attributes });
    const clock = stopClocks(...TIMERS);
    await confirmDelete(element);
    await untilState(element, 'countdown');
    return { element, clock };
  };

  describe('stopping', () => {
    it('gives the focus to Stop', async () => {
      const { element } = await countingDown();
      expect(focusedIn(element)).to.equal(part(element, 'stop'));
      expect(textOf(part(element, 'stop'))).to.equal('Stop');
    });

    itOnce('says that nothing has been sent yet', async () => {
      const { element } = await countingDown();
      expect(textOf(part(element, 'countdown'))).to.match(/nothing has been sent/i);
    });

    itOnce('ends as not sent, cancelled, by a click on Stop', async () => {
      const { element } = await countingDown();
      const outcome = nextOutcome(element);
      await click(part(element, 'stop'));
      expect(await outcome).to.include({ status: 'not-sent', reason: 'cancelled', sentAt: null });
    });

    it('shows the result in the dialog after Stop', async () => {
      const { element } = await countingDown();
      await click(part(element, 'stop'));
      await untilState(element, 'not-sent');
      expect(isOpen(element)).to.equal(true);
      expect(focusedIn(element)).to.equal(part(element, 'close'));
      expect(textOf(part(element, 'message'))).to.match(/^Not deleted: nothing was sent\./);
    });

    for (const key of ['Enter', ' ']) {
      it(`stops by a press of "${key}"`, async () => {
        const { element } = await countingDown();
        await sendKeys({ press: key });
        await untilState(element, 'not-sent');
      });
    }

    itOnce('sends nothing after Stop, however long one waits', async () => {
      const { element, clock } = await countingDown();
      const calls = holdCalls(element);
      await click(part(element, 'stop'));
      await untilState(element, 'not-sent');
      clock.forward(60_000);
      await element.updateComplete;
      expect(element.state).to.equal('not-sent');
      expect(calls).to.deep.equal([]);
    });

    it('closes at Escape, and nothing is sent', async () => {
      const { element } = await countingDown();
      const outcome = nextOutcome(element);
      await sendKeys({ press: 'Escape' });
      expect(await outcome).to.include({ status: 'not-sent', reason: 'cancelled' });
      await until(() => !isOpen(element), 'the dialog closes');
    });

    itOnce('closes at close(), and nothing is sent', async () => {
      const { element } = await countingDown();
      const outcome = nextOutcome(element);
      element.close();
      expect(await outcome).to.include({ status: 'not-sent', reason: 'cancelled' });
    });

    itOnce('tells the page of no call that was stopped', async () => {
      const { element } = await countingDown();
      const events = recordEvents(element);
      await click(part(element, 'stop'));
      await untilState(element, 'not-sent');
      expect(events.map(({ name }) => name)).to.deep.equal(['settled']);
    });
  });

  describe('out of sight', () => {
    const ways: Record<string, (around: HTMLDetailsElement) => void> = {
      'display: none': (around) => (around.style.display = 'none'),
      'content-visibility: hidden': (around) => (around.style.contentVisibility = 'hidden'),
      'a closed <details>': (around) => (around.open = false),
    };
    for (const [way, hide] of Object.entries(ways)) {
      for (const moment of ['at the next second', 'at the end']) {
        it(`ends as cancelled ${moment} where Stop is hidden by ${way}`, async () => {
          const element = await newWidget(api, COUNTDOWN);
          const around = document.createElement('details');
          around.open = true;
          element.replaceWith(around);
          around.append(element);
          const clock = stopClocks(...TIMERS);
          await confirmDelete(element);
          await untilState(element, 'countdown');
          const calls = holdCalls(element);
          if (moment === 'at the end') clock.forward(4000);
          const outcome = nextOutcome(element);
          hide(around);
          clock.forward(1000);
          expect(await outcome).to.include(covered);
          expect(calls).to.deep.equal([]);
          await until(() => !isOpen(element), 'the page can be used again');
          around.remove();
        });
      }
    }

    it("ends as cancelled where a dialog of the page's covers Stop", async () => {
      const { element, clock } = await countingDown();
      const covering = putHtml(
        '<dialog>Your session expires. <button>Stay</button></dialog>',
      ).querySelector('dialog')!;
      const calls = holdCalls(element);
      covering.showModal();
      const outcome = nextOutcome(element);
      clock.forward(1000);
      expect(await outcome).to.include(covered);
      expect(calls).to.deep.equal([]);
      covering.close();
    });

    it('goes on below the form of another widget, and stands on top again when that has closed', async () => {
      const { element, clock } = await countingDown();
      const above = await newWidget(api, { code: '40817' });
      above.open();
      await untilState(above, 'confirming');
      clock.forward(1000);
      expect(element.state).to.equal('countdown');
      above.close();
      await untilState(above, 'idle');
      const covering = putHtml('<dialog><button>Stay</button></dialog>').querySelector('dialog')!;
      covering.showModal();
      const outcome = nextOutcome(element);
      clock.forward(1000);
      expect(await outcome).to.include({ status: 'not-sent', reason: 'cancelled' });
      covering.close();
    });

    it('has the focus on Stop again where a click has taken it away', async () => {
      const { element, clock } = await countingDown();
      await click(part(element, 'title'));
      clock.forward(1000);
      expect(element.shadowRoot!.activeElement).to.equal(part(element, 'stop'));
    });

    it('goes on where the element has no box of its own', async () => {
      const { element, clock } = await countingDown({ style: 'display: contents' });
      const outcome = nextOutcome(element);
      clock.forward(5000);
      expect(await outcome).to.include({ status: 'deleted' });
    });
  });

  describe('impatience', () => {
    it('is not stopped by the Enter key that is still held', async () => {
      const element = await newWidget(api, COUNTDOWN);
      stopClocks(...TIMERS);
      await openForm(element);
      await sendKeys({ type: '123' });
      await holdEnter(element, () => untilState(element, 'countdown'));
      expect(element.state).to.equal('countdown');
    });

    it('keeps a repeated key from pressing Stop, whatever the browser', async () => {
      const { element } = await countingDown();
      for (const key of ['Enter', ' ']) {
        const init = { key, repeat: true, bubbles: true, composed: true, cancelable: true };
        const event = new KeyboardEvent('keydown', init);
        part(element, 'stop').dispatchEvent(event);
        expect(event.defaultPrevented).to.equal(true);
      }
    });

    it('is not stopped by the second click of a double click', async () => {
      const element = await newWidget(api, COUNTDOWN);
      stopClocks(...TIMERS);
      await openForm(element);
      await sendKeys({ type: '123' });
      await element.updateComplete;
      const position = centre(part(element, 'delete'));
      await sendMouse({ type: 'click', position });
      await sendMouse({ type: 'click', position });
      await element.updateComplete;
      expect(element.state).to.equal('countdown');
    });
  });

  describe('time', () => {
    itOnce('lasts five seconds where nothing is set', async () => {
      const { element, clock } = await countingDown();
      clock.forward(4999);
      await element.updateComplete;
      expect(element.state).to.equal('countdown');
      const outcome = nextOutcome(element);
      clock.forward(1);
      expect(await outcome).to.include({ status: 'deleted' });
    });

    itOnce('shows the seconds that are left', async () => {
      const { element, clock } = await countingDown();
      const seen: string[] = [];
      for (let second = 0; second < 4; second += 1) {
        await element.updateComplete;
        seen.push(/\d+/.exec(textOf(part(element, 'countdown')))![0]);
        clock.forward(1000);
      }
      expect(seen).to.deep.equal(['5', '4', '3', '2']);
    });

    itOnce('lasts as long as it is set', async () => {
      const { element, clock } = await countingDown({ countdown: '20000' });
      clock.forward(19_000);
      await element.updateComplete;
      expect(element.state).to.equal('countdown');
    });

    itOnce('sends nothing before it is over', async () => {
      const { element, clock } = await countingDown();
      const calls = holdCalls(element);
      clock.forward(4999);
      expect(calls).to.deep.equal([]);
      clock.forward(1);
      expect(calls).to.have.length(1);
    });

    itOnce(
      'ends as cancelled where the page slept and it ends more than a second late',
      async () => {
        const { element, clock } = await countingDown();
        const outcome = nextOutcome(element);
        const calls = holdCalls(element);
        clock.sleep(6001);
        expect(await outcome).to.include({ status: 'not-sent', reason: 'cancelled' });
        expect(calls).to.deep.equal([]);
        await element.updateComplete;
        expect(isOpen(element)).to.equal(false);
        expect(textOf(part(element, 'status'))).to.match(/nothing was sent\. The page was away\.$/);
      },
    );

    itOnce(
      'ends as cancelled at the first tick after the machine slept, and never below zero',
      async () => {
        const { element, clock } = await countingDown();
        const outcome = nextOutcome(element);
        const calls = holdCalls(element);
        clock.suspend(60_000);
        clock.forward(1000);
        await element.updateComplete;
        expect(textOf(element.shadowRoot!)).not.to.match(/-\d/);
        expect(element.state).to.equal('not-sent');
        expect(await outcome).to.include({ status: 'not-sent', reason: 'cancelled' });
        clock.forward(60_000);
        expect(calls).to.deep.equal([]);
      },
    );

    itOnce('shows no less than zero where it ends a little late', async () => {
      const { element, clock } = await countingDown();
      clock.suspend(4900);
      clock.forward(1000);
      await element.updateComplete;
      expect(textOf(part(element, 'countdown'))).to.match(/: 0 seconds\.$/);
    });

    itOnce('sends where it ends a little late only', async () => {
      const { element, clock } = await countingDown();
      const outcome = nextOutcome(element);
      clock.sleep(5900);
      expect(await outcome).to.include({ status: 'deleted' });
    });

    for (const countdown of ['2147483648', '4294967297', '1e300']) {
      it(`is not skipped where it is longer than a timer can be: ${countdown}`, async () => {
        const element = await newWidget(api, { countdown });
        await confirmDelete(element);
        await untilState(element, 'countdown');
        // A timer that is too long fires at once: before these answers.
        for (let turns = 0; turns < 5; turns += 1) expect(await api.calls()).to.deep.equal([]);
        expect(element.state).to.equal('countdown');
      });
    }

    itOnce('is left out where it is set to 0', async () => {
      const element = await newWidget(api, { countdown: '0' });
      const outcome = nextOutcome(element);
      await confirmDelete(element);
      await element.updateComplete;
      expect(findPart(element, 'stop')).to.equal(null);
      expect(await outcome).to.include({ status: 'deleted' });
    });
  });
});
