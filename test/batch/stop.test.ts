import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { stopClocks, type Clock } from '../element/clock.js';
import {
  batchResult,
  confirmBatch,
  countsOf,
  emptyStorage,
  field,
  goOn,
  messageOf,
  newBatch,
  newCustomers,
  runBatch,
  saidBy,
  savedReports,
  untilBatch,
  untilStill,
} from '../support/batch.js';
import { describeOnce, itOnce } from '../support/once.js';
import { click, findPart, newApi, part, textOf, until, type Api } from '../support/widget.js';

describe('customer-delete-batch: what stops a run', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));
  afterEach(emptyStorage);

  const sent = async (): Promise<string[]> => (await api.calls()).map(({ query }) => query.code!);

  /** Another frame has been drawn. */
  const nextFrame = (): Promise<unknown> =>
    new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

  describe('Stop', () => {
    /** A batch whose first call waits until the test has the API answer. */
    async function waiting(count = 3) {
      const codes = await newCustomers(api, count);
      await api.misbehave('never', { code: 'C-1' });
      const element = await newBatch(api, codes);
      await confirmBatch(element);
      await until(async () => (await sent()).length, 'the first request');
      return element;
    }

    itOnce('lets the call under way settle', async () => {
      const element = await waiting();
      await click(part(element, 'stop'));
      await element.updateComplete;
      expect(element.state).to.equal('running');
      expect(saidBy(element)).to.include('Stops after this one.');
      await api.release();
      await untilBatch(element, 'stopped');
      expect(countsOf(element)).to.include({ Deleted: 1, 'Not tried': 2 });
      expect(messageOf(element)).to.match(/^Stopped\. It was stopped\.$/);
      expect(await sent()).to.deep.equal(['C-1']);
    });

    itOnce('goes on after it, without asking anew', async () => {
      const element = await waiting();
      await click(part(element, 'stop'));
      await api.release();
      await untilBatch(element, 'stopped');
      await goOn(element);
      expect(element.state).to.equal('done');
      expect(await sent()).to.deep.equal(['C-1', 'C-2', 'C-3']);
    });

    itOnce('ends for good by End, and tells what was not tried', async () => {
      const element = await waiting();
      const result = batchResult(element);
      await click(part(element, 'stop'));
      await api.release();
      await untilBatch(element, 'stopped');
      await click(part(element, 'close'));
      await untilBatch(element, 'done');
      expect((await result).counts).to.include({ deleted: 1 });
      expect(findPart(element, 'retry')).to.equal(null);
      await click(part(element, 'close'));
      await untilBatch(element, 'listing');
      expect(field<HTMLTextAreaElement>(element, 'codes').value).to.equal('C-2\nC-3');
      expect(await sent()).to.deep.equal(['C-1']);
    });

    itOnce('tells at its end what became of all', async () => {
      const element = await waiting();
      await click(part(element, 'stop'));
      await api.release();
      await untilBatch(element, 'stopped');
      await click(part(element, 'close'));
      await untilBatch(element, 'done');
      expect(messageOf(element)).to.equal('The list has ended. Deleted: 1 · Not tried: 2');
      expect(textOf(element.shadowRoot!.querySelector("[role='status']"))).to.equal(
        messageOf(element),
      );
    });

    it('stops by a key that is pressed, and keeps the focus with the operator', async () => {
      const element = await waiting();
      part(element, 'stop').focus();
      await sendKeys({ press: 'Enter' });
      await until(() => saidBy(element).includes('Stops after this one.'), 'it stops');
      // A browser takes the focus from what can't have it when it draws.
      await nextFrame();
      await nextFrame();
      expect(document.activeElement).to.equal(element);
      await api.release();
      await untilBatch(element, 'stopped');
      expect(element.shadowRoot!.activeElement).to.equal(part(element, 'title'));
    });

    it('does not take the focus from where the operator has gone', async () => {
      const element = await waiting();
      const elsewhere = document.createElement('input');
      element.after(elsewhere);
      elsewhere.focus();
      element.stop();
      await api.release();
      await untilBatch(element, 'stopped');
      expect(document.activeElement).to.equal(elsewhere);
    });

    itOnce('stops where the element leaves the page, and goes on when it is back', async () => {
      const element = await waiting();
      const place = element.parentElement!;
      element.remove();
      await api.release();
      await untilBatch(element, 'stopped');
      expect(await sent()).to.deep.equal(['C-1']);
      place.append(element);
      await element.updateComplete;
      expect(messageOf(element)).to.match(/The page was away\.$/);
      await goOn(element);
      expect(await sent()).to.deep.equal(['C-1', 'C-2', 'C-3']);
    });

    itOnce('keeps the report of all that came before, in case the page crashes', async () => {
      await api.misbehave('never', { code: 'C-3' });
      const element = await newBatch(api, await newCustomers(api, 3));
      await confirmBatch(element);
      await until(async () => (await api.calls()).length === 3, 'the third request');
      const [saved] = savedReports();
      const { done, rows } = JSON.parse(saved!) as { done: number; rows: string[][] };
      expect(done).to.equal(2);
      expect(rows.map(([code, status]) => `${code} ${status ?? ''}`)).to.deep.equal([
        'C-1 deleted',
        'C-2 deleted',
        'C-3 unknown',
      ]);
      await api.release();
      await untilBatch(element, 'done');
    });

    itOnce(
      'leaves its report, and the note of what is unknown, to the one that the page makes in its place',
      async () => {
        await api.misbehave('empty', { code: 'C-2' });
        const codes = await newCustomers(api, 3);
        const element = await newBatch(api, codes);
        await runBatch(element);
        expect(messageOf(element)).to.match(/Not known whether customer C-2 was deleted/);
        element.remove();
        const other = await newBatch(api, codes);
        await until(() => /Report of a list .+: 2 of 3\./.test(saidBy(other)), 'the report');
        await until(
          () => /A request to delete customer C-2 was sent/.test(saidBy(other)),
          'the note',
        );
      },
    );

    itOnce('tells by a note of what is unknown once another list has taken its place', async () => {
      await api.misbehave('empty', { code: 'C-1' });
      const element = await newBatch(api, await newCustomers(api, 2));
      await runBatch(element);
      await click(part(element, 'close'));
      await untilBatch(element, 'done');
      await click(part(element, 'close'));
      await untilBatch(element, 'listing');
      await until(
        () => /A request to delete customer C-1 was sent/.test(saidBy(element)),
        'the note',
      );
    });

    for (const type of ['pagehide', 'freeze']) {
      itOnce(`stops at ${type}, and tells what is under way as unknown`, async () => {
        const element = await waiting();
        window.dispatchEvent(new Event(type));
        const [saved] = savedReports();
        const { rows } = JSON.parse(saved!) as { rows: string[][] };
        expect(rows.map(([code, status]) => `${code} ${status}`)).to.deep.equal([
          'C-1 unknown',
          'C-2 not-sent',
          'C-3 not-sent',
        ]);
        await api.release();
        await untilBatch(element, 'stopped');
        expect(await sent()).to.deep.equal(['C-1']);
      });
    }

    for (const how of ['stop()', 'pagehide']) {
      itOnce(
        `sends nothing where ${how} comes while it looks ahead, and begins with the same one`,
        async () => {
          const codes = await newCustomers(api, 2);
          const element = await newBatch(api, codes);
          let stopped = false;
          element.addEventListener('customer-delete-before', () => {
            // The frame is not there yet: nothing can have been sent.
            queueMicrotask(() => {
              if (stopped) return;
              stopped = true;
              if (how === 'stop()') element.stop();
              else window.dispatchEvent(new Event(how));
            });
          });
          await confirmBatch(element);
          await untilBatch(element, 'stopped');
          expect(countsOf(element)).to.include({ 'Not deleted': 0, 'Not tried': 2 });
          const { rows } = JSON.parse(savedReports()[0]!) as { rows: string[][] };
          expect(rows.map(([, status]) => status)).to.deep.equal(['not-sent', 'not-sent']);
          await goOn(element);
          expect(element.state).to.equal('done');
          expect(await sent()).to.deep.equal(codes);
        },
      );
    }

    itOnce('is not shaken by settings that the page changes', async () => {
      const element = await waiting(2);
      element.setAttribute('account-id', 'smallshop');
      element.setAttribute('codes', 'x');
      element.removeAttribute('endpoint');
      await element.updateComplete;
      expect(findPart(element, 'stop')).not.to.equal(null);
      await api.release();
      await untilStill(element);
      expect(await api.ledger()).to.deep.equal(['C-1', 'C-2']);
    });
  });

  describeOnce('on a machine that sleeps', () => {
    const HOUR = 3_600_000;
    let clock: Clock | undefined;
    afterEach(() => clock?.restore());

    /** A batch whose first call waits until the test has the API answer. */
    async function waiting(name: string) {
      const codes = await newCustomers(api, 2, name);
      await api.misbehave('never', { code: codes[0]! });
      const element = await newBatch(api, codes);
      await confirmBatch(element);
      return element;
    }

    it('stops between two calls, and goes on when asked to', async () => {
      const element = await waiting('C');
      await until(async () => (await sent()).length, 'the first request');
      clock = stopClocks();
      clock.jump(HOUR);
      await api.release();
      await untilBatch(element, 'stopped');
      expect(messageOf(element)).to.equal('Stopped. The page was away.');
      expect(await sent()).to.deep.equal(['C-1']);
      await goOn(element);
      expect(await sent()).to.deep.equal(['C-1', 'C-2']);
    });

    it('sends nothing that has waited for its turn that long', async () => {
      const first = await waiting('C');
      await until(async () => (await sent()).length, 'the first request');
      const second = await newBatch(api, await newCustomers(api, 2, 'D'));
      await confirmBatch(second);
      await untilBatch(second, 'running');
      clock = stopClocks();
      clock.jump(HOUR);
      await api.release();
      await untilBatch(first, 'stopped');
      await untilBatch(second, 'stopped');
      expect(countsOf(second)).to.include({ 'Not tried': 2 });
      expect(await sent()).to.deep.equal(['C-1']);
    });

    /** One that stands still, on clocks that only the test moves. */
    async function stopped() {
      const element = await waiting('C');
      await until(async () => (await sent()).length, 'the first request');
      clock = stopClocks(900_000);
      element.stop();
      await api.release();
      await untilBatch(element, 'stopped');
      return { element, clock };
    }

    it('has ended, and forgotten the password, after 15 minutes', async () => {
      const { element, clock } = await stopped();
      const result = batchResult(element);
      clock.forward(899_999);
      expect(element.state).to.equal('stopped');
      clock.forward(1);
      expect((await result).counts).to.include({ deleted: 1 });
      expect(element.state).to.equal('done');
    });

    it('does not go on after them, though its timer has slept, too', async () => {
      const { element, clock } = await stopped();
      clock.suspend(900_001);
      await click(part(element, 'retry'));
      await untilBatch(element, 'done');
      expect(await sent()).to.deep.equal(['C-1']);
    });
  });
});
