import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CustomerDelete } from '../../src/index.js';
import {
  ACCOUNT,
  Api,
  click,
  closeResult,
  confirmation,
  dialog,
  holdCalls,
  newApi,
  part,
  PASSWORD,
  textOf,
  titleOf,
  typeInto,
  until,
  untilState,
  USER,
} from '../support/widget.js';
import { describeOnce, itOnce } from '../support/once.js';
import { localeTag, newPage, scriptTag, shown, type Page } from './page.js';

const SECOND = { style: 'unit', unit: 'second', unitDisplay: 'long' } as const;

/** As `Intl` has it: none of these is a text of the widget. */
const secondsIn = (language: string, count: number): string =>
  count.toLocaleString(language, SECOND);

describe('languages, as they are built', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  const widget = (attributes = ''): string =>
    `<customer-delete code="123" endpoint="${api.endpoint}" account-id="${ACCOUNT}"
       user-id="${USER}" countdown="0" ${attributes}></customer-delete>`;

  /** A page in a language, with its file. */
  const pageIn = async (language: string, attributes = ''): Promise<CustomerDelete> => {
    const name = language.slice(0, 2);
    const page = await newPage(
      `<html lang="${language}">${scriptTag()}${localeTag(name)}${widget(attributes)}`,
    );
    const element = page.widget();
    await shown(element);
    element.userPassword = PASSWORD;
    return element;
  };

  const openForm = async (element: CustomerDelete): Promise<void> => {
    element.open();
    await untilState(element, 'confirming');
  };

  const confirm = async (element: CustomerDelete): Promise<void> => {
    await openForm(element);
    confirmation(element).value = element.code;
    part(element, 'delete').click();
    await element.updateComplete;
  };

  describe('in German', () => {
    it('are spoken from the button to the line that stays, by keys and clicks', async () => {
      const element = await pageIn('de');
      expect(textOf(part(element, 'trigger'))).to.equal('Kunde 123 löschen');
      await click(part(element, 'trigger'));
      await untilState(element, 'confirming');
      expect(titleOf(element)).to.equal('Kunde 123 löschen');
      expect(dialog(element)).to.include({ lang: 'de', dir: 'ltr' });
      await typeInto(confirmation(element), '123');
      await sendKeys({ press: 'Enter' });
      await untilState(element, 'deleted');
      expect(textOf(part(element, 'message'))).to.match(/^Gelöscht: Kunde 123, \d\d:\d\d\.$/);
      await closeResult(element);
      expect(textOf(part(element, 'status'))).to.match(/^Gelöscht: Kunde 123, \d\d:\d\d\.$/);
      expect(part(element, 'status')).to.include({ lang: 'de', dir: 'ltr' });
      expect(await api.calls()).to.have.length(1);
    });

    for (const [ms, time] of [
      ['1000', '1 Sekunde'],
      ['5000', '5 Sekunden'],
    ] as const) {
      it(`count ${time}`, async () => {
        const element = await pageIn('de', `countdown="${ms}"`);
        element.countdown = Number(ms);
        await confirm(element);
        expect(textOf(part(element, 'countdown'))).to.match(new RegExp(` ${time}\\.$`));
        element.close();
      });
    }

    itOnce('also serve Austria', async () => {
      const element = await pageIn('de-AT');
      expect(textOf(part(element, 'trigger'))).to.equal('Kunde 123 löschen');
      await openForm(element);
      expect(dialog(element).lang).to.equal('de-AT');
    });

    itOnce('keep what the API says as it is', async () => {
      const element = await pageIn('de');
      const calls = holdCalls(element);
      await confirm(element);
      await until(() => calls[0], 'the call');
      calls[0]!.settle({ ...calls[0]!.facts, status: 'refused', message: 'No such customer' });
      await untilState(element, 'refused');
      expect(textOf(part(element, 'message'))).to.equal(
        'Die API hat geantwortet: No such customer',
      );
    });
  });

  describe('in Arabic', () => {
    itOnce('are written from right to left, in the dialog and in the page', async () => {
      const element = await pageIn('ar');
      await confirm(element);
      await untilState(element, 'deleted');
      expect(dialog(element)).to.include({ lang: 'ar', dir: 'rtl' });
      expect(textOf(part(element, 'message'))).to.match(/^تم الحذف: العميل 123،/);
      element.close();
      await element.updateComplete;
      expect(part(element, 'status')).to.include({ lang: 'ar', dir: 'rtl' });
    });

    for (const count of [1, 2, 3, 11]) {
      it(`count ${count} in its own plural`, async () => {
        const element = await pageIn('ar');
        element.countdown = count * 1000;
        await confirm(element);
        const time = secondsIn('ar', count);
        expect(textOf(part(element, 'countdown'))).to.contain(`: ${time}.`);
        expect(time).to.match(/[\u0600-\u06ff]/);
        element.close();
      });
    }

    it('have the digits of the country', async () => {
      const element = await pageIn('ar-EG');
      element.countdown = 5000;
      await confirm(element);
      expect(textOf(part(element, 'countdown'))).to.contain(`: ${secondsIn('ar-EG', 5)}.`);
      expect(secondsIn('ar-EG', 5)).to.contain('٥');
      element.close();
    });

    it('mirror the buttons', async () => {
      const element = await pageIn('ar');
      element.countdown = 600_000;
      await openForm(element);
      const box = (name: string): DOMRect => part(element, name).getBoundingClientRect();
      // The danger button ends the line.
      expect(box('delete').right).to.be.at.most(box('cancel').left);
      const middle = (({ left, right }) => (left + right) / 2)(box('dialog'));
      expect(box('cancel').right).to.be.below(middle);
      const danger = box('delete');
      confirmation(element).value = '123';
      part(element, 'delete').click();
      await untilState(element, 'countdown');
      expect(box('stop').left).to.be.above(middle);
      expect(box('stop').left).to.be.above(danger.right);
      element.close();
    });

    it('put the line of a warning on the right', async () => {
      const element = await pageIn('ar');
      await openForm(element);
      const style = getComputedStyle(part(element, 'consequences'));
      expect([style.borderRightWidth, style.borderLeftWidth]).to.deep.equal(['4px', '0px']);
    });

    it('show a code in its own order, wherever it stands', async () => {
      const element = await pageIn('ar', 'confirmation="check"');
      element.code = '12 34';
      await openForm(element);
      const places = [...element.shadowRoot!.querySelectorAll('bdi')].filter(
        ({ textContent }) => textContent === '12 34',
      );
      expect(places.length).to.be.at.least(3);
      for (const place of places) expect(isInOrder(place)).to.equal(true);
    });

    it('show a code that is entered in its own order', async () => {
      const element = await pageIn('ar');
      element.removeAttribute('code');
      await openForm(element);
      const [input] = element.shadowRoot!.querySelectorAll('input');
      input!.value = '12 34';
      expect(getComputedStyle(input!).direction).to.equal('ltr');
    });

    it('keep code and API message apart from the sentence', async () => {
      const element = await pageIn('ar');
      const calls = holdCalls(element);
      await confirm(element);
      await until(() => calls[0], 'the call');
      const message = 'Customer "123" (VIP) is gone!';
      calls[0]!.settle({ ...calls[0]!.facts, status: 'refused', message });
      await untilState(element, 'refused');
      const place = [...part(element, 'message').querySelectorAll('bdi')].at(-1)!;
      expect(place.textContent).to.equal(message);
      expect(isInOrder(place)).to.equal(true);
    });
  });

  describeOnce('of Brazil', () => {
    for (const language of ['pt-BR', 'pt', 'pt-PT']) {
      it(`serve who reads ${language}`, async () => {
        const page = await newPage(
          `<html lang="${language}">${scriptTag()}${localeTag('pt-BR')}${widget()}`,
        );
        expect(await shown(page.widget())).to.equal('Excluir o cliente 123');
        page.widget().open();
        await untilState(page.widget(), 'confirming');
        expect(dialog(page.widget()).lang).to.equal(language);
      });
    }
  });

  describe('the file', () => {
    const german = async (page: Page): Promise<void> => {
      expect(await shown(page.widget())).to.equal('Kunde 123 löschen');
      expect([...page.errors, ...page.warnings, ...page.exceptions]).to.deep.equal([]);
    };

    it('says the same where an old page is read in another character set', async () => {
      const latin = 'charset="windows-1252"';
      await german(
        await newPage(`<html lang="de">${scriptTag(latin)}${localeTag('de', latin)}${widget()}`),
      );
    });

    itOnce('may be chosen on the tag of the script, or of a placeholder', async () => {
      const settings = `data-endpoint="${api.endpoint}" data-account-id="${ACCOUNT}"`;
      await german(
        await newPage(`${scriptTag(`${settings} data-lang="de"`)}${localeTag('de')}
           <customer-delete code="123"></customer-delete>`),
      );
      await german(
        await newPage(
          `${scriptTag(settings)}${localeTag('de')}
           <p data-customer-delete data-code="123" data-lang="de"></p>`,
        ),
      );
    });

    it('may be deferred like the script', async () => {
      await german(
        await newPage(
          `<html lang="de">${scriptTag('defer')}${localeTag('de', 'defer')}${widget()}`,
        ),
      );
    });

    it('may come late: what is shown changes', async () => {
      const page = await newPage(`<html lang="de">${scriptTag()}${widget()}`);
      expect(await shown(page.widget())).to.equal('Delete customer 123');
      const script = page.document.createElement('script');
      script.src = '/dist/locales/de.js';
      page.document.head.append(script);
      await until(() => textOf(part(page.widget(), 'trigger')).startsWith('Kunde'), 'German');
      await german(page);
    });

    itOnce('is followed by the page’s own texts', async () => {
      const page = await newPage(
        `<html lang="de">${scriptTag()}${localeTag('de')}
         <script>CustomerDelete.setMessages('de', { title: 'Mitglied {customer} löschen' })</script>
         ${widget()}`,
      );
      expect(await shown(page.widget())).to.equal('Mitglied 123 löschen');
    });

    itOnce('says so where the script is missing, and throws nothing', async () => {
      const page = await newPage(localeTag('de') + scriptTag());
      expect(page.errors).to.have.length(1);
      expect(page.errors[0]).to.contain('locales/de.js').and.to.contain('customer-delete.js');
      expect(page.exceptions).to.deep.equal([]);
    });
  });

  it('as modules share the widget with the package', async () => {
    const imports = { lit: '/node_modules/lit/index.js', 'lit/': '/node_modules/lit/' };
    const page = await newPage(
      `<html lang="de"><script type="importmap">${JSON.stringify({ imports })}</script>
       <script type="module">
         import '/dist/index.js';
         import '/dist/locales/de.mjs';
       </script>${widget()}`,
    );
    expect(await shown(page.widget())).to.equal('Kunde 123 löschen');
    // Lit's development build, which the test server serves, says that it is one.
    const warnings = page.warnings.filter((line) => !line.startsWith('Lit is in dev mode'));
    expect([...page.errors, ...warnings, ...page.exceptions]).to.deep.equal([]);
  });
});

/** Whether the letters and digits of a text stand from left to right, line by line. */
function isInOrder(element: Element): boolean {
  const { ownerDocument: document } = element;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const rects: DOMRect[] = [];
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    for (const { index } of node.data.matchAll(/\w/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      rects.push(range.getBoundingClientRect());
    }
  }
  return rects.every((rect, index) => {
    const before = rects[index - 1];
    return !before || before.bottom <= rect.top || before.left < rect.left;
  });
}
