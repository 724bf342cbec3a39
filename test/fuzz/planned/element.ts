import { ACCOUNT, inputsIn, partIn, PASSWORD, setAttributes, USER } from '../page.js';
import type { Settings } from '../planner/calls.js';

/** An element with the settings of a plan. */
export function newElement<Name extends 'customer-delete' | 'customer-delete-batch'>(
  name: Name,
  endpoint: string,
  { method, isolation, probe, countdown, timeout }: Settings,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  setAttributes(element, { endpoint, method, isolation, probe, countdown, timeout });
  setAttributes(element, { 'account-id': ACCOUNT, 'user-id': USER });
  element.userPassword = PASSWORD;
  return element;
}

/** Types what confirms and presses the button, as far as the form is still there. */
export async function confirm(
  element: HTMLElementTagNameMap['customer-delete' | 'customer-delete-batch'],
  text: string,
): Promise<void> {
  const input = inputsIn(element.shadowRoot!).at(-1);
  if (!input) return;
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await element.updateComplete;
  partIn(element.shadowRoot!, 'delete')?.click();
}
