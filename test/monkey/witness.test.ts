// The witness of the monkey must see what is on the screen, and nothing else: its widget here is a dummy
// whose dialog a test makes.
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { click, putHtml, until } from '../support/widget.js';
import { inputsIn, partIn } from './screen.js';
import { Witness } from './witness.js';

const ENDPOINT = 'http://127.0.0.1/api.php';

const FORM = `
  <h2 part="title">Delete customer <bdi><bdi>00123</bdi></bdi></h2>
  <div part="consequences">All transactions of account <bdi>greatwidgets</bdi></div>
  <input part="input" autocomplete="username" readonly value="john1970" />
  <label for="again">To confirm, type <bdi><code>00123</code></bdi></label>
  <input part="input" id="again" />
  <button part="delete">Delete customer</button>`;

const BOX_FORM = `
  <h2 part="title">Delete customer</h2>
  <input part="input" autocomplete="off" value="00123" />
  <label for="box">Delete customer <bdi><bdi>00123</bdi></bdi> for good</label>
  <input part="input" id="box" type="checkbox" />
  <button part="delete">Delete customer</button>`;

const COUNTDOWN = '<h2 part="title">About to</h2><button part="stop">Stop</button>';

describe('the witness of the monkey', () => {
  let witness: Witness;
  let widget: HTMLElement;
  let dialog: HTMLDialogElement;

  /** A dummy with the name of the widget; what it does with a press is the test's to say. */
  const show = (html: string, then = COUNTDOWN): void => {
    widget = document.createElement('div');
    putHtml('').append(widget);
    // The name alone makes the witness look at it.
    Object.defineProperty(widget, 'localName', { value: 'customer-delete' });
    widget.setAttribute('endpoint', ENDPOINT);
    widget.setAttribute('countdown', '400');
    const root = widget.attachShadow({ mode: 'open' });
    root.innerHTML = `<dialog>${html}</dialog>`;
    dialog = root.querySelector('dialog')!;
    dialog.showModal();
    const goOn = (): void => void (dialog.innerHTML = then);
    dialog.addEventListener('keydown', ({ key }) => key === 'Enter' && goOn());
    dialog.querySelector('button')?.addEventListener('click', goOn);
  };

  beforeEach(() => {
    witness = new Witness();
    witness.watch(window);
  });
  afterEach(() => witness.leave(window));

  const typeAndEnter = async (text: string): Promise<void> => {
    inputsIn(dialog).at(-1)!.focus();
    await sendKeys({ type: text });
    await sendKeys({ press: 'Enter' });
  };

  it('sees a code that is typed, with all that is on the screen', async () => {
    show(FORM);
    await typeAndEnter('00123');
    expect(witness.confirmations).to.have.length(1);
    expect(witness.confirmations[0]).to.include({
      endpoint: ENDPOINT,
      code: '00123',
      accountId: 'greatwidgets',
      userId: 'john1970',
      countdown: 400,
    });
    expect(witness.confirmations[0]!.stoppedBy).to.equal(undefined);
  });

  it('sees a click on Delete', async () => {
    show(FORM);
    inputsIn(dialog).at(-1)!.value = '00123';
    await click(partIn(dialog, 'delete')!);
    expect(witness.confirmations).to.have.length(1);
  });

  it('sees no confirmation in another code, whatever the dialog makes of it', async () => {
    show(FORM);
    await typeAndEnter('123');
    expect(dialog.textContent).to.include('Stop');
    expect(witness.confirmations).to.deep.equal([]);
  });

  it('sees none where title and label name different codes', async () => {
    show(FORM.replace('<code>00123', '<code>40817'));
    await typeAndEnter('40817');
    expect(witness.confirmations).to.deep.equal([]);
  });

  it('sees none in a dry run', async () => {
    show(`${FORM}<p>Dry run: nothing is deleted</p>`);
    await typeAndEnter('00123');
    expect(witness.confirmations).to.deep.equal([]);
  });

  it('sees none that a script makes', async () => {
    show(FORM);
    inputsIn(dialog).at(-1)!.value = '00123';
    partIn(dialog, 'delete')!.click();
    expect(witness.confirmations).to.deep.equal([]);
  });

  it('sees a box that is ticked', async () => {
    show(BOX_FORM);
    await click(inputsIn(dialog).at(-1)!);
    await click(partIn(dialog, 'delete')!);
    expect(witness.confirmations).to.have.length(1);
  });

  it('sees none in a box that was ticked for another code', async () => {
    show(BOX_FORM);
    await click(inputsIn(dialog).at(-1)!);
    inputsIn(dialog)[0]!.value = '40817';
    dialog.querySelector('bdi')!.textContent = '40817';
    await click(partIn(dialog, 'delete')!);
    expect(witness.confirmations).to.deep.equal([]);
  });

  it('counts it back where the form stays', async () => {
    show(FORM, FORM);
    await typeAndEnter('00123');
    await until(() => witness.confirmations[0]?.stoppedBy, 'it is counted back');
  });

  it('sees Stop and Escape while it counts down', async () => {
    for (const stop of ['Stop', 'Escape']) {
      show(FORM);
      await typeAndEnter('00123');
      const button = partIn(dialog, 'stop')!;
      if (stop === 'Stop') await click(button);
      else {
        button.focus();
        await sendKeys({ press: 'Escape' });
      }
      expect(witness.confirmations.at(-1)!.stoppedBy).to.equal(stop);
      dialog.close();
    }
  });

  it('takes the word of the widget against it, not for it', async () => {
    show(FORM);
    await typeAndEnter('00123');
    const settle = (status: string): void => {
      const init = { detail: { status }, bubbles: true, composed: true };
      widget.dispatchEvent(new CustomEvent('customer-delete-settled', init));
    };
    settle('not-sent');
    expect(witness.confirmations[0]!.stoppedBy).to.equal('the widget itself');
    show(FORM);
    settle('deleted');
    expect(witness.confirmations).to.have.length(1);
  });
});
