import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { stopClocks, type Clock } from '../element/clock.js';
import {
  batchResult,
  confirmBatch,
  emptyStorage,
  field,
  messageOf,
  newBatch,
  recordBatch,
  untilBatch,
} from '../support/batch.js';
import { itOnce } from '../support/once.js';
import {
  click,
  focusedIn,
  holdEnter,
  newApi,
  part,
  textOf,
  typeInto,
  until,
  type Api,
} from '../support/widget.js';

/** The delays of the timers of a countdown, in ms. */
const TIMERS = [1000, 5000];

describe('customer-delete-batch: the last moments before the first call', () => {
  let api: Api;
  let clock: Clock | undefined;
  beforeEach(() => (api = newApi()));
  afterEach(() => {
    clock?.restore();
    clock = undefined;
    emptyStorage();
  });

  /** Whatever is done, nothing that could delete. */
  const nothingSent = async (): Promise<void> => {
    expect(await api.calls()).to.deep.equal([]);
  };

  describe('the countdown', () => {
    /** One that counts down on clocks that only the test moves. */
    const countingDown = async (attributes = {}) => {
      const element = await newBatch(api, '123\n00123', { countdown: null, ...attributes });
      clock = stopClocks(...TIMERS);
      await confirmBatch(element);
      await untilBatch(element, 'countdown');
      return { element, clock };
    };

    it('says that nothing is sent yet, and gives the focus to Stop', async () => {
      const { element } = await countingDown();
      expect(textOf(part(element, 'countdown'))).to.match(/nothing has been sent/i);
      expect(focusedIn(element)).to.equal(part(element, 'stop'));
      await nothingSent();
    });

    itOnce('sends when it is over, and counts down once for all', async () => {
      const { element, clock } = await countingDown();
      const result = batchResult(element);
      clock.forward(4999);
      await nothingSent();
      clock.forward(1);
      expect((await result).counts).to.include({ deleted: 2 });
    });

    it('goes back to the form where the page hides it', async () => {
      const { element, clock } = await countingDown();
      element.hidden = true;
      clock.forward(5000);
      await untilBatch(element, 'confirming');
      expect(messageOf(element)).to.match(/nothing was sent\. The page changed\.$/);
      await nothingSent();
    });

    itOnce('goes back to the form by Stop, and says so', async () => {
      const { element, clock } = await countingDown();
      const events = recordBatch(element);
      await click(part(element, 'stop'));
      await untilBatch(element, 'confirming');
      clock.forward(60_000);
      expect(messageOf(element)).to.match(/^Not deleted: nothing was sent\. It was stopped\.$/);
      expect(field(element, 'confirmation').value).to.equal('');
      expect(events).to.deep.equal([]);
      await nothingSent();
    });

    it('goes back by Escape', async () => {
      const { element } = await countingDown();
      await sendKeys({ press: 'Escape' });
      await untilBatch(element, 'confirming');
    });

    itOnce('goes back by an Escape that is held, whatever it was pressed for', async () => {
      const { element } = await countingDown();
      const held = { key: 'Escape', repeat: true, bubbles: true, composed: true };
      part(element, 'stop').dispatchEvent(new KeyboardEvent('keydown', held));
      await untilBatch(element, 'confirming');
    });

    it('is not stopped by the Enter that is still held', async () => {
      const element = await newBatch(api, '123', { countdown: null });
      clock = stopClocks(...TIMERS);
      await typeInto(field(element, 'confirmation'), '1');
      await element.updateComplete;
      await holdEnter(element as never, () => untilBatch(element, 'countdown'));
      expect(element.state).to.equal('countdown');
    });

    itOnce('goes back where the page slept through it', async () => {
      const { element, clock } = await countingDown();
      clock.sleep(6001);
      await untilBatch(element, 'confirming');
      expect(messageOf(element)).to.match(/nothing was sent\. The page was away\.$/);
      await nothingSent();
    });

    for (const type of ['pagehide', 'freeze']) {
      itOnce(`goes back at ${type}`, async () => {
        const { element, clock } = await countingDown();
        window.dispatchEvent(new Event(type));
        await untilBatch(element, 'confirming');
        clock.forward(60_000);
        await nothingSent();
      });
    }

    itOnce('goes back where the element leaves the page', async () => {
      const { element, clock } = await countingDown();
      element.remove();
      clock.forward(60_000);
      await element.updateComplete;
      expect(element.state).to.equal('confirming');
      await nothingSent();
    });

    const changes: Record<string, (element: HTMLElement) => void> = {
      'dry-run': (element) => element.setAttribute('dry-run', ''),
      'account-id': (element) => element.setAttribute('account-id', 'smallshop'),
      'another endpoint': (element) => element.setAttribute('endpoint', '/elsewhere'),
      'no endpoint': (element) => element.removeAttribute('endpoint'),
      'no account': (element) => element.removeAttribute('account-id'),
      'another method': (element) => element.setAttribute('method', 'post'),
      'another list': (element) => element.setAttribute('codes', 'MEMBER-A'),
      'no list': (element) => element.setAttribute('codes', ''),
      disabled: (element) => element.setAttribute('disabled', ''),
    };
    for (const [name, change] of Object.entries(changes)) {
      itOnce(`sends nothing where the page changes: ${name}`, async () => {
        const { element, clock } = await countingDown();
        change(element);
        await element.updateComplete;
        clock.forward(60_000);
        await until(() => element.state !== 'countdown', 'it is stopped');
        expect(element.state).to.match(/^(confirming|listing)$/);
        await nothingSent();
      });
    }

    for (const [name, value] of [
      ['lang', 'de'],
      ['label', 'x'],
      ['state', 'listing'],
    ] as const) {
      it(`goes on where the page changes no more than ${name}`, async () => {
        const { element, clock } = await countingDown();
        const result = batchResult(element);
        element.setAttribute(name, value);
        await element.updateComplete;
        expect(element.state).to.equal('countdown');
        expect(element.getAttribute('state')).to.equal('countdown');
        expect(focusedIn(element)).to.equal(part(element, 'stop'));
        clock.forward(5000);
        expect((await result).counts).to.include({ deleted: 2 });
      });
    }

    itOnce('says that the page changed', async () => {
      const { element } = await countingDown();
      element.setAttribute('dry-run', '');
      await untilBatch(element, 'confirming');
      expect(messageOf(element)).to.match(/nothing was sent\. The page changed\.$/);
    });
  });
});
