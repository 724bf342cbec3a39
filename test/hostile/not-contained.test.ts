import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { HostPage, hostPageAddress, type HostWindow } from '../transport/pages/host-page.js';
import { deleteCustomer } from '../../src/call/delete-customer.js';
import { PageWatch } from './page.js';
import { bodyOf, type Program } from './program.js';
import { browser, frames, lastWord, pause, Space } from './space.js';

const until = async (isSo: () => unknown): Promise<void> => {
  while (!isSo()) await pause(20);
};

/** Opens a tab as an operator does, by a click: for less, not every browser opens one. */
async function openTab(address: string): Promise<HostWindow> {
  const button = document.createElement('button');
  button.style.cssText = 'position:fixed;top:0;left:0;width:50px;height:50px';
  const opened = new Promise<Window | null>((resolve) => {
    button.onclick = () => resolve(window.open(address));
  });
  document.body.append(button);
  await sendMouse({ type: 'click', position: [20, 20] });
  const tab = await opened;
  button.remove();
  return tab as HostWindow;
}

const COOKIES = ['plain=1', 'lax=1; SameSite=Lax', 'strict=1; SameSite=Strict'];

/** Steps of a frame are steps of the tab's history. */
const changes = (page: PageWatch): string[] =>
  page.changes.filter((change) => !change.startsWith('history'));

/**
 * What a browser does not let a page keep a sandboxed frame from. Each is shown, so that the list stays
 * true, and so is that the outcome of the call stays truthful all the same.
 *
 * The README names the same, in the words of the titles. One more would hold up the tests themselves:
 * in Firefox, an answer 401 that asks for a login, which the browser then asks the operator for.
 */
describe('what no page can keep a hostile reply from', () => {
  let space: Space;
  let page: PageWatch;

  beforeEach(async () => {
    page = await PageWatch.start();
    space = await Space.open();
  });

  afterEach(() => {
    page.stop();
    HostPage.closeAll();
    for (const frame of frames()) frame.remove();
  });

  after(() => Space.closeAll());

  describe('leading its own frame elsewhere, which is then removed', () => {
    const ways: Record<string, Program> = {
      'a new location': ({ elsewhere }) => {
        location.href = `${elsewhere}/page`;
      },
      'a refresh': ({ elsewhere }) => {
        const meta = document.createElement('meta');
        meta.httpEquiv = 'refresh';
        meta.content = `0; url=${elsewhere}/page`;
        document.head.append(meta);
      },
      'a link': ({ elsewhere }) => {
        const link = document.createElement('a');
        link.href = `${elsewhere}/page`;
        document.documentElement.append(link);
        link.click();
      },
      'a reload': async ({ note }) => {
        await note('about to');
        location.reload();
        // WebKit under load forgets one now and then.
        setInterval(() => location.reload(), 1000);
      },
      'a document of its own': () => {
        document.open();
        document.write('<p>Changed');
        document.close();
      },
    };
    for (const [way, program] of Object.entries(ways)) {
      it(`by ${way}`, async () => {
        await space.attackWith(program);
        const outcome = await space.call();
        expect(outcome).to.include({ status: 'unknown', reason: 'no-callback' });
        expect(await lastWord(outcome)).to.equal(null);
        expect(frames()).to.deep.equal([]);
        expect(changes(page)).to.deep.equal([]);
        expect(page.heard).to.deep.equal([]);
      });
    }

    it('but not before that page has loaded, if it ever does', async () => {
      await space.attackWith(({ api }) => {
        location.href = `${api}/endless`;
      });
      const outcome = await space.call();
      expect(outcome).to.include({ status: 'unknown', reason: 'no-callback' });
      await space.logOnce(({ others }) => others.length > 0);
      expect(frames()).to.have.lengthOf(1);
      expect(changes(page)).to.deep.equal([]);
    });
  });

  it('adding to the history of the tab', async () => {
    // A new one: that of the tests may hold as many steps as a tab can.
    const tab = await openTab(hostPageAddress({}));
    await until(() => tab.CustomerDelete);
    await space.attackWith(async ({ note, succeed }) => {
      const before = history.length;
      history.pushState(null, '');
      await note(`${history.length - before} more`);
      succeed();
    });
    const outcome = await tab.CustomerDelete.deleteCustomer(space.request());
    expect(await lastWord(outcome)).to.have.property('status', 'deleted');
    expect((await space.log()).notes).to.deep.equal(['1 more']);
    tab.close();
  });

  it('going back a page, in Firefox and WebKit', async () => {
    // The steps of frames are steps of the tab: one back, and the first page is in the host's frame again.
    const host = await HostPage.open({ html: 'first' });
    // While it loads, it would take the place of the first.
    await pause(0);
    host.window.location.href = hostPageAddress({});
    await until(() => host.window.CustomerDelete);
    await space.attackWith(async ({ note }) => {
      history.back();
      for (;;) await note('back');
    });
    void host.call(space.request());
    const isLeft = (): boolean => host.document.body?.textContent === 'first';
    if (browser === 'Chromium') await space.logOnce(({ notes }) => notes.length > 20);
    else await until(isLeft);

    expect(isLeft()).to.equal(browser !== 'Chromium');
    expect((await space.log()).calls).to.have.lengthOf(1);
  });

  it('closing a tab without a history, in Firefox', async () => {
    const tab = await openTab(hostPageAddress({}));
    await until(() => tab.CustomerDelete);
    await space.attackWith(async ({ note }) => {
      top!.close();
      for (;;) await note('closed');
    });
    void tab.CustomerDelete.deleteCustomer(space.request());
    if (browser === 'Firefox') await until(() => tab.closed);
    else await space.logOnce(({ notes }) => notes.length > 20);

    expect(tab.closed).to.equal(browser === 'Firefox');
    tab.close();
  });

  it('holding the page up by a busy loop, in Firefox and WebKit', async () => {
    await space.attackWith(async ({ note, succeed }) => {
      const start = Date.now();
      while (Date.now() < start + 500);
      await note(`${start} ${Date.now()}`);
      succeed();
    });
    const times: number[] = [];
    const timer = setInterval(() => times.push(Date.now()), 10);
    const last = await lastWord(await space.call());
    clearInterval(timer);

    expect(last).to.have.property('status', 'deleted');
    const [start = 0, end = 0] = (await space.log()).notes[0]!.split(' ').map(Number);
    expect(end).to.be.at.least(start + 500);
    // Both look at the same clock: whether the page's timer ran meanwhile.
    const meanwhile = times.filter((time) => time > start + 20 && time < end - 20);
    if (browser === 'Chromium') expect(meanwhile).not.to.deep.equal([]);
    else expect(meanwhile).to.deep.equal([]);
  });

  it('sending the page messages, as many as it likes', async () => {
    const heard: MessageEvent[] = [];
    const listener = (event: MessageEvent): void => void heard.push(event);
    addEventListener('message', listener);
    // Without an answer: after that its frame would go, and what it has sent may go with it.
    await space.attackWith(() => {
      for (let i = 0; i < 1000; i++) parent.postMessage({ type: 'deleted' }, '*');
    });
    expect(await space.call()).to.include({ status: 'unknown', reason: 'no-callback' });
    await until(() => heard.length === 1000);
    removeEventListener('message', listener);
    // By this the page can tell them from others.
    expect(new Set(heard.map(({ origin }) => origin))).to.deep.equal(new Set(['null']));
  });

  it('reading the address of the page, though nothing on it', async () => {
    await space.attackWith(async ({ note, succeed }) => {
      await note(document.baseURI);
      succeed();
    });
    await lastWord(await space.call());
    expect((await space.log()).notes).to.deep.equal([document.baseURI]);
  });

  it('naming the page’s origin to its own server as Referer, in Firefox and WebKit', async () => {
    await space.attackWith(async ({ api, succeed }) => {
      const script = document.createElement('script');
      script.referrerPolicy = 'unsafe-url';
      script.src = `${api}/with-referer.js`;
      script.onload = succeed;
      document.head.append(script);
    });
    await lastWord(await space.call());
    const [request] = (await space.log()).others;
    expect(request!.headers['referer']).to.equal(
      browser === 'Chromium' ? undefined : `${location.origin}/`,
    );
  });

  it('reaching other servers by WebRTC, in Chromium', async () => {
    await space.attackWith(async ({ elsewhere, stun, note, succeed }) => {
      try {
        const turn = `turn:${new URL(elsewhere).host}?transport=tcp`;
        const iceServers = [
          { urls: `stun:${stun}` },
          { urls: turn, username: 'x', credential: 'x' },
        ];
        const connection = new RTCPeerConnection({ iceServers });
        connection.createDataChannel('x');
        await connection.setLocalDescription(await connection.createOffer());
        for (let i = 0; i < 20; i++) await note('waiting');
      } catch {
        // Not every browser has it.
      }
      succeed();
    });
    expect(await lastWord(await space.call())).to.have.property('status', 'deleted');
    // Firefox has it too, but asks no servers as long as all it knows of is loopback.
    if (browser === 'Chromium') expect((await space.log()).elsewhere).to.include('packet');
    else expect((await space.log()).elsewhere).to.deep.equal([]);
  });

  it('having connections opened to other servers, in Chromium and WebKit', async () => {
    // It never says that it is done, since Chromium may forget what a frame asked for that has gone.
    await space.attackWith(async ({ elsewhere, note }) => {
      document.head.insertAdjacentHTML('beforeend', `<link rel="preconnect" href="${elsewhere}">`);
      await note('a little later');
    });
    expect(await space.call()).to.include({ status: 'unknown', reason: 'no-callback' });
    await space.logOnce(({ notes }) => notes.length > 0);
    // The Chromium without windows opens none ahead, for any page.
    if (browser === 'Firefox' || isShell) expect((await space.log()).connections).to.equal(0);
    else await space.logOnce(({ connections }) => connections > 0);
    // Nothing goes over them.
    expect((await space.log()).elsewhere).to.deep.equal([]);
  });

  it('taking the focus for a moment, in Chromium', async () => {
    await space.attackWith(async ({ note }) => {
      window.focus();
      await note('tried');
    });
    const outcome = await space.call();
    expect(outcome).to.include({ status: 'unknown', reason: 'no-callback' });
    // Its frame is then removed; what is typed later is out of its reach: bystanders.test.ts.
    if (browser === 'Chromium') await until(() => frames().length === 0);
    else await space.logOnce(({ notes }) => notes.includes('tried'));
    expect(frames()).to.have.lengthOf(browser === 'Chromium' ? 0 : 1);
    expect(document.activeElement).to.equal(document.body);
  });

  it('giving the API back the cookies that it has set itself, in Firefox', async () => {
    const body = bodyOf(({ succeed }) => succeed());
    await space.reply({ call: { body, headers: { 'set-cookie': COOKIES } } });
    await space.call();
    const over = COOKIES.map((cookie) => `${cookie}; Max-Age=0`);
    await space.reply({ call: { body, headers: { 'set-cookie': over } } });
    await space.call();
    const [first, second] = (await space.log()).calls;
    expect(first!.headers['cookie']).to.equal(undefined);
    expect(second!.headers['cookie']).to.equal(browser === 'Firefox' ? 'plain=1' : undefined);
  });

  it('telling an API on the page’s own host the cookies of that host, in WebKit', async () => {
    page.stop();
    for (const cookie of COOKIES) document.cookie = cookie;
    // The second request of the probe, too, which leaves them out everywhere.
    const probe = { status: 404 };
    await space.reply({ call: { body: bodyOf(({ succeed }) => succeed()) }, probe });
    const endpoint = space.endpoint.replace('127.0.0.1', location.hostname);
    await deleteCustomer({ ...space.request(), endpoint });
    for (const cookie of COOKIES) document.cookie = `${cookie}; Max-Age=0`;

    const { probes, calls } = await space.log();
    const sent = [...probes, ...calls].map(({ headers }) => headers['cookie']);
    const all = browser === 'WebKit' ? 'plain=1; lax=1; strict=1' : undefined;
    expect(sent).to.deep.equal([all, undefined, all]);
  });
});
