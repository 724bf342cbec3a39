import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CustomerDelete, DeleteOutcome } from '../../src/index.js';
import {
  Api,
  closeResult,
  confirmDelete,
  dialog,
  findPart,
  holdCalls,
  isOpen,
  newApi,
  newWidget,
  openForm,
  outcomeOfDelete,
  part,
  textOf,
  until,
  untilState,
  type Attributes,
} from '../support/widget.js';
import { describeOnce } from '../support/once.js';
import { stopClocks, type Clock } from './clock.js';

const NOTHING = { code: null, 'user-id': null, 'user-password': null };

/** What a screen reader has been told in the dialog. */
const liveText = (element: CustomerDelete): string =>
  [...dialog(element).querySelectorAll("[role='status'], [aria-live]")].map(textOf).join(' ');

describe('customer-delete: accessibility', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  /** The states, each as it is reached without waiting for anything but the element. */
  const states: Record<string, (attributes?: Attributes) => Promise<CustomerDelete>> = {
    'not set up': () => newWidget(api, { endpoint: null }),
    idle: () => newWidget(api),
    'idle, disabled': () => newWidget(api, { disabled: '' }),
    'idle, with a label': () => newWidget(api, { label: 'Remove', 'customer-name': 'Jane Doe' }),
    confirming: async () => {
      const element = await newWidget(api);
      await openForm(element);
      return element;
    },
    'confirming with all fields': async () => {
      const element = await newWidget(api, NOTHING);
      await openForm(element);
      return element;
    },
    'confirming with a complaint': async () => {
      const element = await newWidget(api, { ...NOTHING, 'dry-run': '' });
      await openForm(element);
      part(element, 'delete').click();
      await element.updateComplete;
      return element;
    },
    'confirming with an obstacle': async () => {
      const endpoint = api.endpoint.replace('127.0.0.1', '127.0.0.2');
      const element = await newWidget(api, { endpoint });
      await openForm(element);
      await until(() => findPart(element, 'retry'), 'the obstacle');
      return element;
    },
    countdown: async () => {
      const element = await newWidget(api, { countdown: '600000' });
      await confirmDelete(element);
      await untilState(element, 'countdown');
      return element;
    },
    pending: async () => {
      const element = await newWidget(api);
      holdCalls(element);
      await confirmDelete(element);
      await untilState(element, 'pending');
      return element;
    },
  };
  const result = (outcome: object) => async (): Promise<CustomerDelete> => {
    const element = await newWidget(api, {}, '<a slot="lookup" href="#x">Record</a>');
    const calls = holdCalls(element);
    await confirmDelete(element);
    await untilState(element, 'pending');
    calls[0]!.settle({ ...calls[0]!.facts, ...outcome } as DeleteOutcome);
    await until(() => findPart(element, 'close'), 'the result');
    return element;
  };
  const results: typeof states = {
    deleted: result({ status: 'deleted' }),
    refused: result({ status: 'refused', message: 'No' }),
    'not-sent': result({ status: 'not-sent', reason: 'busy', message: 'Busy.', sentAt: null }),
    unknown: result({
      status: 'unknown',
      reason: 'timeout',
      message: 'No answer.',
      answer: Promise.resolve(null),
    }),
  };

  describe('axe finds nothing', () => {
    for (const [name, reach] of Object.entries(states)) {
      it(`in ${name}`, async () => {
        const element = await reach();
        await expect(element).to.be.accessible();
      });
    }

    for (const [name, reach] of Object.entries(results)) {
      it(`in ${name}, and in its line`, async () => {
        const element = await reach();
        await expect(element).to.be.accessible();
        await closeResult(element);
        await expect(element).to.be.accessible();
      });
    }
  });

  describeOnce('what is said without looking', () => {
    let clock: Clock | undefined;
    afterEach(() => clock?.restore());

    it('says the countdown once, not every second', async () => {
      clock = stopClocks(1000, 600_000);
      const element = await states.countdown!();
      const said = liveText(element);
      expect(said).to.match(/600/);
      const seconds = textOf(part(element, 'countdown'));
      clock.forward(1000);
      await until(() => textOf(part(element, 'countdown')) !== seconds, 'the next second');
      expect(liveText(element)).to.equal(said);
    });

    it('says what stands in the way while the form is open', async () => {
      const element = await states['confirming with an obstacle']!();
      expect(liveText(element)).to.match(/can't be reached/i);
    });

    it('says that it can no longer be stopped', async () => {
      const element = await states.pending!();
      expect(liveText(element)).to.match(/no longer be stopped/i);
    });

    for (const [name, text] of [
      ['deleted', /^Deleted: customer 123/],
      ['refused', /^The API answered: No$/],
      ['not-sent', /^Not deleted: nothing was sent/],
      ['unknown', /^Not known whether customer 123/],
    ] as const) {
      it(`says the result ${name}`, async () => {
        const element = await results[name]!();
        expect(liveText(element)).to.match(text);
      });
    }

    it('uses one region that is there before it has anything to say', async () => {
      const element = await newWidget(api, { countdown: '600000' });
      await openForm(element);
      const region = dialog(element).querySelector("[role='status'], [aria-live]");
      expect(textOf(region)).to.equal('');
      await sendKeys({ type: '123' });
      await sendKeys({ press: 'Enter' });
      await untilState(element, 'countdown');
      expect(region!.isConnected).to.equal(true);
      expect(textOf(region)).not.to.equal('');
    });

    it('is a live region in the page too', async () => {
      const element = await results.refused!();
      await closeResult(element);
      expect(part(element, 'status').getAttribute('role')).to.equal('status');
    });
  });

  describe('what can be seen', () => {
    it('has buttons that are large enough to hit', async () => {
      const element = await states.confirming!();
      for (const name of ['trigger', 'cancel', 'delete']) {
        const { width, height } = part(element, name).getBoundingClientRect();
        expect(Math.min(width, height)).to.be.at.least(24);
      }
    });

    it('does not depend on the size of the page’s root font', async () => {
      document.documentElement.style.fontSize = '62.5%';
      const element = await states.confirming!();
      const { fontSize } = getComputedStyle(part(element, 'title'));
      document.documentElement.style.fontSize = '';
      expect(Number.parseFloat(fontSize)).to.be.at.least(16);
    });

    it('shows where the focus is', async () => {
      const element = await states.confirming!();
      await sendKeys({ press: 'Tab' });
      const { outlineStyle, outlineWidth } = getComputedStyle(element.shadowRoot!.activeElement!);
      expect(outlineStyle).not.to.equal('none');
      expect(Number.parseFloat(outlineWidth)).to.be.greaterThan(0);
    });

    it('keeps the page’s own text styles out of the dialog', async () => {
      document.body.style.cssText = 'text-transform: uppercase; letter-spacing: 9px; cursor: wait';
      const element = await states.confirming!();
      const { textTransform, letterSpacing } = getComputedStyle(part(element, 'title'));
      document.body.style.cssText = '';
      expect([textTransform, letterSpacing]).to.deep.equal(['none', 'normal']);
    });
  });

  it('is gone altogether where the page hides it', async () => {
    const element = await newWidget(api, { hidden: '' });
    expect(element.getClientRects()).to.have.length(0);
  });

  it('opens and closes for one keyboard user from start to end', async () => {
    const element = await newWidget(api, { countdown: '600000' });
    element.focus();
    await sendKeys({ press: 'Enter' });
    await untilState(element, 'confirming');
    await sendKeys({ type: '123' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await untilState(element, 'countdown');
    await sendKeys({ press: 'Enter' });
    await untilState(element, 'not-sent');
    await sendKeys({ press: 'Enter' });
    await until(() => !isOpen(element), 'the dialog closes');
    expect(element.shadowRoot!.activeElement).to.equal(part(element, 'trigger'));
  });

  it('has a receipt that can be selected', async () => {
    const element = await newWidget(api, { 'customer-name': 'Jane Doe' });
    await outcomeOfDelete(element);
    expect(getComputedStyle(part(element, 'receipt')).userSelect).not.to.equal('none');
  });
});
