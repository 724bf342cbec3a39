import { expect } from '@open-wc/testing';
import { deleteCustomers, type DeleteOutcome } from '../../src/index.js';
import { newRun, openOrigin } from '../faults/api.js';
import { ignoreForeignErrors, newTraces, traces, watchTraces } from '../faults/traces.js';

ignoreForeignErrors();
watchTraces();

describe('after deleteCustomers()', () => {
  for (const isolation of ['frame', 'none']) {
    it(`nothing is left of a list with codes that can't be sent, isolation ${isolation}`, async () => {
      const endpoint = `${await openOrigin()}/proper/${newRun()}/api.php`;
      const before = traces();
      const requests = ['1', '', '2', 'tab\tinside', '1.23457E+15', '3', ''].map((code) => ({
        endpoint,
        accountId: 'greatwidgets',
        userId: 'john1970',
        userPassword: 'not-a-key',
        code,
      }));
      const outcomes: DeleteOutcome[] = [];
      for await (const outcome of deleteCustomers(requests, { isolation })) outcomes.push(outcome);
      expect(outcomes.map(({ status }) => status).join(' ')).to.equal(
        'deleted not-sent deleted not-sent not-sent deleted not-sent',
      );
      expect(newTraces(before)).to.deep.equal([]);
    });
  }
});
