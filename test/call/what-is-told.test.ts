import { expect } from '@open-wc/testing';
import { deleteCustomer } from '../../src/call/delete-customer.js';
import { stopRule } from '../../src/call/delete-customers.js';
import { callFacts, type DeleteOutcome } from '../../src/call/outcome.js';
import { readReply } from '../../src/call/reply.js';
import { framePolicy } from '../../src/transport/frame-document.js';
import { newApi } from '../support/widget.js';

/** Not the one of the stand-in: what a URL or a form writes differently has to go, too. */
const PASSWORD = "not  a 'kéy' & more!";

describe('what is told of a call', () => {
  for (const [how, repeated] of [
    ['as it is', PASSWORD],
    ['as it was in the URL', encodeURIComponent(PASSWORD)],
    ['as the server saw it in the URL', encodeURIComponent(PASSWORD).replaceAll("'", '%27')],
    ['as a form writes it', new URLSearchParams({ '': PASSWORD }).toString().slice(1)],
    ['in lines of its own', PASSWORD.replace(/ +/g, '\r\n\t')],
    ['as PHP writes it into HTML', PASSWORD.replaceAll('&', '&amp;').replaceAll("'", '&#039;')],
    ['as HTML with names', PASSWORD.replaceAll('&', '&amp;').replaceAll('é', '&eacute;')],
    ['in small letters', encodeURIComponent(PASSWORD).toLowerCase()],
  ] as const) {
    it(`holds no password that the API repeats ${how}`, async () => {
      const api = newApi();
      await api.misbehave('errors-list', { message: `Wrong password ${repeated}, ${repeated}!` });
      const outcome = await deleteCustomer({
        endpoint: api.endpoint,
        accountId: 'greatwidgets',
        userId: 'john1970',
        userPassword: PASSWORD,
        code: '123',
      });
      expect(outcome.status).to.equal('refused');
      const { message } = outcome as { message: string };
      expect(message).to.match(/^Wrong password …, …!/);
      expect(JSON.stringify(outcome)).not.to.include(repeated);
    });
  }

  it('holds no part of a password at the end of a long message', async () => {
    const message = `${'x'.repeat(495)} ${PASSWORD}`;
    const { message: told } = readReply(
      { status: 'error', error: message },
      { code: '1', userPassword: PASSWORD },
    ) as { message: string };
    expect(told).to.equal(`${'x'.repeat(495)} …`);
  });

  it('comes in runs: an unknown outcome ends one of refusals', () => {
    const facts = callFacts({ code: '1', accountId: 'a', userId: 'u' }, null);
    const refused: DeleteOutcome = { ...facts, status: 'refused', message: 'no' };
    const deleted: DeleteOutcome = { ...facts, status: 'deleted' };
    const unknown: DeleteOutcome = {
      ...facts,
      status: 'unknown',
      reason: 'timeout',
      message: '',
      answer: Promise.resolve(null),
    };
    const rule = stopRule();
    const stops = [deleted, refused, refused, unknown, refused, refused, refused].map(rule);
    expect(stops.map((stop) => stop ?? '-').join(' ')).to.equal('- - - unknown - - repeated');
  });

  it('can come from an IPv6 address: the policy of the frame names what a policy can', () => {
    expect(framePolicy('https://api.example.com')).to.match(/ https:\/\/api\.example\.com$/);
    expect(framePolicy('http://[::1]:5174')).to.match(/' http:$/);
  });
});
