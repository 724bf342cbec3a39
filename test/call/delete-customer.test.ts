import { expect } from '@open-wc/testing';
import { deleteCustomer, type DeleteOptions } from '../../src/call/delete-customer.js';
import { noteAnswer } from '../../src/transport/probe.js';
import type { Transport } from '../../src/transport/transport.js';

describe('deleteCustomer', () => {
  const ways: Record<string, DeleteOptions> = {
    'isolation frame': { isolation: 'frame' },
    'isolation none': { isolation: 'none' },
    'a nonce that is null': { nonce: null as never },
  };
  for (const [way, options] of Object.entries(ways)) {
    it(`deletes a customer of the stand-in API, ${way}`, async () => {
      const outcome = await deleteCustomer(
        {
          endpoint: `${apiOrigin}/unit-${way.replace(/ /g, '-')}/api.php`,
          accountId: 'greatwidgets',
          userId: 'john1970',
          userPassword: 'demo-key-not-real',
          code: '1234567890123456',
        },
        options,
      );
      expect(outcome).to.include({ status: 'deleted', code: '1234567890123456' });
    });
  }

  describe('never rejects, and sends nothing', () => {
    const request = {
      endpoint: `${apiOrigin}/unit-never-rejects/api.php`,
      accountId: 'greatwidgets',
      userId: 'john1970',
      userPassword: 'demo-key-not-real',
      code: '123',
    };
    const thrower = {
      get(): never {
        throw new Error('of the caller');
      },
    };
    const given: Record<string, [request: unknown, options: unknown]> = {
      'a signal that is none': [request, { signal: {} }],
      'a signal that says nothing': [
        request,
        { signal: Object.defineProperty(new EventTarget(), 'aborted', thrower) },
      ],
      'a request that throws': [Object.defineProperty({ ...request }, 'code', thrower), {}],
      'options that throw': [request, Object.defineProperty({}, 'signal', thrower)],
      'a time that is no number': [request, { timeout: Symbol('soon') }],
      'a time that throws': [request, { timeout: { valueOf: thrower.get } }],
    };
    for (const [what, [asked, options]] of Object.entries(given)) {
      it(`where it is given ${what}`, async () => {
        const outcome = await deleteCustomer(asked as never, options as never);
        expect(outcome).to.include({ status: 'not-sent', reason: 'invalid', sentAt: null });
        // It is not left as under way.
        const next = deleteCustomer(request, { signal: AbortSignal.abort() });
        expect(await next).to.include({ reason: 'cancelled' });
      });
    }

    it('where a signal forgets how to let go', async () => {
      const signal = new EventTarget();
      Object.assign(signal, { removeEventListener: undefined });
      const outcome = await deleteCustomer(request, { signal: signal as AbortSignal });
      expect(outcome).to.include({ status: 'deleted' });
    });
  });

  describe('with a transport that was made beforehand', () => {
    const request = {
      endpoint: 'https://api.test/api.php',
      accountId: 'greatwidgets',
      userId: 'john1970',
      userPassword: 'not-a-key',
      code: '123',
    };

    /** Answers with an error that says nothing. */
    function standIn(isReady: boolean): Transport & { urls: string[] } {
      const urls: string[] = [];
      const { signal: ended } = new AbortController();
      return {
        urls,
        ready: Promise.resolve(true),
        isReady,
        isUsable: () => true,
        ended,
        send(url, _callback, report) {
          urls.push(url);
          report({ type: 'error' });
          report({ type: 'gone' });
        },
        dispose() {},
      };
    }

    it('sends in the same task, and before anything is rendered', async () => {
      const transport = standIn(true);
      noteAnswer('https://api.test');
      const outcome = deleteCustomer(request, { transport });
      expect(transport.urls).to.have.lengthOf(1);
      expect(await outcome).to.include({ status: 'unknown' });
      expect(transport.urls).to.have.lengthOf(1);
    });

    it('waits for one that is not ready', async () => {
      const transport = standIn(false);
      const outcome = deleteCustomer({ ...request, code: '124' }, { transport, probe: 'off' });
      expect(transport.urls).to.deep.equal([]);
      expect(await outcome).to.include({ status: 'unknown' });
      expect(transport.urls).to.have.lengthOf(1);
    });
  });
});
