// Notes each confirmation of a list that an operator makes on the screen, and what stops it. Listens
// ahead of the batches, and to real keys and clicks only.
import { readBatch } from './batch-screen.js';
import { partIn } from './screen.js';
import type { ListConfirmation } from './types.js';

const BATCH = 'customer-delete-batch';

/** The customers of a text, as whoever reads it understands it. */
export const codesIn = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

export class BatchWitness {
  readonly confirmations: ListConfirmation[] = [];
  readonly #note: (what: string) => void;
  /** What each batch was given last, by the operator or by the page. */
  readonly #lists = new WeakMap<Element, readonly string[]>();
  /** The list of each batch that is on its way. */
  readonly #open = new Map<Element, ListConfirmation>();

  /** @param note tells of what is seen */
  constructor(note: (what: string) => void) {
    this.#note = note;
  }

  /** Watches a page as long as it is there. */
  watch(page: Window): void {
    this.#listen(page, 'addEventListener');
  }

  /** Watches it no more. */
  leave(page: Window): void {
    this.#listen(page, 'removeEventListener');
  }

  #listen(page: Window, change: 'addEventListener' | 'removeEventListener'): void {
    page[change]('keydown', this.#onKeyDown as EventListener, true);
    page[change]('click', this.#onClick, true);
    page[change]('customer-delete-settled', this.#onSettled, true);
  }

  /** The page gives a batch a list. */
  gives(batch: Element, text: string): void {
    this.#lists.set(batch, codesIn(text));
  }

  /**
   * Something is about to happen that takes back what is confirmed, or stops what is on its way.
   *
   * @param current whose request may be under way all the same; else the one on the screen
   */
  stops(batch: Element, what: string, current?: string): void {
    const screen = readBatch(batch);
    if (screen.shows === 'countdown') this.#takeBack(batch, what);
    const halts = this.#open.get(batch)?.halts;
    if (screen.shows !== 'running' || !halts || this.#isHalted(batch)) return;
    halts.push({ from: Date.now(), by: what, current: current ?? screen.current });
  }

  /** When the countdown on the screen ends, in ms since 1970; null where there is none. */
  endOfCountdown(batch: Element): number | null {
    const confirmation = this.#open.get(batch);
    if (!confirmation || readBatch(batch).shows !== 'countdown') return null;
    return confirmation.confirmedAt + confirmation.countdown;
  }

  #isHalted(batch: Element): boolean {
    const last = this.#open.get(batch)?.halts.at(-1);
    return !!last && last.until === undefined;
  }

  #takeBack(batch: Element, what: string): void {
    const confirmation = this.#open.get(batch);
    if (!confirmation) return;
    this.#note(`  list ${confirmation.id} is taken back by ${what}`);
    confirmation.stoppedBy = what;
    this.#open.delete(batch);
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const batch = batchOf(event);
    if (!batch) return;
    if (event.key === 'Escape' && readBatch(batch).shows === 'countdown') {
      this.#takeBack(batch, 'Escape');
    }
    const isInField = (event.composedPath()[0] as Element).localName === 'input';
    if (event.key === 'Enter' && isInField && !event.repeat) this.#confirms(batch);
  };

  readonly #onClick = (event: Event): void => {
    const batch = batchOf(event);
    if (!batch) return;
    const root = batch.shadowRoot!;
    const path = event.composedPath();
    const isOn = (part: string): boolean => path.includes(partIn(root, part)!);
    const { shows } = readBatch(batch);
    if (isOn('check')) this.gives(batch, root.querySelector('textarea')!.value);
    if (isOn('stop')) this.stops(batch, 'Stop');
    if (isOn('delete')) this.#confirms(batch);
    if (shows === 'stopped' && isOn('retry')) this.#goesOn(batch);
  };

  #goesOn(batch: Element): void {
    this.#note('  Go on');
    const last = this.#open.get(batch)?.halts.at(-1);
    if (last) last.until ??= Date.now();
  }

  /** After what nobody knows nothing may follow. What the batch says against itself counts. */
  readonly #onSettled = (event: Event): void => {
    const batch = event.composedPath()[0] as Element;
    const { status, code } = (event as CustomEvent<{ status: string; code: string }>).detail;
    if (batch.localName === BATCH && status === 'unknown') this.stops(batch, 'unknown', code);
  };

  #confirms(batch: Element): void {
    const screen = readBatch(batch);
    const codes = this.#lists.get(batch) ?? [];
    this.#note(`  an attempt: ${JSON.stringify([screen, codes])}`);
    if (screen.shows !== 'form') return;
    // The list before is over; what stops this one, a dry run even, is nothing to it.
    this.#open.delete(batch);
    if (!screen.isConfirmed || screen.count !== codes.length) return;
    const { accountId, userId } = screen;
    const confirmation: ListConfirmation = {
      id: this.confirmations.length,
      endpoint: batch.getAttribute('endpoint') ?? '',
      codes,
      accountId,
      userId,
      confirmedAt: Date.now(),
      countdown: Number(batch.getAttribute('countdown')),
      halts: [],
    };
    this.confirmations.push(confirmation);
    this.#open.set(batch, confirmation);
    // The user or the password may be missing: then the form stays, and nothing was confirmed.
    setTimeout(() => {
      if (readBatch(batch).shows === 'form') this.#takeBack(batch, 'the form, which stayed');
    });
  }
}

/** The batch that a real event is inside. */
function batchOf(event: Event): Element | undefined {
  const path = event.composedPath() as Element[];
  return event.isTrusted ? path.find(({ localName }) => localName === BATCH) : undefined;
}
