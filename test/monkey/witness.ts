// Notes each confirmation that an operator makes on the screen, and what takes it back. Listens ahead
// of the widgets, and to real keys and clicks only.
import { codeOfBox, inputsIn, openDialog, partIn, readScreen, type Screen } from './screen.js';
import type { Confirmation, Step } from './types.js';

const WIDGET = 'customer-delete';

export class Witness {
  readonly confirmations: Confirmation[] = [];
  readonly trace: Step[] = [];
  readonly #ticks = new WeakMap<Element, string>();
  /** The confirmation of each widget of which it is not yet known what becomes. */
  readonly #open = new Map<Element, Confirmation>();

  /** Watches a page as long as it is there. */
  watch(page: Window): void {
    this.#listen(page, 'addEventListener');
  }

  /** Watches it no more. */
  leave(page: Window): void {
    this.#listen(page, 'removeEventListener');
  }

  #listen(page: Window, change: 'addEventListener' | 'removeEventListener'): void {
    page[change]('input', this.#onInput, true);
    page[change]('keydown', this.#onKeyDown as EventListener, true);
    page[change]('click', this.#onClick, true);
    page[change]('customer-delete-sent', this.#onTold, true);
    page[change]('customer-delete-settled', this.#onTold, true);
  }

  note(what: string): void {
    this.trace.push({ at: Date.now(), what });
  }

  look(widget: Element): Screen {
    return readScreen(widget, this.#ticks);
  }

  /** Something is about to happen that takes back what is confirmed, but not sent. */
  stops(widget: Element, what: string): void {
    if (this.look(widget).shows === 'countdown') this.takeBack(widget, what);
  }

  /** As `stops()`, also where there is no countdown to be seen. */
  takeBack(widget: Element, what: string): void {
    const confirmation = this.#open.get(widget);
    if (confirmation) confirmation.stoppedBy = what;
    this.#open.delete(widget);
  }

  /** When the countdown on the screen ends, in ms since 1970; null where there is none. */
  endOfCountdown(widget: Element): number | null {
    const confirmation = this.#open.get(widget);
    if (!confirmation || this.look(widget).shows !== 'countdown') return null;
    return confirmation.confirmedAt + confirmation.countdown;
  }

  readonly #onInput = (event: Event): void => {
    const box = event.composedPath()[0] as HTMLInputElement;
    if (event.isTrusted && box.type === 'checkbox' && box.checked) {
      this.#ticks.set(box, codeOfBox(box));
    }
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const found = this.#dialogOf(event);
    if (!found) return;
    const { widget, dialog } = found;
    if (event.key === 'Escape') this.stops(widget, 'Escape');
    const isInField = (event.composedPath()[0] as Element).localName === 'input';
    if (event.key === 'Enter' && isInField && !event.repeat) this.#confirms(widget, dialog);
  };

  readonly #onClick = (event: Event): void => {
    const found = this.#dialogOf(event);
    if (!found) return;
    const { widget, dialog } = found;
    const path = event.composedPath();
    const isOn = (part: string): boolean => path.includes(partIn(dialog, part)!);
    if (isOn('stop')) this.stops(widget, 'Stop');
    if (isOn('delete')) this.#confirms(widget, dialog);
  };

  /** What the widget says against itself counts; what it says in its favour does not. */
  readonly #onTold = (event: Event): void => {
    const widget = event.composedPath()[0] as Element;
    const { status } = (event as CustomEvent<{ status?: string }>).detail;
    if (status === 'not-sent') this.takeBack(widget, 'the widget itself');
    else this.#open.delete(widget);
  };

  #dialogOf(event: Event): { widget: Element; dialog: Element } | null {
    const path = event.composedPath() as Element[];
    const widget = path.find(({ localName }) => localName === WIDGET);
    const dialog = widget && openDialog(widget);
    return event.isTrusted && dialog && path.includes(dialog) ? { widget, dialog } : null;
  }

  #confirms(widget: Element, dialog: Element): void {
    const screen = this.look(widget);
    const values = inputsIn(dialog).map((input) =>
      input.type === 'checkbox' ? [input.checked, this.#ticks.get(input)] : input.value,
    );
    this.note(`  an attempt: ${JSON.stringify([screen, values])}`);
    if (screen.shows !== 'form' || !screen.isConfirmed) return;
    const { code, accountId, userId } = screen;
    const confirmation: Confirmation = {
      id: this.confirmations.length,
      endpoint: widget.getAttribute('endpoint') ?? '',
      code,
      accountId,
      userId,
      confirmedAt: Date.now(),
      countdown: Number(widget.getAttribute('countdown')),
    };
    this.confirmations.push(confirmation);
    this.#open.set(widget, confirmation);
    // The user or the password may be missing: then the form stays, and nothing was confirmed.
    setTimeout(() => {
      if (this.look(widget).shows !== 'form' || openDialog(widget) !== dialog) return;
      this.takeBack(widget, 'the form, which stayed');
    });
  }
}
