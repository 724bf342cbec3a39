// The witness of the monkey's lists must see what is on the screen, and nothing else: its batch here is
// a dummy that a test makes.
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { click, putHtml, until } from '../support/widget.js';
import { readBatch } from './batch-screen.js';
import { BatchWitness, codesIn } from './batch-witness.js';
import { partIn } from './screen.js';

const ENDPOINT = 'http://127.0.0.1/api.php';

const LISTING = '<textarea></textarea><button part="check">Check</button>';

const form = (count: number, asked = count): string => `
  <ul part="list"><li><strong>Customers to delete: ${count}</strong></li></ul>
  <div part="consequences">All transactions of account <bdi>greatwidgets</bdi></div>
  <input part="input" autocomplete="username" readonly value="john1970" />
  <label for="confirmation">Type <code><bdi>${asked}</bdi></code></label>
  <input part="input" id="confirmation" />
  <button part="delete">Delete</button>`;

const COUNTDOWN = '<h2 part="title">About to</h2><button part="stop">Stop</button>';

const running = (code: string): string => `
  <progress part="progress"></progress><p part="message">Deleting <bdi>${code}</bdi></p>
  <button part="stop">Stop</button>`;

const STOPPED = `<progress part="progress"></progress><p part="message">Stopped.</p>
  <button part="close">End</button><button part="retry">Go on</button>`;

describe('the witness of the monkey’s lists', () => {
  let witness: BatchWitness;
  let batch: HTMLElement;
  let root: ShadowRoot;

  const show = (html: string): void => void (root.innerHTML = html);

  beforeEach(() => {
    witness = new BatchWitness(() => {});
    witness.watch(window);
    batch = document.createElement('div');
    putHtml('').append(batch);
    // The name alone makes the witness look at it.
    Object.defineProperty(batch, 'localName', { value: 'customer-delete-batch' });
    batch.setAttribute('endpoint', ENDPOINT);
    batch.setAttribute('countdown', '400');
    root = batch.attachShadow({ mode: 'open' });
  });
  afterEach(() => witness.leave(window));

  /** Gives a list, and types a number into a form; what the dummy makes of it is `then`. */
  async function confirm(html: string, typed: string, then = COUNTDOWN): Promise<void> {
    show(LISTING);
    root.querySelector('textarea')!.value = ' a\n\nb \na\n';
    await click(partIn(root, 'check')!);
    show(html);
    const input = root.querySelector<HTMLInputElement>('#confirmation')!;
    input.addEventListener('keydown', ({ key }) => key === 'Enter' && show(then));
    input.focus();
    await sendKeys({ type: typed });
    await sendKeys({ press: 'Enter' });
  }

  it('reads a list as whoever sees it', () => {
    expect(codesIn(' a\n\nb \na\n')).to.deep.equal(['a', 'b']);
  });

  it('sees a number that is typed, with all that is on the screen', async () => {
    await confirm(form(2), '2');
    expect(witness.confirmations).to.have.length(1);
    expect(witness.confirmations[0]).to.deep.include({
      endpoint: ENDPOINT,
      codes: ['a', 'b'],
      accountId: 'greatwidgets',
      userId: 'john1970',
      countdown: 400,
      halts: [],
    });
    expect(witness.confirmations[0]!.stoppedBy).to.equal(undefined);
  });

  for (const [name, html, typed] of [
    ['in another number', form(2), '3'],
    ['where the list had another number of customers', form(3), '3'],
    ['where the screen names two numbers', form(2, 3), '3'],
    ['in a dry run', `${form(2)}<p>Dry run: nothing is deleted</p>`, '2'],
  ] as const) {
    it(`sees no confirmation ${name}`, async () => {
      await confirm(html, typed);
      expect(readBatch(batch).shows).to.equal('countdown');
      expect(witness.confirmations).to.deep.equal([]);
    });
  }

  it('sees none that a script makes', async () => {
    witness.gives(batch, 'a\nb');
    show(form(2));
    root.querySelector<HTMLInputElement>('#confirmation')!.value = '2';
    partIn(root, 'delete')!.click();
    expect(witness.confirmations).to.deep.equal([]);
    await click(partIn(root, 'delete')!);
    expect(witness.confirmations).to.have.length(1);
  });

  it('counts it back where the form stays', async () => {
    await confirm(form(2), '2', form(2));
    await until(() => witness.confirmations[0]?.stoppedBy, 'it is counted back');
  });

  it('sees Stop and Escape in the countdown', async () => {
    for (const stop of ['Stop', 'Escape']) {
      await confirm(form(2), '2');
      if (stop === 'Stop') await click(partIn(root, 'stop')!);
      else {
        partIn(root, 'stop')!.focus();
        await sendKeys({ press: 'Escape' });
      }
      expect(witness.confirmations.at(-1)!.stoppedBy).to.equal(stop);
    }
  });

  it('takes nothing back of the list before, by what stops a dry run of another', async () => {
    await confirm(form(2), '2');
    await confirm(`<p>Dry run: nothing is deleted</p>${form(2)}`, '2');
    await click(partIn(root, 'stop')!);
    expect(witness.confirmations).to.have.length(1);
    expect(witness.confirmations[0]!.stoppedBy).to.equal(undefined);
  });

  it('sees Stop on its way, who was under way, and Go on', async () => {
    await confirm(form(2), '2', running('a'));
    await click(partIn(root, 'stop')!);
    const { halts } = witness.confirmations[0]!;
    expect(halts).to.have.length(1);
    expect(halts[0]).to.include({ by: 'Stop', current: 'a' });
    expect(halts[0]!.until).to.equal(undefined);
    // A second stop changes nothing.
    await click(partIn(root, 'stop')!);
    expect(halts).to.have.length(1);
    show(STOPPED);
    await click(partIn(root, 'retry')!);
    expect(halts[0]!.until).to.be.at.least(halts[0]!.from);
  });

  it('takes the word of the batch against it', async () => {
    await confirm(form(2), '2', running('a'));
    const detail = { status: 'unknown', code: 'a' };
    const init = { detail, bubbles: true, composed: true };
    batch.dispatchEvent(new CustomEvent('customer-delete-settled', init));
    expect(witness.confirmations[0]!.halts[0]).to.include({ by: 'unknown', current: 'a' });
  });
});
