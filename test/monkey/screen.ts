// What an operator can read in the dialog of a widget. Nothing is asked of the code under test.

/** What the open dialog of a widget shows. */
export type Screen =
  | { readonly shows: 'nothing' | 'countdown' | 'waiting' | 'result' }
  | {
      readonly shows: 'form';
      readonly code: string;
      readonly accountId: string;
      readonly userId: string;
      /** Whether the confirmation on the screen is complete, for just this code. */
      readonly isConfirmed: boolean;
    };

export const openDialog = (widget: Element): HTMLDialogElement | null =>
  widget.shadowRoot?.querySelector<HTMLDialogElement>('dialog[open]') ?? null;

export const inputsIn = (dialog: Element): HTMLInputElement[] => [
  ...dialog.querySelectorAll<HTMLInputElement>("[part~='input']"),
];

export const partIn = (root: ParentNode, name: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(`[part~='${name}']`);

/** The code that a box in a dialog is to confirm, as its label shows it. */
export const codeOfBox = (box: HTMLInputElement): string =>
  box.labels?.[0]?.querySelector('bdi')?.textContent ?? '';

/**
 * @param ticks for which code each box was ticked
 */
export function readScreen(widget: Element, ticks: WeakMap<Element, string>): Screen {
  const dialog = openDialog(widget);
  if (!dialog) return { shows: 'nothing' };
  if (partIn(dialog, 'stop')) return { shows: 'countdown' };
  if (partIn(dialog, 'close')) return { shows: 'result' };
  if (!partIn(dialog, 'delete')) return { shows: 'waiting' };

  const inputs = inputsIn(dialog);
  const confirmation = inputs.pop()!;
  const user = inputs.find(({ autocomplete }) => autocomplete === 'username');
  const entered = inputs.find(({ autocomplete }) => autocomplete === 'off');
  const isBox = confirmation.type === 'checkbox';
  const code = isBox
    ? codeOfBox(confirmation)
    : (confirmation.labels?.[0]?.querySelector('code')?.textContent ?? '');
  // The code stands a second time on the screen, and both have to be the same.
  const isSame = entered
    ? entered.value.trim() === code
    : (partIn(dialog, 'title')?.textContent ?? '').includes(code);
  const isDone = isBox
    ? confirmation.checked && ticks.get(confirmation) === code
    : confirmation.value.trim() === code;
  const isDryRun = /dry run/i.test(dialog.textContent ?? '');
  return {
    shows: 'form',
    code,
    accountId: partIn(dialog, 'consequences')?.querySelector('bdi')?.textContent ?? '',
    userId: user?.value.trim() ?? '',
    isConfirmed: code !== '' && isSame && isDone && !isDryRun,
  };
}
