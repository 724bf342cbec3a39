import { expect } from '@open-wc/testing';
import type { CustomerDelete } from '../../src/index.js';
import {
  ACCOUNT,
  Api,
  closeResult,
  isOpen,
  newApi,
  outcomeOfDelete,
  PASSWORD,
  putHtml,
  recordEvents,
  textOf,
  until,
  USER,
} from '../support/widget.js';
import { itOnce } from '../support/once.js';

/** What screen readers have been told in the page itself. */
const announced = (): string => regions().map(textOf).join(' ').trim();

const regions = (): Element[] => [
  ...document.querySelectorAll("body > [role='status'], body > [aria-live]"),
];

/** Whether the focus is on the element or inside it. */
const hasFocus = (element: Element): boolean => document.activeElement === element;

describe('customer-delete: remove-closest', () => {
  let api: Api;
  beforeEach(() => {
    for (const region of regions()) region.remove();
    api = newApi();
  });

  /** A table with a row for each code. */
  async function table(
    codes: string[],
    selector = 'tr',
    attributes = '',
  ): Promise<CustomerDelete[]> {
    const rows = codes.map(
      (code) => `<tr><td>${code}</td><td><customer-delete code="${code}" countdown="0"
        endpoint="${api.endpoint}" account-id="${ACCOUNT}" user-id="${USER}" customer-name="Jane Doe"
        remove-closest="${selector}" ${attributes}></customer-delete></td></tr>`,
    );
    const elements = [
      ...putHtml(`<table>${rows.join('')}</table>`).querySelectorAll('customer-delete'),
    ];
    for (const element of elements) {
      element.userPassword = PASSWORD;
      await element.updateComplete;
    }
    return elements;
  }

  const deleteAndClose = async (element: CustomerDelete): Promise<void> => {
    await outcomeOfDelete(element);
    await closeResult(element);
  };

  itOnce('removes the row once the dialog has closed, not before', async () => {
    const [element] = await table(['123', '40817']);
    const row = element!.closest('tr')!;
    await outcomeOfDelete(element!);
    expect(row.isConnected).to.equal(true);
    await closeResult(element!);
    expect(row.isConnected).to.equal(false);
  });

  itOnce('tells the page that it has closed, before the row is gone', async () => {
    const [element] = await table(['123', '40817']);
    const events = recordEvents(document);
    await deleteAndClose(element!);
    expect(events.map(({ name }) => name)).to.deep.equal(['before', 'sent', 'settled', 'closed']);
  });

  itOnce('removes a form that has a field called "remove", too', async () => {
    const html = `<form><button name="remove" type="button">Remove</button></form>`;
    const [element] = await table(['123', '40817'], 'form');
    const form = putHtml(html).querySelector('form')!;
    form.append(element!);
    await element!.updateComplete;
    await deleteAndClose(element!);
    expect(form.isConnected).to.equal(false);
    await until(announced, 'the announcement');
  });

  it('gives the focus to the next widget', async () => {
    const [, element, next] = await table(['00123', '123', '40817']);
    await deleteAndClose(element!);
    expect(hasFocus(next!)).to.equal(true);
  });

  it('gives the focus to the previous widget where there is no next one', async () => {
    const [previous, element] = await table(['40817', '123']);
    await deleteAndClose(element!);
    expect(hasFocus(previous!)).to.equal(true);
  });

  it('takes no harm where it was the only one', async () => {
    const [element] = await table(['123']);
    await deleteAndClose(element!);
    expect(element!.isConnected).to.equal(false);
  });

  itOnce('leaves the row that the page has given to another customer meanwhile', async () => {
    const [element] = await table(['123', '40817']);
    await outcomeOfDelete(element!);
    element!.code = '00123';
    await closeResult(element!);
    expect(element!.isConnected).to.equal(true);
  });

  it('gives the focus to a widget that can be seen and used', async () => {
    const [element, hidden, disabled, next] = await table(['123', '00123', '40817', '40818']);
    hidden!.closest('tr')!.style.display = 'none';
    disabled!.disabled = true;
    await deleteAndClose(element!);
    expect(hasFocus(next!)).to.equal(true);
  });

  itOnce('announces it', async () => {
    const [element] = await table(['123', '40817']);
    await deleteAndClose(element!);
    await until(() => /deleted/i.test(announced()), 'the announcement');
  });

  it('announces it without standing in the way of the mouse', async () => {
    const [element] = await table(['123', '40817']);
    await deleteAndClose(element!);
    await until(() => announced(), 'the announcement');
    for (const region of regions()) {
      const { x, y, width, height } = region.getBoundingClientRect();
      const hit = document.elementFromPoint(x + width / 2, y + height / 2);
      expect(hit === region).to.equal(false);
    }
  });

  itOnce('leaves the row where the API refused', async () => {
    await api.misbehave('refuse');
    const [element] = await table(['123', '40817']);
    await deleteAndClose(element!);
    expect(element!.isConnected).to.equal(true);
  });

  itOnce('leaves the row where the outcome is unknown', async () => {
    await api.misbehave('empty');
    const [element] = await table(['123', '40817']);
    await deleteAndClose(element!);
    expect(element!.isConnected).to.equal(true);
  });

  itOnce('leaves the page alone where the selector matches nothing', async () => {
    const [element] = await table(['123'], 'li');
    await deleteAndClose(element!);
    expect(element!.isConnected).to.equal(true);
    expect(element!.state).to.equal('deleted');
  });

  for (const selector of ['###', 'tr:has(', '']) {
    it(`takes no harm from the selector "${selector}"`, async () => {
      const [element] = await table(['123'], selector);
      await deleteAndClose(element!);
      expect(element!.isConnected).to.equal(true);
      expect(isOpen(element!)).to.equal(false);
    });
  }

  for (const selector of ['body', 'html', '*:has(body)']) {
    itOnce(`never removes the page itself: ${selector}`, async () => {
      const [element] = await table(['123'], selector);
      await deleteAndClose(element!);
      expect(document.body?.isConnected).to.equal(true);
      expect(element!.isConnected).to.equal(true);
    });
  }
});
