import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CustomerDelete, DeleteOutcome } from '../../src/index.js';
import { describeOnce, itOnce } from '../support/once.js';
import {
  Api,
  click,
  closeResult,
  confirmation,
  confirmDelete,
  confirmForm,
  dialog,
  findPart,
  focusedIn,
  holdCalls,
  inputs,
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
  typeInto,
  until,
  untilState,
} from '../support/widget.js';
import { stopClocks, type Clock } from './clock.js';

const LOOKUP = '<a slot="lookup" href="#record">Record</a>';

const isVisible = (target: Element): boolean => target.getClientRects().length > 0;

/** An element whose call ended unknown; `clearUp` is the answer that comes after all. */
async function unknown(api: Api, attributes = {}, children = '') {
  const element = await newWidget(api, { 'customer-name': 'Jane Doe', ...attributes }, children);
  const calls = holdCalls(element);
  await confirmDelete(element);
  await untilState(element, 'pending');
  let clearUp!: (outcome: DeleteOutcome | null) => void;
  const answer = new Promise<DeleteOutcome | null>((resolve) => (clearUp = resolve));
  const { facts, settle } = calls[0]!;
  const message = 'No answer came in time.';
  // The answer has the type of the outcome; the tests give it proper ones only.
  settle({ status: 'unknown', ...facts, reason: 'timeout', message, answer } as DeleteOutcome);
  await untilState(element, 'unknown');
  const deleted: DeleteOutcome = { status: 'deleted', ...facts, late: true };
  const refused: DeleteOutcome = { status: 'refused', ...facts, message: 'No such', late: true };
  return { element, calls, clearUp, deleted, refused };
}

/** As long as an answer is waited for, in ms, where a test has none come. */
const TIMEOUT = 1000;

/** Lets the time run out of the latest call. */
async function timeOut(api: Api, clock: Clock, calls = 1): Promise<void> {
  await until(async () => (await api.calls()).length === calls, 'the call arrives');
  clock.forward(TIMEOUT);
}

async function openRetry(element: CustomerDelete): Promise<void> {
  await click(part(element, 'retry'));
  await untilState(element, 'confirming');
}

describe('customer-delete: unknown', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  describeOnce('because of the API', () => {
    const reasons: Record<string, string[]> = {
      never: ['timeout'],
      truncated: ['network', 'no-callback'],
      redirect: ['network'],
      'error-500': ['network', 'no-callback'],
      html: ['network', 'no-callback'],
      garbage: ['network', 'no-callback'],
      empty: ['no-callback'],
      'plain-xml': ['network', 'no-callback'],
      'no-callback': ['network', 'no-callback'],
      'other-callback': ['no-callback'],
      'nothing-argument': ['malformed'],
      twice: ['malformed'],
      'wrong-code': ['mismatch'],
    };
    for (const [kind, expected] of Object.entries(reasons)) {
      it(`is what "${kind}" leads to, and nothing is sent again`, async () => {
        await api.misbehave(kind);
        const element = await newWidget(api, { timeout: String(TIMEOUT) });
        const clock = stopClocks(TIMEOUT);
        const settled = outcomeOfDelete(element);
        if (kind === 'never') await timeOut(api, clock);
        const outcome = await settled;
        expect(outcome.status).to.equal('unknown');
        expect(expected).to.include('reason' in outcome ? outcome.reason : '');
        expect(await api.calls()).to.have.length(1);
      });
    }

    it('is what a connection that is always cut leads to', async () => {
      // Browsers send again by themselves after a reset, up to ten times.
      await api.misbehave('reset', { times: 1000 });
      const element = await newWidget(api);
      const outcome = await outcomeOfDelete(element);
      expect(outcome).to.include({ status: 'unknown', reason: 'network' });
    });
  });

  describeOnce('what it shows', () => {
    it('claims neither success nor failure', async () => {
      const { element } = await unknown(api);
      expect(textOf(part(element, 'message'))).to.match(
        /^Not known whether customer 123 \(Jane Doe\) was deleted\. Look before trying again\./,
      );
      expect(textOf(part(element, 'title'))).not.to.match(/^(deleted|failed|error)/i);
    });

    it('has a receipt without an answer', async () => {
      const { element } = await unknown(api);
      const receipt = textOf(part(element, 'receipt'));
      expect(receipt).to.match(/answered\D+outcome/i);
      expect(receipt).to.match(/outcome not known/i);
    });

    it("shows the host's link to the record, in the dialog and after it", async () => {
      const { element } = await unknown(api, {}, LOOKUP);
      const link = element.querySelector('a')!;
      expect(isVisible(link)).to.equal(true);
      expect(dialog(element).contains(link.assignedSlot)).to.equal(true);
      await closeResult(element);
      expect(isVisible(link)).to.equal(true);
    });

    it('has a line in the page that says the same', async () => {
      const { element } = await unknown(api);
      await closeResult(element);
      expect(textOf(part(element, 'status'))).to.match(
        /^Not known whether customer 123 \(Jane Doe\) was deleted\. Look before trying again\./,
      );
    });

    it('has a retry that says what the operator has to have done', async () => {
      const { element } = await unknown(api);
      expect(textOf(part(element, 'retry'))).to.equal('I looked: the customer is still there');
      await closeResult(element);
      expect(textOf(part(element, 'retry'))).to.equal('I looked: the customer is still there');
    });

    it('opens the form anew with an empty confirmation, and sends nothing by itself', async () => {
      const { element, calls } = await unknown(api);
      await openRetry(element);
      expect(confirmation(element).value).to.equal('');
      expect(calls).to.have.length(1);
    });

    it('still says so after the retry was cancelled', async () => {
      const { element } = await unknown(api);
      await openRetry(element);
      await click(part(element, 'cancel'));
      await until(() => !isOpen(element), 'the dialog closes');
      expect(textOf(part(element, 'status'))).to.match(/^Not known/);
    });
  });

  describe('a late answer', () => {
    itOnce('comes from the API, and the element moves to it', async () => {
      await api.misbehave('never');
      const clock = stopClocks(TIMEOUT);
      const element = await newWidget(api, { timeout: String(TIMEOUT) });
      const outcome = outcomeOfDelete(element);
      await timeOut(api, clock);
      expect(await outcome).to.include({ status: 'unknown', reason: 'timeout' });
      const late = nextOutcome(element);
      await api.release();
      expect(await late).to.include({ status: 'deleted', late: true });
      await untilState(element, 'deleted');
      expect(textOf(part(element, 'message'))).to.match(/^Deleted: customer 123,/);
      expect(await api.calls()).to.have.length(1);
    });

    itOnce('is told by one more event', async () => {
      const { element, clearUp, deleted } = await unknown(api);
      const events = recordEvents(element);
      clearUp(deleted);
      await untilState(element, 'deleted');
      expect(events.map(({ name, event }) => [name, event.detail])).to.deep.equal([
        ['settled', deleted],
      ]);
    });

    itOnce('changes the line in the page, which is a live region', async () => {
      const { element, clearUp, refused } = await unknown(api);
      await closeResult(element);
      const line = part(element, 'status');
      clearUp(refused);
      await untilState(element, 'refused');
      expect(part(element, 'status')).to.equal(line);
      expect(line.getAttribute('role')).to.equal('status');
      expect(textOf(line)).to.equal('The API answered: No such');
    });

    it('leaves the focus in an open result on Close', async () => {
      const { element, clearUp, deleted } = await unknown(api);
      clearUp(deleted);
      await untilState(element, 'deleted');
      expect(focusedIn(element)).to.equal(part(element, 'close'));
    });

    itOnce('closes the form that tries again, unsent', async () => {
      const { element, calls, clearUp, deleted } = await unknown(api);
      await openRetry(element);
      await sendKeys({ type: '12' });
      const events = recordEvents(element);
      clearUp(deleted);
      await untilState(element, 'deleted');
      expect(isOpen(element)).to.equal(false);
      expect(calls).to.have.length(1);
      expect(events.map(({ name }) => name).sort()).to.deep.equal(['closed', 'settled']);
    });

    it('says so after it has closed that form', async () => {
      const { element, clearUp, deleted } = await unknown(api);
      await openRetry(element);
      clearUp(deleted);
      await untilState(element, 'deleted');
      expect(textOf(part(element, 'status'))).to.match(/^Deleted: customer 123 \(Jane Doe\),/);
      expect(focusedIn(element)).to.equal(part(element, 'status'));
    });

    itOnce('closes the form of a third try, too, where the second one was refused', async () => {
      const { element, calls, clearUp, deleted } = await unknown(api);
      await openRetry(element);
      await confirmForm(element);
      await untilState(element, 'pending');
      calls[1]!.settle({ ...calls[1]!.facts, status: 'refused', message: 'No' });
      await untilState(element, 'refused');
      await openRetry(element);
      clearUp(deleted);
      await untilState(element, 'deleted');
      expect(isOpen(element)).to.equal(false);
      expect(textOf(part(element, 'status'))).to.match(/^Deleted: customer 123 /);
      expect(calls).to.have.length(2);
    });

    itOnce('says nothing of the same code at another endpoint', async () => {
      const { element, calls, clearUp, deleted } = await unknown(api);
      await closeResult(element);
      element.endpoint = `${api.endpoint}?shop=2`;
      await untilState(element, 'idle');
      await confirmDelete(element);
      await untilState(element, 'pending');
      calls[1]!.settle({ ...calls[1]!.facts, status: 'refused', message: 'No' });
      await untilState(element, 'refused');
      const settled = nextOutcome(element);
      clearUp(deleted);
      expect(await settled).to.equal(deleted);
      expect(element.state).to.equal('refused');
    });

    itOnce('stops the countdown of the second try, unsent', async () => {
      const { element, calls, clearUp, deleted } = await unknown(api, { countdown: '0' });
      element.setAttribute('countdown', '60000');
      await openRetry(element);
      await confirmForm(element);
      await untilState(element, 'countdown');
      clearUp(deleted);
      await untilState(element, 'deleted');
      expect(isOpen(element)).to.equal(false);
      expect(calls).to.have.length(1);
    });

    itOnce(
      'ends the second try that waits for its turn, and lets the next one have it',
      async () => {
        const { element, calls, clearUp, deleted } = await unknown(api);
        await closeResult(element);
        const first = await newWidget(api, { code: '40817' });
        const before = holdCalls(first);
        await confirmDelete(first);
        await untilState(first, 'pending');
        element.open();
        await untilState(element, 'confirming');
        await confirmForm(element);
        await untilState(element, 'countdown');
        const events = recordEvents(element);
        clearUp(deleted);
        await untilState(element, 'deleted');
        before[0]!.settle({ ...before[0]!.facts, status: 'refused', message: 'No' });
        await untilState(first, 'refused');
        await closeResult(first);
        expect(calls).to.have.length(1);
        expect(events.map(({ name }) => name)).not.to.include('before');
        expect(await outcomeOfDelete(await newWidget(api))).to.include({ status: 'deleted' });
      },
    );

    itOnce('does not disturb a form about another customer', async () => {
      const { element, clearUp, deleted } = await unknown(api);
      await closeResult(element);
      element.open({ code: '40817' });
      await untilState(element, 'confirming');
      clearUp(deleted);
      await Promise.resolve();
      await element.updateComplete;
      expect(element.state).to.equal('confirming');
    });

    itOnce('changes nothing where none can come any more', async () => {
      const { element, clearUp } = await unknown(api);
      const events = recordEvents(element);
      clearUp(null);
      await Promise.resolve();
      await element.updateComplete;
      expect(element.state).to.equal('unknown');
      expect(events).to.deep.equal([]);
    });
  });

  describeOnce('is not forgotten', () => {
    const NOTE =
      /^A request to delete customer 123 was sent at .+, and its answer was never seen\./;
    /** How long another page has to say that it still waits, in ms. */
    const SILENCE = 500;
    let clock: Clock;
    beforeEach(() => (clock = stopClocks(TIMEOUT, SILENCE)));
    afterEach(() => sessionStorage.removeItem('customer-delete'));

    /** An element whose call got no answer, its dialog closed. */
    async function silent(times = 9) {
      await api.misbehave('never', { code: '123', times });
      const element = await newWidget(api, { timeout: String(TIMEOUT) });
      const outcome = outcomeOfDelete(element);
      await timeOut(api, clock);
      expect(await outcome).to.include({ status: 'unknown' });
      await closeResult(element);
      return element;
    }

    /** The lines in the page that say something. */
    const lines = (element: Element): string[] =>
      [...element.shadowRoot!.querySelectorAll("[part='status']")].map(textOf);

    const untilNote = (element: Element): Promise<void> =>
      until(() => {
        clock.forward(SILENCE);
        return lines(element).some((line) => NOTE.test(line));
      }, 'the note');

    /** A note that were due would be there. */
    async function noteWouldBeThere(): Promise<void> {
      // What begins to ask for one is done before these answers.
      await api.log();
      clock.forward(SILENCE);
      await api.log();
    }

    it('where the element is opened for another customer', async () => {
      const element = await silent();
      element.open({ code: '40817' });
      await untilState(element, 'confirming');
      await click(part(element, 'cancel'));
      await untilState(element, 'idle');
      await untilNote(element);
    });

    it('where the page gives the element to another customer, and back', async () => {
      const element = await silent();
      element.code = '40817';
      await untilState(element, 'idle');
      await untilNote(element);
      element.code = '123';
      await element.updateComplete;
      expect(lines(element)).to.have.length(1);
    });

    it('where the page takes the element away: the next one says it', async () => {
      const element = await silent();
      element.remove();
      await untilNote(await newWidget(api, { code: '40817' }));
    });

    it('where the element has gone while the call was pending', async () => {
      await api.misbehave('never', { code: '123' });
      const element = await newWidget(api, { timeout: String(TIMEOUT) });
      await confirmDelete(element);
      await until(async () => (await api.calls()).length, 'the request');
      element.remove();
      clock.forward(TIMEOUT);
      await untilNote(await newWidget(api, { code: '40817' }));
    });

    it('but told once where the element only moves', async () => {
      const element = await silent();
      putHtml('<p></p>').firstElementChild!.append(element);
      const other = await newWidget(api, { code: '40817' });
      await noteWouldBeThere();
      expect(lines(element)).to.have.length(1);
      expect(lines(element)[0]).to.match(/^Not known/);
      expect(lines(other)).to.deep.equal([]);
    });

    it('beside a second try that is unknown, too', async () => {
      const element = await silent();
      await openRetry(element);
      const outcome = nextOutcome(element);
      await confirmForm(element);
      await timeOut(api, clock, 2);
      expect(await outcome).to.include({ status: 'unknown' });
      await closeResult(element);
      await untilNote(element);
      expect(lines(element)).to.have.length(2);
    });

    /** The same, with the countdown of a second try. */
    async function tryingAgain() {
      const element = await silent();
      element.countdown = 600_000;
      await openRetry(element);
      await confirmForm(element);
      await untilState(element, 'countdown');
      return element;
    }

    it('where the second try is stopped', async () => {
      const element = await tryingAgain();
      await click(part(element, 'stop'));
      await untilState(element, 'not-sent');
      await closeResult(element);
      await untilNote(element);
    });

    it('where the page gives the element to another customer while the second try counts down', async () => {
      const element = await tryingAgain();
      element.code = '40817';
      await untilState(element, 'not-sent');
      await untilNote(element);
    });

    it('unless the second try has deleted the customer', async () => {
      const element = await silent(1);
      // The request was lost on its way, say.
      await api.addCustomers('greatwidgets', ['123']);
      await openRetry(element);
      const outcome = nextOutcome(element);
      await confirmForm(element);
      expect(await outcome).to.include({ status: 'deleted' });
      await closeResult(element);
      await noteWouldBeThere();
      expect(lines(element)).to.have.length(1);
    });

    it('until it is known after all', async () => {
      const element = await silent();
      element.open({ code: '40817' });
      await untilState(element, 'confirming');
      await click(part(element, 'cancel'));
      await untilNote(element);
      await api.release();
      await until(() => lines(element).length === 0, 'the note has gone');
    });
  });

  describe('a late answer in the page', () => {
    it('leaves the focus with the line where it was on what is gone', async () => {
      const { element, clearUp, deleted } = await unknown(api);
      await closeResult(element);
      part(element, 'retry').focus();
      clearUp(deleted);
      await untilState(element, 'deleted');
      await element.updateComplete;
      expect(focusedIn(element)).to.equal(part(element, 'status'));
    });
  });

  describeOnce('an element without a code of its own', () => {
    it('tries again whom the operator has entered, whatever code the page gives meanwhile', async () => {
      const element = await newWidget(api, { code: null });
      await api.misbehave('empty');
      await openForm(element);
      await typeInto(inputs(element)[0]!, '123');
      await click(confirmation(element));
      await click(part(element, 'delete'));
      await untilState(element, 'unknown');
      element.code = '40817';
      element.customerName = 'Yvonne';
      await element.updateComplete;
      await openRetry(element);
      expect(textOf(part(element, 'dialog'))).not.to.match(/40817|Yvonne/);
      expect(findPart<HTMLInputElement>(element, 'input')!.value).to.equal('123');
      sessionStorage.removeItem('customer-delete');
    });

    for (const [state, kind] of [
      ['unknown', 'empty'],
      ['deleted', ''],
    ]) {
      it(`keeps its button for the next customer: ${state}`, async () => {
        if (kind) await api.misbehave(kind);
        const element = await newWidget(api, { code: null });
        await openForm(element);
        await typeInto(inputs(element)[0]!, '123');
        await click(confirmation(element));
        await click(part(element, 'delete'));
        await untilState(element, state!);
        await closeResult(element);
        await click(part(element, 'trigger'));
        await untilState(element, 'confirming');
        expect(findPart(element, 'input')!.id).to.equal('code');
        sessionStorage.removeItem('customer-delete');
      });
    }
  });

  describeOnce('a host of its own', () => {
    it('is unknown where its deleteCustomer rejects: nobody knows what it did', async () => {
      const element = await newWidget(api);
      element.deleteCustomer = () => Promise.reject(new Error('of the host'));
      expect(await outcomeOfDelete(element)).to.include({ status: 'unknown' });
      expect(findPart(element, 'receipt')).not.to.equal(null);
    });

    it('is unknown where it gives nothing, and the next one has its turn', async () => {
      const element = await newWidget(api, { code: '40817' });
      element.deleteCustomer = () => Promise.resolve(undefined as never);
      expect(await outcomeOfDelete(element)).to.include({
        status: 'unknown',
        reason: 'interrupted',
      });
      await closeResult(element);
      expect(await outcomeOfDelete(await newWidget(api))).to.include({ status: 'deleted' });
    });
  });
});
