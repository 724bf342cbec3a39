import { expect } from '@open-wc/testing';
import { deleteCustomers, type DeleteOutcome, type DeleteRequest } from '../../src/index.js';
import { newRun, openOrigin } from '../faults/api.js';
import { ignoreForeignErrors, newTraces, traces, watchTraces } from '../faults/traces.js';

ignoreForeignErrors();
watchTraces();

/** A list for a server that answers properly. */
async function listOf(codes: readonly string[]): Promise<DeleteRequest[]> {
  const endpoint = `${await openOrigin()}/proper/${newRun()}/api.php`;
  const login = { accountId: 'greatwidgets', userId: 'john1970', userPassword: 'not-a-key' };
  return codes.map((code) => ({ ...login, endpoint, code }));
}

describe('after deleteCustomers()', () => {
  for (const isolation of ['frame', 'none']) {
    it(`nothing is left of a list with codes that can't be sent, isolation ${isolation}`, async () => {
      const requests = await listOf(['1', '', '2', 'tab\tinside', '1.23457E+15', '3', '']);
      const before = traces();
      const outcomes: DeleteOutcome[] = [];
      for await (const outcome of deleteCustomers(requests, { isolation })) outcomes.push(outcome);
      expect(outcomes.map(({ status }) => status).join(' ')).to.equal(
        'deleted not-sent deleted not-sent not-sent deleted not-sent',
      );
      expect(newTraces(before)).to.deep.equal([]);
    });
  }

  it('nothing is left where the page removes the frame that is made for the next call', async () => {
    const requests = await listOf(['1', '2', '3']);
    const before = traces();
    const onSent = (): void => [...document.querySelectorAll('iframe')].at(-1)?.remove();
    const outcomes: DeleteOutcome[] = [];
    for await (const outcome of deleteCustomers(requests, { onSent })) outcomes.push(outcome);
    expect(outcomes.map(({ status }) => status).join(' ')).to.equal('deleted deleted deleted');
    expect(newTraces(before)).to.deep.equal([]);
  });
});
