import { expect } from '@open-wc/testing';
import type { DeleteOptions, DeleteRequest } from '../../src/index.js';
import { Api } from '../support/api-space.js';
import { HostPage, type HostPageOptions } from './pages/host-page.js';

/** A POST from pages with policies of their own: what they can stop, and what not. */

const SELF = "script-src 'self'";

describe('a POST from a page with a policy', () => {
  let api: Api;
  beforeEach(async () => {
    api = new Api();
    await api.allowOrigin();
  });
  afterEach(async () => {
    HostPage.closeAll();
    await api.reset();
  });

  async function call(
    page: HostPageOptions,
    request: Partial<DeleteRequest> = {},
    options: DeleteOptions = {},
  ): Promise<string> {
    const { status, ...outcome } = await (
      await HostPage.open(page)
    ).call(
      {
        endpoint: api.endpoint,
        accountId: 'greatwidgets',
        userId: 'john1970',
        userPassword: 'demo-key-not-real',
        method: 'post',
        code: '123',
        ...request,
      },
      options,
    );
    const hasCome = (await api.calls()).length > 0;
    if (status === 'not-sent') expect(hasCome, 'it came').to.equal(false);
    if (status === 'deleted') expect(await api.ledger()).to.deep.equal(['123']);
    return 'reason' in outcome ? `${status}/${outcome.reason}` : status;
  }

  const through: Record<string, () => HostPageOptions> = {
    'own scripts only, and no frame': () => ({ policies: [`${SELF}; frame-src 'none'`] }),
    'the API by its origin': () => ({ policies: [`${SELF}; connect-src ${apiOrigin}`] }),
    'the API by its path': () => ({ policies: [`${SELF}; connect-src ${api.endpoint}`] }),
    'everything, but reports the API': () => ({ reportOnly: ["connect-src 'self'"] }),
    'the names of Trusted Types that are needed': () => ({
      policies: ["require-trusted-types-for 'script'; trusted-types customer-delete lit-html"],
    }),
    'no forms': () => ({ policies: ["form-action 'none'"] }),
  };
  for (const [name, page] of Object.entries(through)) {
    it(`that allows ${name}: gets through`, async () => {
      expect(await call(page())).to.equal('deleted');
    });
  }

  const blocked: Record<string, () => HostPageOptions> = {
    'no connections': () => ({ policies: [`${SELF}; connect-src 'none'`] }),
    'connections to itself only': () => ({ policies: [`${SELF}; connect-src 'self'`] }),
    'nothing else than itself': () => ({ policies: ["default-src 'self'"] }),
    'another path of the API': () => ({ policies: [`connect-src ${apiOrigin}/other/`] }),
    'the API, and by a second policy not': () => ({
      policies: [`connect-src ${apiOrigin}`, "connect-src 'self'"],
    }),
  };
  for (const [name, page] of Object.entries(blocked)) {
    it(`that allows ${name}: is blocked, and nothing is sent`, async () => {
      expect(await call(page())).to.equal('not-sent/blocked');
      expect(await api.log()).to.deep.equal([]);
    });

    it(`that allows ${name}: nobody can tell where nobody looks ahead`, async () => {
      expect(await call(page(), {}, { probe: 'off' })).to.equal('unknown/network');
      expect(await api.log()).to.deep.equal([]);
    });
  }

  it('that allows connections to itself only: gets through to the own server', async () => {
    const page = { policies: ["default-src 'self'"] };
    const own = { endpoint: `${api.ownEndpoint}?adds=key`, auth: 'server', userId: '' };
    expect(await call(page, own)).to.equal('deleted');
  });

  describe('of Trusted Types', () => {
    const enforced = (names: string) => ({
      policies: [`require-trusted-types-for 'script'; trusted-types ${names}`],
    });

    it('reads XML with the names that are needed', async () => {
      await api.misbehave('plain-xml');
      expect(await call(enforced('customer-delete lit-html'))).to.equal('deleted');
    });

    it('reads JSON without them', async () => {
      expect(await call(enforced('lit-html'))).to.equal('deleted');
    });

    it('does not know XML without them, where the browser has them', async () => {
      await api.misbehave('plain-xml');
      const expected = 'trustedTypes' in window ? 'unknown/malformed' : 'deleted';
      expect(await call(enforced('lit-html'))).to.equal(expected);
    });
  });
});
