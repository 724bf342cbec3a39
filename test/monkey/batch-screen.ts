// What an operator can read in a batch. Nothing is asked of the code under test.
import { inputsIn, partIn } from './screen.js';

/** What a batch shows. */
export type BatchScreen =
  | { readonly shows: 'nothing' | 'listing' | 'countdown' | 'stopped' | 'done' }
  | {
      readonly shows: 'running';
      /** The customer whose request is said to be under way. */
      readonly current: string | undefined;
    }
  | {
      readonly shows: 'form';
      /** How many customers it says it is about. */
      readonly count: number;
      readonly accountId: string;
      readonly userId: string;
      /** Whether this number is typed, and it is no dry run. */
      readonly isConfirmed: boolean;
    };

const numberIn = (node: Element | null | undefined): number =>
  Number(/\d+/.exec(node?.textContent ?? '')?.[0] ?? Number.NaN);

export function readBatch({ shadowRoot: root }: Element): BatchScreen {
  if (!root) return { shows: 'nothing' };
  if (root.querySelector('textarea')) return { shows: 'listing' };
  if (partIn(root, 'progress')) {
    if (partIn(root, 'stop')) {
      const current = partIn(root, 'message')?.querySelector('bdi')?.textContent ?? undefined;
      return { shows: 'running', current };
    }
    return { shows: partIn(root, 'retry') ? 'stopped' : 'done' };
  }
  if (partIn(root, 'stop')) return { shows: 'countdown' };
  if (!partIn(root, 'delete')) return { shows: 'nothing' };
  const inputs = inputsIn(root as unknown as Element);
  const confirmation = inputs.pop()!;
  const user = inputs.find(({ autocomplete }) => autocomplete === 'username');
  const asked = confirmation.labels?.[0]?.querySelector('code')?.textContent ?? '';
  // The number stands a second time on the screen, and both have to be the same.
  const count = numberIn(partIn(root, 'list')?.querySelector('strong'));
  const isDryRun = /dry run/i.test(root.textContent ?? '');
  return {
    shows: 'form',
    count,
    accountId: partIn(root, 'consequences')?.querySelector('bdi')?.textContent ?? '',
    userId: user?.value.trim() ?? '',
    isConfirmed: !isDryRun && asked === String(count) && confirmation.value.trim() === asked,
  };
}
