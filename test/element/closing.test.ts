import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CustomerDelete } from '../../src/index.js';
import { itOnce } from '../support/once.js';
import {
  Api,
  click,
  closeResult,
  confirmDelete,
  confirmForm,
  dialog,
  findPart,
  focusedIn,
  holdCalls,
  holdEnter,
  isOpen,
  listenToConsole,
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

describe('customer-delete: closing', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  describe('the form', () => {
    const ways: Record<string, (element: CustomerDelete) => Promise<unknown> | void> = {
      Cancel: (element) => click(part(element, 'cancel')),
      Escape: () => sendKeys({ press: 'Escape' }),
      'close()': (element) => element.close(),
    };

    for (const [way, close] of Object.entries(ways)) {
      it(`goes back to idle by ${way}`, async () => {
        const element = await newWidget(api);
        await openForm(element);
        await close(element);
        await untilState(element, 'idle');
        expect(isOpen(element)).to.equal(false);
      });

      itOnce(`has no outcome by ${way}`, async () => {
        const element = await newWidget(api);
        const events = recordEvents(element);
        await openForm(element);
        await close(element);
        await until(() => events.length, 'an event');
        expect(events.map(({ name, event }) => [name, event.detail])).to.deep.equal([
          ['closed', null],
        ]);
        expect(findPart(element, 'status')).to.equal(null);
      });

      it(`gives the focus back to the button by ${way}`, async () => {
        const element = await newWidget(api);
        await openForm(element);
        await close(element);
        await until(() => !isOpen(element), 'the dialog closes');
        expect(focusedIn(element)).to.equal(part(element, 'trigger'));
      });
    }

    itOnce('sends nothing, confirmed or not', async () => {
      const element = await newWidget(api);
      const calls = holdCalls(element);
      await openForm(element);
      await sendKeys({ type: '123' });
      await sendKeys({ press: 'Escape' });
      await untilState(element, 'idle');
      expect(calls).to.deep.equal([]);
    });

    it('tells the integrator of no trouble where it is closed at once', async () => {
      const log = listenToConsole();
      try {
        const element = await newWidget(api);
        element.open();
        await element.updateComplete;
        element.close();
        await until(() => !isOpen(element), 'the dialog closes');
        // The next request to the API comes after whatever the closing has set off.
        await api.log();
        expect([...log.errors, ...log.warnings]).to.deep.equal([]);
      } finally {
        log.restore();
      }
    });

    it('does not let the page hear the keys that are pressed in it', async () => {
      const element = await newWidget(api);
      const heard: string[] = [];
      const listen = (event: Event): void => void heard.push((event as KeyboardEvent).key);
      await openForm(element);
      document.addEventListener('keydown', listen);
      await sendKeys({ type: 'd' });
      await sendKeys({ press: 'Escape' });
      document.removeEventListener('keydown', listen);
      expect(heard).to.deep.equal([]);
    });
  });

  describe('while a call is pending', () => {
    const pending = async (attributes = {}): Promise<CustomerDelete> => {
      await api.misbehave('never');
      const element = await newWidget(api, attributes);
      await confirmDelete(element);
      await until(async () => (await api.calls()).length === 1, 'the call arrives');
      await untilState(element, 'pending');
      return element;
    };

    itOnce('says that it can no longer be stopped', async () => {
      const element = await pending();
      expect(textOf(dialog(element)))
        .to.match(/deleting/i)
        .and.to.match(/no longer be stopped/i);
    });

    it('has no button and keeps the focus inside', async () => {
      const element = await pending();
      expect(dialog(element).querySelector('button')).to.equal(null);
      expect(focusedIn(element)).not.to.equal(null);
    });

    it('is not closed by Escape, twice or more', async () => {
      const element = await pending();
      for (let presses = 0; presses < 3; presses += 1) await sendKeys({ press: 'Escape' });
      await until(() => dialog(element).matches(':modal'), 'the dialog is there');
      expect(element.state).to.equal('pending');
    });

    it('is not closed by a browser that closes the dialog against our word', async () => {
      const element = await pending();
      dialog(element).close();
      await until(() => dialog(element).matches(':modal'), 'the dialog comes back');
      expect(element.state).to.equal('pending');
    });

    itOnce('is not closed by the back gesture of a telephone', async () => {
      const element = await pending();
      const event = new Event('cancel', { cancelable: true });
      dialog(element).dispatchEvent(event);
      expect(event.defaultPrevented).to.equal(true);
      expect(element.state).to.equal('pending');
    });

    for (const method of ['close', 'reset', 'open'] as const) {
      itOnce(`takes no notice of ${method}()`, async () => {
        const element = await pending();
        element[method]();
        await element.updateComplete;
        expect(element.state).to.equal('pending');
        expect(isOpen(element)).to.equal(true);
      });
    }

    itOnce('hears of the page no more once the element has been taken away', async () => {
      const listening = new Set<unknown>();
      const { addEventListener, removeEventListener } = window;
      const spied = Object.assign(window, {
        addEventListener(type: string, ...others: [EventListener]) {
          if (type === 'freeze') listening.add(others[0]);
          addEventListener.call(window, type, ...others);
        },
        removeEventListener(type: string, ...others: [EventListener]) {
          if (type === 'freeze') listening.delete(others[0]);
          removeEventListener.call(window, type, ...others);
        },
      });
      try {
        const element = await pending();
        expect(listening).to.have.length(1);
        element.remove();
        await element.updateComplete;
        expect(listening).to.have.length(0);
        const outcome = nextOutcome(element);
        await api.release();
        await outcome;
        await element.updateComplete;
        expect(listening).to.have.length(0);
      } finally {
        // The window's own stand on its prototype.
        Reflect.deleteProperty(spied, 'addEventListener');
        Reflect.deleteProperty(spied, 'removeEventListener');
      }
    });

    itOnce('can be left again once its time is up, whatever the API does', async () => {
      const clock = stopClocks(1000);
      const element = await pending({ timeout: '1000' });
      clock.forward(1000);
      await untilState(element, 'unknown');
      await sendKeys({ press: 'Escape' });
      await until(() => !isOpen(element), 'the dialog closes');
    });

    it('shows the outcome although Escape was pressed', async () => {
      const element = await newWidget(api);
      const calls = holdCalls(element);
      await confirmDelete(element);
      await untilState(element, 'pending');
      await sendKeys({ press: 'Escape' });
      calls[0]!.settle({ status: 'deleted', ...calls[0]!.facts });
      await untilState(element, 'deleted');
      expect(isOpen(element)).to.equal(true);
    });
  });

  describe('the result', () => {
    it('has the focus on Close', async () => {
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      expect(focusedIn(element)).to.equal(part(element, 'close'));
      expect(textOf(part(element, 'close'))).to.equal('Close');
    });

    it('closes at Escape', async () => {
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      await sendKeys({ press: 'Escape' });
      await until(() => !isOpen(element), 'the dialog closes');
      expect(element.state).to.equal('deleted');
    });

    itOnce('tells the page that it has closed, and the outcome', async () => {
      const element = await newWidget(api);
      const outcome = await outcomeOfDelete(element);
      const events = recordEvents(element);
      await closeResult(element);
      expect(events.map(({ name }) => name)).to.deep.equal(['closed']);
      expect(events[0]!.event.detail).to.equal(outcome);
    });

    it('is not closed by the Enter key that is still held from the confirmation', async () => {
      const element = await newWidget(api);
      await openForm(element);
      await sendKeys({ type: '123' });
      await holdEnter(element, () => untilState(element, 'deleted'));
      expect(isOpen(element)).to.equal(true);
    });

    it('does not open the form again by the Enter key that closed it and is still held', async () => {
      await api.misbehave('refuse');
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      await holdEnter(element, () => until(() => !isOpen(element), 'the dialog closes'));
      expect(element.state).to.equal('refused');
    });

    itOnce('is forgotten by reset()', async () => {
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      await closeResult(element);
      element.reset();
      await element.updateComplete;
      expect(element.state).to.equal('idle');
      expect(findPart(element, 'status')).to.equal(null);
      expect(findPart(element, 'trigger')).not.to.equal(null);
    });

    itOnce('is told as what it was where reset() closes it', async () => {
      const element = await newWidget(api);
      const outcome = await outcomeOfDelete(element);
      const events = recordEvents(element);
      element.reset();
      await element.updateComplete;
      expect(events.map(({ name }) => name)).to.deep.equal(['closed']);
      expect(events[0]!.event.detail).to.equal(outcome);
    });

    itOnce('gives way to a new form by open()', async () => {
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      await closeResult(element);
      element.open({ code: '40817' });
      await untilState(element, 'confirming');
      expect(textOf(part(element, 'title'))).to.include('40817');
    });
  });

  describe('the focus afterwards', () => {
    it('returns to the button after a refusal', async () => {
      await api.misbehave('refuse');
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      await closeResult(element);
      expect(focusedIn(element)).to.equal(part(element, 'trigger'));
    });

    it('goes to the status line where the button is gone', async () => {
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      await closeResult(element);
      expect(focusedIn(element)).to.equal(part(element, 'status'));
    });

    it('returns to where it was before open()', async () => {
      const element = await newWidget(api, { 'no-trigger': '' });
      const button = putHtml('<button>Delete</button>').querySelector('button')!;
      button.focus();
      element.open();
      await untilState(element, 'confirming');
      await confirmForm(element);
      await untilState(element, 'deleted');
      await closeResult(element);
      expect(document.activeElement).to.equal(button);
    });

    it('returns there although open() was called again from a result', async () => {
      await api.misbehave('refuse');
      const element = await newWidget(api, { 'no-trigger': '' });
      const button = putHtml('<button>Delete</button>').querySelector('button')!;
      button.focus();
      element.open();
      await untilState(element, 'confirming');
      await confirmForm(element);
      await untilState(element, 'refused');
      element.open();
      await untilState(element, 'confirming');
      await sendKeys({ press: 'Escape' });
      await until(() => !isOpen(element), 'the dialog closes');
      expect(document.activeElement).to.equal(button);
    });

    it('goes to the button where what had it before is gone', async () => {
      const element = await newWidget(api);
      const button = putHtml('<button>Delete</button>').querySelector('button')!;
      button.focus();
      element.open();
      await untilState(element, 'confirming');
      button.remove();
      await sendKeys({ press: 'Escape' });
      await until(() => !isOpen(element), 'the dialog closes');
      expect(focusedIn(element)).to.equal(part(element, 'trigger'));
    });
  });
});
