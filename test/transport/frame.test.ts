import { expect } from '@open-wc/testing';
import { deleteCustomer } from '../../src/call/delete-customer.js';
import { FRAME_HASH } from '../../src/transport/frame-document.js';
import { frame } from '../../src/transport/frame.js';
import { stopClocks } from '../element/clock.js';
import { bodyOf } from '../hostile/program.js';
import { browser, frames, PASSWORD, pause, Space } from '../hostile/space.js';
import { HostPage, SCRIPT } from './pages/host-page.js';

const success = { body: bodyOf(({ succeed }) => succeed()) };

/** Contract section 5: where the answer of a call runs. */
describe('the frame', () => {
  let space: Space;

  beforeEach(async () => {
    space = await Space.open({ call: success });
  });

  afterEach(() => {
    HostPage.closeAll();
    for (const element of frames()) element.remove();
  });

  after(() => Space.closeAll());

  const theFrame = (): HTMLIFrameElement => {
    expect(frames()).to.have.lengthOf(1);
    return frames()[0]!;
  };

  describe('in the page', () => {
    it('is sandboxed but for scripts, and names no address', () => {
      const transport = frame('https://api.test', 'abc');
      const element = theFrame();
      expect(element.getAttribute('sandbox')).to.equal('allow-scripts');
      expect(element.referrerPolicy).to.equal('no-referrer');
      for (const name of ['src', 'allow', 'allowfullscreen', 'name', 'csp', 'id']) {
        expect(element.hasAttribute(name), name).to.equal(false);
      }
      transport.dispose();
    });

    it('has a policy of its own, for its program and the API’s origin alone', () => {
      const transport = frame('https://api.test', 'abc');
      const inner = new DOMParser().parseFromString(theFrame().srcdoc, 'text/html');
      const policies = inner.querySelectorAll<HTMLMetaElement>('meta[http-equiv]');
      expect(
        [...policies].map(({ httpEquiv, content }) => `${httpEquiv}: ${content}`),
      ).to.deep.equal([
        `Content-Security-Policy: default-src 'none'; script-src '${FRAME_HASH}' https://api.test`,
      ]);
      const scripts = inner.querySelectorAll('script');
      expect(scripts).to.have.lengthOf(1);
      // Nothing that could run stands before the policy.
      expect(scripts[0]!.compareDocumentPosition(policies[0]!)).to.equal(
        Node.DOCUMENT_POSITION_PRECEDING,
      );
      transport.dispose();
    });

    it('can’t be broken out of by a nonce', () => {
      const transport = frame('https://api.test', `"><script>alert(1)</script><p class="`);
      const inner = new DOMParser().parseFromString(theFrame().srcdoc, 'text/html');
      expect(inner.querySelectorAll('script')).to.have.lengthOf(1);
      expect(inner.querySelector('p')).to.equal(null);
      transport.dispose();
    });

    it('hangs on the root, out of sight but not slowed, whatever the page’s styles', async () => {
      const style = document.createElement('style');
      style.textContent = `iframe { display: none !important; visibility: visible !important;
        position: static !important; width: 300px !important; height: 300px !important;
        border: 5px solid !important; top: 9px !important; left: -9999px !important }`;
      document.head.append(style);
      const transport = frame('https://api.test', '');
      const element = theFrame();
      expect(element.parentElement).to.equal(document.documentElement);
      const { display, position, top, left, width, height, borderTopWidth, visibility } =
        getComputedStyle(element);
      expect({
        display,
        position,
        top,
        left,
        width,
        height,
        borderTopWidth,
        visibility,
      }).to.deep.equal({
        display: 'block',
        position: 'fixed',
        top: '0px',
        left: '0px',
        width: '0px',
        height: '0px',
        borderTopWidth: '0px',
        visibility: 'hidden',
      });
      transport.dispose();
      style.remove();
    });

    it('says that it is ready before it knows anything of a call', async () => {
      const transport = frame(space.origins.api, '');
      const element = theFrame();
      expect(await transport.ready).to.equal(true);
      expect((await space.log()).probes).to.deep.equal([]);
      expect(element.outerHTML).not.to.include('api.php');

      const loaded = new Promise((resolve) => {
        transport.send(`${space.endpoint}?key=${PASSWORD}`, '', ({ type }) => resolve(type));
      });
      expect(await loaded).to.equal('load');
      expect(element.outerHTML).not.to.include(PASSWORD);
      transport.dispose();
    });

    it('takes one address, once', async () => {
      const transport = frame(space.origins.api, '');
      await transport.ready;
      await new Promise<void>((resolve) => {
        transport.send(`${space.endpoint}?first`, '', () => resolve());
      });
      transport.send(`${space.endpoint}?second`, '', () => {});
      // By the time another frame has come up and loaded something, so would this one have.
      const other = frame(space.origins.api, '');
      await other.ready;
      await new Promise<void>((resolve) => {
        other.send(`${space.endpoint}?other`, '', () => resolve());
      });
      const { probes } = await space.log();
      expect(probes.map(({ url }) => url)).to.deep.equal(['/api.php?first', '/api.php?other']);
      transport.dispose();
      other.dispose();
    });

    it('is gone without a trace when disposed of, even twice', async () => {
      const transport = frame('https://api.test', '');
      transport.dispose();
      transport.dispose();
      expect(frames()).to.deep.equal([]);
      // Nobody is left waiting.
      await transport.ready;
      expect(transport.isUsable()).to.equal(false);
    });
  });

  describe('is new for each call', () => {
    it('and never used again', async () => {
      const seen = new Set<Node>();
      const observer = new MutationObserver((records) => {
        for (const { addedNodes } of records) for (const node of addedNodes) seen.add(node);
      });
      observer.observe(document.documentElement, { childList: true });
      for (let i = 0; i < 3; i++) await space.call({ probe: 'off' });
      observer.disconnect();
      expect(seen.size).to.equal(3);
      expect(frames()).to.deep.equal([]);
    });

    it('also where the page has removed the one that was got ready', async () => {
      const transport = frame(space.origins.api, '');
      await transport.ready;
      theFrame().remove();
      expect(transport.isUsable()).to.equal(false);
      expect(await space.call({ transport })).to.have.property('status', 'deleted');
      expect(frames()).to.deep.equal([]);
    });

    it('also where the page has moved the one that was got ready', async () => {
      const transport = frame(space.origins.api, '');
      await transport.ready;
      const element = theFrame();
      const loaded = new Promise((resolve) => element.addEventListener('load', resolve));
      document.body.append(element);
      // A frame that is moved is loaded anew.
      await loaded;
      expect(transport.isUsable()).to.equal(false);
      expect(await space.call({ transport })).to.have.property('status', 'deleted');
      expect(document.querySelector('iframe')).to.equal(null);
    });
  });

  describe('that the page removes during a call', () => {
    it('leaves the outcome unknown', async () => {
      await space.reply({ call: { hangs: true } });
      const clock = stopClocks(1234);
      const outcome = space.call({ timeout: 1234 });
      await space.logOnce(({ calls }) => calls.length > 0);
      theFrame().remove();
      clock.forward(1234);
      clock.restore();
      expect(await outcome).to.have.property('status', 'unknown');
    });
  });

  describe('does not hang on the element', () => {
    /** Confirms in an element of a host page, and returns once its request has arrived. */
    async function deletion(): Promise<{
      page: HostPage;
      element: Element;
      status: Promise<string>;
    }> {
      await space.reply({ call: { hangs: true } });
      const html = `${SCRIPT}<main></main><div><customer-delete endpoint="${space.endpoint}"
        account-id="greatwidgets" code="123" countdown="0" user-id="john1970"
        user-password="${PASSWORD}" confirmation="check"></customer-delete></div>`;
      const page = await HostPage.open({ html });
      const element = page.document.querySelector('customer-delete')!;
      const status = new Promise<string>((resolve) => {
        element.addEventListener('customer-delete-settled', (event) => {
          resolve((event as CustomEvent).detail.status);
        });
      });
      element.open();
      await element.updateComplete;
      element.shadowRoot!.querySelector<HTMLInputElement>('#confirmation')!.click();
      await element.updateComplete;
      element.shadowRoot!.querySelector<HTMLElement>('[part=delete]')!.click();
      await space.logOnce(({ calls }) => calls.length > 0);
      return { page, element, status };
    }

    const changes: Record<string, (page: HostPage, element: Element) => void> = {
      'removing the element': (_, element) => element.remove(),
      'moving the element': ({ document }, element) => {
        document.querySelector('main')!.append(element);
      },
      'emptying the page': ({ document }) => document.body.replaceChildren(),
      'replacing the body': ({ document }) =>
        document.body.replaceWith(document.createElement('body')),
    };
    for (const [what, change] of Object.entries(changes)) {
      it(`so ${what} during a call does not cut it`, async () => {
        const { page, element, status } = await deletion();
        change(page, element);
        await space.reply({ call: success });
        expect(await status).to.equal('deleted');
        expect((await space.log()).calls).to.have.lengthOf(1);
      });
    }
  });

  describe('that does not come up', () => {
    /** A page whose timers run only when the test says so. */
    async function pageWithTimers(policies: string[]) {
      const page = await HostPage.open({ policies });
      const timers: { ms: number; run: () => void }[] = [];
      Object.assign(page.window, {
        setTimeout: (run: () => void, ms = 0) => timers.push({ run, ms }),
      });
      const due = async (ms: number) => {
        for (;;) {
          const found = timers.filter((timer) => timer.ms === ms);
          if (found.length) return found;
          await pause(10);
        }
      };
      return { page, due };
    }

    it('counts as blocked 2 s after its `load`', async () => {
      const { page, due } = await pageWithTimers(["script-src 'self'"]);
      let outcome: unknown;
      void page.call(space.request(), { probe: 'off' }).then((o) => (outcome = o));
      const after = await due(2000);
      expect(await due(10_000)).to.have.lengthOf(1);
      await space.log();
      expect(outcome, 'before').to.equal(undefined);
      for (const { run } of after) run();
      await pause(0);
      expect(outcome).to.include({ status: 'not-sent', reason: 'blocked' });
    });

    it('counts as blocked 10 s after all, where it does not even load', async () => {
      const { page, due } = await pageWithTimers([]);
      const stop = (event: Event): void => event.stopImmediatePropagation();
      page.document.addEventListener('load', stop, true);
      let outcome: unknown;
      void page.call(space.request(), { probe: 'off' }).then((o) => (outcome = o));
      const inAll = await due(10_000);
      await space.log();
      expect(outcome, 'before').to.equal(undefined);
      for (const { run } of inAll) run();
      await pause(0);
      expect(outcome).to.include({ status: 'not-sent', reason: 'blocked' });
      expect((await space.log()).calls).to.deep.equal([]);
    });
  });

  // Any one call would leave something: in other browsers few tell as much.
  const CALLS = browser === 'Chromium' ? 50 : 20;

  describe(`after ${CALLS} calls`, () => {
    it('has left no element, global or timer behind', async function () {
      this.timeout(300_000);
      // What other tests have left there is asked about, for half a second.
      sessionStorage.removeItem('customer-delete');
      const page = await HostPage.open({});
      const pending = new Set<unknown>();
      const { setTimeout: set, clearTimeout: clear } = page.window;
      Object.assign(page.window, {
        setTimeout(run: () => void, ms?: number) {
          const timer: unknown = set.call(page.window, () => (pending.delete(timer), run()), ms);
          pending.add(timer);
          return timer;
        },
        clearTimeout(timer?: number) {
          pending.delete(timer);
          clear.call(page.window, timer);
        },
      });
      const look = () => ({
        elements: page.document.querySelectorAll('*').length,
        globals: Object.getOwnPropertyNames(page.window).sort().join(),
        timers: pending.size,
      });
      await page.call(space.request());
      const before = look();
      for (let i = 1; i < CALLS; i++) await page.call(space.request(String(i)));
      expect((await space.log()).calls).to.have.lengthOf(CALLS);
      expect(look()).to.deep.equal(before);
      expect(pending.size).to.equal(0);
    });

    it('has left nothing behind without isolation either', async function () {
      this.timeout(300_000);
      const page = await HostPage.open({});
      const look = () => ({
        elements: page.document.querySelectorAll('*').length,
        globals: Object.getOwnPropertyNames(page.window).sort().join(),
      });
      const options = { isolation: 'none' };
      await page.call(space.request(), options);
      const before = look();
      for (let i = 1; i < CALLS; i++) await page.call(space.request(String(i)), options);
      expect(look()).to.deep.equal(before);
    });
  });

  it('serves calls that run side by side, each with its own answer', async () => {
    const codes = ['1', '2', '3', '4', '5'];
    const outcomes = await Promise.all(codes.map((code) => deleteCustomer(space.request(code))));
    expect(outcomes.map(({ status, code }) => `${status} ${code}`)).to.deep.equal(
      codes.map((code) => `deleted ${code}`),
    );
    expect(frames()).to.deep.equal([]);
  });
});
