import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  Api,
  click,
  isOpen,
  newApi,
  newWidget,
  openForm,
  part,
  PASSWORD,
  putHtml,
  typeInto,
  until,
} from '../support/widget.js';

/** What a page listens for that is none of its business in the dialog, as it comes from a hand. */
const TYPES = [
  'click',
  'dblclick',
  'mousedown',
  'pointerdown',
  'touchstart',
  'contextmenu',
  'beforeinput',
  'input',
  'textInput',
  'copy',
  'paste',
];

describe('customer-delete: what is done in the dialog', () => {
  let api: Api;
  let heard: Event[];
  const hear = (event: Event): void => void heard.push(event);
  beforeEach(() => {
    api = newApi();
    heard = [];
    for (const type of TYPES) document.addEventListener(type, hear);
  });
  afterEach(() => {
    for (const type of TYPES) document.removeEventListener(type, hear);
  });

  const password = (element: Element): HTMLElement =>
    element.shadowRoot!.querySelector<HTMLElement>('#userPassword')!;

  it('is not heard by the page: no click, and no letter of a password', async () => {
    const element = await newWidget(api);
    element.userPassword = '';
    await openForm(element);
    heard.length = 0;
    await click(part(element, 'title'));
    await typeInto(password(element), PASSWORD);
    for (const type of TYPES) {
      password(element).dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    }
    expect(heard.map(({ type }) => type)).to.deep.equal([]);
  });

  it('is not stopped by a page that keeps the mouse and the clipboard to itself', async () => {
    const refuse = (event: Event): void => event.preventDefault();
    const types = ['mousedown', 'pointerdown', 'paste'];
    for (const type of types) document.addEventListener(type, refuse);
    const element = await newWidget(api);
    element.userPassword = '';
    element.open();
    await until(() => isOpen(element), 'the dialog');
    const input = element.shadowRoot!.querySelector<HTMLInputElement>('#confirmation')!;
    await click(input);
    await sendKeys({ type: '123' });
    for (const type of types) document.removeEventListener(type, refuse);
    expect(input.value).to.equal('123');
    expect((password(element) as HTMLInputElement).value).to.equal('');
  });

  it("is heard where it is the page's own content", async () => {
    const element = await newWidget(api);
    element.innerHTML = '<a slot="consequences">Our rules</a>';
    await openForm(element);
    heard.length = 0;
    const link = element.querySelector('a')!;
    await click(link);
    expect(heard.filter(({ type }) => type === 'click').map(({ target }) => target)).to.deep.equal([
      link,
    ]);
  });

  for (const [what, trigger] of [
    ['a link', '<a slot="trigger" href="#somewhere">Delete</a>'],
    ['a button of a form', '<button slot="trigger">Delete</button>'],
  ]) {
    it(`begins with a click on the page's trigger, which does nothing else: ${what}`, async () => {
      const element = await newWidget(api);
      const form = putHtml('<form></form>').querySelector('form')!;
      let isSubmitted = false;
      form.addEventListener('submit', (event) => {
        isSubmitted = true;
        event.preventDefault();
      });
      form.append(element);
      element.innerHTML = trigger!;
      await element.updateComplete;
      await click(element.firstElementChild!);
      await until(() => isOpen(element), 'the dialog');
      expect(isSubmitted).to.equal(false);
      expect(location.hash).not.to.equal('#somewhere');
    });
  }
});
