// What the pages of both plays share.
import type { DeleteOutcome } from '../../src/index.js';
import type { Told } from './types.js';

export { ACCOUNT, USER } from './planner/calls.js';
export const PASSWORD = 'not-a-key';

const start = window.setTimeout.bind(window);

/** Uses the page's own timer, which `watchTraces()` does not count. */
export const sleep = (ms: number): Promise<void> => new Promise((resolve) => start(resolve, ms));

/** Waits for a condition, at most so many ms. */
export async function waitFor(isSo: () => boolean, ms: number): Promise<boolean> {
  const end = performance.now() + ms;
  while (!isSo() && performance.now() < end) await sleep(5);
  return isSo();
}

/** What is kept of an outcome. */
export const toldOf = ({ status, code, sentAt, settledAt, ...more }: DeleteOutcome): Told => ({
  status,
  code,
  sentAt,
  settledAt,
  ...(status === 'refused' && 'message' in more && { message: more.message }),
  ...('reason' in more && { reason: more.reason }),
  ...('late' in more && { late: more.late }),
});

/** Sets attributes; false and null leave one out. */
export function setAttributes(
  element: Element,
  attributes: { [name: string]: string | number | false | null },
): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null) element.setAttribute(name, String(value));
  }
}

export const partIn = (root: ParentNode, name: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(`[part~='${name}']`);

export const inputsIn = (root: ParentNode): HTMLInputElement[] => [
  ...root.querySelectorAll<HTMLInputElement>("[part~='input']"),
];

/** What the label of a confirmation asks for. */
export const askedBy = (input: HTMLInputElement | undefined): string =>
  input?.labels?.[0]?.querySelector('code')?.textContent ?? '';
