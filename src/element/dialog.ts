import { html, nothing } from 'lit/html.js';
import { cleanText, codeProblem } from '../call/request.js';
import { release } from '../call/unanswered.js';
import { en } from '../messages/en.js';
import type { Texts } from '../messages/languages.js';
import { pageState } from '../page-state.js';
import type { Ui, View } from './common.views.js';
import { recall } from './credentials.js';
import type { DialogHost, Given, OpenOptions } from './dialog-host.js';
import { DeleteFlow, emit } from './flow.js';
import { focused, ignoreHeldKey, isHidden, topmost, watchPage } from './focus.js';
import {
  draftCode,
  draftUser,
  emptyDraft,
  formProblem,
  needsPassword,
  readDraft,
  type Draft,
  type FieldName,
} from './form.js';
import { confirming } from './form.views.js';
import { printReceiptOnly } from './print.js';
import { result, statusLine } from './result.views.js';
import { parseSetting, warn } from './settings.js';
import { isOpen, outcomeOf, unclearOf, type State, type Subject } from './state.js';
import { announcement, countdown, pending } from './waiting.views.js';

/**
 * What is the dialog's alone: a row around the element would be opened, sorted or dragged, a page keep
 * the focus or the clipboard from it, and hear what is typed.
 */
const INSIDE = (
  'click dblclick mousedown pointerdown touchstart contextmenu ' +
  'input beforeinput textInput copy paste'
).split(' ');

/** What gets the focus: the first field, never the danger button; else what the content offers. */
const FIRST = 'input:not([readonly]), .first';

/**
 * What opens from one element: the dialog, and the line that stays when it has closed. Made when it
 * first opens, so that an element at rest is but a button.
 */
export class DeleteDialog {
  readonly #host: DialogHost;
  readonly #given: Given;
  readonly #flow: DeleteFlow;
  #draft: Draft = emptyDraft;
  #isComplaining = false;
  #shown: State = { name: 'idle' };
  #returnFocus: HTMLElement | null = null;
  #stopPrinting: (() => void) | undefined;

  constructor(host: DialogHost, given: Given) {
    this.#host = host;
    this.#given = given;
    host.addEventListener('keydown', ignoreHeldKey, true);
    const whatNow = (): string => {
      const { endpoint, accountId } = given.settings();
      return JSON.stringify([cleanText(host.code), endpoint, accountId]);
    };
    this.#flow = new DeleteFlow(host, whatNow, given.stateChanged);
  }

  get state(): State {
    return this.#flow.state;
  }

  /**
   * Opens the form, anew after any result; does nothing while it is open, or a call is pending, nor
   * where the element can't work.
   */
  open(options: OpenOptions = {}, again = false): void {
    const { state } = this;
    if (!this.#given.isReady() || (isOpen(state) && !('outcome' in state))) return;

    if (!isOpen(state)) this.#returnFocus = focused();
    const host = this.#host;
    const settings = this.#given.settings();
    const { code: asked = null } = options;
    // An unusable one is asked for; falling back on the element's own would name another customer.
    const code = cleanText(asked === null ? host.code : parseSetting('code', asked));
    const subject: Subject = {
      code,
      // A name that the element has is of its own code.
      customerName: cleanText(options.customerName ?? (asked === null ? host.customerName : '')),
      accountId: settings.accountId.trim(),
      userId: settings.userId.trim(),
      settings,
      codeGiven: !!code,
    };
    this.#draft = emptyDraft;
    this.#isComplaining = false;
    this.#flow.open(subject, again);
    // The operator can't mend a code that the page gave.
    const problem = code && codeProblem(code);
    if (problem) this.#flow.notSent('invalid', en[problem]);
    // Once the dialog is to be seen: a frame takes a while to make.
    else {
      setTimeout(() => {
        // A menu may close by the same click.
        this.#closeIfHidden();
        void this.#flow.prepare();
      });
    }
  }

  /** A page that can't be used any more, and nothing to be seen of why. */
  #closeIfHidden(): void {
    if (!isHidden(this.#dialog())) return;
    warn('it is hidden.');
    this.close();
  }

  /** Closes; what is not sent yet never is. Does nothing while a call is pending. */
  close(): void {
    this.#flow.stop(en.cancelled, false);
    this.#flow.happen({ type: 'close' });
  }

  /** Back to idle after a result; does nothing otherwise. */
  reset(): void {
    this.#flow.happen({ type: 'reset' });
  }

  /** The element has left the page, or its document is torn down. */
  disconnected(): void {
    this.#flow.stop(en.changed, false);
    this.close();
    // It may only be on its way to another place.
    this.#host.requestUpdate();
    // Should the element come back while a call is pending, its dialog has to be shown anew.
    this.#dialog()?.close();
  }

  /** Before the element is rendered: what the page says may have changed. */
  willUpdate(): void {
    this.#flow.stopIfChanged();
    // A result that is still on the screen stays there.
    if (!isOpen(this.#shown)) this.#resetIfChanged();
  }

  /** The dialog, or the line that stays when it has closed. */
  render(texts: Texts): View | View[] {
    const { state } = this;
    const ui: Ui = { ...this.#actions, texts, isDisabled: !this.#given.isReady() };
    if (!isOpen(state)) {
      return 'outcome' in state ? statusLine(state, ui) : nothing;
    }
    return html`<dialog
      part="dialog"
      lang=${texts.language}
      dir=${texts.direction}
      class=${state.name}
      role="alertdialog"
      aria-labelledby="title"
      aria-describedby="message"
      @cancel=${this.#onCancel}
      @close=${this.#onClose}
    >
      <div class="content">
        <div class="unseen" role="status">${announcement(state, ui)}</div>
        ${this.#renderContent(state, ui)}
      </div>
    </dialog>`;
  }

  /** After the element has been rendered: shows the dialog, and puts the focus where it belongs. */
  updated(): void {
    const before = this.#shown;
    const state = (this.#shown = this.state);
    const dialog = this.#dialog();
    const { isConnected } = this.#host;
    if (!dialog?.open) pageState.openDialogs.delete(this.#host);
    if (dialog && isConnected) {
      if (!dialog.open) {
        dialog.showModal();
        pageState.openDialogs.add(this.#host);
        watchPage(true, this.#onEvent, dialog);
        for (const type of INSIDE) dialog.addEventListener(type, this.#contain);
        this.#closeIfHidden();
      }
      // WebKit would let the focus into what another dialog covers.
      if (topmost() === this.#host && (before.name !== state.name || !isOpen(before))) {
        const first = dialog.querySelector<HTMLElement>(FIRST);
        (first ?? dialog.querySelector('h2'))?.focus();
      }
    }
    watchPage(isConnected && isOpen(state), this.#onEvent);
    this.#stopPrinting?.();
    this.#stopPrinting =
      isConnected && 'outcome' in state && state.open ? printReceiptOnly() : undefined;
    const unclear = unclearOf(isConnected ? before : state);
    if (unclear && !(isConnected && unclear === unclearOf(state))) release(unclear);
    if (isOpen(before) && !isOpen(state)) {
      const outcome = outcomeOf(state);
      // What reset() takes from the screen was the last one all the same.
      emit(this.#host, 'closed', outcome ?? outcomeOf(before) ?? this.#flow.last);
      this.#given.closed(outcome);
      this.#resetIfChanged();
    }
  }

  /** Puts the focus back where it was when the dialog opened; else where the operator would go on. */
  giveFocusBack(): void {
    if (!this.#host.isConnected) return;
    this.#returnFocus?.focus();
    if (focused()) return;
    // What had the focus may be gone or hidden by now; below there may be another's result.
    const below = topmost()?.shadowRoot!.querySelector<HTMLElement>(FIRST);
    (below ?? this.#host).focus();
  }

  /** The element stands for another customer now; an old result is not about that one. */
  #resetIfChanged(): void {
    if (!isOpen(this.state) && this.#flow.isChanged()) this.reset();
  }

  #renderContent(state: State, ui: Ui): View {
    switch (state.name) {
      case 'idle':
        return nothing;
      case 'confirming': {
        const password = this.#knownPassword(state.subject);
        const form = {
          draft: this.#draft,
          problem: formProblem(state.subject, this.#draft, password),
          isComplaining: this.#isComplaining,
          needsPassword: needsPassword(password, this.#draft, this.#host.shadowRoot!),
        };
        return confirming(state, form, ui);
      }
      case 'countdown':
        return countdown(state, ui);
      case 'pending':
        return pending(state, ui);
      default:
        return result(state, ui);
    }
  }

  readonly #actions: Omit<Ui, 'texts' | 'isDisabled'> = {
    // From the retry button: the same customer, also where the code came with `open()` or by hand.
    again: () => {
      const { state } = this;
      if (!('outcome' in state)) return;
      const { codeGiven, customerName } = state.subject;
      const { code, userId } = state.outcome;
      this.open({ code: codeGiven ? code : '', customerName }, true);
      this.#draft = { ...emptyDraft, code, userId };
    },
    look: () => void this.#flow.prepare(),
    close: () => this.close(),
    stop: () => this.#flow.stop(en.cancelled, true),
    input: () => this.#readForm(),
    confirm: () => this.#confirm(true),
  };

  #confirm(isComplaining: boolean): void {
    const { state } = this;
    if (state.name !== 'confirming' || !this.#given.isReady()) return;
    // What counts is what is on the screen, whether or not an event told of it.
    this.#readForm();
    const { subject } = state;
    const password = this.#knownPassword(subject);
    const problem = formProblem(subject, this.#draft, password);
    if (problem) {
      this.#isComplaining = isComplaining;
      if (isComplaining) this.#field(problem.field)?.focus();
      return;
    }
    const code = draftCode(subject, this.#draft);
    const userId = draftUser(subject, this.#draft);
    const entered = this.#draft.userPassword;
    this.#draft = emptyDraft;
    this.#flow.confirm({ ...subject, code, userId }, entered || password, !this.#given.password());
  }

  #readForm(): void {
    this.#draft = readDraft((name) => this.#field(name), this.#draft);
    this.#host.requestUpdate();
  }

  #knownPassword(subject: Subject): string {
    const userId = draftUser(subject, this.#draft);
    return this.#given.password() || recall({ ...subject.settings, ...subject, userId });
  }

  #field(name: FieldName): HTMLInputElement | null {
    return this.#host.shadowRoot!.querySelector<HTMLInputElement>(`#${name}`);
  }

  #dialog(): HTMLDialogElement | null {
    return this.#host.shadowRoot!.querySelector('dialog');
  }

  // What is done in the page's own content, in a slot, is the page's to hear.
  readonly #contain = (event: Event): void => {
    if (!this.#host.contains(event.target as Node)) event.stopPropagation();
  };

  // Escape comes as a key; the back gesture of a telephone only as `cancel`.
  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    this.close();
  };

  // A browser may close a dialog against our word, on a second Escape for one.
  readonly #onClose = (): void => {
    if (this.#dialog()?.open || !this.#host.isConnected || !isOpen(this.state)) return;
    if (this.state.name === 'pending') this.#dialog()?.showModal();
    else this.close();
  };

  // From the window; from the dialog, where the element stands in a closed shadow root.
  readonly #onEvent = (event: Event): void => {
    const { type, key, repeat, isComposing } = event as KeyboardEvent;
    const path = event.composedPath();
    // Whoever leaves the page stops what is not sent yet.
    if (!type.startsWith('key')) this.#flow.stop(en.away, false);
    if (!path.includes(this.#host)) return;
    // On its way down: the page's own hotkeys are not meant by what is typed here.
    event.stopPropagation();
    ignoreHeldKey(event);
    if (isComposing || type !== 'keydown') return;
    // It may come up when the dialog is closed, where the page would take it for its own.
    addEventListener('keyup', stay, true);
    // Or in another window, and then the next one is the page's own.
    addEventListener('blur', letGo);
    const isEscape = key === 'Escape';
    if (isEscape || (key === 'Enter' && path[0] instanceof HTMLInputElement)) {
      event.preventDefault();
      if (isEscape) this.close();
      else if (!repeat) this.#confirm(false);
    }
  };
}

const stay = (event: Event): void => {
  event.stopPropagation();
  letGo();
};
const letGo = (): void => {
  removeEventListener('keyup', stay, true);
  removeEventListener('blur', letGo);
};
