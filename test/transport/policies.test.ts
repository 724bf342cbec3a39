import { expect } from '@open-wc/testing';
import { FRAME_HASH } from '../../src/transport/frame-document.js';
import { bodyOf } from '../hostile/program.js';
import { browser, PASSWORD, Space } from '../hostile/space.js';
import { HostPage } from './pages/host-page.js';

const NONCE = 'bm9uY2Utb2YtdGhlLXBhZ2U';
const hasTrustedTypes = 'trustedTypes' in window;

/**
 * Pages with content security policies, given as headers, that load the built script. What it does
 * there, the frame included, has to be allowed by them. Contract section 5.
 */
describe('under the page’s policy', () => {
  let space: Space;

  beforeEach(async () => {
    space = await Space.open({ call: { body: bodyOf(({ succeed }) => succeed()) } });
  });

  afterEach(() => HostPage.closeAll());

  after(() => Space.closeAll());

  /** That a call gets through, with these policies and options. */
  async function expectDeleted(page: HostPage, options = {}): Promise<void> {
    const outcome = await page.call(space.request(), options);
    expect(outcome).to.include({ status: 'deleted' });
    expect((await space.log()).calls).to.have.lengthOf(1);
  }

  /** That nothing but probes has left the browser, and that this is what the outcome says. */
  async function expectBlocked(page: HostPage, options = {}): Promise<void> {
    const outcome = await page.call(space.request(), options);
    expect(outcome).to.include({ status: 'not-sent', reason: 'blocked', sentAt: null });
    expect((await space.log()).calls).to.deep.equal([]);
    expect(page.document.querySelector('iframe, :root > script')).to.equal(null);
  }

  const script = (nonce: string): string =>
    `<script src="/dist/customer-delete.js" nonce="${nonce}"></script>`;

  /** Confirms a deletion in the element, as an operator would, and waits for its outcome. */
  async function deleteByElement(page: HostPage): Promise<string> {
    const element = page.document.querySelector('customer-delete')!;
    const settled = new Promise<CustomEvent>((resolve) =>
      element.addEventListener('customer-delete-settled', (e) => resolve(e as CustomEvent)),
    );
    element.open();
    await element.updateComplete;
    element.shadowRoot!.querySelector<HTMLInputElement>('#confirmation')!.click();
    await element.updateComplete;
    element.shadowRoot!.querySelector<HTMLElement>('[part=delete]')!.click();
    return (await settled).detail.status;
  }

  const element = (more = ''): string =>
    `<customer-delete endpoint="${space.endpoint}" account-id="greatwidgets" code="123" countdown="0"
      user-id="john1970" user-password="${PASSWORD}" confirmation="check" ${more}></customer-delete>`;

  describe('that allows it', () => {
    it('by a nonce that is given to the call', async () => {
      const policies = [`script-src 'nonce-${NONCE}'`];
      const page = await HostPage.open({ policies, html: script(NONCE) });
      await expectDeleted(page, { nonce: NONCE });
    });

    it('by a nonce on the element', async () => {
      const policies = [`script-src 'self' 'nonce-${NONCE}'`];
      const html = script('') + element(`nonce="${NONCE}"`);
      const page = await HostPage.open({ policies, html });
      expect(await deleteByElement(page)).to.equal('deleted');
    });

    it('by a nonce on the script tag', async () => {
      const policies = [
        `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${NONCE}'`,
      ];
      const page = await HostPage.open({ policies, html: script(NONCE) + element() });
      expect(await deleteByElement(page)).to.equal('deleted');
    });

    it('by `strict-dynamic` and a nonce', async () => {
      const policies = [
        `script-src 'strict-dynamic' 'nonce-${NONCE}'; object-src 'none'; base-uri 'none'`,
      ];
      const page = await HostPage.open({ policies, html: script(NONCE) });
      await expectDeleted(page, { nonce: NONCE });
    });

    it('by the hash of the frame’s program and the API’s origin', async () => {
      const { api } = space.origins;
      const policies = [`default-src 'self'; script-src 'self' '${FRAME_HASH}' ${api}`];
      await expectDeleted(await HostPage.open({ policies }));
    });

    it('by the hash and the API’s path', async () => {
      const policies = [`script-src 'self' '${FRAME_HASH}' ${space.endpoint}`];
      await expectDeleted(await HostPage.open({ policies }));
    });

    it('by two policies, one with the nonce and one with the hash', async () => {
      const { api } = space.origins;
      const policies = [
        `script-src 'self' 'nonce-${NONCE}'`,
        `script-src 'self' '${FRAME_HASH}' ${api}`,
      ];
      await expectDeleted(await HostPage.open({ policies }), { nonce: NONCE });
    });

    it('and no frames', async () => {
      const policies = ["frame-src 'none'; child-src 'none'"];
      await expectDeleted(await HostPage.open({ policies }));
    });

    it('and no inline scripts, without isolation', async () => {
      const policies = [`script-src 'self' ${space.origins.api}`];
      await expectDeleted(await HostPage.open({ policies }), { isolation: 'none' });
    });

    it('and Trusted Types', async () => {
      const policies = [
        "require-trusted-types-for 'script'; trusted-types customer-delete lit-html",
      ];
      await expectDeleted(await HostPage.open({ policies }));
    });

    it('and Trusted Types, without isolation', async () => {
      const policies = [
        "require-trusted-types-for 'script'; trusted-types customer-delete lit-html",
      ];
      await expectDeleted(await HostPage.open({ policies }), { isolation: 'none' });
    });

    it('and Trusted Types, in the element', async () => {
      const policies = [
        "require-trusted-types-for 'script'; trusted-types customer-delete lit-html",
      ];
      const page = await HostPage.open({ policies, html: script('') + element() });
      expect(await deleteByElement(page)).to.equal('deleted');
    });

    it('and Trusted Types that nothing requires, whatever their names', async () => {
      await expectDeleted(await HostPage.open({ policies: ['trusted-types lit-html'] }));
    });

    it('and no `fetch`, where the API answers a probe with an error', async () => {
      await space.reply({ probe: { status: 404, type: 'text/html' } });
      await expectDeleted(await HostPage.open({ policies: ["connect-src 'none'"] }));
    });
  });

  describe('that stops it', () => {
    for (const probe of ['on', 'off']) {
      it(`by forbidding inline scripts, probe ${probe}`, async () => {
        const page = await HostPage.open({ policies: [`script-src 'self' ${space.origins.api}`] });
        await expectBlocked(page, { probe });
        expect((await space.log()).probes).to.deep.equal([]);
        expect(page.errors).to.have.lengthOf(1);
        expect(page.errors[0]).to.include(FRAME_HASH).and.to.include('isolation="none"');
      });

      it(`by forbidding the API’s origin, probe ${probe}`, async () => {
        const page = await HostPage.open({ policies: [`script-src 'self' '${FRAME_HASH}'`] });
        await expectBlocked(page, { probe });
        expect((await space.log()).probes).to.deep.equal([]);
      });
    }

    it('by forbidding the API’s origin, also where the code holds an apostrophe', async () => {
      const page = await HostPage.open({ policies: [`script-src 'self' '${FRAME_HASH}'`] });
      const outcome = await page.call({ ...space.request(), code: "o'neil" }, { probe: 'off' });
      expect(outcome).to.include({ status: 'not-sent', reason: 'blocked' });
    });

    it('by forbidding the API’s origin, seen by the probe of a call without isolation', async () => {
      const page = await HostPage.open({ policies: ["script-src 'self'"] });
      await expectBlocked(page, { isolation: 'none' });
    });

    it('by forbidding the API’s origin, without isolation and probe: that proves nothing', async () => {
      const page = await HostPage.open({ policies: ["script-src 'self'"] });
      const outcome = await page.call(space.request(), { isolation: 'none', probe: 'off' });
      expect(outcome).to.include({ status: 'unknown', reason: 'network' });
    });

    it('by Trusted Types of other names', async () => {
      const policies = ["require-trusted-types-for 'script'; trusted-types lit-html"];
      const page = await HostPage.open({ policies });
      if (hasTrustedTypes) await expectBlocked(page);
      else await expectDeleted(page);
    });

    it('by Trusted Types of other names, without isolation', async () => {
      const policies = ["require-trusted-types-for 'script'; trusted-types lit-html"];
      const page = await HostPage.open({ policies });
      if (hasTrustedTypes) await expectBlocked(page, { isolation: 'none' });
      else await expectDeleted(page, { isolation: 'none' });
    });
  });

  describe('that reports', () => {
    const reporting = (policy: string): string =>
      `${policy}; report-uri ${space.origins.api}/report`;

    async function expectNoPassword(page: HostPage, isolation = 'frame'): Promise<void> {
      // What the page itself does against its policy afterwards, and is sure to be reported.
      const script = page.document.createElement('script');
      script.src = `${space.origins.elsewhere}/afterwards`;
      page.document.body.append(script);
      // Firefox sends no more reports for a frame that is gone.
      const isSilent = browser === 'Firefox' && isolation === 'frame';
      const expected = isSilent ? ['/afterwards'] : ['/afterwards', '/api.php'];
      const { reports } = await space.logOnce((log) =>
        expected.every((path) => log.reports.join().includes(path)),
      );
      expect(reports.join()).not.to.include(PASSWORD);
      expect(reports.join()).not.to.include('user_password');
    }

    for (const isolation of ['frame', 'none']) {
      it(`only, isolation ${isolation}: the password is not reported`, async () => {
        const reportOnly = [reporting(`script-src 'self' '${FRAME_HASH}'`)];
        const page = await HostPage.open({ reportOnly });
        await expectBlocked(page, { isolation });
        await expectNoPassword(page, isolation);
      });

      it(`and stops, isolation ${isolation}: the password is not reported`, async () => {
        const policies = [reporting(`script-src 'self' '${FRAME_HASH}'`)];
        const page = await HostPage.open({ policies });
        await expectBlocked(page, { isolation });
        await expectNoPassword(page, isolation);
      });
    }

    it('only, on where the API redirects to: the password is not reported', async () => {
      const { api, elsewhere } = space.origins;
      const redirect = { status: 302, headers: { location: `${elsewhere}/api.php` } };
      await space.reply({ call: redirect, probe: redirect });
      const reportOnly = [reporting(`script-src 'self' '${FRAME_HASH}' ${api}`)];
      const page = await HostPage.open({ reportOnly });
      await expectBlocked(page);
      await expectNoPassword(page);
    });

    it('only, with the probe off: then nothing keeps the password from being reported', async () => {
      const reportOnly = [reporting(`script-src 'self' '${FRAME_HASH}'`)];
      await expectDeleted(await HostPage.open({ reportOnly }), { probe: 'off' });
      await space.logOnce(({ reports }) => reports.join().includes(PASSWORD));
    });

    it('only, about Trusted Types: that says nothing of the request', async () => {
      const policy = "require-trusted-types-for 'script'; trusted-types lit-html";
      await expectDeleted(await HostPage.open({ reportOnly: [reporting(policy)] }));
      expect((await space.log()).reports.join()).not.to.include(PASSWORD);
    });
  });

  describe('and a redirect to an origin that no policy allows', () => {
    const pages: Record<string, () => string[]> = {
      'the frame’s own': () => [],
      'the frame’s own and the page’s': () => [
        `script-src 'self' '${FRAME_HASH}' ${space.origins.api}`,
      ],
      'the frame’s own and the page’s, which names a path': () => [
        `script-src 'self' '${FRAME_HASH}' ${space.endpoint}`,
      ],
    };
    for (const [whose, policies] of Object.entries(pages)) {
      for (const probe of ['on', 'off']) {
        it(`${whose}, probe ${probe}: the request had left, so nobody knows`, async () => {
          const headers = { location: `${space.origins.elsewhere}/api.php` };
          await space.reply({ call: { status: 302, headers } });
          const page = await HostPage.open({ policies: policies() });
          const outcome = await page.call(space.request(), { probe });
          expect(outcome).to.include({ status: 'unknown', reason: 'network' });
          const { calls, elsewhere } = await space.log();
          expect(calls).to.have.lengthOf(1);
          expect(elsewhere).to.deep.equal([]);
        });
      }
    }

    it('answered to the probe: the call is made all the same', async () => {
      const headers = { location: `${space.origins.elsewhere}/api.php` };
      await space.reply({ probe: { status: 302, headers } });
      await expectDeleted(await HostPage.open({}));
    });

    it('within the API’s origin, where the page names a path: the answer counts', async () => {
      const { api } = space.origins;
      await space.reply({ probe: { status: 302, headers: { location: `${api}/moved` } } });
      const policies = [`script-src 'self' '${FRAME_HASH}' ${space.endpoint}`];
      await expectDeleted(await HostPage.open({ policies }));
    });
  });
});
