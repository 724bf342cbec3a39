import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CustomerDelete } from '../../src/index.js';
import { describeOnce, itOnce } from '../support/once.js';
import {
  Api,
  closeResult,
  confirmDelete,
  findPart,
  focusedIn,
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

const changes: Record<string, (element: CustomerDelete) => void> = {
  'changes the code': (element) => (element.code = '40817'),
  'takes the code away': (element) => element.removeAttribute('code'),
  'changes the endpoint': (element) => (element.endpoint = newApi().endpoint),
  'changes the account': (element) => element.setAttribute('account-id', 'smallshop'),
  'takes the endpoint away': (element) => element.removeAttribute('endpoint'),
};

const leavings: Record<string, (element: CustomerDelete) => void> = {
  'is hidden for good': () => window.dispatchEvent(new PageTransitionEvent('pagehide')),
  'is frozen': () => document.dispatchEvent(new Event('freeze')),
  'removes the element': (element) => element.remove(),
  'moves the element': (element) => putHtml('').append(element),
};

describe('customer-delete: what was on the screen', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  const inCountdown = async (): Promise<CustomerDelete> => {
    const element = await newWidget(api, { countdown: '600000' });
    await confirmDelete(element);
    await untilState(element, 'countdown');
    return element;
  };

  for (const [what, act] of Object.entries({ ...changes, ...leavings })) {
    describeOnce(`while the page ${what}`, () => {
      it('closes the form without an outcome', async () => {
        const element = await newWidget(api);
        const events = recordEvents(element);
        await openForm(element);
        act(element);
        await untilState(element, 'idle');
        expect(isOpen(element)).to.equal(false);
        expect(events.map(({ name }) => name)).to.deep.equal(['closed']);
      });

      it('ends a countdown as not sent, cancelled', async () => {
        const element = await inCountdown();
        const outcome = nextOutcome(element);
        const calls = holdCalls(element);
        act(element);
        expect(await outcome).to.include({ status: 'not-sent', reason: 'cancelled', code: '123' });
        await until(() => !isOpen(element), 'the dialog closes');
        expect(calls).to.deep.equal([]);
      });

      it('lets a call that is under way end', async () => {
        const element = await newWidget(api);
        const calls = holdCalls(element);
        await confirmDelete(element);
        await untilState(element, 'pending');
        const outcome = nextOutcome(element);
        act(element);
        await element.updateComplete;
        expect(element.state).to.equal('pending');
        calls[0]!.settle({ status: 'deleted', ...calls[0]!.facts });
        expect(await outcome).to.include({ status: 'deleted', code: '123' });
      });
    });
  }

  describeOnce('while the page changes something else', () => {
    it('goes on', async () => {
      const element = await newWidget(api);
      await openForm(element);
      Object.assign(element, { label: 'Remove', customerName: 'Someone', countdown: 100 });
      await element.updateComplete;
      expect(element.state).to.equal('confirming');
    });

    it('goes on where the same is set again', async () => {
      const element = await newWidget(api);
      await openForm(element);
      element.code = '123';
      await element.updateComplete;
      element.code = ' 123 ';
      element.setAttribute('endpoint', api.endpoint);
      await element.updateComplete;
      expect(element.state).to.equal('confirming');
    });

    it('still shows the name that it opened with', async () => {
      const element = await newWidget(api, { 'customer-name': 'Jane Doe' });
      await openForm(element);
      element.customerName = 'Someone';
      await element.updateComplete;
      expect(textOf(part(element, 'title'))).to.include('Jane Doe');
    });

    it('does not let the page switch the typing off any more', async () => {
      const element = await newWidget(api);
      await openForm(element);
      element.confirmation = 'check';
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
      expect(element.state).to.equal('confirming');
      expect(element.shadowRoot!.querySelector("[type='checkbox']")).to.equal(null);
    });
  });

  describeOnce('where open() named another customer', () => {
    it('does not mind the code of the element itself being the same', async () => {
      const element = await newWidget(api);
      element.open({ code: '40817' });
      await untilState(element, 'confirming');
      element.code = '123';
      await element.updateComplete;
      expect(element.state).to.equal('confirming');
    });
  });

  describe('in a real call', () => {
    it('is cut neither by moving the element', async () => {
      await api.misbehave('never');
      const element = await newWidget(api);
      await confirmDelete(element);
      await until(async () => (await api.calls()).length === 1, 'the call');
      putHtml('').append(element);
      await api.release();
      await untilState(element, 'deleted');
      expect(isOpen(element)).to.equal(true);
      expect(await api.calls()).to.have.length(1);
    });

    it('nor by removing it, and it is told to whoever listens', async () => {
      await api.misbehave('never');
      const element = await newWidget(api);
      const outcome = nextOutcome(element);
      await confirmDelete(element);
      await until(async () => (await api.calls()).length === 1, 'the call');
      element.remove();
      await api.release();
      expect(await outcome).to.include({ status: 'deleted' });
    });
  });

  describe('an element that comes back', () => {
    it('shows its dialog again while a call is pending', async () => {
      const element = await newWidget(api);
      holdCalls(element);
      await confirmDelete(element);
      await untilState(element, 'pending');
      element.remove();
      await element.updateComplete;
      putHtml('').append(element);
      await until(() => findPart(element, 'dialog')?.matches(':modal'), 'the dialog is shown');
      expect(focusedIn(element)).not.to.equal(null);
    });

    it('opens its form again', async () => {
      const element = await newWidget(api);
      await openForm(element);
      element.remove();
      await untilState(element, 'idle');
      putHtml('').append(element);
      await openForm(element);
      expect(findPart(element, 'dialog')!.matches(':modal')).to.equal(true);
    });

    itOnce('still shows the line of its last outcome', async () => {
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      element.remove();
      await until(() => !isOpen(element), 'the dialog closes');
      putHtml('').append(element);
      await element.updateComplete;
      expect(textOf(part(element, 'status'))).to.match(/^Deleted: customer 123/);
    });
  });

  describeOnce('an old result', () => {
    it('is not about the customer that the element stands for now', async () => {
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      await closeResult(element);
      element.code = '40817';
      await untilState(element, 'idle');
      expect(findPart(element, 'status')).to.equal(null);
      expect(textOf(part(element, 'trigger'))).to.include('40817');
    });
  });

  describe('afterwards', () => {
    const frames = (): number => document.querySelectorAll('iframe').length;
    let framesBefore: number;
    let sheetsBefore: CSSStyleSheet[];
    beforeEach(() => {
      framesBefore = frames();
      sheetsBefore = [...document.adoptedStyleSheets];
    });

    it('leaves nothing in the page once the result is closed', async () => {
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      await closeResult(element);
      expect(frames()).to.equal(framesBefore);
      expect([...document.adoptedStyleSheets]).to.deep.equal(sheetsBefore);
    });

    it('leaves nothing in the page where the form is cancelled', async () => {
      const element = await newWidget(api);
      await openForm(element);
      await until(() => frames() > framesBefore, 'the frames come');
      element.close();
      await until(() => frames() === framesBefore, 'the frames go');
    });

    itOnce(
      'leaves nothing in the page where the element is removed while its result is open',
      async () => {
        const element = await newWidget(api);
        await outcomeOfDelete(element);
        element.remove();
        await element.updateComplete;
        expect([...document.adoptedStyleSheets]).to.deep.equal(sheetsBefore);
      },
    );

    it('takes away none that the page has set meanwhile', async () => {
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      const sheets = [new CSSStyleSheet(), new CSSStyleSheet()];
      try {
        document.adoptedStyleSheets = sheets;
        await closeResult(element);
        expect([...document.adoptedStyleSheets]).to.deep.equal(sheets);
      } finally {
        document.adoptedStyleSheets = sheetsBefore;
      }
    });

    itOnce(
      'does not change how the page prints for an element that was removed before',
      async () => {
        const element = await newWidget(api);
        const calls = holdCalls(element);
        await confirmDelete(element);
        await untilState(element, 'pending');
        element.remove();
        calls[0]!.settle({ status: 'deleted', ...calls[0]!.facts });
        await untilState(element, 'deleted');
        expect([...document.adoptedStyleSheets]).to.deep.equal(sheetsBefore);
      },
    );
  });
});
