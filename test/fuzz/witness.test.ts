// The witness must see what is on the screen, and nothing else: its elements here are dummies, whose
// content a test makes.
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { click, putHtml, until } from '../support/widget.js';
import { codesIn, Witness } from './operator/witness.js';
import { inputsIn, partIn } from './page.js';
import type { Fact } from './types.js';

const CONSEQUENCES = `
  <div part="consequences">All transactions of account <bdi>greatwidgets</bdi></div>
  <input part="input" autocomplete="username" readonly value="john1970" />`;
const DELETE = '<button part="delete">Delete</button>';
const COUNTDOWN = '<h2 part="title">About to</h2><button part="stop">Stop</button>';
const DRY_RUN = '<p>Dry run: nothing is deleted</p>';

const FORM = `<h2 part="title">Delete customer <bdi><bdi>00123</bdi></bdi></h2>${CONSEQUENCES}
  <label for="again">To confirm, type <bdi><code>00123</code></bdi></label>
  <input part="input" id="again" />${DELETE}`;
const BOX_FORM = `<h2 part="title">Delete customer</h2>
  <input part="input" autocomplete="off" value="00123" />
  <label for="box">Delete customer <bdi><bdi>00123</bdi></bdi> for good</label>
  <input part="input" id="box" type="checkbox" />${DELETE}`;

const LISTING = '<textarea></textarea><button part="check">Check</button>';
const listForm = (count: number, asked = count): string => `
  <ul part="list"><li><strong>Customers to delete: ${count}</strong></li></ul>${CONSEQUENCES}
  <label for="again">Type <code><bdi>${asked}</bdi></code></label>
  <input part="input" id="again" />${DELETE}`;
const RUNNING = `<progress part="progress"></progress><p part="message">Deleting <bdi>a</bdi></p>
  <button part="stop">Stop</button>`;
const STOPPED = `<progress part="progress"></progress><p part="message">Stopped.</p>
  <button part="close">End</button><button part="retry">Go on</button>`;

describe('the witness', () => {
  let facts: Fact[];
  let witness: Witness;
  let element: HTMLElement;
  /** What the dummy shows: of a widget its dialog, of a batch all. */
  let root: HTMLElement | ShadowRoot;

  beforeEach(() => {
    facts = [];
    witness = new Witness((fact) => facts.push(fact));
    witness.watch(window);
  });
  afterEach(() => witness.leave(window));

  const factsOf = (kind: Fact['kind']): Fact[] => facts.filter((fact) => fact.kind === kind);

  function dummy(name: string): ShadowRoot {
    element = document.createElement('div');
    putHtml('').append(element);
    // The name alone makes the witness look at it.
    Object.defineProperty(element, 'localName', { value: name });
    element.setAttribute('endpoint', 'http://127.0.0.1/api.php?call=here');
    element.setAttribute('countdown', '400');
    witness.hear(element);
    return element.attachShadow({ mode: 'open' });
  }

  /** Shows content, and what a press makes of it. */
  function show(html: string, then = COUNTDOWN): void {
    root.innerHTML = html;
    const goOn = (): void => void (root.innerHTML = then);
    inputsIn(root)
      .at(-1)
      ?.addEventListener('keydown', ({ key }) => key === 'Enter' && goOn());
    partIn(root, 'delete')?.addEventListener('click', goOn);
  }

  function showWidget(html: string, then?: string): void {
    const shadow = dummy('customer-delete');
    shadow.innerHTML = '<dialog></dialog>';
    const dialog = shadow.querySelector('dialog')!;
    root = dialog;
    show(html, then);
    dialog.showModal();
  }

  async function showBatch(html: string, then?: string): Promise<void> {
    root = dummy('customer-delete-batch');
    show(LISTING);
    root.querySelector('textarea')!.value = ' a\n\nb \na\n';
    await click(partIn(root, 'check')!);
    show(html, then);
  }

  async function enter(text: string): Promise<void> {
    inputsIn(root).at(-1)!.focus();
    await sendKeys({ type: text });
    await sendKeys({ press: 'Enter' });
  }

  const press = (name: string): Promise<void> => click(partIn(root, name)!);

  const settle = (status: string, more: object = {}): void => {
    const detail = { status, code: 'a', sentAt: null, settledAt: null, ...more };
    element.dispatchEvent(new CustomEvent('customer-delete-settled', { detail }));
  };

  it('sees a code that is typed, with all that is on the screen', async () => {
    showWidget(FORM);
    await enter('00123');
    expect(factsOf('confirmed')).to.deep.equal([
      {
        ...{ kind: 'confirmed', of: 'confirmation 1', call: 'here', method: 'GET', isList: false },
        ...{ codes: ['00123'], accountId: 'greatwidgets', userId: 'john1970', countdown: 400 },
      },
    ]);
    expect(factsOf('taken-back')).to.deep.equal([]);
  });

  it('sees a number that is typed, with the list that was given', async () => {
    expect(codesIn(' a\n\nb \na\n')).to.deep.equal(['a', 'b']);
    await showBatch(listForm(2));
    element.setAttribute('method', 'post');
    await enter('2');
    expect(factsOf('confirmed')).to.deep.equal([
      {
        ...{ kind: 'confirmed', of: 'confirmation 1', call: 'here', method: 'POST', isList: true },
        ...{ codes: ['a', 'b'], accountId: 'greatwidgets', userId: 'john1970', countdown: 400 },
      },
    ]);
  });

  it('sees a click on Delete, and a box that is ticked', async () => {
    showWidget(FORM);
    inputsIn(root).at(-1)!.value = '00123';
    await press('delete');
    expect(factsOf('confirmed')).to.have.length(1);
    showWidget(BOX_FORM);
    await click(inputsIn(root).at(-1)!);
    await press('delete');
    expect(factsOf('confirmed')).to.have.length(2);
  });

  const tickForAnother = async (): Promise<void> => {
    showWidget(BOX_FORM);
    await click(inputsIn(root).at(-1)!);
    inputsIn(root)[0]!.value = '40817';
    root.querySelector('bdi')!.textContent = '40817';
    await press('delete');
  };
  const otherLabel = FORM.replace('<code>00123', '<code>40817');
  // prettier-ignore
  const unconfirmed: [name: string, act: () => Promise<void>][] = [
    ['in another code', async () => (showWidget(FORM), enter('123'))],
    ['where title and label name different codes', async () => (showWidget(otherLabel), enter('40817'))],
    ['in a dry run', async () => (showWidget(FORM + DRY_RUN), enter('00123'))],
    ['in a box that was ticked for another code', tickForAnother],
    ['in another number', async () => (await showBatch(listForm(2)), enter('3'))],
    ['of a list of another length', async () => (await showBatch(listForm(3)), enter('3'))],
    ['where a list names two numbers', async () => (await showBatch(listForm(2, 3)), enter('3'))],
    ['of a list in a dry run', async () => (await showBatch(listForm(2) + DRY_RUN), enter('2'))],
  ];
  for (const [name, act] of unconfirmed) {
    it(`sees no confirmation ${name}, whatever the element makes of it`, async () => {
      await act();
      expect(witness.look(element).shows).to.equal('countdown');
      expect(factsOf('confirmed')).to.deep.equal([]);
    });
  }

  it('sees none that a script makes', async () => {
    showWidget(FORM);
    inputsIn(root).at(-1)!.value = '00123';
    partIn(root, 'delete')!.click();
    (root as HTMLDialogElement).close();
    await showBatch(listForm(2));
    inputsIn(root).at(-1)!.value = '2';
    partIn(root, 'delete')!.click();
    expect(factsOf('confirmed')).to.deep.equal([]);
    show(listForm(2));
    inputsIn(root).at(-1)!.value = '2';
    await press('delete');
    expect(factsOf('confirmed')).to.have.length(1);
  });

  it('takes it back where the form stays', async () => {
    showWidget(FORM, FORM);
    await enter('00123');
    await until(() => factsOf('taken-back').length === 1, 'it is taken back');
    (root as HTMLDialogElement).close();
    await showBatch(listForm(2), listForm(2));
    await enter('2');
    await until(() => factsOf('taken-back').length === 2, 'the list is taken back');
  });

  for (const by of ['Stop', 'Escape']) {
    it(`sees ${by} in the countdown`, async () => {
      const stop = async (): Promise<void> => {
        if (by === 'Stop') return press('stop');
        partIn(root, 'stop')!.focus();
        await sendKeys({ press: 'Escape' });
      };
      showWidget(FORM);
      await enter('00123');
      await stop();
      expect(factsOf('taken-back').at(-1)).to.include({ of: 'confirmation 1', by });
      (root as HTMLDialogElement).close();
      await showBatch(listForm(2));
      await enter('2');
      await stop();
      expect(factsOf('taken-back').at(-1)).to.include({ of: 'confirmation 2', by });
    });
  }

  it('takes nothing back of the list before by what stops a dry run of another', async () => {
    await showBatch(listForm(2));
    await enter('2');
    show(DRY_RUN + listForm(2));
    await enter('2');
    await press('stop');
    expect(factsOf('confirmed')).to.have.length(1);
    expect(factsOf('taken-back')).to.deep.equal([]);
  });

  it('sees a list stopped once, whose request was under way, and that it goes on', async () => {
    await showBatch(listForm(2), RUNNING);
    await enter('2');
    await press('stop');
    await press('stop');
    const [halted, ...more] = factsOf('halted');
    expect(halted).to.include({ of: 'confirmation 1', by: 'Stop', current: 'a' });
    expect(more).to.deep.equal([]);
    expect(factsOf('resumed')).to.deep.equal([]);
    show(STOPPED);
    await press('retry');
    expect(factsOf('resumed')).to.deep.equal([{ kind: 'resumed', of: 'confirmation 1' }]);
    settle('deleted');
    expect(factsOf('outcome').at(-1)).to.include({ of: 'confirmation 1', segment: 1 });
  });

  it('believes that a request left of which the screen does not tell yet', async () => {
    await showBatch(listForm(2), RUNNING.replace(/<bdi>.*<\/bdi>/, ''));
    await enter('2');
    const detail = { code: 'b' };
    element.dispatchEvent(new CustomEvent('customer-delete-sent', { detail }));
    await press('stop');
    expect(factsOf('halted').at(-1)).to.include({ of: 'confirmation 1', current: 'b' });
  });

  it('takes the word of an element against it, and records each of its outcomes', async () => {
    showWidget(FORM);
    await enter('00123');
    settle('not-sent');
    expect(factsOf('taken-back')).to.deep.equal([
      { kind: 'taken-back', of: 'confirmation 1', by: 'the widget itself' },
    ]);
    settle('deleted');
    const ids = (): unknown[] => factsOf('outcome').map((fact) => 'of' in fact && fact.of);
    expect(ids()).to.deep.equal(['confirmation 1', null]);
    expect(factsOf('confirmed')).to.have.length(1);
    (root as HTMLDialogElement).close();
    await showBatch(listForm(2), RUNNING);
    await enter('2');
    settle('unknown');
    expect(factsOf('halted').at(-1)).to.include({ by: 'unknown', current: 'a' });
    settle('refused', { late: true });
    settle('refused', { late: true });
    expect(ids().slice(2)).to.deep.equal(['confirmation 2', 'confirmation 2', null]);
  });
});
