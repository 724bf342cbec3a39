// Contract section 8: what the tab remembers of requests whose answer was never seen.
import { expect } from '@open-wc/testing';
import type { CustomerDelete } from '../../src/index.js';
import { lookAgain, noteSent } from '../../src/call/unanswered.js';
import { stopClocks, type Clock } from '../element/clock.js';
import { newBatch } from '../support/batch.js';
import { describeOnce, itOnce } from '../support/once.js';
import {
  ACCOUNT,
  Api,
  newApi,
  newWidget,
  outcomeOfDelete,
  textOf,
  until,
} from '../support/widget.js';

const KEY = 'customer-delete';

/** How long a page asks whether another one still waits, in ms. */
const SILENCE = 500;

describe('what was never answered', () => {
  let api: Api;
  let clock: Clock;
  let channel: BroadcastChannel | undefined;
  beforeEach(() => {
    api = newApi();
    clock = stopClocks(SILENCE);
  });
  afterEach(() => {
    channel?.close();
    channel = undefined;
    sessionStorage.removeItem(KEY);
    // This page forgets it, too.
    lookAgain();
    clock.forward(SILENCE);
    clock.restore();
  });

  const entry = (id: string, code = '123') => ({
    id,
    endpoint: api.endpoint,
    accountId: ACCOUNT,
    code,
    sentAt: new Date().toISOString(),
  });

  const keep = (...entries: object[]): void => sessionStorage.setItem(KEY, JSON.stringify(entries));
  const kept = (): string[] =>
    (JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as { id: string }[]).map(({ id }) => id);

  /** The page has been shown again as it was left, and an operator is about to act. */
  const comeBack = async (element: CustomerDelete): Promise<void> => {
    element.open();
    await new Promise((resolve) => setTimeout(resolve));
    element.close();
  };

  const hasNote = (element: Element): boolean =>
    textOf(element.shadowRoot).includes('its answer was never seen');

  /** Whatever has been asked, the time to answer is over. */
  const untilHeard = (condition: () => boolean, what: string): Promise<void> =>
    until(() => {
      clock.forward(SILENCE);
      return condition();
    }, what);

  describeOnce('is forgotten', () => {
    it('after a day, by the tab too', async () => {
      const sentAt = new Date(Date.now() - 86_400_001).toISOString();
      keep({ ...entry('old'), sentAt }, entry('new'));
      lookAgain();
      expect(kept()).to.deep.equal(['new']);
    });

    it('not by a refusal of a later request about the same customer', async () => {
      keep(entry('older'));
      const element = await newWidget(api, { 'user-password': 'not-a-key' });
      expect((await outcomeOfDelete(element)).status).to.equal('refused');
      expect(kept()).to.deep.equal(['older']);
    });

    it('not by one that a policy has kept from leaving', async () => {
      keep(entry('older'));
      const { endpoint, accountId, code, sentAt } = entry('');
      noteSent({ endpoint, accountId, code, sentAt })('blocked');
      expect(kept()).to.deep.equal(['older']);
    });

    it('not by one that was deleted, about another customer', async () => {
      keep(entry('older', '40817'));
      expect((await outcomeOfDelete(await newWidget(api))).status).to.equal('deleted');
      expect(kept()).to.deep.equal(['older']);
    });

    it('by one that was deleted', async () => {
      keep(entry('older'));
      expect((await outcomeOfDelete(await newWidget(api))).status).to.equal('deleted');
      expect(kept()).to.deep.equal([]);
    });
  });

  itOnce('is kept where the page has a `Date.parse()` of its own', async () => {
    const { parse } = Date;
    // Datejs reads no times with milliseconds.
    Date.parse = () => null as unknown as number;
    try {
      keep(entry('new'));
      lookAgain();
      expect(kept()).to.deep.equal(['new']);
    } finally {
      Date.parse = parse;
    }
  });

  describe('is told where it can be seen', () => {
    it('not by an element in a panel that is closed', async () => {
      const hidden = await newWidget(api, { code: '40817' });
      hidden.parentElement!.style.display = 'none';
      const element = await newWidget(api);
      keep(entry('lost'));
      lookAgain();
      await untilHeard(() => hasNote(element), 'the note');
    });

    for (const display of ['none', 'contents']) {
      it(`once, also where none is displayed by itself: ${display}`, async () => {
        const elements = [await newWidget(api), await newWidget(api, { code: '40817' })];
        for (const element of elements) element.style.display = display;
        keep(entry('lost'));
        lookAgain();
        await untilHeard(() => elements.some(hasNote), 'the note');
        for (const element of elements) await element.updateComplete;
        expect(elements.filter(hasNote)).to.have.length(1);
      });
    }

    it('by an element that can’t work otherwise', async () => {
      const element = await newWidget(api, { method: 'put' });
      keep(entry('lost'));
      lookAgain();
      await untilHeard(() => hasNote(element), 'the note');
      expect(textOf(element.shadowRoot)).to.include('Not set up');
    });
  });

  describeOnce('is told by a page that the browser had put aside', () => {
    it('once a dialog is opened there', async () => {
      const element = await newWidget(api);
      keep(entry('lost'));
      await comeBack(element);
      await untilHeard(() => hasNote(element), 'the note');
    });

    it('once a list is asked about there', async () => {
      const element = await newBatch(api, []);
      keep(entry('lost'));
      element.codes = '123';
      await untilHeard(() => hasNote(element), 'the note');
    });

    it('no more where another page has cleared it up', async () => {
      const element = await newWidget(api);
      keep(entry('lost'));
      await comeBack(element);
      await untilHeard(() => hasNote(element), 'the note');
      sessionStorage.removeItem(KEY);
      await comeBack(element);
      await untilHeard(() => !hasNote(element), 'the note goes');
    });
  });

  describe('where another page still waits for it', () => {
    /** Another page of the origin; what it hears. */
    function otherPage(answer: boolean) {
      const heard: string[] = [];
      const opened = (channel = new BroadcastChannel(KEY));
      opened.onmessage = ({ data }: MessageEvent<string>) => {
        heard.push(data);
        if (answer && data.startsWith('who ')) opened.postMessage(data.replace('who', 'here'));
      };
      return { heard, leave: () => opened.close() };
    }

    it('is not told, but asked for at the next dialog, and told once that page is gone', async () => {
      const element = await newWidget(api);
      const { heard, leave } = otherPage(true);
      keep(entry('elsewhere'));
      await comeBack(element);
      await until(() => heard.length, 'the question');
      // The answer is on its way: messages come in their order.
      await roundTrip();
      clock.forward(SILENCE);
      await element.updateComplete;
      expect(hasNote(element)).to.equal(false);
      leave();
      const { heard: later } = otherPage(false);
      await comeBack(element);
      await until(() => later.length, 'the question is asked again');
      expect(later).to.deep.equal(['who elsewhere']);
      clock.forward(SILENCE);
      await until(() => hasNote(element), 'the note');
    });

    it('is not told where a call of this page ends while one asks', async () => {
      const element = await newWidget(api);
      const { endpoint, accountId, sentAt } = entry('');
      const settle = noteSent({ endpoint, accountId, code: '40817', sentAt });
      keep(entry('elsewhere'));
      lookAgain();
      settle('deleted');
      const { heard } = otherPage(true);
      channel!.postMessage('here elsewhere');
      await roundTrip();
      clock.forward(SILENCE);
      await element.updateComplete;
      expect(hasNote(element)).to.equal(false);
      expect(heard).to.deep.equal([]);
    });

    /** All messages that were sent to this page until now have come. */
    async function roundTrip(): Promise<void> {
      const [a, b] = [new BroadcastChannel('test'), new BroadcastChannel('test')];
      for (let turns = 0; turns < 5; turns += 1) {
        await new Promise((resolve) => {
          b.onmessage = resolve;
          a.postMessage('');
        });
      }
      a.close();
      b.close();
    }
  });
});
