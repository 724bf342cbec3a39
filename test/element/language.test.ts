import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { setMessages, type CustomerDelete } from '../../src/index.js';
import {
  Api,
  closeResult,
  confirmation,
  dialog,
  listenToConsole,
  newApi,
  newWidget,
  openForm,
  outcomeOfDelete,
  part,
  putHtml,
  textOf,
  titleOf,
  typeInto,
  until,
  untilState,
} from '../support/widget.js';
import { describeOnce, itOnce } from '../support/once.js';

/** Languages that nobody speaks, so that no other test finds their texts: private use tags. */
const LANGUAGE = 'qaa';
const RIGHT_TO_LEFT = 'qab';

const button = (element: CustomerDelete): string => textOf(part(element, 'trigger'));

describe('customer-delete: language', () => {
  let api: Api;
  let pageLanguage: string;
  before(() => {
    setMessages(LANGUAGE, {
      title: 'Weg mit {customer}',
      deleted: '{customer} ist weg ({time}).',
      countdown: 'Noch {time}',
      notTyped: 'Nicht getippt.',
      busy: 'Schon dabei.',
    });
    setMessages(`${LANGUAGE}-AT`, { cancel: 'Na' });
    setMessages(RIGHT_TO_LEFT, { direction: 'rtl', title: 'צרכן {customer}' });
  });
  beforeEach(() => {
    api = newApi();
    pageLanguage = document.documentElement.lang;
  });
  afterEach(() => {
    document.documentElement.lang = pageLanguage;
  });

  describeOnce('is taken from', () => {
    it('the element', async () => {
      const element = await newWidget(api, { lang: LANGUAGE });
      expect(button(element)).to.equal('Weg mit 123');
    });

    it('the closest ancestor that names one', async () => {
      const element = await newWidget(api);
      putHtml(`<div lang="${LANGUAGE}"><p></p></div>`).querySelector('p')!.append(element);
      await element.updateComplete;
      expect(button(element)).to.equal('Weg mit 123');
    });

    it('an ancestor outside the shadow root that it stands in', async () => {
      const element = await newWidget(api);
      const host = putHtml(`<div lang="${LANGUAGE}"><p></p></div>`).querySelector('p')!;
      host.attachShadow({ mode: 'closed' }).append(element);
      await element.updateComplete;
      expect(button(element)).to.equal('Weg mit 123');
    });

    it('a form that has a field of that name, too', async () => {
      const element = await newWidget(api);
      const form = putHtml(`<form lang="${LANGUAGE}"><select name="lang"></select></form>`);
      form.firstElementChild!.append(element);
      await element.updateComplete;
      expect(button(element)).to.equal('Weg mit 123');
    });

    it('nowhere: then it is English', async () => {
      document.documentElement.removeAttribute('lang');
      const element = await newWidget(api);
      expect(button(element)).to.equal('Delete customer 123');
    });
  });

  describeOnce('falls back', () => {
    it('from a region to the language, text by text', async () => {
      const element = await newWidget(api, { lang: `${LANGUAGE}-AT` });
      expect(button(element)).to.equal('Weg mit 123');
      await openForm(element);
      expect(textOf(part(element, 'cancel'))).to.equal('Na');
      expect(textOf(part(element, 'delete'))).to.equal('Delete customer');
    });

    it('whatever the case, and with an underscore', async () => {
      const element = await newWidget(api, { lang: `${LANGUAGE.toUpperCase()}_at` });
      expect(button(element)).to.equal('Weg mit 123');
    });

    for (const lang of ['xx', 'no such language', '-', '\u2028', 'en-GB']) {
      it(`from ${JSON.stringify(lang)} to English`, async () => {
        const element = await newWidget(api, { lang });
        expect(button(element)).to.equal('Delete customer 123');
        expect(await outcomeOfDelete(element)).to.include({ status: 'deleted' });
        expect(dialog(element).lang).to.equal('en');
      });
    }
  });

  describe('may change at any time', () => {
    it('while the dialog is open; what was typed stays', async () => {
      const element = await newWidget(api, { 'user-id': null });
      await openForm(element);
      await sendKeys({ type: 'jo' });
      await typeInto(confirmation(element), '12');
      element.lang = LANGUAGE;
      await element.updateComplete;
      expect(titleOf(element)).to.equal('Weg mit 123');
      await sendKeys({ type: '3' });
      expect(confirmation(element).value).to.equal('123');
      expect(dialog(element).lang).to.equal(LANGUAGE);
    });

    itOnce('also that of the page', async () => {
      const element = await newWidget(api);
      await openForm(element);
      document.documentElement.lang = LANGUAGE;
      await until(() => titleOf(element) === 'Weg mit 123', 'another language');
    });

    itOnce('and so may the texts', async () => {
      const element = await newWidget(api, { lang: 'qac' });
      setMessages('qac', { title: 'One {customer}' });
      await element.updateComplete;
      expect(button(element)).to.equal('One 123');
      setMessages('qac', { title: 'Two {customer}' });
      await element.updateComplete;
      expect(button(element)).to.equal('Two 123');
    });
  });

  it('is that of the result too, in the dialog and in the page', async () => {
    const element = await newWidget(api, { lang: LANGUAGE });
    expect(await outcomeOfDelete(element)).to.include({ status: 'deleted' });
    expect(textOf(part(element, 'message'))).to.match(/^123 ist weg \(\d\d:\d\d\)\.$/);
    await closeResult(element);
    expect(textOf(part(element, 'status'))).to.match(/^123 ist weg/);
    expect(part(element, 'status').lang).to.equal(LANGUAGE);
  });

  itOnce('is named on the dialog, in each state and at once where it changes', async () => {
    const element = await newWidget(api, { lang: LANGUAGE, countdown: '600000' });
    await openForm(element);
    expect(dialog(element).lang).to.equal(LANGUAGE);
    element.lang = 'en-GB';
    await element.updateComplete;
    expect(dialog(element).lang).to.equal('en');
    await sendKeys({ type: '123' });
    await sendKeys({ press: 'Enter' });
    await untilState(element, 'countdown');
    expect(dialog(element).lang).to.equal('en');
  });

  itOnce('is that of a reason, while the outcome itself speaks English', async () => {
    const element = await newWidget(api, { lang: LANGUAGE });
    element.deleteCustomer = async ({ code, accountId, userId }) => ({
      status: 'not-sent',
      reason: 'busy',
      ...{ code, accountId, userId, sentAt: null, settledAt: new Date().toISOString() },
      message: 'This is already under way.',
    });
    expect(await outcomeOfDelete(element)).to.include({ message: 'This is already under way.' });
    expect(textOf(part(element, 'message'))).to.contain('Schon dabei.');
  });

  describeOnce('that is not the page’s', () => {
    it('is named on the button, so that it is spoken in it', async () => {
      document.documentElement.lang = 'fr';
      const element = await newWidget(api);
      expect(part(element, 'trigger').closest<HTMLElement>('[lang]')!.lang).to.equal('en');
    });

    it('is named on the button that tries again', async () => {
      document.documentElement.lang = 'fr';
      const element = await newWidget(api, { 'dry-run': '' });
      await outcomeOfDelete(element);
      await closeResult(element);
      expect(part(element, 'retry')).to.include({ lang: 'en', dir: 'ltr' });
    });

    it('is named where a row is gone', async () => {
      const element = await newWidget(api, { lang: LANGUAGE, 'remove-closest': 'p' });
      putHtml('<p></p>').querySelector('p')!.append(element);
      await element.updateComplete;
      expect(await outcomeOfDelete(element)).to.include({ status: 'deleted' });
      await closeResult(element);
      const region = document.querySelector<HTMLElement>("body > [role='status']")!;
      expect(region.lang).to.equal(LANGUAGE);
      await until(() => textOf(region) === 'Deleted: customer 123; the row is gone.', 'it is said');
    });

    it('is not named where it is the page’s', async () => {
      document.documentElement.lang = 'en-GB';
      const element = await newWidget(api);
      expect(part(element, 'trigger').closest('[lang]')).to.equal(null);
    });
  });

  it('is written from right to left where it says so', async () => {
    const element = await newWidget(api, { lang: RIGHT_TO_LEFT });
    await openForm(element);
    const { direction } = getComputedStyle(dialog(element));
    expect(direction).to.equal('rtl');
  });

  itOnce('needs no gap in a sentence where no code is given', async () => {
    setMessages('qaf', { title: 'Den {customer} weg', delete: 'Weg damit' });
    const element = await newWidget(api, { lang: 'qaf', code: null });
    expect(button(element)).to.equal('Weg damit');
    await openForm(element);
    expect(titleOf(element)).to.equal('Weg damit');
  });

  describeOnce('setMessages', () => {
    it('takes what is blank, no string or unknown for missing, and never throws', async () => {
      const log = listenToConsole();
      for (const bad of [null, undefined, 1, 'text', []]) setMessages('qad', bad as never);
      setMessages('qad', { title: ' ', cancel: 5, toString: 'x', nonsense: 'x' } as never);
      setMessages(undefined as never, { title: 'x' });
      log.restore();
      const element = await newWidget(api, { lang: 'qad' });
      expect(button(element)).to.equal('Delete customer 123');
    });

    it('shows what it is given, never parses it', async () => {
      setMessages('qae', { title: '<b>{customer}</b>', cancel: '<img src=x onerror=alert(1)>' });
      const element = await newWidget(api, { lang: 'qae' });
      expect(button(element)).to.equal('<b>123</b>');
      await openForm(element);
      expect(textOf(part(element, 'cancel'))).to.equal('<img src=x onerror=alert(1)>');
    });
  });
});
