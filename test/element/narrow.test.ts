import { expect } from '@open-wc/testing';
import type { CustomerDelete } from '../../src/index.js';
import {
  ACCOUNT,
  confirmation,
  findPart,
  holdCalls,
  isOpen,
  newApi,
  part,
  PASSWORD,
  until,
  untilState,
  USER,
} from '../support/widget.js';
import { localeTag, newPage, scriptTag, shown } from './page.js';

/** English, of which no file has to be loaded, first. */
const LANGUAGES = ['en', 'ar', 'de', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt-BR'];

/** The narrowest that has to do without sideways scrolling, in px. WCAG 2.2, 1.4.10. */
const WIDTH = 320;

const CODE = '12345678901234567890123456789012';
const NAME = 'Hubert Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren (VIP)';
const MESSAGE = `There is no customer ${CODE}${CODE} in https://api.example.com/a/very/long/path`;

type Widget = CustomerDelete;

const openForm = async (element: Widget): Promise<void> => {
  element.open();
  await untilState(element, 'confirming');
};

const confirm = async (element: Widget): Promise<void> => {
  await openForm(element);
  confirmation(element).value = CODE;
  part(element, 'delete').click();
  await element.updateComplete;
};

const settle =
  (status: string, facts: object) =>
  async (element: Widget): Promise<void> => {
    element.countdown = 0;
    const calls = holdCalls(element);
    await confirm(element);
    await until(() => calls[0], 'the call');
    calls[0]!.settle({ ...calls[0]!.facts, status, ...facts } as never);
    await untilState(element, status);
  };

const closed =
  (result: (element: Widget) => Promise<void>) =>
  async (element: Widget): Promise<void> => {
    await result(element);
    element.close();
    await element.updateComplete;
  };

const deleted = settle('deleted', {});
const refused = settle('refused', { message: MESSAGE });
const notSent = settle('not-sent', {
  reason: 'blocked',
  message: "The page's policy blocks the request.",
});
const unknown = settle('unknown', { reason: 'timeout', message: 'No answer came in time.' });

/** How each thing that can be on the screen gets there. */
const STATES: Record<string, (element: Widget) => Promise<unknown>> = {
  'the button': async () => {},
  'the button of a dry run': async (element) => {
    element.dryRun = true;
    await element.updateComplete;
  },
  'what is not set up': async (element) => {
    element.removeAttribute('account-id');
    await element.updateComplete;
  },
  'the form': openForm,
  'the form, with what is wrong and in the way': async (element) => {
    element.endpoint = `${nowhereOrigin}/api.php`;
    await openForm(element);
    part(element, 'delete').click();
    await until(() => findPart(element, 'retry'), 'an obstacle');
  },
  'the form that asks for everything': async (element) => {
    for (const name of ['code', 'user-id']) element.removeAttribute(name);
    element.userPassword = '';
    await openForm(element);
    const input = element.shadowRoot!.querySelector<HTMLInputElement>('#code')!;
    input.value = `\u0410${CODE}\u202e\u200b`;
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await element.updateComplete;
  },
  'the countdown': confirm,
  'a pending call': async (element) => {
    element.countdown = 0;
    holdCalls(element);
    await confirm(element);
    await untilState(element, 'pending');
  },
  ...{ deleted, refused, 'not-sent': notSent, unknown },
  'deleted, closed': closed(deleted),
  'refused, closed': closed(refused),
  'not-sent, closed': closed(notSent),
  'unknown, closed': closed(unknown),
};

/** What stands beyond the edges of what it should stand in. */
function beyond(element: Widget): string[] {
  const { documentElement } = element.ownerDocument;
  const found: string[] = [];
  if (documentElement.scrollWidth > WIDTH) found.push(`page of ${documentElement.scrollWidth}`);
  const dialog = findPart(element, 'dialog');
  if (dialog && dialog.scrollWidth > dialog.clientWidth) found.push('dialog scrolls');
  const { left, right } = (dialog ?? documentElement).getBoundingClientRect();
  for (const one of (dialog ?? element.shadowRoot!).querySelectorAll('*')) {
    if (one.matches('.unseen, .unseen *')) continue;
    const box = one.getBoundingClientRect();
    if (box.width && (box.left < left - 0.5 || box.right > right + 0.5)) {
      found.push(`${one.localName} ${one.getAttribute('part') ?? ''} ${box.left} to ${box.right}`);
    }
  }
  return found;
}

/** Has the page speak another language. */
async function speak(element: Widget, language: string): Promise<void> {
  const { documentElement: page } = element.ownerDocument;
  if (page.lang === language) return;
  const { shadowRoot } = element;
  const before = shadowRoot!.textContent;
  Object.assign(page, { lang: language, dir: language === 'ar' ? 'rtl' : '' });
  await until(() => shadowRoot!.textContent !== before, `it is shown in ${language}`);
}

describe(`customer-delete: in a window of ${WIDTH} px`, () => {
  for (const [what, reach] of Object.entries(STATES)) {
    it(`${what} fits, in each language`, async () => {
      const locales = LANGUAGES.slice(1).map((language) => localeTag(language));
      const page = await newPage(
        `<html lang="en">${scriptTag()}${locales.join('')}
         <customer-delete code="${CODE}" customer-name="${NAME}" countdown="600000"
           endpoint="${newApi().endpoint}" account-id="${ACCOUNT}" user-id="${USER}">`,
        WIDTH,
      );
      const element = page.widget();
      await shown(element);
      element.userPassword = PASSWORD;
      await reach(element);
      for (const language of LANGUAGES) {
        await speak(element, language);
        const spoken = element.shadowRoot!.querySelector('[lang]');
        if (isOpen(element)) expect(spoken!.getAttribute('lang')).to.equal(language);
        expect(beyond(element), language).to.deep.equal([]);
      }
      element.close();
    });
  }
});
