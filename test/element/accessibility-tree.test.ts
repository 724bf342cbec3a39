// What screen readers are told in each state: by Chromium's own accessibility tree, and by the DOM in
// every browser. Each state is shown once, for all that is asserted of it.
import { expect } from '@open-wc/testing';
import { inDialog, scenes, showScene, spoken } from '../support/scene.js';
import {
  Api,
  click,
  confirmDelete,
  dialog,
  focusedIn,
  inputs,
  isChromium,
  isOpen,
  newApi,
  newWidget,
  part,
  textOf,
  untilState,
} from '../support/widget.js';
import type { Spoken } from '../support/accessibility-plugin.mjs';
import { describeOnce, itOnce } from '../support/once.js';
import { stopClocks, type Clock } from './clock.js';

const NORA = '00123 (Nora Nought)';
const CONSEQUENCES =
  'This is permanent. There is no undo. All data of this customer is deleted: name, card number, ' +
  'everything. All transactions in all campaigns of account greatwidgets are deleted. Only this one ' +
  'customer is deleted.';

/** When the scenes' calls were answered, on the clock of this machine. */
const AT = new Date('2026-03-01T14:03:20.000Z').toTimeString().slice(0, 5);

/** What can be acted on: role, name and description, in their order. */
type Controls = [role: string, name: string, description?: string][];

const USER: Controls[number] = ['textbox', 'User name'];
const CANCEL: Controls[number] = ['button', 'Cancel'];
const toDelete = (why: string): Controls[number] => ['button', 'Delete customer', why];
const NOT_TYPED = 'The code is not typed, or not the same.';

/** The dialog's name and description, and its controls. */
interface Expected {
  readonly dialog: [string, string];
  readonly controls: Controls;
}

/** What Chromium tells of each dialog. */
const expected: Record<string, Expected> = {
  'dry run': {
    dialog: [`Delete customer ${NORA}`, `Dry run: nothing is deleted ${CONSEQUENCES}`],
    controls: [USER, ['textbox', 'To confirm, type 00123'], CANCEL, toDelete(NOT_TYPED)],
  },
  'confirming, typed': {
    dialog: [`Delete customer ${NORA}`, CONSEQUENCES],
    controls: [
      USER,
      ['textbox', 'Password'],
      ['textbox', 'To confirm, type 00123'],
      CANCEL,
      toDelete('The password is missing.'),
    ],
  },
  'confirming, ticked': {
    dialog: [`Delete customer ${NORA}`, CONSEQUENCES],
    controls: [
      USER,
      ['checkbox', `Delete customer ${NORA} for good`],
      CANCEL,
      toDelete('The box is not ticked yet.'),
    ],
  },
  'confirming, entered': {
    dialog: ['Delete customer', CONSEQUENCES],
    controls: [
      ['textbox', 'Customer code'],
      USER,
      ['textbox', 'Password'],
      ['checkbox', 'Delete customer 1234567890123456 (Nora Nought) for good'],
      CANCEL,
      toDelete('The user name is missing.'),
    ],
  },
  'confirming, complete': {
    dialog: [`Delete customer ${NORA}`, CONSEQUENCES],
    controls: [
      USER,
      ['textbox', 'Password'],
      ['textbox', 'To confirm, type 00123'],
      CANCEL,
      ['button', 'Delete customer'],
    ],
  },
  'confirming, complaining': {
    dialog: [`Delete customer ${NORA}`, CONSEQUENCES],
    controls: [
      USER,
      ['textbox', 'Password', 'The password is missing.'],
      ['textbox', 'To confirm, type 00123'],
      CANCEL,
      toDelete('The password is missing.'),
    ],
  },
  'confirming, with an obstacle': {
    dialog: [`Delete customer ${NORA}`, CONSEQUENCES],
    controls: [
      USER,
      ['textbox', 'To confirm, type 00123'],
      ['button', 'Try again'],
      CANCEL,
      toDelete(NOT_TYPED),
    ],
  },
  countdown: {
    dialog: [
      `About to delete customer ${NORA}`,
      'Nothing has been sent yet. Time left to stop it: 600 seconds.',
    ],
    controls: [['button', 'Stop']],
  },
  pending: {
    dialog: [`Deleting customer ${NORA}…`, 'This can no longer be stopped.'],
    controls: [],
  },
  'result: deleted': {
    dialog: ['Deleted', `Deleted: customer ${NORA}, ${AT}.`],
    controls: [['button', 'Close']],
  },
  'result: refused': {
    dialog: ['Refused by the API', 'The API answered: No such customer'],
    controls: [
      ['button', 'Try again'],
      ['button', 'Close'],
    ],
  },
  'result: not-sent': {
    dialog: ['Not deleted', 'Not deleted: nothing was sent. It was stopped.'],
    controls: [
      ['button', 'Try again'],
      ['button', 'Close'],
    ],
  },
  'result: unknown': {
    dialog: [
      'Not known',
      `Not known whether customer ${NORA} was deleted. Look before trying again. No answer came in time.`,
    ],
    controls: [
      ['button', 'I looked: the customer is still there'],
      ['button', 'Close'],
    ],
  },
};

/** What stands on the screen, which voice control says. */
const visible = (control: HTMLElement): string =>
  control instanceof HTMLInputElement ? textOf(labelOf(control)) : textOf(control);
const labelOf = (input: HTMLInputElement): Node => {
  const label = input.labels![0]!.cloneNode(true) as Element;
  for (const group of label.querySelectorAll("[aria-hidden='true']")) group.remove();
  return label;
};

function hasNamesThatBeginWithWhatIsSeen(element: Element): void {
  for (const control of element.shadowRoot!.querySelectorAll<HTMLElement>('button, input')) {
    const named = control.getAttribute('aria-label') ?? visible(control);
    expect(visible(control)).not.to.equal('');
    expect(named.startsWith(visible(control))).to.equal(true);
  }
}

function hasOnePoliteRegionThatIsRendered(element: Element): void {
  const regions = dialog(element).querySelectorAll("[role='status'], [role='alert'], [aria-live]");
  expect(regions).to.have.length(1);
  // One that is `display: none` till then may never be heard.
  expect(getComputedStyle(regions[0]!).display).not.to.equal('none');
}

function isToldInFull(tree: Spoken[], { dialog: about, controls }: Expected): void {
  const dialogs = tree.filter(({ role }) => role === 'alertdialog');
  expect(dialogs).to.have.length(1);
  const [{ name: title, description, states }] = dialogs as [Spoken];
  expect([title, description.replace(/\s+/g, ' ').trim()]).to.deep.equal(about);
  expect(states.modal).to.equal(true);
  const acted = tree.filter(({ role }) => /button|textbox|checkbox|link/.test(role));
  expect(acted.map((one) => [one.role, one.name, one.description])).to.deep.equal(
    controls.map(([role, label, why = '']) => [role, label, why]),
  );
  // Where to go on: exactly one thing of the dialog has the focus.
  const focused = tree.filter((one) => one.states.focused && one.role !== 'RootWebArea');
  expect(focused).to.have.length(1);
}

function isMarkedAsWrong(tree: Spoken[]): void {
  const states = (label: string) =>
    tree.find(({ role, name }) => /box|button/.test(role) && name === label)!.states;
  expect(states('Password')).to.include({ invalid: 'true', focused: true });
  expect(states('To confirm, type 00123')).to.include({ invalid: 'false' });
  expect(states('User name')).to.include({ readonly: true });
  expect(states('Delete customer')).to.include({ disabled: true });
}

function isNamedByWhatItShows(tree: Spoken[]): void {
  const buttons = tree.filter(({ role }) => role === 'button');
  expect(buttons.map(({ name }) => name)).to.deep.equal(['Delete customer 00123, Nora Nought']);
}

/** What the names of the tests say of each state. */
const ALL = 'names that begin with what is seen';
const DIALOG = 'one polite region, which is rendered before it speaks';

describe('customer-delete: what screen readers are told', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  for (const name of Object.keys(scenes)) {
    const about = expected[name];
    const what = [ALL, inDialog.includes(name) && DIALOG].filter(Boolean).join('; ');
    it(`${name}: ${what}`, async () => {
      const element = await showScene(api, name);
      hasNamesThatBeginWithWhatIsSeen(element);
      if (inDialog.includes(name)) hasOnePoliteRegionThatIsRendered(element);
      // The other browsers give no tree away; what it is computed from is tested in all.
      if (!isChromium || !(about || name === 'idle')) return;
      const tree = await spoken();
      if (about) isToldInFull(tree, about);
      if (name === 'idle') isNamedByWhatItShows(tree);
      if (name === 'confirming, complaining') isMarkedAsWrong(tree);
    });
  }

  it('reads hidden texts as words: they are not broken into single letters', async () => {
    const element = await showScene(api, 'confirming, typed');
    const hidden = [...dialog(element).querySelectorAll('.unseen')].filter(textOf);
    expect(hidden).to.have.length(1);
    for (const one of hidden) {
      const range = document.createRange();
      range.selectNodeContents(one);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      expect(lines.size).to.equal(1);
    }
  });

  describe('by more than colour', () => {
    it('of an error: a text, tied to its field', async () => {
      const element = await showScene(api, 'confirming, complaining');
      const field = focusedIn(element) as HTMLInputElement;
      expect(field.type).to.equal('password');
      const message = element.shadowRoot!.getElementById(field.getAttribute('aria-describedby')!)!;
      expect(textOf(message)).to.equal('The password is missing.');
      expect(message.getBoundingClientRect().width).to.be.greaterThan(100);
    });

    itOnce('of a result: each has a title and a sentence of its own', async () => {
      const texts = new Set<string>();
      for (const status of ['deleted', 'refused', 'not-sent', 'unknown']) {
        const element = await showScene(api, `result: ${status}`);
        texts.add(textOf(part(element, 'title'))).add(textOf(part(element, 'message')));
        element.close();
        await element.updateComplete;
      }
      expect(texts.size).to.equal(8);
    });
  });

  describeOnce('of the time left', () => {
    let clock: Clock | undefined;
    afterEach(() => clock?.restore());

    it('at 60, 30, 10 and 5 seconds, not each second', async () => {
      const element = await newWidget(api, { countdown: '62000' });
      clock = stopClocks(1000, 62_000);
      await confirmDelete(element);
      await untilState(element, 'countdown');
      const said: string[] = [];
      for (let second = 0; second < 61; second += 1) {
        const text = textOf(dialog(element).querySelector("[role='status']"));
        const seconds = /(\d+) second/.exec(text)![1]!;
        if (said.at(-1) !== seconds) said.push(seconds);
        clock.forward(1000);
        await element.updateComplete;
      }
      expect(said).to.deep.equal(['62', '60', '30', '10', '5']);
    });
  });

  it('lets one with a pointer only do all of it', async () => {
    const element = await showScene(api, 'confirming, ticked');
    await click(inputs(element).at(-1)!);
    await click(part(element, 'cancel'));
    await element.updateComplete;
    expect(isOpen(element)).to.equal(false);
    await click(part(element, 'trigger'));
    await element.updateComplete;
    expect(inputs(element).at(-1)!.checked).to.equal(false);
  });
});
