// Reads what an operator sees of an element. Nothing is asked of the code under test.
import { askedBy, inputsIn, partIn } from '../page.js';

export type Screen =
  | { readonly shows: 'nothing' | 'listing' | 'countdown' | 'waiting' | 'stopped' | 'result' }
  | {
      readonly shows: 'running';
      /** The customer whose request is said to be under way. */
      readonly current: string | undefined;
    }
  | {
      readonly shows: 'form';
      /** What is to be confirmed: a code, or a list's number of customers. */
      readonly subject: string;
      readonly accountId: string;
      readonly userId: string;
      /** Whether the confirmation on the screen is complete, for just this subject. */
      readonly isConfirmed: boolean;
    };

export const openDialog = (widget: Element): HTMLDialogElement | null =>
  widget.shadowRoot?.querySelector<HTMLDialogElement>('dialog[open]') ?? null;

/** The code that a box is to confirm, as its label shows it. */
export const codeOfBox = (box: HTMLInputElement): string =>
  box.labels?.[0]?.querySelector('bdi')?.textContent ?? '';

const isDryRun = (root: Node): boolean => /dry run/i.test(root.textContent ?? '');

/** The account and the user that a form names. */
const loginIn = (root: ParentNode): { accountId: string; userId: string } => ({
  accountId: partIn(root, 'consequences')?.querySelector('bdi')?.textContent ?? '',
  userId:
    inputsIn(root)
      .find(({ autocomplete }) => autocomplete === 'username')
      ?.value.trim() ?? '',
});

/** @param ticks for which code each box was ticked */
export function readWidget(widget: Element, ticks: WeakMap<Element, string>): Screen {
  const dialog = openDialog(widget);
  if (!dialog) return { shows: 'nothing' };
  if (partIn(dialog, 'stop')) return { shows: 'countdown' };
  if (partIn(dialog, 'close')) return { shows: 'result' };
  if (!partIn(dialog, 'delete')) return { shows: 'waiting' };

  const inputs = inputsIn(dialog);
  const confirmation = inputs.pop()!;
  const entered = inputs.find(({ autocomplete }) => autocomplete === 'off');
  const isBox = confirmation.type === 'checkbox';
  const subject = isBox ? codeOfBox(confirmation) : askedBy(confirmation);
  // The code stands a second time on the screen, and both have to be the same.
  const isSame = entered
    ? entered.value.trim() === subject
    : (partIn(dialog, 'title')?.textContent ?? '').includes(subject);
  const isDone = isBox
    ? confirmation.checked && ticks.get(confirmation) === subject
    : confirmation.value.trim() === subject;
  const isConfirmed = subject !== '' && isSame && isDone && !isDryRun(dialog);
  return { shows: 'form', subject, ...loginIn(dialog), isConfirmed };
}

export function readBatch({ shadowRoot: root }: Element): Screen {
  if (!root) return { shows: 'nothing' };
  if (root.querySelector('textarea')) return { shows: 'listing' };
  if (partIn(root, 'progress')) {
    if (!partIn(root, 'stop')) return { shows: partIn(root, 'retry') ? 'stopped' : 'result' };
    const current = partIn(root, 'message')?.querySelector('bdi')?.textContent ?? undefined;
    return { shows: 'running', current };
  }
  if (partIn(root, 'stop')) return { shows: 'countdown' };
  if (!partIn(root, 'delete')) return { shows: 'nothing' };
  const confirmation = inputsIn(root).at(-1)!;
  // The number stands a second time on the screen, and both have to be the same.
  const count = partIn(root, 'list')?.querySelector('strong')?.textContent ?? '';
  const subject = /\d+/.exec(count)?.[0] ?? '';
  const isDone = askedBy(confirmation) === subject && confirmation.value.trim() === subject;
  const isConfirmed = subject !== '' && isDone && !isDryRun(root);
  return { shows: 'form', subject, ...loginIn(root), isConfirmed };
}
