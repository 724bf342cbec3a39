// What the tests of the element share: a widget in an API space of its own, waiting for what is to
// happen, and acting as an operator does, with real keys and clicks.
import { waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { CustomerDelete, DeleteOutcome } from '../../src/index.js';
import '../../src/index.js';
import { Api } from './api-space.js';

export { Api } from './api-space.js';

export const ACCOUNT = 'greatwidgets';
export const USER = 'john1970';
export const PASSWORD = 'demo-key-not-real';

/** How long something may take at worst, in ms; below the time limit of a test in every browser. */
const PATIENCE = 25_000;

const EVENTS = ['before', 'sent', 'settled', 'closed'].map((name) => `customer-delete-${name}`);

const apis: Api[] = [];
/** Calls that a test holds: whoever else sends in this page would wait for them. */
const held: HeldCall[] = [];
const containers: Element[] = [];

/** A fresh space, which goes with the test. */
export function newApi(): Api {
  const api = new Api();
  apis.push(api);
  return api;
}

/** Puts HTML into the page until the test is over. */
export function putHtml(html: string): HTMLElement {
  const container = document.createElement('div');
  container.innerHTML = html;
  document.body.append(container);
  containers.push(container);
  return container;
}

/** Removes what the tests have put into the page, and everything the API has been told. */
export async function cleanUp(): Promise<void> {
  for (const container of containers.splice(0)) container.remove();
  for (const { facts, settle } of held.splice(0)) settle({ ...facts, status: 'deleted' });
  for (const api of apis.splice(0)) await api.reset();
}
afterEach(cleanUp);

/** Attributes of a widget; null leaves one of the usual ones out. */
export type Attributes = Record<string, string | null>;

/** The usual attributes: everything is given, so that only the confirmation is left to enter. */
const usual = (api: Api): Attributes => ({
  endpoint: api.endpoint,
  'account-id': ACCOUNT,
  'user-id': USER,
  code: '123',
  countdown: '0',
});

/**
 * A widget in the page.
 *
 * @param attributes differ from the usual ones; `user-password` is set as a property
 * @param children HTML inside the element
 */
export async function newWidget(
  api: Api,
  attributes: Attributes = {},
  children = '',
): Promise<CustomerDelete> {
  const element = document.createElement('customer-delete');
  const { 'user-password': password = PASSWORD, ...others } = { ...usual(api), ...attributes };
  for (const [name, value] of Object.entries(others)) {
    if (value !== null) element.setAttribute(name, value);
  }
  if (password !== null) element.userPassword = password;
  element.innerHTML = children;
  putHtml('').append(element);
  await element.updateComplete;
  return element;
}

/** Waits for a condition, never for a time. */
export async function until(
  condition: () => unknown | Promise<unknown>,
  what: string,
): Promise<void> {
  await waitUntil(condition as () => boolean, `did not happen: ${what}`, {
    timeout: PATIENCE,
    interval: 10,
  });
}

/** Waits until the element is in a state and shows it. */
export async function untilState(element: CustomerDelete, state: string): Promise<void> {
  await until(() => element.state === state, `state ${state} of ${element.outerHTML}`).catch(
    (error) => {
      throw new Error(`${error.message}; it is ${element.state}`);
    },
  );
  await element.updateComplete;
}

/** The next outcome. */
export const nextOutcome = (element: CustomerDelete): Promise<DeleteOutcome> =>
  new Promise((resolve) => {
    element.addEventListener(
      'customer-delete-settled',
      (event) => resolve((event as CustomEvent<DeleteOutcome>).detail),
      { once: true },
    );
  });

/** The element's own events, as they come; their names without the prefix. */
export function recordEvents(element: EventTarget): { name: string; event: CustomEvent }[] {
  const events: { name: string; event: CustomEvent }[] = [];
  for (const type of EVENTS) {
    element.addEventListener(type, (event) => {
      events.push({ name: type.slice('customer-delete-'.length), event: event as CustomEvent });
    });
  }
  return events;
}

/** A part of the element, or null where it is not shown. */
export const findPart = <Type extends HTMLElement = HTMLElement>(
  element: Element,
  name: string,
): Type | null => element.shadowRoot!.querySelector<Type>(`[part~='${name}']`);

/** A part of the element that has to be there. */
export function part<Type extends HTMLElement = HTMLElement>(element: Element, name: string): Type {
  const found = findPart<Type>(element, name);
  if (!found) throw new Error(`no part ${name} in ${element.outerHTML}`);
  return found;
}

export const dialog = (element: Element): HTMLDialogElement => part(element, 'dialog');

/** Whether a dialog is on the screen. */
export const isOpen = (element: Element): boolean =>
  findPart<HTMLDialogElement>(element, 'dialog')?.open ?? false;

/** All inputs of the open dialog, in their order. */
export const inputs = (element: Element): HTMLInputElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLInputElement>("[part~='input']"),
];

/** What is asked for: the inputs that are not just shown. */
export const asked = (element: Element): HTMLInputElement[] =>
  inputs(element).filter(({ readOnly }) => !readOnly);

/** The input that confirms: the last one. Contract section 6. */
export const confirmation = (element: Element): HTMLInputElement => inputs(element).at(-1)!;

/** A text as one line, without what only serves the layout. */
export const textOf = (node: Node | null): string =>
  (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The dialog's title, with or without a question mark. */
export const titleOf = (element: Element): string =>
  textOf(part(element, 'title')).replace(/\?$/, '');

/** What has the focus inside the element. */
export const focusedIn = (element: Element): Element | null => element.shadowRoot!.activeElement;

/** Clicks with the mouse, wherever on the page the target is. */
export async function click(target: Element): Promise<void> {
  await sendMouse({ type: 'click', position: centre(target) });
}

/** Where a target is, in a frame of the page too, after scrolling to it. */
export function centre(target: Element): [x: number, y: number] {
  target.scrollIntoView({ block: 'center', inline: 'center' });
  const { x, y, width, height } = target.getBoundingClientRect();
  const frame = target.ownerDocument.defaultView!.frameElement;
  const { left, top } = frame?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const border = { x: frame?.clientLeft ?? 0, y: frame?.clientTop ?? 0 };
  return [Math.round(left + border.x + x + width / 2), Math.round(top + border.y + y + height / 2)];
}

/** Types into an input as an operator does. */
export async function typeInto(input: HTMLElement, text: string): Promise<void> {
  input.focus();
  await sendKeys({ type: text });
}

/** Clicks the trigger and waits for the form. */
export async function openForm(element: CustomerDelete): Promise<void> {
  await click(part(element, 'trigger'));
  await untilState(element, 'confirming');
}

/** Enters the confirmation that is asked for and presses Enter. */
export async function confirmForm(element: CustomerDelete): Promise<void> {
  const input = confirmation(element);
  if (input.type === 'checkbox') await click(input);
  else await typeInto(input, element.code);
  await element.updateComplete;
  await sendKeys({ press: 'Enter' });
}

/** From the trigger to the confirmation: what makes a call where there is no countdown. */
export async function confirmDelete(element: CustomerDelete): Promise<void> {
  await openForm(element);
  await confirmForm(element);
}

/** Confirms and waits for the outcome, as it is shown. */
export async function outcomeOfDelete(element: CustomerDelete): Promise<DeleteOutcome> {
  const outcome = nextOutcome(element);
  await confirmDelete(element);
  const settled = await outcome;
  await element.updateComplete;
  return settled;
}

/** Whether the browser is a Chromium, whose runner can do more than the others'. */
export const isChromium = navigator.userAgent.includes('Chrome/');

/**
 * Presses Enter and keeps it down until something has happened, long enough to press once more.
 *
 * @param element what may have the focus by then
 * @param meanwhile waits for what the first press leads to
 */
export async function holdEnter(
  element: CustomerDelete,
  meanwhile: () => Promise<void>,
): Promise<void> {
  if (isChromium) {
    await sendKeys({ down: 'Enter' });
    await meanwhile();
    // A second "down" without an "up" is what a held key sends.
    await sendKeys({ down: 'Enter' });
    await sendKeys({ up: 'Enter' });
  } else {
    await sendKeys({ press: 'Enter' });
    await meanwhile();
    const init = { key: 'Enter', repeat: true, bubbles: true, composed: true, cancelable: true };
    const target = focusedIn(element) as HTMLElement;
    // What a browser does with it unless it is told not to.
    if (target.dispatchEvent(new KeyboardEvent('keydown', init))) target.click();
  }
  await element.updateComplete;
}

/** Puts calls into the test's own hands, which no API could do as exactly; none reaches the API. */
export function holdCalls(element: CustomerDelete): HeldCall[] {
  const calls: HeldCall[] = [];
  element.deleteCustomer = ({ code, accountId, userId }, { onSent }) =>
    new Promise((resolve) => {
      const now = new Date().toISOString();
      const facts = { code, accountId, userId, sentAt: now, settledAt: now };
      calls.push({ facts, settle: resolve });
      held.push({ facts, settle: resolve });
      onSent?.();
    });
  return calls;
}

/** A call that waits for the test to say what became of it. */
export interface HeldCall {
  readonly facts: Pick<DeleteOutcome, 'code' | 'accountId' | 'userId' | 'sentAt' | 'settledAt'>;
  settle(outcome: DeleteOutcome): void;
}

/** Presses Close and waits until the dialog is gone. */
export async function closeResult(element: CustomerDelete): Promise<void> {
  await click(part(element, 'close'));
  await until(() => !isOpen(element), 'the dialog closes');
}

/**
 * Listens to the console for the widget's own lines; the test has to call `restore()`.
 * Errors and warnings of the widget start with its name.
 */
export function listenToConsole(): { warnings: string[]; errors: string[]; restore(): void } {
  const { warn, error } = console;
  const warnings: string[] = [];
  const errors: string[] = [];
  const listen =
    (lines: string[]) =>
    (first: unknown, ...rest: unknown[]) => {
      if (String(first).startsWith('<customer-delete>')) lines.push([first, ...rest].join(' '));
    };
  console.warn = listen(warnings);
  console.error = listen(errors);
  return { warnings, errors, restore: () => Object.assign(console, { warn, error }) };
}
