import { expect } from '@open-wc/testing';
import { ACCOUNT, Api, newApi, part, until, USER } from '../support/widget.js';
import { newPage, scriptTag, shown, type Page } from './page.js';

const EVIL = 'https://attacker.example/api.php';

/** An element that an editor let through, with what may be said in it. */
const placeholder = (more = '', inside = '', tag = 'div'): string =>
  `<${tag} data-customer-delete data-code="123" data-customer-name="Jane Doe" ${more}>${inside}</${tag}>`;

const untilThere = (page: Page): Promise<void> =>
  until(() => page.document.querySelector('customer-delete'), 'the widget is there');

/** The next task: what observes changes of a page has been told of them by then. */
const observed = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('customer-delete: placeholders', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  /** Settings as a page gives them. */
  const settings = () => ({ endpoint: api.endpoint, accountId: ACCOUNT, userId: USER });

  /** A page that has configured the widget, with this body. */
  async function configured(body: string): Promise<Page> {
    const page = await newPage(scriptTag() + body);
    page.api.configure(settings());
    return page;
  }

  for (const tag of ['div', 'span', 'p', 'li', 'section']) {
    it(`become widgets: <${tag}>`, async () => {
      const page = await configured(placeholder('', '', tag));
      expect(await shown(page.widget(`${tag} > customer-delete`))).to.match(/^Delete customer 123/);
    });
  }

  it('are no links any more: what is done in the dialog leads nowhere', async () => {
    const page = await configured(
      placeholder('href="#gone"', '', 'a') + '<form action="?sent"><p></p></form>',
    );
    page.document.querySelector('p')!.innerHTML = placeholder('', '', 'button');
    await until(() => page.window.document.querySelectorAll('customer-delete').length > 1, 'both');
    expect(await shown(page.widget('a > customer-delete'))).to.match(/^Delete customer 123/);
    expect(page.document.querySelector('a')!.hasAttribute('href')).to.equal(false);
    const button = page.document.querySelector<HTMLButtonElement>(
      '[data-customer-delete]:is(button)',
    )!;
    expect(button.type).to.equal('button');
  });

  it('may set code, name, label and language', async () => {
    const page = await configured(placeholder('data-label="Remove" data-lang="de"'));
    expect(page.widget()).to.include({
      code: '123',
      customerName: 'Jane Doe',
      label: 'Remove',
      lang: 'de',
    });
  });

  it('may set nothing else', async () => {
    const page = await configured(
      placeholder(`data-endpoint="${EVIL}" data-account-id="evil" data-confirmation="check"
          data-countdown="0" data-user-password="evil" data-dry-run data-no-trigger data-disabled
          data-remove-closest="body" data-isolation="none"`),
    );
    const element = page.widget();
    expect(element.getAttributeNames().sort()).to.deep.equal(['code', 'customer-name', 'state']);
    expect(element).to.include({ endpoint: api.endpoint, dryRun: false, removeClosest: '' });
  });

  it('are upgraded where they are added later, deep inside', async () => {
    const page = await configured('<main></main>');
    page.document.querySelector('main')!.innerHTML = `<p><b>${placeholder('', '', 'span')}</b></p>`;
    await untilThere(page);
    expect(await shown(page.widget())).to.match(/^Delete customer 123/);
  });

  it('are upgraded where an element becomes one', async () => {
    const page = await configured('<div data-code="123"></div>');
    page.document.querySelector('div')!.setAttribute('data-customer-delete', '');
    await untilThere(page);
    expect(page.widget().code).to.equal('123');
  });

  it('follow their element where it changes', async () => {
    const page = await configured(placeholder());
    const div = page.document.querySelector('div')!;
    div.dataset['code'] = '40817';
    delete div.dataset['customerName'];
    await observed();
    expect(page.widget()).to.include({ code: '40817', customerName: '' });
  });

  it('wait as they are, with one warning, until the page names an endpoint', async () => {
    const page = await newPage(scriptTag() + placeholder('', 'Ask us.') + placeholder());
    expect(page.document.querySelector('customer-delete')).to.equal(null);
    expect(page.document.querySelector('div')!.textContent).to.equal('Ask us.');
    expect(page.warnings).to.have.length(1);
    page.api.configure(settings());
    expect(page.document.querySelectorAll('customer-delete')).to.have.length(2);
  });

  it('are not enough where the page names an account only', async () => {
    const page = await newPage(scriptTag() + placeholder(`data-endpoint="${EVIL}"`));
    page.api.configure({ accountId: ACCOUNT });
    expect(page.document.querySelector('customer-delete')).to.equal(null);
  });

  it('are not made twice', async () => {
    const page = await configured(placeholder());
    page.api.upgrade();
    page.api.upgrade(page.document.querySelector('div')!);
    page.api.configure({ label: 'Remove' });
    expect(page.document.querySelectorAll('customer-delete')).to.have.length(1);
  });

  it('do not let their content speak for the widget', async () => {
    const page = await configured(
      placeholder('', '<b slot="trigger">Win a prize</b><i slot="consequences">Harmless</i>'),
    );
    const element = page.widget();
    await shown(element);
    expect(page.document.querySelector('b')!.getClientRects()).to.have.length(0);
    expect(part(element, 'trigger').getClientRects()).to.have.length(1);
  });

  it('take in what comes later, as from a parser that had to wait', async () => {
    const page = await configured(placeholder());
    const div = page.document.querySelector('div')!;
    div.insertAdjacentHTML('beforeend', 'Call <b slot="trigger">4711</b>');
    await until(() => div.childNodes.length === 1, 'it is in the widget');
    expect(page.widget().textContent).to.equal('Call 4711');
    expect(page.document.querySelector('b')!.getClientRects()).to.have.length(0);
  });

  it('leave alone what the page puts in place of their widget', async () => {
    const page = await configured(placeholder());
    const div = page.document.querySelector('div')!;
    div.innerHTML = 'Gone';
    await observed();
    expect(div.innerHTML).to.equal('Gone');
  });

  for (const [how, copy] of [
    ['clone', (div: HTMLElement) => div.after(div.cloneNode(true))],
    ['copy of the markup', (div: HTMLElement) => void (div.parentElement!.innerHTML += '')],
  ] as const) {
    it(`have one widget each after a ${how}`, async () => {
      const page = await configured(`<main>${placeholder('', 'Ask us.')}</main>`);
      for (let copies = 0; copies < 3; copies++) {
        copy(page.document.querySelector('div')!);
        await observed();
      }
      for (const div of page.document.querySelectorAll('div')) {
        expect(div.querySelectorAll('customer-delete'), div.outerHTML).to.have.length(1);
        expect(div.firstElementChild!.textContent).to.equal('Ask us.');
      }
      expect(await shown(page.widget())).to.match(/^Delete customer 123/);
    });
  }

  it('have a new widget where the page has emptied them, and asks for it or puts them back', async () => {
    const page = await configured(placeholder());
    const div = page.document.querySelector('div')!;
    div.textContent = '';
    page.api.upgrade(page.document);
    expect(div.children).to.have.length(1);
    div.textContent = '';
    const { parentElement } = div;
    div.remove();
    parentElement!.append(div);
    await until(() => div.children.length === 1, 'the widget');
    expect(page.widget().code).to.equal('123');
  });

  it('can be upgraded by hand, in shadow roots too', async () => {
    const page = await configured('<main></main>');
    const root = page.document.querySelector('main')!.attachShadow({ mode: 'open' });
    root.innerHTML = placeholder();
    page.api.upgrade(root);
    expect(root.querySelector('customer-delete')).not.to.equal(null);
  });

  for (const root of [null, undefined, 'x', {}]) {
    it(`take no harm from upgrade(${JSON.stringify(root)})`, async () => {
      const page = await configured(placeholder());
      expect(() => page.api.upgrade(root as never)).not.to.throw();
    });
  }
});
