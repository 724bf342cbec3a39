// Records each confirmation that an operator makes on the screen, what takes it back or stops it, and
// the outcomes that the elements tell. Listens ahead of the elements, and to real keys and clicks only.
import type { DeleteDetail, DeleteOutcome } from '../../../src/index.js';
import { inputsIn, partIn, toldOf } from '../page.js';
import type { Fact } from '../types.js';
import { codeOfBox, openDialog, readBatch, readWidget, type Screen } from './screen.js';

const WIDGET = 'customer-delete';
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

/** A confirmation that is not settled. */
interface Open {
  readonly id: string;
  /** When its countdown ends, in ms since 1970. */
  readonly dueAt: number;
  /** Whether the element has said that the request left. */
  isSent: boolean;
  /** The customer whose request has left and is not settled, of which the screen may not tell yet. */
  current?: string | undefined;
  isHalted: boolean;
  /** How often a list went on after a stop. */
  segment: number;
}

export class Witness {
  readonly #record: (fact: Fact) => void;
  #count = 0;
  /** For which code each box was ticked, by the operator. */
  readonly #ticks = new WeakMap<Element, string>();
  /** What each batch was given last, by the operator or by the page. */
  readonly #lists = new WeakMap<Element, readonly string[]>();
  readonly #open = new Map<Element, Open>();
  /** Confirmations of each element that ended unknown. */
  readonly #unknown = new Map<Element, { id: string; code: string }[]>();

  constructor(record: (fact: Fact) => void) {
    this.#record = record;
  }

  /** Watches the operator in a page as long as it is there. */
  watch(page: Window): void {
    this.#listen(page, 'addEventListener');
  }

  leave(page: Window): void {
    this.#listen(page, 'removeEventListener');
  }

  #listen(page: Window, change: 'addEventListener' | 'removeEventListener'): void {
    page[change]('input', this.#onInput, true);
    page[change]('keydown', this.#onKeyDown as EventListener, true);
    page[change]('click', this.#onClick, true);
  }

  /** Hears the outcomes of an element, in the page or not. */
  hear(element: Element): void {
    element.addEventListener('customer-delete-sent', (event) => {
      const open = this.#open.get(element);
      if (!open) return;
      open.isSent = true;
      open.current = (event as CustomEvent<DeleteDetail>).detail.code;
    });
    element.addEventListener('customer-delete-settled', (event) => {
      this.#onSettled(element, (event as CustomEvent<DeleteOutcome>).detail);
    });
  }

  look(element: Element): Screen {
    return element.localName === BATCH ? readBatch(element) : readWidget(element, this.#ticks);
  }

  /** The page gives a batch a list. */
  gives(batch: Element, text: string): void {
    this.#lists.set(batch, codesIn(text));
  }

  /**
   * Something is about to happen that takes back what is confirmed, or stops a list under way.
   *
   * @param current whose request may have left all the same; else the one that was told to have left,
   *   or is on the screen
   */
  stops(element: Element, by: string, current?: string): void {
    const screen = this.look(element);
    if (screen.shows === 'countdown') this.takeBack(element, by);
    const open = this.#open.get(element);
    if (screen.shows !== 'running' || !open || open.isHalted) return;
    open.isHalted = true;
    this.#record({
      kind: 'halted',
      of: open.id,
      by,
      current: current ?? open.current ?? screen.current,
    });
  }

  /** As `stops()`, also where no countdown is shown. */
  takeBack(element: Element, by: string): void {
    const open = this.#open.get(element);
    if (!open || open.isSent) return;
    this.#record({ kind: 'taken-back', of: open.id, by });
    this.#open.delete(element);
  }

  /** When the countdown on the screen ends, in ms since 1970; null where there is none. */
  endOfCountdown(element: Element): number | null {
    const open = this.#open.get(element);
    return open && this.look(element).shows === 'countdown' ? open.dueAt : null;
  }

  /** Whether a late answer could clear something up. */
  hasUnknown(element: Element): boolean {
    return !!this.#unknown.get(element)?.length;
  }

  readonly #onInput = (event: Event): void => {
    const box = event.composedPath()[0] as HTMLInputElement;
    if (event.isTrusted && box.type === 'checkbox' && box.checked) {
      this.#ticks.set(box, codeOfBox(box));
    }
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const element = elementOf(event);
    if (!element) return;
    const isCountdown = this.look(element).shows === 'countdown';
    if (event.key === 'Escape' && isCountdown) this.stops(element, 'Escape');
    const isInField = (event.composedPath()[0] as Element).localName === 'input';
    if (event.key === 'Enter' && isInField && !event.repeat) this.#confirms(element);
  };

  readonly #onClick = (event: Event): void => {
    const element = elementOf(event);
    if (!element) return;
    const root = element.shadowRoot!;
    const isOn = (part: string): boolean => event.composedPath().includes(partIn(root, part)!);
    if (isOn('check')) this.gives(element, root.querySelector('textarea')!.value);
    if (isOn('stop')) this.stops(element, 'Stop');
    if (isOn('delete')) this.#confirms(element);
    if (this.look(element).shows === 'stopped' && isOn('retry')) this.#goesOn(element);
  };

  #goesOn(batch: Element): void {
    const open = this.#open.get(batch);
    if (!open) return;
    open.isHalted = false;
    open.segment += 1;
    this.#record({ kind: 'resumed', of: open.id });
  }

  /** What an element says against itself counts at once; what it says for itself goes to the oracle. */
  #onSettled(element: Element, outcome: DeleteOutcome): void {
    const told = toldOf(outcome);
    const unknown = this.#unknown.get(element) ?? [];
    const open = this.#open.get(element);
    if (told.late) {
      const index = unknown.findIndex(({ code }) => code === told.code);
      const [earlier] = index < 0 ? [] : unknown.splice(index, 1);
      this.#record({ kind: 'outcome', of: earlier?.id ?? null, told });
      return;
    }
    if (open?.current === told.code) open.current = undefined;
    const segment = open?.segment ?? 0;
    this.#record({ kind: 'outcome', of: open?.id ?? null, told, segment });
    if (told.status === 'unknown' && open) {
      this.#unknown.set(element, [...unknown, { id: open.id, code: told.code }]);
      // Nothing may follow an unknown outcome.
      this.stops(element, 'unknown', told.code);
    }
    if (element.localName === BATCH) return;
    if (told.status === 'not-sent') this.takeBack(element, 'the widget itself');
    this.#open.delete(element);
  }

  #confirms(element: Element): void {
    const isList = element.localName === BATCH;
    const screen = this.look(element);
    const values = inputsIn(element.shadowRoot!).map((input) =>
      input.type === 'checkbox' ? [input.checked, this.#ticks.get(input)] : input.value,
    );
    this.#record({ kind: 'step', what: `  an attempt: ${JSON.stringify([screen, values])}` });
    if (screen.shows !== 'form') return;
    // The list before is over; what stops this one, even a dry run, does not concern it.
    if (isList) this.#open.delete(element);
    const { subject, accountId, userId, isConfirmed } = screen;
    const codes = isList ? (this.#lists.get(element) ?? []) : [subject];
    if (!isConfirmed || (isList && subject !== String(codes.length))) return;
    const id = `confirmation ${(this.#count += 1)}`;
    const countdown = Number(element.getAttribute('countdown'));
    this.#record({
      kind: 'confirmed',
      of: id,
      call: callOf(element),
      method: element.getAttribute('method') === 'post' ? 'POST' : 'GET',
      isList,
      codes,
      accountId,
      userId,
      countdown,
    });
    const dueAt = Date.now() + countdown;
    this.#open.set(element, { id, dueAt, isSent: false, isHalted: false, segment: 0 });
    // The user or the password may be missing: then the form stays, and nothing was confirmed.
    const dialog = openDialog(element);
    setTimeout(() => {
      const isStill = this.look(element).shows === 'form' && openDialog(element) === dialog;
      if (isStill && this.#open.get(element)?.id === id) {
        this.takeBack(element, 'the form, which stayed');
      }
    });
  }
}

/** The name of an element's endpoint in the ledger. */
export function callOf(element: Element): string {
  const endpoint = element.getAttribute('endpoint') ?? '';
  return URL.canParse(endpoint) ? (new URL(endpoint).searchParams.get('call') ?? '') : '';
}

/** The element that a real event is inside; in a widget, inside its open dialog. */
function elementOf(event: Event): Element | undefined {
  const path = event.composedPath() as Element[];
  const element = path.find(({ localName }) => localName === WIDGET || localName === BATCH);
  if (!event.isTrusted || !element) return undefined;
  const dialog = openDialog(element);
  return element.localName === BATCH || (dialog && path.includes(dialog)) ? element : undefined;
}
