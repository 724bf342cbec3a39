import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { pressTogether } from '../support/keys.js';
import { describeOnce, itOnce } from '../support/once.js';
import {
  Api,
  asked,
  click,
  dialog,
  findPart,
  focusedIn,
  inputs,
  isOpen,
  listenToConsole,
  newApi,
  newWidget,
  openForm,
  part,
  putHtml,
  textOf,
  titleOf,
  until,
  USER,
} from '../support/widget.js';

/** Nothing is given but where to send it. */
const NOTHING = { code: null, 'user-id': null, 'user-password': null };

const label = (input: HTMLInputElement): string => textOf(input.labels![0]!);

describe('customer-delete: the dialog', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  describe('accessibility', () => {
    it('is a modal alert dialog', async () => {
      const element = await newWidget(api);
      await openForm(element);
      expect(dialog(element).getAttribute('role')).to.equal('alertdialog');
      expect(dialog(element).matches(':modal')).to.equal(true);
    });

    itOnce('is named by its title and described by the consequences', async () => {
      const element = await newWidget(api);
      await openForm(element);
      const refersTo = (name: string): Element[] =>
        (dialog(element).getAttribute(name) ?? '')
          .split(' ')
          .flatMap((id) => element.shadowRoot!.getElementById(id) ?? []);
      expect(refersTo('aria-labelledby')).to.deep.equal([part(element, 'title')]);
      expect(refersTo('aria-describedby')).to.include(part(element, 'consequences'));
    });

    itOnce('gives every input a label', async () => {
      const element = await newWidget(api, NOTHING);
      await openForm(element);
      expect(inputs(element).map(label)).not.to.include('');
    });

    it('gives the focus to the confirmation where it is all that is asked for', async () => {
      const element = await newWidget(api);
      await openForm(element);
      expect(focusedIn(element)).to.equal(asked(element)[0]);
    });

    it('gives the focus to the first field where several are asked for', async () => {
      const element = await newWidget(api, NOTHING);
      await openForm(element);
      expect(focusedIn(element)).to.equal(asked(element)[0]);
    });

    it('gives the focus to the box, not to a button, where a box is to be ticked', async () => {
      const element = await newWidget(api, { confirmation: 'check' });
      await openForm(element);
      expect(focusedIn(element)).to.equal(asked(element)[0]);
    });

    it('keeps the focus inside, backwards too', async () => {
      const element = await newWidget(api);
      putHtml('<button>behind</button>');
      await openForm(element);
      const seen = new Set<Element | null>();
      for (let presses = 0; presses < 4; presses += 1) {
        await pressTogether('Shift', 'Tab');
        seen.add(document.activeElement);
      }
      // A browser may go through its own buttons, but through nothing of the page.
      seen.delete(document.body);
      expect([...seen]).to.deep.equal([element]);
    });

    it('leads the focus through the fields in their order, to Cancel and to Delete', async () => {
      const element = await newWidget(api, NOTHING);
      await openForm(element);
      const seen = [focusedIn(element)];
      for (let presses = 0; presses < 5; presses += 1) {
        await sendKeys({ press: 'Tab' });
        seen.push(focusedIn(element));
      }
      expect(seen).to.deep.equal([
        ...inputs(element),
        part(element, 'cancel'),
        part(element, 'delete'),
      ]);
    });

    it('lets the keyboard reach the button that deletes, before it is ready', async () => {
      const element = await newWidget(api);
      await openForm(element);
      const seen: (Element | null)[] = [];
      for (let presses = 0; presses < 3; presses += 1) {
        await sendKeys({ press: 'Tab' });
        seen.push(focusedIn(element));
      }
      expect(seen).to.include(part(element, 'delete'));
    });
  });

  describeOnce('what it says', () => {
    it('has verb and object in the title', async () => {
      const element = await newWidget(api, { 'customer-name': 'Jane Doe' });
      await openForm(element);
      expect(titleOf(element)).to.equal('Delete customer 123 (Jane Doe)');
    });

    it('names the consequences', async () => {
      const element = await newWidget(api);
      await openForm(element);
      const consequences = textOf(part(element, 'consequences'));
      expect(consequences)
        .to.match(/permanent/i)
        .and.to.match(/no undo/i);
      expect(consequences).to.match(/all data/i);
      expect(consequences)
        .to.match(/all transactions/i)
        .and.to.match(/all campaigns/i);
      expect(consequences).to.match(/only this one customer/i);
    });

    it('has a button to cancel and one named by its verb', async () => {
      const element = await newWidget(api);
      await openForm(element);
      expect(textOf(part(element, 'cancel'))).to.equal('Cancel');
      expect(textOf(part(element, 'delete'))).to.equal('Delete customer');
    });

    it('says in button and dialog that a dry run deletes nothing', async () => {
      const element = await newWidget(api, { 'dry-run': '' });
      expect(textOf(part(element, 'trigger'))).to.match(/nothing is deleted/i);
      await openForm(element);
      expect(textOf(dialog(element))).to.match(/nothing is deleted/i);
    });

    it('shows code and name as text, whatever they hold', async () => {
      const code = '<i>"Q"</i>';
      const element = await newWidget(api, { code, 'customer-name': '<b id="x">${name}</b>' });
      await openForm(element);
      expect(titleOf(element)).to.equal(`Delete customer ${code} (<b id="x">\${name}</b>)`);
      expect(element.shadowRoot!.querySelector('i, b')).to.equal(null);
    });
  });

  describeOnce('what it asks for', () => {
    it('asks for nothing but the confirmation where all is given', async () => {
      const element = await newWidget(api);
      await openForm(element);
      expect(asked(element)).to.have.length(1);
      expect(label(asked(element)[0]!))
        .to.match(/confirm/i)
        .and.to.include('123');
    });

    it('asks for code, user and password, the confirmation last', async () => {
      const element = await newWidget(api, NOTHING);
      await openForm(element);
      const [code, user, password, confirmation, ...more] = inputs(element);
      expect(label(code!)).to.match(/code/i);
      expect(label(user!)).to.match(/user/i);
      expect(label(password!)).to.match(/password/i);
      expect(confirmation!.type).to.equal('checkbox');
      expect(more).to.deep.equal([]);
    });

    it('shows the given user, read-only, right before the password', async () => {
      const element = await newWidget(api, { 'user-password': null });
      await openForm(element);
      const [user, password] = inputs(element);
      expect(user!.value).to.equal(USER);
      expect(user!.readOnly).to.equal(true);
      expect(password!.type).to.equal('password');
    });

    it('lets password managers know which is which', async () => {
      const element = await newWidget(api, { ...NOTHING });
      await openForm(element);
      const autocomplete = inputs(element).map((input) => input.autocomplete);
      expect(autocomplete.slice(1, 3)).to.deep.equal(['username', 'current-password']);
      expect(autocomplete[0]).to.equal('off');
    });

    it('asks for the user alone where the page gave the password', async () => {
      const element = await newWidget(api, { 'user-id': null });
      await openForm(element);
      expect(inputs(element).filter(({ type }) => type === 'password')).to.deep.equal([]);
      expect(label(inputs(element)[0]!)).to.match(/user/i);
    });

    it('takes a blank code for none', async () => {
      const element = await newWidget(api, { code: ' \t ' });
      await openForm(element);
      expect(label(inputs(element)[0]!)).to.match(/code/i);
    });
  });

  describe('opening', () => {
    itOnce('shows no dialog before', async () => {
      const element = await newWidget(api);
      expect(findPart(element, 'dialog')).to.equal(null);
    });

    for (const key of ['Enter', ' ']) {
      it(`opens by the key "${key}"`, async () => {
        const element = await newWidget(api);
        part(element, 'trigger').focus();
        await sendKeys({ press: key });
        await element.updateComplete;
        expect(element.state).to.equal('confirming');
      });
    }

    itOnce('opens by open(), about the customer it is given', async () => {
      const element = await newWidget(api, { 'customer-name': 'Tom Short' });
      element.open({ code: '40817', customerName: 'Somebody' });
      await element.updateComplete;
      expect(titleOf(element)).to.equal('Delete customer 40817 (Somebody)');
    });

    itOnce('puts the name that open() is given beside its own code', async () => {
      const element = await newWidget(api, { 'customer-name': 'Tom Short' });
      element.open({ customerName: 'Thomas Short' });
      await element.updateComplete;
      expect(titleOf(element)).to.equal('Delete customer 123 (Thomas Short)');
    });

    itOnce(
      'does not put the name of its own customer beside the code that open() is given',
      async () => {
        const element = await newWidget(api, { 'customer-name': 'Tom Short' });
        element.open({ code: '40817' });
        await element.updateComplete;
        expect(titleOf(element)).to.equal('Delete customer 40817');
      },
    );

    itOnce('opens once for a double click', async () => {
      const element = await newWidget(api);
      await click(part(element, 'trigger'));
      await click(part(element, 'title'));
      expect(element.state).to.equal('confirming');
    });

    itOnce('leaves an open form alone where open() is called again', async () => {
      const element = await newWidget(api);
      await openForm(element);
      await sendKeys({ type: '12' });
      element.open({ code: '40817' });
      await element.updateComplete;
      expect(asked(element)[0]!.value).to.equal('12');
      expect(textOf(part(element, 'title'))).to.include('123');
    });

    itOnce('does nothing where the element is not in a page', () => {
      const element = document.createElement('customer-delete');
      Object.assign(element, { endpoint: api.endpoint, accountId: 'greatwidgets', code: '123' });
      element.open();
      expect(element.state).to.equal('idle');
    });

    itOnce('does nothing where the element is disabled', async () => {
      const element = await newWidget(api, { disabled: '' });
      element.open();
      await element.updateComplete;
      expect(isOpen(element)).to.equal(false);
    });

    itOnce('starts empty each time', async () => {
      const element = await newWidget(api);
      await openForm(element);
      await sendKeys({ type: '12' });
      await click(part(element, 'cancel'));
      await openForm(element);
      expect(asked(element)[0]!.value).to.equal('');
    });
  });

  describe('in a page that hides the element', () => {
    let log: ReturnType<typeof listenToConsole>;
    beforeEach(() => (log = listenToConsole()));
    afterEach(() => log.restore());

    for (const [how, html] of [
      ['hidden', '<div hidden><p></p></div>'],
      ['in a closed <details>', '<details><summary>More</summary><p></p></details>'],
    ] as const) {
      it(`does not open, and leaves the page usable: ${how}`, async () => {
        const element = await newWidget(api, { 'no-trigger': '' });
        const around = putHtml(html);
        around.querySelector('p')!.append(element);
        await element.updateComplete;
        element.open();
        await element.updateComplete;
        await element.updateComplete;
        expect(element.state).to.equal('idle');
        expect(isOpen(element)).to.equal(false);
        expect(log.warnings).to.deep.equal(['<customer-delete>: it is hidden.']);
      });
    }
  });

  describe('in a menu that closes at a click', () => {
    it('closes, and leaves the page usable', async () => {
      const log = listenToConsole();
      const element = await newWidget(api);
      const menu = putHtml('<div></div>').firstElementChild as HTMLElement;
      menu.append(element);
      const close = (): void => void (menu.style.display = 'none');
      document.addEventListener('click', close);
      await click(part(element, 'trigger'));
      document.removeEventListener('click', close);
      await until(() => log.warnings.length, 'the line in the console');
      log.restore();
      expect(element.state).to.equal('idle');
      expect(isOpen(element)).to.equal(false);
    });
  });

  describe('in a row that does something at a click', () => {
    it('keeps clicks to itself, but for those on the content of the page', async () => {
      const element = await newWidget(api);
      element.innerHTML = '<a slot="consequences">Our rules</a>';
      const clicked: unknown[] = [];
      const onClick = (event: Event): void => void clicked.push(event.target);
      document.body.addEventListener('click', onClick);
      await openForm(element);
      const opened = clicked.splice(0);
      await click(part(element, 'title'));
      await click(element.querySelector('a')!);
      await click(part(element, 'cancel'));
      document.body.removeEventListener('click', onClick);
      expect(opened.length).to.be.at.most(1);
      expect(clicked).to.deep.equal([element.querySelector('a')]);
      expect(isOpen(element)).to.equal(false);
    });
  });
});
