import { expect } from '@open-wc/testing';
import { PageWatch } from './page.js';
import { loadedResources, PASSWORD, Space } from './space.js';
import type { Log } from './types.js';

const requests = ({ probes, calls }: Log) => [...probes, ...calls];

describe('what a call tells a hostile server', () => {
  let page: PageWatch;

  beforeEach(async () => {
    page = await PageWatch.start();
  });

  afterEach(() => page.stop());

  after(() => Space.closeAll());

  it('names neither the page nor its origin, and sends none of its cookies', async () => {
    const space = await Space.open();
    await space.attackWith(async ({ note, succeed }) => {
      await note(`I am ${self.origin} at ${location.href}, from "${document.referrer}"`);
      succeed();
    });
    await space.call();
    const log = await space.log();

    expect(requests(log)).to.have.lengthOf(2);
    for (const { headers } of requests(log)) {
      expect(headers).not.to.have.any.keys('referer', 'cookie', 'authorization');
      expect(headers['origin'] ?? 'null').to.equal('null');
    }
    expect(log.notes).to.deep.equal(['I am null at about:srcdoc, from ""']);
  });

  it('sends each field once, and the probe none', async () => {
    const space = await Space.open();
    await space.attackWith(({ succeed }) => succeed());
    await space.call();
    const { probes, calls } = await space.log();

    expect(probes.map(({ method, url }) => `${method} ${url}`)).to.deep.equal(['GET /api.php']);
    expect(calls[0]!.method).to.equal('GET');
    const { pathname, searchParams } = new URL(calls[0]!.url, space.origins.api);
    expect(pathname).to.equal('/api.php');
    expect([...searchParams.keys()].sort()).to.deep.equal(
      'account_id callback code condensed output type user_id user_password'.split(' '),
    );
    expect(searchParams.get('callback')).to.match(/^[A-Za-z][A-Za-z0-9]{19,39}$/);
  });

  it('never uses the name of a callback again', async () => {
    const space = await Space.open();
    await space.attackWith(({ succeed }) => succeed());
    for (let i = 0; i < 5; i++) await space.call();
    const { calls } = await space.log();
    const names = calls.map(({ url }) => new URLSearchParams(url).get('callback'));
    expect(new Set(names).size).to.equal(5);
  });

  it('leaves the password in nothing that the page’s scripts can read', async () => {
    const space = await Space.open();
    await space.attackWith(({ succeed }) => {
      succeed();
      // Would reach a page-wide error handler, with the address of the script.
      throw new Error('after the answer');
    });
    const outcome = await space.call();
    expect(outcome.status).to.equal('deleted');
    expect(JSON.stringify(outcome)).not.to.include(PASSWORD);
    expect(loadedResources()).not.to.include(PASSWORD);
    expect(loadedResources()).not.to.include('user_password');
    expect(page.heard).to.deep.equal([]);
    expect(document.documentElement.outerHTML).not.to.include(PASSWORD);
  });
});
