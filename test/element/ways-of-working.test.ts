// How operators really work: scanners, impatience, second thoughts, several windows, closed lids.
import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { CustomerDelete } from '../../src/index.js';
import { describeOnce, itOnce } from '../support/once.js';
import {
  Api,
  asked,
  centre,
  click,
  confirmation,
  confirmDelete,
  focusedIn,
  holdCalls,
  inputs,
  isOpen,
  newApi,
  newWidget,
  nextOutcome,
  openForm,
  part,
  PASSWORD,
  putHtml,
  recordEvents,
  textOf,
  typeInto,
  until,
  untilState,
  USER,
} from '../support/widget.js';
import { stopClocks } from './clock.js';
import { newPage, scriptTag } from './page.js';

const LONG = { countdown: '600000' };
const ENTERED = { code: null, 'user-id': null, 'user-password': null };

/** What a scanner sends: the code at once, then Enter. */
async function scan(code: string): Promise<void> {
  await sendKeys({ type: code });
  await sendKeys({ press: 'Enter' });
}

describe('customer-delete: ways of working', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  describe('a scanner', () => {
    it('confirms the code that the page gave', async () => {
      const element = await newWidget(api);
      await openForm(element);
      const outcome = nextOutcome(element);
      await scan('123');
      expect(await outcome).to.include({ status: 'deleted', code: '123' });
    });

    it('confirms nothing with another card', async () => {
      const element = await newWidget(api);
      const calls = holdCalls(element);
      await openForm(element);
      await scan('00123');
      expect(element.state).to.equal('confirming');
      expect(calls).to.deep.equal([]);
    });

    it('only enters the code where it is asked for; the Enter at its end confirms nothing', async () => {
      const element = await newWidget(api, { code: null });
      const calls = holdCalls(element);
      await openForm(element);
      await scan('123');
      await scan('123');
      expect(element.state).to.equal('confirming');
      expect(calls).to.deep.equal([]);
    });

    it('takes the tick back where it reads one more card after the tick', async () => {
      const element = await newWidget(api, { code: null });
      const calls = holdCalls(element);
      await openForm(element);
      await sendKeys({ type: '123' });
      await click(confirmation(element));
      inputs(element)[0]!.select();
      await scan('40817');
      expect(element.state).to.equal('confirming');
      expect(confirmation(element).checked).to.equal(false);
      expect(calls).to.deep.equal([]);
    });
  });

  describeOnce('a password manager', () => {
    for (const [what, attributes] of [
      ['asked for', ENTERED],
      ['given', { 'user-password': null }],
    ] as const) {
      it(`finds the user name, ${what}, right before the password`, async () => {
        const element = await newWidget(api, attributes);
        await openForm(element);
        const kinds = inputs(element).map(({ autocomplete }) => autocomplete);
        const place = kinds.indexOf('current-password');
        expect(place).to.be.greaterThan(0);
        expect(kinds[place - 1]).to.equal('username');
        expect(kinds.filter((kind) => /name|password/.test(kind))).to.have.length(2);
        expect(new Set(inputs(element).map(({ form }) => form)).size).to.equal(1);
      });
    }

    it('fills in user and password, and the operator confirms', async () => {
      const element = await newWidget(api, { 'user-id': null, 'user-password': null });
      await openForm(element);
      const [user, password] = asked(element);
      user!.value = USER;
      password!.value = PASSWORD;
      await typeInto(confirmation(element), '123');
      const outcome = nextOutcome(element);
      await sendKeys({ press: 'Enter' });
      expect(await outcome).to.include({ status: 'deleted', userId: USER });
    });
  });

  describe('Escape', () => {
    /** Whatever the moment: nothing is sent, and nothing stays open, unless the call is under way. */
    const moments: Record<string, (element: CustomerDelete) => Promise<unknown>> = {
      'as soon as the form is there': async () => {},
      'in the middle of the code': () => sendKeys({ type: '12' }),
      'with the code complete': () => sendKeys({ type: '123' }),
      'on the danger button': async (element) => part(element, 'delete').focus(),
      'after a complaint': (element) => click(part(element, 'delete')),
      'while it counts down': async (element) => {
        await scan('123');
        await untilState(element, 'countdown');
      },
      'where nothing has the focus': async (element) => (focusedIn(element) as HTMLElement).blur(),
    };
    for (const [moment, reach] of Object.entries(moments)) {
      it(`sends nothing and closes ${moment}`, async () => {
        const element = await newWidget(api, LONG);
        await openForm(element);
        await reach(element);
        await sendKeys({ press: 'Escape' });
        await until(() => !isOpen(element), 'the dialog closes');
        expect(['idle', 'not-sent']).to.include(element.state);
        expect(await api.calls()).to.deep.equal([]);
      });
    }
  });

  describe('impatience', () => {
    it('makes one call of a double click on Delete by the mouse', async () => {
      const element = await newWidget(api);
      await openForm(element);
      await sendKeys({ type: '123' });
      await element.updateComplete;
      const outcome = nextOutcome(element);
      const position = centre(part(element, 'delete'));
      await sendMouse({ type: 'click', position });
      await sendMouse({ type: 'click', position });
      await outcome;
      expect(await api.calls()).to.have.length(1);
    });

    it('makes one call of many presses of Enter', async () => {
      const element = await newWidget(api);
      await openForm(element);
      const outcome = nextOutcome(element);
      await scan('123');
      for (let presses = 0; presses < 5; presses += 1) await sendKeys({ press: 'Enter' });
      await outcome;
      expect(await api.calls()).to.have.length(1);
    });
  });

  describe('a second widget', () => {
    /** The first one, whose call waits for the test. */
    const pending = async () => {
      const first = await newWidget(api);
      const calls = holdCalls(first);
      await confirmDelete(first);
      await untilState(first, 'pending');
      return { first, calls };
    };

    it('opens over the first, and each keeps its own customer', async () => {
      const first = await newWidget(api, LONG);
      const second = await newWidget(api, { ...LONG, code: '40817' });
      await openForm(first);
      second.open();
      await untilState(second, 'confirming');
      await scan('123');
      expect([first.state, second.state]).to.deep.equal(['confirming', 'confirming']);
      inputs(second).at(-1)!.select();
      await scan('40817');
      await untilState(second, 'countdown');
      expect(first.state).to.equal('confirming');
    });

    it('gives the focus back to the first when it closes', async () => {
      const first = await newWidget(api);
      const second = await newWidget(api, { code: '40817' });
      await openForm(first);
      const field = focusedIn(first);
      second.open();
      await untilState(second, 'confirming');
      await sendKeys({ press: 'Escape' });
      await untilState(second, 'idle');
      expect(isOpen(first)).to.equal(true);
      expect(focusedIn(first)).to.equal(field);
    });

    itOnce('waits while a call of the first is pending, and both tell the truth', async () => {
      const { first, calls } = await pending();
      const second = await newWidget(api, { code: '40817' });
      second.open();
      await untilState(second, 'confirming');
      const outcome = nextOutcome(second);
      await scan('40817');
      await untilState(second, 'countdown');
      expect(textOf(part(second, 'countdown'))).to.equal(
        'Waiting for another request on this page.',
      );
      expect(await api.calls()).to.have.lengthOf(0);
      calls[0]!.settle({ ...calls[0]!.facts, status: 'refused', message: 'No' });
      await untilState(first, 'refused');
      expect(await outcome).to.include({ status: 'deleted', code: '40817' });
    });

    it('gives the focus to a result that came below it when it closes', async () => {
      const { first, calls } = await pending();
      const second = await newWidget(api, { code: '40817' });
      second.open();
      await untilState(second, 'confirming');
      calls[0]!.settle({ ...calls[0]!.facts, status: 'refused', message: 'No' });
      await untilState(first, 'refused');
      await sendKeys({ press: 'Escape' });
      await untilState(second, 'idle');
      expect(focusedIn(first)).to.equal(part(first, 'close'));
    });

    itOnce('waits below the form of a third, and all are sent', async () => {
      const { calls } = await pending();
      const outcomes = [];
      for (const code of ['40817', '00123']) {
        const next = await newWidget(api, { code });
        next.open();
        await untilState(next, 'confirming');
        outcomes.push(nextOutcome(next));
        await scan(code);
        await untilState(next, 'countdown');
      }
      calls[0]!.settle({ ...calls[0]!.facts, status: 'refused', message: 'No' });
      const [second, third] = await Promise.all(outcomes);
      expect(second).to.include({ status: 'deleted', code: '40817' });
      expect(third).to.include({ status: 'deleted', code: '00123' });
    });

    itOnce('sends nothing about the customer whose call is pending in the first', async () => {
      const first = await newWidget(api);
      await api.misbehave('never');
      await confirmDelete(first);
      await until(async () => (await api.calls()).length === 1, 'the call arrives');
      const second = await newWidget(api);
      const events = recordEvents(second);
      second.open();
      await untilState(second, 'confirming');
      const outcome = nextOutcome(second);
      await scan('123');
      expect(await outcome).to.include({ status: 'not-sent', reason: 'busy', code: '123' });
      expect(events.map(({ name }) => name)).to.deep.equal(['settled']);
      await api.release();
      await untilState(first, 'deleted');
      expect(await api.calls()).to.have.length(1);
    });
  });

  describe('another window', () => {
    it('changes nothing while it has the focus', async () => {
      const other = putHtml('<iframe srcdoc="<button>Other</button>"></iframe>');
      const element = await newWidget(api, LONG);
      await openForm(element);
      await sendKeys({ type: '12' });
      const frame = other.querySelector('iframe')!;
      frame.contentWindow!.focus();
      window.focus();
      confirmation(element).focus();
      await sendKeys({ type: '3' });
      await sendKeys({ press: 'Enter' });
      await untilState(element, 'countdown');
    });
  });

  describe('leaving', () => {
    it('is asked about while a request is under way, and neither before nor afterwards', async () => {
      const clock = stopClocks(1000);
      await api.misbehave('never', { times: 2 });
      /** What the listeners of the page do when it is about to be left. */
      const leave = () => {
        const event = document.createEvent('BeforeUnloadEvent');
        event.initEvent('beforeunload', false, true);
        window.dispatchEvent(event);
        const { defaultPrevented, returnValue } = event;
        return { defaultPrevented, returnValue };
      };
      const leaves = { defaultPrevented: false, returnValue: '' };
      // Chromium before 119 goes by the value alone.
      const asks = { defaultPrevented: true, returnValue: 'true' };
      const element = await newWidget(api, { timeout: '1000' });
      expect(leave(), 'idle').to.deep.equal(leaves);
      await openForm(element);
      expect(leave(), 'confirming').to.deep.equal(leaves);
      await scan('123');
      await until(async () => (await api.calls()).length === 1, 'the call arrives');
      expect(leave(), 'pending').to.deep.equal(asks);
      await api.release();
      await untilState(element, 'deleted');
      expect(leave(), 'deleted').to.deep.equal(leaves);

      const second = await newWidget(api, { code: '40817', timeout: '1000' });
      second.open();
      await untilState(second, 'confirming');
      await scan('40817');
      await until(async () => (await api.calls()).length === 2, 'the second call arrives');
      expect(leave(), 'pending again').to.deep.equal(asks);
      clock.forward(1000);
      await untilState(second, 'unknown');
      expect(leave(), 'unknown').to.deep.equal(leaves);
      sessionStorage.removeItem('customer-delete');
    });

    const page = async () => {
      const shown = await newPage(
        `${scriptTag(`data-endpoint="${api.endpoint}" data-account-id="greatwidgets"
          data-user-id="${USER}" data-countdown="600000" data-user-password="${PASSWORD}"`)}
        <customer-delete code="123"></customer-delete>`,
      );
      const element = shown.widget();
      await element.updateComplete;
      await openForm(element);
      await scan('123');
      await untilState(element, 'countdown');
      return { ...shown, element };
    };

    it('by a link during the countdown sends nothing, and it ends as cancelled', async () => {
      const { window: left, element } = await page();
      const outcome = nextOutcome(element);
      left.location.href = '/test/element/nowhere.html';
      expect(await outcome).to.include({ status: 'not-sent', reason: 'cancelled', sentAt: null });
      expect(await api.calls()).to.deep.equal([]);
    });

    for (const [how, leave] of [
      ['into the back/forward cache', (w: Window) => w.dispatchEvent(new Event('pagehide'))],
      ['frozen', (w: Window) => w.document.dispatchEvent(new Event('freeze'))],
    ] as const) {
      it(`${how}: a countdown ends as cancelled, and a form closes`, async () => {
        const { window: left, element } = await page();
        const outcome = nextOutcome(element);
        leave(left);
        expect(await outcome).to.include({ status: 'not-sent', reason: 'cancelled', sentAt: null });
        element.open();
        await untilState(element, 'confirming');
        leave(left);
        await until(() => !isOpen(element), 'the form closes');
        expect(await api.calls()).to.deep.equal([]);
      });
    }
  });
});
