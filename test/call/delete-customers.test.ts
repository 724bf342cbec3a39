import { expect } from '@open-wc/testing';
import { stopRule } from '../../src/call/delete-customers.js';
import {
  deleteCustomer,
  deleteCustomers,
  type DeleteOutcome,
  type DeleteRequest,
} from '../../src/index.js';
import { joinLine, leaveLine } from '../../src/call/turn.js';
import { Space } from '../hostile/space.js';
import { stopClocks, type Clock } from '../element/clock.js';
import { callFrames, newCustomers } from '../support/batch.js';
import { describeOnce, itOnce } from '../support/once.js';
import { ACCOUNT, newApi, PASSWORD, until, USER, type Api } from '../support/widget.js';

type Requests = Parameters<typeof deleteCustomers>[0];
type Options = Parameters<typeof deleteCustomers>[1];

describe('deleteCustomers', () => {
  let api: Api;
  /** Frames that wait for the late answers of other tests. */
  let framesBefore = 0;
  let clock: Clock | undefined;
  beforeEach(() => {
    api = newApi();
    framesBefore = callFrames().length;
  });
  afterEach(() => {
    clock?.restore();
    clock = undefined;
    sessionStorage.removeItem('customer-delete');
  });

  const requestOf = (code: string, others: Partial<DeleteRequest> = {}): DeleteRequest => ({
    endpoint: api.endpoint,
    accountId: ACCOUNT,
    userId: USER,
    userPassword: PASSWORD,
    code,
    ...others,
  });

  async function all(requests: Requests, options?: Options): Promise<DeleteOutcome[]> {
    const outcomes: DeleteOutcome[] = [];
    for await (const outcome of deleteCustomers(requests, options)) outcomes.push(outcome);
    return outcomes;
  }

  const summary = (outcomes: readonly DeleteOutcome[]): string[] =>
    outcomes.map((outcome) => {
      const reason = 'reason' in outcome ? ` ${outcome.reason}` : '';
      return `${outcome.code} ${outcome.status}${reason}`;
    });

  /** What was begun has joined the line by then. */
  const nextTask = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

  /** The codes that were asked to be deleted, in the order in which they came. */
  const sent = async (): Promise<string[]> => (await api.calls()).map(({ query }) => query.code!);

  for (const isolation of ['frame', 'none'] as const) {
    describe(`isolation ${isolation}`, () => {
      it('deletes all, in order', async () => {
        const codes = await newCustomers(api, 5);
        const outcomes = await all(
          codes.map((code) => requestOf(code)),
          { isolation },
        );
        expect(summary(outcomes)).to.deep.equal(codes.map((code) => `${code} deleted`));
        expect(await sent()).to.deep.equal(codes);
        expect(await api.ledger()).to.deep.equal(codes);
      });

      it('has one request under way at a time', async () => {
        const codes = await newCustomers(api, 4);
        await api.misbehave('slow', { ms: 60, times: 4 });
        await all(
          codes.map((code) => requestOf(code)),
          { isolation },
        );
        const calls = await api.calls();
        expect(calls.map(({ underWay }) => underWay)).to.deep.equal([0, 0, 0, 0]);
      });

      it('leaves nothing in the page', async () => {
        const codes = await newCustomers(api, 3);
        const before = new Set(Object.getOwnPropertyNames(window));
        const frames = document.querySelectorAll('iframe, script').length;
        await all(
          [requestOf(codes[0]!), requestOf(''), ...codes.slice(1).map((code) => requestOf(code))],
          { isolation },
        );
        expect(document.querySelectorAll('iframe, script')).to.have.length(frames);
        const names = Object.getOwnPropertyNames(window);
        expect(names.filter((name) => !before.has(name))).to.deep.equal([]);
      });
    });
  }

  itOnce('takes one request alone', async () => {
    expect(summary(await all(requestOf('123')))).to.deep.equal(['123 deleted']);
  });

  itOnce('takes what makes requests as it goes, and asks for one at a time', async () => {
    const codes = await newCustomers(api, 3);
    const asked: string[] = [];
    let isOpen = true;
    async function* requests(): AsyncGenerator<DeleteRequest> {
      try {
        for (const code of codes) {
          asked.push(`${code} after ${(await api.ledger()).length}`);
          yield requestOf(code);
        }
      } finally {
        isOpen = false;
      }
    }
    expect(await all(requests())).to.have.length(3);
    expect(asked).to.deep.equal(['C-1 after 0', 'C-2 after 1', 'C-3 after 2']);
    expect(isOpen).to.equal(false);
  });

  itOnce('ends what makes the requests where it stops by itself', async () => {
    let isOpen = true;
    async function* requests(): AsyncGenerator<DeleteRequest> {
      try {
        for (;;) yield requestOf('nobody');
      } finally {
        isOpen = false;
      }
    }
    expect(await all(requests())).to.have.length(1);
    expect(isOpen).to.equal(false);
  });

  itOnce('makes outcomes of what can not be sent, and goes on', async () => {
    const bad = [null, 7, undefined, {}, requestOf('1.23457E+15'), requestOf('a\nb')];
    const outcomes = await all([...bad, requestOf('123')] as DeleteRequest[]);
    expect(outcomes.map(({ status }) => status)).to.deep.equal([
      ...bad.map(() => 'not-sent'),
      'deleted',
    ]);
    expect(await sent()).to.deep.equal(['123']);
  });

  itOnce('never rejects, whatever it is given', async () => {
    for (const given of [null, undefined, 5, {}]) {
      const outcomes = await all(given as unknown as Requests, null as unknown as Options);
      expect(summary(outcomes)).to.deep.equal([' not-sent invalid']);
    }
    expect(await all([])).to.deep.equal([]);
    const evil = {
      get endpoint(): string {
        throw new Error('no');
      },
    };
    const outcomes = await all([evil, { method: Symbol('post') }] as unknown as DeleteRequest[]);
    expect(summary(outcomes)).to.deep.equal([' not-sent invalid', ' not-sent invalid']);
  });

  itOnce('takes the method in capitals, too', async () => {
    const codes = await newCustomers(api, 2);
    await api.allowOrigin();
    const outcomes = await all(codes.map((code) => requestOf(code, { method: 'POST' })));
    expect(summary(outcomes)).to.deep.equal(codes.map((code) => `${code} deleted`));
  });

  itOnce('looks at the server where the first one was not sent', async () => {
    const endpoint = api.endpoint.replace('127.0.0.1', '127.0.0.3');
    const outcomes = await all([requestOf('', { endpoint }), requestOf('123', { endpoint })]);
    expect(summary(outcomes)).to.deep.equal([' not-sent invalid', '123 not-sent unreachable']);
  });

  itOnce('sends nothing before it is asked for the first outcome', async () => {
    const loop = deleteCustomers(requestOf('123'));
    expect(callFrames()).to.have.length(framesBefore);
    await loop.return();
    expect(await api.log()).to.deep.equal([]);
  });

  itOnce('sends no more once nobody asks, and leaves nothing', async () => {
    const codes = await newCustomers(api, 3);
    for await (const outcome of deleteCustomers(codes.map((code) => requestOf(code)))) {
      expect(outcome.status).to.equal('deleted');
      break;
    }
    expect(callFrames()).to.have.length(framesBefore);
    expect(summary(await all(requestOf('123')))).to.deep.equal(['123 deleted']);
    expect(await sent()).to.deep.equal(['C-1', '123']);
  });

  itOnce(
    'sends nothing about a customer of whom another call became unknown while it waited',
    async () => {
      await api.misbehave('never', { code: '123' });
      clock = stopClocks(1234);
      const silent = all(requestOf('123'), { timeout: 1234 });
      await until(async () => (await sent()).length, 'the request');
      const waiting = all([requestOf('123'), requestOf('40817')]);
      // It has joined the line by then.
      await nextTask();
      clock.forward(1234);
      const outcomes = await waiting;
      expect(summary(await silent)).to.deep.equal(['123 unknown timeout']);
      expect(summary(outcomes)).to.deep.equal(['123 not-sent busy', '40817 deleted']);
      expect(await sent()).to.deep.equal(['123', '40817']);
      // Whoever begins now may know.
      await api.release();
      expect(summary(await all(requestOf('123')))).to.deep.equal(['123 refused']);
      expect(await sent()).to.deep.equal(['123', '40817', '123']);
    },
  );

  itOnce('still sends nothing about that one where a call in between was not sent', async () => {
    await api.misbehave('never', { code: '123' });
    clock = stopClocks(1234);
    const confirmedAt = performance.now();
    const silent = deleteCustomer(requestOf('123'), { timeout: 1234 });
    await until(async () => (await sent()).length, 'the request');
    clock.forward(1234);
    expect(await silent).to.include({ status: 'unknown' });
    const stopper = new AbortController();
    const between = deleteCustomer(requestOf('123'), { signal: stopper.signal });
    stopper.abort();
    expect(await between).to.include({ status: 'not-sent', reason: 'cancelled' });
    const outcome = await deleteCustomer(requestOf('123'), { confirmedAt });
    expect(outcome).to.include({ status: 'not-sent', reason: 'busy' });
    expect(await sent()).to.deep.equal(['123']);
  });

  it('looks at the server at most once', async () => {
    const codes = await newCustomers(api, 4);
    // Another origin of the same server, of which nothing is known yet in this page.
    const endpoint = api.endpoint.replace('127.0.0.1', 'localhost');
    const outcomes = await all(codes.map((code) => requestOf(code, { endpoint })));
    expect(summary(outcomes)).to.deep.equal(codes.map((code) => `${code} deleted`));
    const looks = (await api.log()).filter(({ isDeleteCall }) => !isDeleteCall);
    // What one look takes: a script, and where that is refused, as XML is by Firefox, a plain request.
    const kinds = looks.map(({ headers }) => headers['sec-fetch-dest']);
    expect(kinds.filter((kind) => kind !== 'empty')).to.have.length(1);
    expect(kinds.length).to.be.at.most(2);
  });

  itOnce('ends at the first that can not be reached', async () => {
    const endpoint = api.endpoint.replace('127.0.0.1', '127.0.0.2');
    const outcomes = await all([requestOf('1', { endpoint }), requestOf('123')]);
    expect(summary(outcomes)).to.deep.equal(['1 not-sent unreachable']);
    expect(await sent()).to.deep.equal([]);
    expect(callFrames()).to.have.length(framesBefore);
  });

  describe('stops', () => {
    itOnce('at the first whose outcome is not known', async () => {
      const codes = await newCustomers(api, 3);
      await api.misbehave('garbage', { code: 'C-2' });
      const outcomes = await all(codes.map((code) => requestOf(code)));
      expect(outcomes.map(({ status }) => status)).to.deep.equal(['deleted', 'unknown']);
      expect(await sent()).to.deep.equal(['C-1', 'C-2']);
    });

    itOnce('at a refusal before anything was deleted', async () => {
      const outcomes = await all([requestOf('nobody'), requestOf('123')]);
      expect(outcomes.map(({ status }) => status)).to.deep.equal(['refused']);
      expect(await sent()).to.deep.equal(['nobody']);
    });

    itOnce('at the third refusal running with the same text, and not before', async () => {
      await newCustomers(api, 2);
      const codes = ['C-1', 'x', 'x', 'C-2', 'x', 'x', 'x', '123'];
      const outcomes = await all(codes.map((code) => requestOf(code)));
      expect(outcomes.map(({ code }) => code)).to.deep.equal(codes.slice(0, 7));
    });

    itOnce('not at three refusals of which one has another text', async () => {
      await newCustomers(api, 1);
      await api.misbehave('refuse', { code: 'y', message: 'Another reason' });
      const codes = ['C-1', 'x', 'y', 'z', 'z2', '123'];
      const outcomes = await all(codes.map((code) => requestOf(code)));
      expect(outcomes.map(({ code }) => code)).to.deep.equal(codes);
    });

    itOnce('by its signal, which leaves the rest alone', async () => {
      const codes = await newCustomers(api, 3);
      const controller = new AbortController();
      const { signal } = controller;
      const outcomes: DeleteOutcome[] = [];
      const requests = codes.map((code) => requestOf(code));
      for await (const outcome of deleteCustomers(requests, { signal })) {
        outcomes.push(outcome);
        controller.abort();
      }
      expect(summary(outcomes)).to.deep.equal(['C-1 deleted']);
      expect(await sent()).to.deep.equal(['C-1']);
      expect(callFrames()).to.have.length(framesBefore);
    });

    itOnce('by a signal that was there before', async () => {
      expect(await all(requestOf('123'), { signal: AbortSignal.abort() })).to.deep.equal([]);
      expect(await api.log()).to.deep.equal([]);
    });

    describeOnce('while it waits for its turn', () => {
      /** A loop that waits behind a call of somebody else; that call ends by `end()`. */
      function waiting(options?: Options) {
        let end!: () => void;
        const first = (): void => {};
        joinLine(first);
        end = () => leaveLine(first);
        clock = stopClocks(1000);
        return { end, loop: all([requestOf('123'), requestOf('40817')], options), clock };
      }

      /** Nobody is in the line any more. */
      const isFree = (): boolean => {
        let isFirst = false;
        const go = (): void => void (isFirst = true);
        joinLine(go);
        leaveLine(go);
        return isFirst;
      };

      it('by its signal, at once', async () => {
        const controller = new AbortController();
        const { end, loop } = waiting({ signal: controller.signal });
        controller.abort();
        expect(await loop).to.deep.equal([]);
        expect(isFree()).to.equal(false);
        end();
        expect(isFree()).to.equal(true);
        expect(await api.log()).to.deep.equal([]);
      });

      it('by a signal that was there before, at once', async () => {
        const { end, loop } = waiting({ signal: AbortSignal.abort() });
        expect(await loop).to.deep.equal([]);
        end();
        expect(isFree()).to.equal(true);
      });

      it('where the page slept, at the first tick', async () => {
        const { end, loop, clock } = waiting();
        await nextTask();
        clock.suspend(60_000);
        clock.forward(1000);
        expect(await loop).to.deep.equal([]);
        end();
        expect(isFree()).to.equal(true);
        expect(await api.log()).to.deep.equal([]);
      });

      it('where the page slept, and its turn comes first', async () => {
        const { end, loop, clock } = waiting();
        await nextTask();
        clock.jump(60_000);
        end();
        expect(await loop).to.deep.equal([]);
        expect(isFree()).to.equal(true);
        expect(await api.log()).to.deep.equal([]);
      });

      it('not where it only took long', async () => {
        const { end, loop, clock } = waiting();
        await nextTask();
        clock.forward(3_600_000);
        end();
        expect(summary(await loop)).to.deep.equal(['123 deleted', '40817 deleted']);
      });
    });

    it('by its signal before the first is sent, which is told', async () => {
      const controller = new AbortController();
      const space = await Space.open({ probe: { hangs: true } });
      const { endpoint } = space;
      const requests = [requestOf('123', { endpoint }), requestOf('40817', { endpoint })];
      const loop = all(requests, { signal: controller.signal });
      await space.logOnce(({ probes }) => probes.length > 0);
      controller.abort();
      expect(summary(await loop)).to.deep.equal(['123 not-sent cancelled']);
      expect(callFrames()).to.have.length(framesBefore);
      expect((await space.log()).calls).to.deep.equal([]);
      await Space.closeAll();
    });

    it('by its signal in the middle of a call, of which nothing is known then', async () => {
      await api.misbehave('never');
      const controller = new AbortController();
      const loop = all([requestOf('123'), requestOf('00123')], {
        signal: controller.signal,
        onSent: () => controller.abort(),
      });
      expect(summary(await loop)).to.deep.equal(['123 unknown interrupted']);
    });
  });

  it('gives each code its own answer, also the one that comes late', async () => {
    await newCustomers(api, 1);
    await api.misbehave('never', { code: 'C-1' });
    clock = stopClocks(1234);
    const loop = all([requestOf('C-1'), requestOf('123')], { timeout: 1234 });
    await until(async () => (await sent()).length, 'the request comes');
    clock.forward(1234);
    const [outcome] = await loop;
    expect(outcome).to.include({ status: 'unknown', reason: 'timeout' });
    await api.release();
    const late = outcome!.status === 'unknown' && (await outcome!.answer);
    expect(late).to.include({ status: 'deleted', code: 'C-1', late: true });
    await until(() => callFrames().length === framesBefore, 'the frame goes');
  });
});

describeOnce('the rule that stops a loop', () => {
  const facts = { code: '1', accountId: 'a', userId: 'u', sentAt: '', settledAt: '' };
  const deleted: DeleteOutcome = { ...facts, status: 'deleted' };
  const refused = (message: string): DeleteOutcome => ({ ...facts, status: 'refused', message });
  const notSent = (reason: 'invalid' | 'busy' | 'blocked' | 'unreachable'): DeleteOutcome => ({
    ...facts,
    status: 'not-sent',
    reason,
    message: '',
  });

  it('is not stopped twice by the same text before anything was deleted', () => {
    const rule = stopRule();
    expect(rule(refused('no'))).to.equal('unproven');
    expect(rule(refused('no'))).to.equal(undefined);
    expect(rule(refused('other'))).to.equal('unproven');
    expect(rule(refused('no'))).to.equal(undefined);
  });

  it('is not stopped twice by the same text three times running', () => {
    const rule = stopRule();
    const stops = [deleted, ...Array.from({ length: 9 }, () => refused('no'))].map(rule);
    expect(stops.filter(Boolean)).to.deep.equal(['repeated']);
    expect(stops[3]).to.equal('repeated');
    expect([refused('b'), refused('b'), refused('b')].map(rule).at(-1)).to.equal('repeated');
  });

  it('counts anew after one that was deleted', () => {
    const rule = stopRule();
    const no = refused('no');
    const stops = [deleted, no, no, deleted, no, no, deleted].map(rule);
    expect(stops.filter(Boolean)).to.deep.equal([]);
  });

  it('stops at what keeps each from being sent, not at what keeps one', () => {
    const rule = stopRule();
    expect(rule(notSent('invalid'))).to.equal(undefined);
    expect(rule(notSent('busy'))).to.equal(undefined);
    expect(rule(notSent('blocked'))).to.equal('obstacle');
    expect(rule(notSent('unreachable'))).to.equal('obstacle');
  });
});
