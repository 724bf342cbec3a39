import { expect } from '@open-wc/testing';
import { deleteCustomer, type DeleteOptions } from '../../src/call/delete-customer.js';
import { createTransport, lookAhead } from '../../src/call/prepare.js';
import { stopClocks } from '../element/clock.js';
import { bodyOf } from '../hostile/program.js';
import { frames, loadedResources, PASSWORD, Space } from '../hostile/space.js';
import type { Reply } from '../hostile/types.js';
import { HostPage } from './pages/host-page.js';
import { holdPatience } from './pages/patience.js';

const success = { body: bodyOf(({ succeed }) => succeed()) };
const refusal = { body: bodyOf(({ refuse }) => refuse()) };

/** Contract section 5: the widget looks first whether a call would leave the browser and arrive. */
describe('the probe', () => {
  let space: Space;

  beforeEach(async () => {
    space = await Space.open({ call: success });
  });

  afterEach(() => {
    HostPage.closeAll();
    for (const frame of frames()) frame.remove();
  });

  after(() => Space.closeAll());

  /** In a page of its own, so that what a reply throws without isolation is not the test's error. */
  const callIn = async (isolation: string, options: DeleteOptions = {}) =>
    (await HostPage.open({})).call(space.request(), { isolation, ...options });

  describe('asks for the bare path', () => {
    it('without the endpoint’s query, the fields, cookies and Referer', async () => {
      document.cookie = 'page=1';
      const endpoint = `${space.endpoint}?tenant=7#part`;
      // The second request of the probe, too.
      await space.reply({ probe: { status: 404 } });
      const outcome = await deleteCustomer({ ...space.request(), endpoint });
      document.cookie = 'page=; max-age=0';

      expect(outcome.status).to.equal('deleted');
      const { probes, calls } = await space.log();
      expect(probes.map(({ method, url }) => `${method} ${url}`)).to.deep.equal([
        'GET /api.php',
        'GET /api.php',
      ]);
      for (const { headers } of probes) {
        expect(headers).not.to.have.any.keys('referer', 'authorization', 'cookie');
      }
      expect(calls[0]!.url).to.include('/api.php?tenant=7&user_id=');
      expect(loadedResources()).not.to.include(PASSWORD);
    });

    it('by GET, as a script and not from a cache', async () => {
      await space.reply({ probe: { headers: { 'cache-control': 'max-age=3600' } } });
      await space.call();
      const { probes } = await space.log();
      expect(probes).to.have.lengthOf(1);
      expect(probes[0]!.method).to.equal('GET');
      expect(probes[0]!.headers['sec-fetch-dest'] ?? 'script').to.equal('script');
    });
  });

  describe('lets the call be made', () => {
    const answers: Record<string, Partial<Reply>> = {
      'a program': { body: 'var x = 1;' },
      'an error 404': { status: 404, type: 'text/html', body: '<h1>Not found</h1>' },
      'an error 500': { status: 500, type: 'text/plain', body: 'Oops' },
      'an error 403 in JSON': { status: 403, type: 'application/json', body: '{}' },
      'a web page': { type: 'text/html', body: '<!doctype html><title>Welcome</title>' },
      XML: { type: 'text/xml', body: '<response status="error"/>' },
      'JSON that must not be sniffed': {
        type: 'application/json',
        body: '{"status":"error"}',
        headers: { 'x-content-type-options': 'nosniff' },
      },
      garbage: { body: ')]}\u0000' },
      nothing: { status: 204 },
      'a program that fails': { body: 'throw new Error("failed")' },
      'a program that never lets go': { body: 'setInterval(function () {}, 1)' },
    };
    for (const [what, probe] of Object.entries(answers)) {
      for (const isolation of ['frame', 'none']) {
        it(`after ${what}, isolation ${isolation}`, async () => {
          await space.reply({ probe });
          expect(await callIn(isolation)).to.have.property('status', 'deleted');
          expect((await space.log()).calls).to.have.lengthOf(1);
        });
      }
    }

    for (const isolation of ['frame', 'none']) {
      it(`after a redirect to another origin, isolation ${isolation}`, async () => {
        const headers = { location: `${space.origins.elsewhere}/moved` };
        await space.reply({ probe: { status: 302, headers } });
        expect(await callIn(isolation)).to.have.property('status', 'deleted');
      });

      it(`after a redirect to nobody, isolation ${isolation}`, async () => {
        const headers = { location: `${space.origins.nobody}/moved` };
        await space.reply({ probe: { status: 302, headers } });
        const outcome = await callIn(isolation);
        // The frame does not follow it; a page would, and gets no answer.
        if (isolation === 'frame') expect(outcome).to.have.property('status', 'deleted');
        else expect(outcome).to.have.property('reason', 'unreachable');
      });

      it(`where the server hangs, after 2 seconds, isolation ${isolation}`, async () => {
        await space.reply({ probe: { hangs: true } });
        const page = await HostPage.open({});
        const patience = holdPatience(page.window);
        const outcome = page.call(space.request(), { isolation });
        await space.logOnce(({ probes }) => probes.length > 0);
        expect(patience.count).to.equal(1);
        expect((await space.log()).calls, 'before').to.deep.equal([]);
        patience.end();
        expect(await outcome).to.have.property('status', 'deleted');
      });
    }
  });

  describe('keeps the call from being made', () => {
    for (const isolation of ['frame', 'none']) {
      it(`where nobody is there, isolation ${isolation}`, async () => {
        const endpoint = `${space.origins.nobody}/api.php`;
        const page = await HostPage.open({});
        const outcome = await page.call({ ...space.request(), endpoint }, { isolation });
        expect(outcome).to.include({ status: 'not-sent', reason: 'unreachable', sentAt: null });
        expect(page.document.querySelector('iframe, :root > script')).to.equal(null);
      });
    }

    it('where the connection is cut', async () => {
      await space.reply({ probe: { cuts: true } });
      expect(await space.call()).to.include({ status: 'not-sent', reason: 'unreachable' });
    });

    it('but not with `probe: off`: then nobody knows', async () => {
      const endpoint = `${space.origins.nobody}/api.php`;
      const outcome = await deleteCustomer({ ...space.request(), endpoint }, { probe: 'off' });
      expect(outcome).to.include({ status: 'unknown', reason: 'network' });
    });
  });

  describe('is repeated', () => {
    it('where a look for an operator has found nobody, though an answer is recent', async () => {
      expect(await space.call()).to.have.property('status', 'deleted');
      await space.reply({ probe: { cuts: true } });
      const endpoint = new URL(space.endpoint);
      const transport = createTransport(endpoint, {});
      expect(await lookAhead(endpoint, transport, {}, true)).to.equal('unreachable');
      transport.dispose();
      expect(await space.call()).to.include({ status: 'not-sent', reason: 'unreachable' });
    });
  });

  describe('is not repeated', () => {
    it('while an answer is recent', async () => {
      for (let i = 0; i < 3; i++) await space.call();
      expect((await space.log()).probes).to.have.lengthOf(1);
    });

    it('where the call itself was the answer', async () => {
      await space.call({ probe: 'off' });
      await space.call();
      expect((await space.log()).probes).to.deep.equal([]);
    });

    it('but after 60 seconds it is', async () => {
      const { now } = performance;
      const wait = (ms: number): void => void (performance.now = () => now.call(performance) + ms);
      try {
        await space.call();
        wait(59_000);
        await space.call();
        expect((await space.log()).probes, 'a little earlier').to.have.lengthOf(1);
        wait(120_000);
        await space.call();
        expect((await space.log()).probes).to.have.lengthOf(2);
      } finally {
        performance.now = now;
      }
    });

    it('but it is where the server gave no answer', async () => {
      await space.reply({ probe: { hangs: true } });
      await space.reply({ call: { hangs: true } });
      const patience = holdPatience();
      for (const count of [1, 2]) {
        const outcome = space.call({ timeout: 1 });
        await space.logOnce(({ probes }) => probes.length === count);
        patience.end();
        await outcome;
      }
      patience.restore();
      expect((await space.log()).probes).to.have.lengthOf(2);
    });

    it('but it is at another origin', async () => {
      const other = await Space.open({ call: success });
      await space.call();
      await other.call();
      expect((await other.log()).probes).to.have.lengthOf(1);
    });
  });

  describe('is answered by a program', () => {
    /** Calls whatever it can reach as if it were the callback. */
    const eager = bodyOf(({ api }) => {
      const success = { status: 'success', customer: { status: 'deleted' } };
      const answer = (): void => {
        for (const name of Object.getOwnPropertyNames(self)) {
          const callback = (self as unknown as Record<string, unknown>)[name];
          if (/^cd\w+$/.test(name) && typeof callback === 'function') callback(success);
        }
        for (const target of [self, parent]) {
          target.postMessage({ type: 'answer', payload: JSON.stringify(success) }, '*');
        }
      };
      (self as unknown as Record<string, unknown>)[''] = answer;
      answer();
      setInterval(answer, 5);
      const script = document.createElement('script');
      script.src = `${api}/once-more`;
      document.head.append(script);
    });

    it('that is never taken for the call’s answer', async () => {
      await space.reply({ probe: { body: eager }, call: refusal });
      expect(await space.call()).to.have.property('status', 'refused');
    });

    it('that is never taken for the answer of a call that gets none', async () => {
      await space.reply({ probe: { body: eager }, call: { hangs: true } });
      const clock = stopClocks(1234);
      const call = space.call({ timeout: 1234 });
      await space.logOnce(({ calls }) => calls.length > 0);
      clock.forward(1234);
      clock.restore();
      const outcome = await call;
      expect(outcome).to.include({ status: 'unknown', reason: 'timeout' });
      if (outcome.status !== 'unknown') return;
      // It would answer every 5 ms.
      const later = async (): Promise<void> => {
        for (let i = 0; i < 20; i++) await space.log();
      };
      expect(await Promise.race([outcome.answer, later()])).to.equal(undefined);
    });
  });

  describe('leaves nothing behind', () => {
    const look = () => ({
      elements: document.querySelectorAll('*').length,
      globals: Object.getOwnPropertyNames(window).length,
    });

    it('where the call was made', async () => {
      const before = look();
      await space.call();
      expect(look()).to.deep.equal(before);
    });

    it('where nobody was there', async () => {
      const before = look();
      await deleteCustomer({ ...space.request(), endpoint: `${space.origins.nobody}/api.php` });
      expect(look()).to.deep.equal(before);
    });

    it('where the call was stopped meanwhile', async () => {
      await space.reply({ probe: { hangs: true } });
      const before = look();
      const controller = new AbortController();
      const outcome = space.call({ signal: controller.signal });
      await space.logOnce(({ probes }) => probes.length > 0);
      controller.abort();
      expect(await outcome).to.include({ status: 'not-sent', reason: 'cancelled' });
      expect(look()).to.deep.equal(before);
    });
  });
});
