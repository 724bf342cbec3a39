import { expect } from '@open-wc/testing';
import { attacksElsewhere } from './hostile/attacks/elsewhere.js';
import { attacksOnTheCall } from './hostile/attacks/on-the-call.js';
import { attacksOnThePage } from './hostile/attacks/on-the-page.js';
import { payloads } from './hostile/attacks/payloads.js';
import { stopClocks } from './element/clock.js';
import type { Attacks } from './hostile/attacks/attack.js';
import { PageWatch, SECRET } from './hostile/page.js';
import {
  browser,
  frames,
  lastWord,
  loadedResources,
  PASSWORD,
  pause,
  Space,
} from './hostile/space.js';

/**
 * The answer is a program from another server. Here it is an enemy's, and must not do anything but
 * answer. What no browser lets a page contain stands in hostile/not-contained.test.ts.
 */
describe('a hostile reply', () => {
  const TIMEOUT = 15_000;
  let page: PageWatch;

  beforeEach(async () => {
    page = await PageWatch.start();
  });

  afterEach(() => {
    page.stop();
    for (const frame of frames()) frame.remove();
  });

  after(() => Space.closeAll());

  const groups: Record<string, Attacks> = {
    'against the page': attacksOnThePage,
    'in touch with others': attacksElsewhere,
    'against the call': attacksOnTheCall,
    'in its answer': payloads,
  };

  for (const [group, attacks] of Object.entries(groups)) {
    describe(group, () => {
      for (const [name, attack] of Object.entries(attacks)) {
        it(`${name}: contained`, async () => {
          const space = await Space.open();
          await space.attackWith(attack.program);
          const clock = attack.isSilent ? stopClocks(TIMEOUT) : undefined;
          const call = space.call({ timeout: TIMEOUT });
          if (clock) {
            await space.logOnce(({ notes }) => notes.length > 0);
            clock.forward(TIMEOUT);
            clock.restore();
          }
          const outcome = await call;
          // Where the program does not end with an answer, the first word stays.
          const last = attack.ends?.includes('unknown') ? outcome : await lastWord(outcome);
          const log = await space.log();

          expect(log.calls, 'calls').to.have.lengthOf(1);
          expect(outcome.status, 'first word').not.to.equal('not-sent');
          expect(attack.ends ?? ['deleted'], 'last word').to.include(last?.status ?? 'unknown');
          for (const failing of attack.failing ?? []) {
            expect(log.notes, 'attempts').to.include(`${failing} failed`);
          }
          attack.check?.(log, expect, outcome);
          expect(log.elsewhere, 'elsewhere').to.deep.equal([]);
          expect(JSON.stringify(log), 'what the servers know').not.to.include(SECRET);
          if (!attack.connectsIn?.includes(browser)) {
            expect(log.connections, 'connections elsewhere').to.equal(0);
          }
          // The frame of a call that may still be answered stays.
          if (outcome.status !== 'unknown') await untilGone();
          expect(page.changes, 'changes of the page').to.deep.equal([]);
          const heard = page.heard.filter((type) => !attack.hears?.includes(type));
          expect(heard, 'events of the page').to.deep.equal([]);
          expect(loadedResources(), 'loaded resources').not.to.include(PASSWORD);
        });
      }
    });
  }

  describe('when all is over', () => {
    it('has sent nothing elsewhere later on either', async () => {
      // By the time one more call has been answered.
      const last = await Space.open();
      await last.attackWith(({ succeed }) => succeed());
      await last.call();
      for (const space of Space.all) expect((await space.log()).elsewhere).to.deep.equal([]);
    });
  });
});

/** A settled call's frame goes in a task of its own. */
async function untilGone(): Promise<void> {
  while (frames().length) await pause(10);
}
