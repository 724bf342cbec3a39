import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  click,
  confirmForm,
  inputs,
  newApi,
  newWidget,
  openForm,
  part,
  putHtml,
  typeInto,
  untilState,
} from '../support/widget.js';
import { HostPage } from '../transport/pages/host-page.js';
import type { Program } from './program.js';
import { frames, pause, Space } from './space.js';

/** What a reply might do to others while its frame is still there: after no answer, for 10 minutes. */
describe('a hostile reply that waits', () => {
  afterEach(() => {
    for (const frame of frames()) frame.remove();
  });

  after(() => Space.closeAll());

  it('can’t get between other calls and their frames', async () => {
    const attacker = await Space.open();
    await attacker.attackWith(({ elsewhere, note }) => {
      const spam = (): void => {
        for (let i = 0; i < parent.length; i++) {
          const sibling = parent[i]!;
          if (sibling === self) continue;
          const channel = new MessageChannel();
          channel.port1.onmessage = ({ data }) => void note(JSON.stringify(data));
          sibling.postMessage('', '*', [channel.port2]);
          try {
            sibling.location.href = `${elsewhere}/sibling`;
          } catch {
            // As it should be.
          }
        }
      };
      // No faster: by thousands of messages at once a frame can hold up any browser.
      for (let i = 0; i < 3; i++) setInterval(spam, 1);
      void note('started');
    });
    const waiting = await attacker.call();
    expect(waiting).to.include({ status: 'unknown', reason: 'no-callback' });
    await attacker.logOnce(({ notes }) => notes.includes('started'));

    for (let i = 0; i < 5; i++) {
      const victim = await Space.open();
      await victim.attackWith(({ succeed }) => succeed());
      expect(await victim.call()).to.have.property('status', 'deleted');
    }
    const { notes, elsewhere } = await attacker.log();
    expect(notes).to.deep.equal(['started']);
    expect(elsewhere).to.deep.equal([]);
  });
});

/** Takes the focus as soon as the page tells it to, in every way there is, and notes what is typed. */
const thief: Program = async ({ note }) => {
  const root = document.documentElement;
  const input = document.createElement('input');
  root.tabIndex = 0;
  root.append(input);
  addEventListener('keydown', ({ key }) => void note(`key ${key}`), true);
  addEventListener('message', ({ data }) => {
    if (data === 'and now') return void note('and now');
    const take = (): void => {
      window.focus();
      root.focus();
      input.focus();
    };
    take();
    setInterval(take, 1);
    setTimeout(() => void note('tried'), 100);
  });
  await note('waits');
};

describe('a hostile reply that takes the focus', () => {
  let space: Space;

  beforeEach(async () => {
    space = await Space.open();
    await space.attackWith(thief);
  });

  afterEach(() => {
    for (const frame of frames()) frame.remove();
  });

  after(() => Space.closeAll());

  /** Has the focus taken amid what is typed; Chromium lets it, then the frame is removed. */
  async function type(before: string, after: string): Promise<void> {
    await space.logOnce(({ notes }) => notes.includes('waits'));
    await sendKeys({ type: before });
    // Others may have been prepared since.
    const [oldest] = frames();
    /** Has the program act, and waits until it says so, or is gone. */
    const say = async (what: string, done: string): Promise<void> => {
      oldest!.contentWindow?.postMessage(what, '*');
      while (oldest!.isConnected && !(await space.log()).notes.includes(done)) await pause(10);
    };
    await say('now', 'tried');
    await sendKeys({ type: after });
    // What it has heard, it has noted before.
    await say('and now', 'and now');
    expect((await space.log()).notes.filter((note) => note.startsWith('key'))).to.deep.equal([]);
  }

  it('hears nothing of what is typed into a field of the page', async () => {
    expect(await space.call()).to.include({ status: 'unknown', reason: 'no-callback' });
    const field = putHtml('<input>').querySelector('input')!;
    field.focus();
    await type('some', 'thing');
    expect(field.value).to.equal('something');
    expect(document.activeElement).to.equal(field);
  });

  it('hears nothing of what is typed where nothing has the focus', async () => {
    await space.call();
    const keys: string[] = [];
    const note = ({ key }: KeyboardEvent): void => void keys.push(key);
    (document.activeElement as HTMLElement).blur();
    addEventListener('keydown', note);
    await type('some', 'thing');
    removeEventListener('keydown', note);
    expect(keys.join('')).to.equal('something');
  });

  it('hears nothing of what is typed into a dialog of the page', async () => {
    await space.call();
    const dialog = putHtml('<dialog><input></dialog>').querySelector('dialog')!;
    dialog.showModal();
    await type('some', 'thing');
    expect(dialog.querySelector('input')!.value).to.equal('something');
  });

  it('hears nothing of the password that is typed to try again', async () => {
    const element = await newWidget(newApi(), {
      endpoint: space.endpoint,
      'user-password': null,
    });
    const password = (): HTMLInputElement =>
      inputs(element).find((input) => input.type === 'password')!;
    await openForm(element);
    await typeInto(password(), 'first');
    await confirmForm(element);
    await untilState(element, 'unknown');
    await click(part(element, 'retry'));
    await untilState(element, 'confirming');
    password().focus();
    await type('some', 'thing');
    expect(password().value).to.equal('something');
    expect(element.state).to.equal('confirming');
  });
});

/** Policies of the page that the frame's own does not repeat: a reply can violate them for real. */
describe('a hostile reply that violates the page’s policy', () => {
  afterEach(() => HostPage.closeAll());

  after(() => Space.closeAll());

  it('can’t have its own call taken for blocked', async () => {
    const space = await Space.open();
    await space.attackWith(({ script }) => {
      const base = document.createElement('base');
      base.href = script.src;
      document.head.append(base);
      const form = document.createElement('form');
      form.action = script.src;
      document.head.append(form);
      form.submit();
      const get = (): string => 'error';
      Object.defineProperty(Event.prototype, 'type', { get });
    });
    const policies = ["base-uri 'none'; form-action 'none'"];
    const page = await HostPage.open({ policies });
    const outcome = await page.call(space.request());
    expect((await space.log()).calls).to.have.lengthOf(1);
    expect(outcome.status).to.equal('unknown');
  });
});
