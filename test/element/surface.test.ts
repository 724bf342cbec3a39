import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { CustomerDelete, DeleteOutcome } from '../../src/index.js';
import {
  ACCOUNT,
  Api,
  click,
  closeResult,
  confirmDelete,
  confirmForm,
  dialog,
  findPart,
  focusedIn,
  holdCalls,
  isChromium,
  isOpen,
  newApi,
  newWidget,
  openForm,
  outcomeOfDelete,
  part,
  PASSWORD,
  putHtml,
  textOf,
  until,
  untilState,
  USER,
} from '../support/widget.js';
import { itOnce } from '../support/once.js';

const isVisible = (target: Element): boolean => target.getClientRects().length > 0;

const allParts = (element: CustomerDelete): string[] => [
  ...new Set(
    [...element.shadowRoot!.querySelectorAll('[part]')].flatMap((shown) => [...shown.part]),
  ),
];

describe('customer-delete: what a page can hold on to', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  describe('slots', () => {
    it('trigger replaces the button', async () => {
      const element = await newWidget(api, {}, '<button slot="trigger">Erase</button>');
      const own = element.querySelector('button')!;
      expect(isVisible(own)).to.equal(true);
      expect(findPart(element, 'trigger')?.getClientRects().length ?? 0).to.equal(0);
      await click(own);
      await untilState(element, 'confirming');
    });

    it('trigger has the focus again afterwards', async () => {
      const element = await newWidget(api, {}, '<button slot="trigger">Erase</button>');
      const own = element.querySelector('button')!;
      own.focus();
      element.open();
      await untilState(element, 'confirming');
      element.close();
      await until(() => !isOpen(element), 'the dialog closes');
      expect(document.activeElement).to.equal(own);
    });

    it('trigger does nothing where the element is disabled', async () => {
      const html = '<button slot="trigger">Erase</button>';
      const element = await newWidget(api, { disabled: '' }, html);
      await click(element.querySelector('button')!);
      expect(element.state).to.equal('idle');
    });

    it('trigger is gone once the customer is deleted', async () => {
      const element = await newWidget(api, {}, '<button slot="trigger">Erase</button>');
      const own = element.querySelector('button')!;
      await click(own);
      await untilState(element, 'confirming');
      await confirmForm(element);
      await untilState(element, 'deleted');
      await closeResult(element);
      expect(isVisible(own)).to.equal(false);
    });

    it("consequences adds the host's own warning", async () => {
      const html = '<p slot="consequences">Her card stops working.</p>';
      const element = await newWidget(api, {}, html);
      const own = element.querySelector('p')!;
      expect(isVisible(own)).to.equal(false);
      await openForm(element);
      expect(isVisible(own)).to.equal(true);
      expect(part(element, 'consequences').contains(own.assignedSlot)).to.equal(true);
    });

    it('show no other children', async () => {
      const element = await newWidget(api, {}, '<p>Please call us.</p>');
      expect(isVisible(element.querySelector('p')!)).to.equal(false);
    });
  });

  describe('parts', () => {
    itOnce('trigger stands alone while idle', async () => {
      expect(allParts(await newWidget(api))).to.deep.equal(['trigger']);
    });

    itOnce('status stands alone where it is not set up', async () => {
      expect(allParts(await newWidget(api, { endpoint: null }))).to.deep.equal(['status']);
    });

    itOnce('the form has its own', async () => {
      const element = await newWidget(api);
      await openForm(element);
      const names = ['dialog', 'title', 'consequences', 'field', 'input', 'delete', 'cancel'];
      expect(allParts(element)).to.include.members(names);
    });

    itOnce('the countdown has its own', async () => {
      const element = await newWidget(api, { countdown: '600000' });
      await confirmDelete(element);
      await untilState(element, 'countdown');
      expect(allParts(element)).to.include.members(['dialog', 'title', 'countdown', 'stop']);
    });

    itOnce('the waiting has its own', async () => {
      const element = await newWidget(api);
      holdCalls(element);
      await confirmDelete(element);
      await untilState(element, 'pending');
      expect(allParts(element)).to.include.members(['dialog', 'title', 'message']);
    });

    itOnce('the result has its own', async () => {
      await api.misbehave('refuse');
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      const names = ['dialog', 'title', 'message', 'receipt', 'retry', 'close'];
      expect(allParts(element)).to.include.members(names);
    });

    itOnce('the line in the page has its own', async () => {
      await api.misbehave('refuse');
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      await closeResult(element);
      expect(allParts(element).sort()).to.deep.equal(['retry', 'status', 'trigger']);
    });

    it('can be styled by the page', async () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('customer-delete::part(trigger) { border-top-width: 7px }');
      document.adoptedStyleSheets.push(sheet);
      const element = await newWidget(api);
      const { borderTopWidth } = getComputedStyle(part(element, 'trigger'));
      document.adoptedStyleSheets = [...document.adoptedStyleSheets].filter((one) => one !== sheet);
      expect(borderTopWidth).to.equal('7px');
    });
  });

  describe('custom properties', () => {
    const properties: [name: string, value: string, part: string, style: string, is: RegExp][] = [
      ['danger', 'rgb(1, 2, 3)', 'delete', 'background-color', /rgb\(1, 2, 3\)/],
      ['text', 'rgb(1, 2, 3)', 'title', 'color', /rgb\(1, 2, 3\)/],
      ['surface', 'rgb(1, 2, 3)', 'dialog', 'background-color', /rgb\(1, 2, 3\)/],
      ['border', 'rgb(1, 2, 3)', 'cancel', 'border-top-color', /rgb\(1, 2, 3\)/],
      ['radius', '17px', 'dialog', 'border-top-left-radius', /17px/],
      ['font', 'fantasy', 'title', 'font-family', /fantasy/],
    ];
    for (const [name, value, of, style, is] of properties) {
      it(`--customer-delete-${name} is used`, async () => {
        const element = await newWidget(api);
        element.style.setProperty(`--customer-delete-${name}`, value);
        await openForm(element);
        expect(getComputedStyle(part(element, of)).getPropertyValue(style)).to.match(is);
      });
    }
  });

  describe('a form around it', () => {
    it('is not submitted by any of its buttons', async () => {
      const element = await newWidget(api);
      const form = document.createElement('form');
      let submissions = 0;
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        submissions += 1;
      });
      element.replaceWith(form);
      form.append(element);
      await outcomeOfDelete(element);
      await closeResult(element);
      expect(submissions).to.equal(0);
      expect(element.state).to.equal('deleted');
    });
  });

  describe('the receipt', () => {
    itOnce('has code, account, user, times and outcome', async () => {
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      const receipt = textOf(part(element, 'receipt'));
      for (const fact of ['123', ACCOUNT, USER]) expect(receipt).to.include(fact);
      expect(receipt).to.match(/sent.*\d.*answered.*\d.*outcome.*deleted/i);
    });

    itOnce('has neither name nor password', async () => {
      const element = await newWidget(api, { 'customer-name': 'Jane Doe' });
      await outcomeOfDelete(element);
      expect(textOf(part(element, 'receipt'))).not.to.include('Jane Doe');
      expect(textOf(dialog(element))).not.to.include(PASSWORD);
    });

    it('is all that the page prints, as long as it is on the screen', async function () {
      // The runners of the others can't print.
      if (!isChromium) this.skip();
      const element = await newWidget(api);
      // Some pages show themselves late, so that nobody sees them half styled.
      const page = putHtml(
        '<p id="page" class="shown">Something else</p><style>p#page.shown { visibility: visible !important }</style>',
      ).querySelector('p')!;
      const isPrinted = (target: Element): boolean =>
        getComputedStyle(target).visibility === 'visible' && target.getClientRects().length > 0;
      await outcomeOfDelete(element);
      await emulateMedia({ media: 'print' });
      const during = [page, part(element, 'receipt'), part(element, 'close')].map(isPrinted);
      await emulateMedia({ media: 'screen' });
      await closeResult(element);
      await emulateMedia({ media: 'print' });
      const after = isPrinted(page);
      await emulateMedia({ media: 'screen' });
      expect(during).to.deep.equal([false, true, false]);
      expect(after).to.equal(true);
    });

    it('can be selected, whatever the page says of its own text', async () => {
      const element = await newWidget(api);
      await outcomeOfDelete(element);
      document.body.style.setProperty('-webkit-user-select', 'none');
      document.body.style.setProperty('user-select', 'none');
      const content = part(element, 'receipt').closest('.content')!;
      const style = getComputedStyle(content);
      const found =
        style.getPropertyValue('user-select') || style.getPropertyValue('-webkit-user-select');
      document.body.removeAttribute('style');
      expect(found).to.equal('text');
    });

    it('has the code with every space of it', async () => {
      const code = 'GOLD  0042   7';
      const element = await newWidget(api, { code, confirmation: 'check' });
      const calls = holdCalls(element);
      await confirmDelete(element);
      await untilState(element, 'pending');
      calls[0]!.settle({ status: 'deleted', ...calls[0]!.facts } as DeleteOutcome);
      await untilState(element, 'deleted');
      expect(part(element, 'receipt').innerText).to.include(code);
      expect(focusedIn(element)).to.equal(part(element, 'close'));
    });
  });
});
