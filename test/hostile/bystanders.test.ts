import { expect } from '@open-wc/testing';
import { HostPage } from '../jsonp/pages/host-page.js';
import { frames, Space } from './space.js';

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
    const outcome = await page.call(space.request(), { timeout: 3000 });
    expect((await space.log()).calls).to.have.lengthOf(1);
    expect(outcome.status).to.equal('unknown');
  });
});
