import { expect } from '@open-wc/testing';
import { deleteCustomer } from '../../src/call/delete-customer.js';
import { noteAnswer } from '../../src/transport/probe.js';
import type { Transport } from '../../src/transport/transport.js';

describe('deleteCustomer', () => {
  for (const isolation of ['frame', 'none']) {
    it(`deletes a customer of the stand-in API, isolation ${isolation}`, async () => {
      const outcome = await deleteCustomer(
        {
          endpoint: `${apiOrigin}/unit-${isolation}/api.php`,
          accountId: 'greatwidgets',
          userId: 'john1970',
          userPassword: 'demo-key-not-real',
          code: '1234567890123456',
        },
        { isolation },
      );
      expect(outcome).to.include({ status: 'deleted', code: '1234567890123456' });
    });
  }

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
