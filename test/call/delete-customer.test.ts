import { expect } from '@open-wc/testing';
import { deleteCustomer } from '../../src/index.js';

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
});
