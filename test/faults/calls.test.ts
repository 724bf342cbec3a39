import { expect } from '@open-wc/testing';
import { deleteCustomer, type DeleteOptions, type DeleteOutcome } from '../../src/index.js';
import { drop, ledgerOf, looksOf, newRun, openOrigin, release } from './api.js';
import { GENEROUS, newCode, runOut } from './prove.js';
import { short, untruths } from './rules.js';
import { endLongWaits, ignoreForeignErrors, newTraces, traces, watchTraces } from './traces.js';

/** What is true of calls whatever the server does: stopping, late answers, calls side by side. */

ignoreForeignErrors();
watchTraces();

/** How long a call waits that is to run out of time, in ms: long enough that it does so by `runOut()`. */
const TIMEOUT = 20_000;

/** Fault, origin and run: where calls go, and where they are looked up. */
async function place(fault: string) {
  const origin = await openOrigin();
  const run = newRun();
  const code = newCode();
  const request = {
    endpoint: `${origin}/${fault}/${run}/api.php`,
    accountId: 'greatwidgets',
    userId: 'john1970',
    userPassword: 'not-a-key',
    code,
  };
  /** Holds an outcome against what the server knows. */
  const expectTrue = async (outcome: DeleteOutcome): Promise<void> => {
    const entries = (await ledgerOf(run)).filter((entry) => entry.code === outcome.code);
    expect(untruths(outcome, entries)).to.deep.equal([]);
  };
  return { request, run, expectTrue };
}

/** The server has the request: what it does not know of it can't let go. */
async function untilCame(run: string): Promise<void> {
  while (!(await ledgerOf(run)).length);
}

/** What the console is told as errors while something runs. */
async function errorsDuring(run: () => Promise<unknown>): Promise<unknown[][]> {
  const { error } = console;
  const told: unknown[][] = [];
  console.error = (...values: unknown[]) => void told.push(values);
  try {
    await run();
  } finally {
    console.error = error;
  }
  return told;
}

for (const isolation of ['frame', 'none']) {
  const options = (more: DeleteOptions = {}): DeleteOptions => ({
    isolation,
    timeout: GENEROUS,
    ...more,
  });

  describe(`calls, isolation ${isolation}`, () => {
    let before = traces();

    beforeEach(() => {
      before = traces();
    });

    describe('stopped by a signal', () => {
      it('is not sent where the signal was given before the call', async () => {
        const { request, expectTrue } = await place('proper');
        const outcome = await deleteCustomer(request, options({ signal: AbortSignal.abort() }));
        expect(short(outcome)).to.equal('not-sent/cancelled');
        await expectTrue(outcome);
        expect(newTraces(before)).to.deep.equal([]);
      });

      it('is not sent where it comes before the frame is up, and blames no policy', async () => {
        const { request, expectTrue } = await place('proper');
        const told = await errorsDuring(async () => {
          const stop = new AbortController();
          const call = deleteCustomer(request, options({ signal: stop.signal }));
          stop.abort();
          const outcome = await call;
          expect(short(outcome)).to.equal('not-sent/cancelled');
          expect(newTraces(before), 'left behind').to.deep.equal([]);
          await expectTrue(outcome);
        });
        // Without a frame, a look ahead of an earlier test may still fail in the page.
        if (isolation === 'frame') expect(told).to.deep.equal([]);
      });

      it('is not sent where it comes during the look ahead, of which nothing stays', async () => {
        const { request, expectTrue, run } = await place('look-hangs');
        const stop = new AbortController();
        const call = deleteCustomer(request, options({ signal: stop.signal }));
        while (!(await looksOf(run)));
        stop.abort();
        const outcome = await call;
        expect(short(outcome)).to.equal('not-sent/cancelled');
        expect(newTraces(before), 'left behind').to.deep.equal([]);
        await expectTrue(outcome);
        await drop(run);
      });

      it('is unknown where it comes after the sending; the answer still comes', async () => {
        const { request, expectTrue, run } = await place('late');
        const stop = new AbortController();
        const outcome = await deleteCustomer(
          request,
          options({ signal: stop.signal, onSent: () => setTimeout(() => stop.abort()) }),
        );
        expect(short(outcome)).to.equal('unknown/interrupted');
        await untilCame(run);
        await release(run);
        const answer = outcome.status === 'unknown' && (await outcome.answer);
        expect(answer).to.include({ status: 'deleted', late: true });
        await expectTrue(answer as DeleteOutcome);
        expect(newTraces(before)).to.deep.equal([]);
      });

      it('stops the sending or the waiting, however soon it comes', async () => {
        for (let microtasks = 0; microtasks < 20; microtasks++) {
          const { request, run, expectTrue } = await place('late');
          const stop = new AbortController();
          const call = deleteCustomer(request, options({ signal: stop.signal, probe: 'off' }));
          for (let i = 0; i < microtasks; i++) await null;
          stop.abort();
          // What is not stopped runs out of time, and is told from what is.
          const outcome = await call;
          expect(['not-sent/cancelled', 'unknown/interrupted'], `after ${microtasks}`).to.include(
            short(outcome),
          );
          await expectTrue(outcome);
          if (outcome.status === 'unknown') {
            await untilCame(run);
            await release(run);
            await outcome.answer;
          }
        }
      });

      it('changes nothing after the outcome', async () => {
        const { request, expectTrue } = await place('proper');
        const stop = new AbortController();
        const outcome = await deleteCustomer(request, options({ signal: stop.signal }));
        stop.abort();
        expect(short(outcome)).to.equal('deleted');
        await expectTrue(outcome);
        expect(newTraces(before)).to.deep.equal([]);
      });
    });

    describe('side by side', () => {
      it('the same customer is called for once, and the second is busy', async () => {
        const { request, run, expectTrue } = await place('proper');
        const outcomes = await Promise.all([
          deleteCustomer(request, options()),
          deleteCustomer({ ...request, code: ` ${request.code}\n` }, options()),
        ]);
        expect(outcomes.map(short)).to.deep.equal(['deleted', 'not-sent/busy']);
        expect(await ledgerOf(run)).to.have.lengthOf(1);
        await expectTrue(outcomes[0]);
      });

      it('the same code is another customer in another account', async () => {
        const { request, run } = await place('refused');
        const outcomes = await Promise.all([
          deleteCustomer(request, options()),
          deleteCustomer({ ...request, accountId: 'other' }, options()),
        ]);
        expect(outcomes.map(short)).to.deep.equal(['refused', 'refused']);
        expect(await ledgerOf(run)).to.have.lengthOf(2);
      });

      it('ten customers get ten answers', async () => {
        const { request, run, expectTrue } = await place('proper');
        const codes = Array.from({ length: 10 }, newCode);
        const outcomes = await Promise.all(
          codes.map((code) => deleteCustomer({ ...request, code }, options())),
        );
        expect(outcomes.map(({ status, code }) => `${status} ${code}`)).to.deep.equal(
          codes.map((code) => `deleted ${code}`),
        );
        for (const outcome of outcomes) await expectTrue(outcome);
        const callbacks = (await ledgerOf(run)).map(({ callback }) => callback);
        expect(new Set(callbacks).size).to.equal(10);
        expect(newTraces(before)).to.deep.equal([]);
      });

      it('a late answer goes to its own call, not to the next one', async () => {
        const { request, run } = await place('late');
        const silent = deleteCustomer(request, options({ timeout: TIMEOUT }));
        await runOut(run, TIMEOUT);
        const first = await silent;
        expect(short(first)).to.equal('unknown/timeout');
        const second = deleteCustomer(request, options());
        // The first is let go only when the second waits beside it.
        while ((await ledgerOf(run)).length < 2);
        await release(run);
        expect(await second).to.include({ status: 'refused', message: 'No such customer' });
        const answer = first.status === 'unknown' && (await first.answer);
        expect(answer).to.include({ status: 'deleted', late: true });
        expect(newTraces(before)).to.deep.equal([]);
      });
    });

    it('may be made again after an outcome, as a request of its own', async () => {
      const { request, run } = await place('proper');
      const first = await deleteCustomer(request, options());
      const second = await deleteCustomer(request, options());
      expect([first, second].map(short)).to.deep.equal(['deleted', 'refused']);
      const [one, two] = await ledgerOf(run);
      expect(one!.callback).to.not.equal(two!.callback);
    });

    it('tells when it has been sent: once, before the outcome, and not where it was not', async () => {
      const told: string[] = [];
      const { request } = await place('proper');
      const onSent = (): void => void told.push('sent');
      await deleteCustomer(request, options({ onSent })).then(({ status }) => told.push(status));
      const { request: other } = await place('look-reset');
      await deleteCustomer(other, options({ onSent })).then(({ status }) => told.push(status));
      expect(told).to.deep.equal(['sent', 'deleted', 'not-sent']);
    });

    it('waits no longer than ten minutes for a late answer', async () => {
      const { request, run, expectTrue } = await place('never');
      const call = deleteCustomer(request, options({ timeout: TIMEOUT }));
      await runOut(run, TIMEOUT);
      const outcome = await call;
      expect(short(outcome)).to.equal('unknown/timeout');
      endLongWaits();
      expect(outcome.status === 'unknown' && (await outcome.answer)).to.equal(null);
      expect(newTraces(before)).to.deep.equal([]);
      await expectTrue(outcome);
      await drop(run);
    });

    it('is unknown where the page takes away what waits for the answer', async () => {
      const { request, run, expectTrue } = await place('late');
      let isTaken = false;
      const takeAway = (): void => {
        const { elements } = traces();
        for (const one of elements) if (!before.elements.includes(one)) one.remove();
        isTaken = true;
      };
      const call = deleteCustomer(request, options({ timeout: TIMEOUT, onSent: takeAway }));
      while (!isTaken) await ledgerOf(run);
      // From a frame that is gone nothing need come; a script element has begun to load.
      await runOut(run, TIMEOUT, () => isolation === 'frame');
      const outcome = await call;
      expect(short(outcome)).to.equal('unknown/timeout');
      await expectTrue(outcome);
      await release(run);
      if (outcome.status === 'unknown') {
        // A script element that has begun to load goes on without its place in the page.
        if (isolation === 'none') expect(await outcome.answer).to.include({ status: 'deleted' });
        endLongWaits();
        await outcome.answer;
      }
      expect(newTraces(before)).to.deep.equal([]);
    });
  });
}
