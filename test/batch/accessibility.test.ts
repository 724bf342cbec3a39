import { expect } from '@open-wc/testing';
import {
  emptyStorage,
  field,
  newBatch,
  newCustomers,
  runBatch,
  saidBy,
  untilBatch,
} from '../support/batch.js';
import { describeOnce, itOnce } from '../support/once.js';
import { batchScenes, showBatchScene, showScenePage, spoken, viewScene } from '../support/scene.js';
import { findPart, isChromium, newApi, part, textOf, until, type Api } from '../support/widget.js';

const WIDE = { width: 800, height: 900 };

/** What axe tells of a page. */
interface Axe {
  run(
    context: Element,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { html: string }[] }[]; passes: unknown[] }>;
}

describe('customer-delete-batch: accessibility', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));
  // A call that is kept waiting would hold up the next batch.
  afterEach(() => api.release());
  afterEach(emptyStorage);

  for (const name of Object.keys(batchScenes)) {
    it(`is what axe asks for, from left to right and from right to left: ${name}`, async () => {
      const shown = await showScenePage(api, name, WIDE);
      const { document: page, window, element, root } = shown;
      if (name.includes('notes')) {
        // After 500 ms of silence on the channel.
        await until(() => root.querySelectorAll("[part='status']").length === 2, 'both notes');
      }
      const script = page.createElement('script');
      script.src = new URL('/node_modules/axe-core/axe.min.js', location.href).href;
      await new Promise((resolve, reject) => {
        script.onload = resolve;
        script.onerror = reject;
        page.head.append(script);
      });
      const { axe } = window as unknown as { axe: Axe };
      for (const direction of ['ltr', 'rtl']) {
        await viewScene(shown, direction, WIDE);
        const { violations, passes } = await axe.run(element, { resultTypes: ['violations'] });
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
        expect(found, direction).to.deep.equal([]);
        expect(passes, direction).not.to.deep.equal([]);
      }
    });
  }

  it('is told by Chromium: a progress bar with its name, its value in words, and its counts', async function () {
    // Only Chromium can be asked for it.
    if (!isChromium) this.skip();
    await showBatchScene(api, 'batch: running');
    const tree = await spoken();
    const bar = tree.find(({ role }) => role === 'progressbar')!;
    expect(bar.name).to.equal('Delete customers');
    expect(bar.description).to.match(/^1 of 3/);
    const stop = tree.find(({ role, name }) => role === 'button' && name === 'Stop');
    expect(stop!.states).not.to.have.property('disabled');
  });

  it('is told by Chromium: fields with their names', async function () {
    if (!isChromium) this.skip();
    await showBatchScene(api, 'batch: listing');
    const fields = (await spoken()).filter(({ role }) => role === 'textbox');
    expect(fields.map(({ name }) => name)).to.deep.equal(['Customer codes, one a line']);
  });

  it('is told by Chromium: a problem as the description of its field', async function () {
    if (!isChromium) this.skip();
    await showBatchScene(api, 'batch: confirming, complaining');
    const fields = (await spoken()).filter(({ role }) => role === 'textbox');
    const confirmation = fields.find(({ name }) => name.startsWith('To confirm'))!;
    expect(confirmation.name).to.equal('To confirm, type the number of customers: 3');
    expect(confirmation.description).to.equal('The number is not typed, or not the same.');
    expect(confirmation.states).to.include({ invalid: 'true', focused: true });
  });

  itOnce('has one region that speaks, politely', async () => {
    const element = await showBatchScene(api, 'batch: stopped');
    const regions = element.shadowRoot!.querySelectorAll("[role='status'], [aria-live]");
    expect(regions).to.have.length(1);
    expect(textOf(regions[0]!)).to.match(/^Stopped\. Not known whether customer SCENE-2/);
  });

  itOnce('tells how far it is in steps, not at each of many', async () => {
    const codes = await newCustomers(api, 40);
    const element = await newBatch(api, codes, { probe: 'off' });
    const region = element.shadowRoot!.querySelector('[role=status]')!;
    const told = new Set<string>();
    const observer = new MutationObserver(() => told.add(textOf(region)));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    await runBatch(element);
    observer.disconnect();
    const steps = [...told].filter((text) => text.endsWith(' of 40'));
    expect(steps.length).to.be.at.most(11);
    for (const text of steps) expect(Number.parseInt(text, 10) % 4).to.equal(0);
    expect([...told].at(-1)).to.equal('The list has ended. Deleted: 40');
  });

  itOnce('tells of the note and of the report that an earlier page has left', async () => {
    const { root } = await showScenePage(api, 'batch: listing, with notes', WIDE);
    await until(() => root.querySelectorAll("[part='status']").length === 2, 'both notes');
    const [note, report] = [...root.querySelectorAll("[part='status']")].map(textOf);
    expect(note).to.match(/request to delete customer SCENE-1 was sent at .* Look the customer up/);
    expect(report).to.match(/^Report of a list of .*: 1 of 3\.$/);
  });

  describeOnce('in a line', () => {
    /** Two batches, of which the first has a call under way that waits for the test. */
    async function two() {
      const codes = await newCustomers(api, 2);
      await api.misbehave('never', { code: 'C-1' });
      const first = await newBatch(api, codes);
      const second = await newBatch(api, await newCustomers(api, 1, 'D'));
      const start = async (element: typeof first): Promise<void> => {
        const number = field(element, 'confirmation');
        number.value = element === first ? '2' : '1';
        part(element, 'delete').click();
        await untilBatch(element, 'running');
      };
      await start(first);
      await until(async () => (await api.calls()).length, 'the first request');
      await start(second);
      return { first, second };
    }

    it('says that it waits, to those who see and to those who hear', async () => {
      const { second } = await two();
      const message = textOf(part(second, 'message'));
      expect(message).to.equal('Waiting for another request on this page.');
      expect(findPart(second, 'stop')).not.to.equal(null);
      expect(await api.calls()).to.have.length(1);
    });

    it('takes turns: never two at once', async () => {
      const { first, second } = await two();
      await api.release();
      await untilBatch(first, 'done');
      await untilBatch(second, 'done');
      const calls = await api.calls();
      expect(calls.map(({ underWay }) => underWay)).to.deep.equal([0, 0, 0]);
      expect((await api.ledger()).sort()).to.deep.equal(['C-1', 'C-2', 'D-1']);
    });

    it('can be stopped while it waits: then nothing of it is sent', async () => {
      const { first, second } = await two();
      part(second, 'stop').click();
      await untilBatch(second, 'stopped');
      expect(saidBy(second)).to.include('It was stopped.');
      await api.release();
      await untilBatch(first, 'done');
      expect(await api.ledger()).to.deep.equal(['C-1', 'C-2']);
    });
  });
});
