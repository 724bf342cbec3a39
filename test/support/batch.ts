// What the tests of loops and of the batch share: lists of customers that the stand-in API has, and a
// batch that is worked as an operator does.
import { sendKeys } from '@web/test-runner-commands';
import type { Codes, CustomerDeleteBatch, Counts } from '../../src/batch.js';
import type { DeleteOutcome } from '../../src/index.js';
import '../../src/batch.js';
import {
  ACCOUNT,
  click,
  findPart,
  part,
  PASSWORD,
  putHtml,
  textOf,
  typeInto,
  until,
  USER,
  type Api,
  type Attributes,
} from './widget.js';

/** Codes of their own, in order. */
export const codesOf = (count: number, name = 'C'): string[] =>
  Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);

/** The same as customers that the API knows. */
export async function newCustomers(api: Api, count: number, name = 'C'): Promise<string[]> {
  const codes = codesOf(count, name);
  await api.addCustomers(ACCOUNT, codes);
  return codes;
}

/** A batch in the page, where everything but the number is given. */
export async function newBatch(
  api: Api,
  codes: Codes,
  attributes: Attributes = {},
  children = '',
): Promise<CustomerDeleteBatch> {
  const element = document.createElement('customer-delete-batch');
  const { 'user-password': password = PASSWORD, ...others } = {
    endpoint: api.endpoint,
    'account-id': ACCOUNT,
    'user-id': USER,
    countdown: '0',
    ...attributes,
  } as Attributes;
  for (const [name, value] of Object.entries(others)) {
    if (value !== null) element.setAttribute(name, value);
  }
  if (password !== null) element.userPassword = password;
  if (codes.length) element.codes = codes;
  element.innerHTML = children;
  putHtml('').append(element);
  await untilBatch(element, codes.length ? 'confirming' : 'listing');
  return element;
}

/** Waits until the batch is in a state and shows it. */
export async function untilBatch(element: CustomerDeleteBatch, state: string): Promise<void> {
  await until(() => element.getAttribute('state') === state, `state ${state}`).catch((error) => {
    throw new Error(`${error.message}; it is ${element.state}`);
  });
  await element.updateComplete;
}

/** A field of the batch. */
export function field<Field extends HTMLElement = HTMLInputElement>(
  element: Element,
  id: string,
): Field {
  const found = element.shadowRoot!.querySelector<Field>(`#${id}`);
  if (!found) throw new Error(`no field ${id}`);
  return found;
}

/** What the batch says, as one line. */
export const saidBy = (element: Element): string => textOf(element.shadowRoot);

/** What is understood of the list: the items, as lines, the customers themselves left out. */
export const understood = (element: Element): string[] =>
  [...part(element, 'list').children].map((item) => textOf(item.querySelector('summary') ?? item));

/** How many are to be deleted. */
export const found = (element: Element): number => Number(/\d+/.exec(understood(element)[0]!)![0]);

/** Types the number of customers and presses Enter. */
export async function confirmBatch(element: CustomerDeleteBatch): Promise<void> {
  await typeInto(field(element, 'confirmation'), String(found(element)));
  await element.updateComplete;
  await sendKeys({ press: 'Enter' });
}

/** Confirms, and waits for the first stop or the end. */
export async function runBatch(element: CustomerDeleteBatch): Promise<void> {
  await confirmBatch(element);
  await untilStill(element);
}

/** Waits for a stop or the end. */
export async function untilStill(element: CustomerDeleteBatch): Promise<void> {
  await until(
    () => /^(stopped|done)$/.test(element.getAttribute('state')!),
    `stopped or done; it is ${element.state}`,
  );
  await element.updateComplete;
}

/** Presses Go on, and waits for the next stop or the end. */
export async function goOn(element: CustomerDeleteBatch): Promise<void> {
  await click(part(element, 'retry'));
  await untilBatch(element, 'running').catch(() => {});
  await untilStill(element);
}

/** The counts on the screen, and how many were not tried. */
export function countsOf(element: Element): Record<string, number> {
  const names = [...part(element, 'counts').querySelectorAll('dt')].map(textOf);
  const values = [...part(element, 'counts').querySelectorAll('dd')].map((one) =>
    Number.parseInt(textOf(one), 10),
  );
  return Object.fromEntries(names.map((name, index) => [name, values[index]!]));
}

/** The events of the loop, as they come: their names without the prefix, and what they carry. */
export function recordBatch(element: EventTarget): { name: string; detail: DeleteOutcome }[] {
  const events: { name: string; detail: DeleteOutcome }[] = [];
  for (const name of ['before', 'sent', 'settled', 'batch-settled']) {
    element.addEventListener(`customer-delete-${name}`, (event) => {
      events.push({ name, detail: (event as CustomEvent<DeleteOutcome>).detail });
    });
  }
  return events;
}

/** What the batch hands over at its end. */
export interface BatchResult {
  readonly outcomes: readonly DeleteOutcome[];
  readonly counts: Counts;
}

/** Gives the result of the batch once it has ended. */
export const batchResult = (element: EventTarget): Promise<BatchResult> =>
  new Promise((resolve) => {
    element.addEventListener(
      'customer-delete-batch-settled',
      (event) => resolve((event as CustomEvent<BatchResult>).detail),
      { once: true },
    );
  });

/** A button of a report; the ones for codes are copies, too, so that it may be one of several. */
export const buttonCalled = (element: Element, text: string): HTMLButtonElement => {
  const buttons = [...element.shadowRoot!.querySelectorAll('button')];
  const button = buttons.find((one) => textOf(one) === text);
  if (!button) throw new Error(`no button "${text}" among ${buttons.map(textOf).join(', ')}`);
  return button;
};

/** What a batch's message says. */
export const messageOf = (element: Element): string => textOf(findPart(element, 'message'));

/** The tab's memory, emptied. */
export function emptyStorage(): void {
  sessionStorage.removeItem('customer-delete');
  for (const key of reportKeys()) sessionStorage.removeItem(key);
}

const reportKeys = (): string[] =>
  Object.keys(sessionStorage).filter((key) => key.startsWith('report of customer-delete'));

/** The reports that are kept in this tab. */
export const savedReports = (): string[] => reportKeys().map((key) => sessionStorage.getItem(key)!);

/** The iframes that hang on the document itself, as those of the calls do. */
export const callFrames = (): Element[] =>
  [...document.documentElement.children].filter(({ localName }) => localName === 'iframe');
