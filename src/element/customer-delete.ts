import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { deleteCustomer, type DeleteOptions } from '../call/delete-customer.js';
import type { DeleteOutcome } from '../call/outcome.js';
import { cleanText, codeProblem, type DeleteRequest } from '../call/request.js';
import { en } from '../messages/en.js';
import { announce } from './announcer.js';
import type { Actions, View } from './common.views.js';
import { ConfigurableElement } from './configurable-element.js';
import { recall } from './credentials.js';
import * as views from './customer-delete.views.js';
import { DeleteFlow } from './flow.js';
import { focused, ignoreHeldKey, neighbour } from './focus.js';
import { draftCode, draftUser, formProblem, type Draft, type FieldName } from './form.js';
import { confirming } from './form.views.js';
import { printReceiptOnly } from './print.js';
import { result, statusLine } from './result.views.js';
import { version } from '../version.js';
import { parseSetting, warn } from './settings.js';
import { isOpen, outcomeOf, type State, type StateName, type Subject } from './state.js';
import { styles } from './customer-delete.styles.js';

/** Which customer `open()` is about, where it is not the element's own. */
export interface OpenOptions {
  code?: string;
  customerName?: string;
}

/**
 * A button that deletes one customer through the API of contract section 5: asks first, waits a
 * moment in which it can be stopped, sends at most one request, and says truthfully what happened.
 *
 * @summary Deletes one customer, after a confirmation, and says truthfully what happened.
 * @tag customer-delete
 *
 * @slot trigger - Replaces the button.
 * @slot consequences - The host's own warning, below the built-in ones.
 * @slot lookup - The host's link to the customer's record, shown where the outcome is not known.
 *
 * @fires customer-delete-before - Confirmed and about to be sent; `preventDefault()` stops it.
 * @fires customer-delete-sent - The request has been handed to the browser.
 * @fires customer-delete-settled - An outcome; once more if an unknown one is cleared up.
 * @fires customer-delete-closed - The dialog has closed; carries the last outcome, or null.
 *
 * @csspart trigger - The button.
 * @csspart dialog - The dialog.
 * @csspart title - Its title.
 * @csspart consequences - What the deletion means.
 * @csspart field - A label with its input.
 * @csspart input - An input.
 * @csspart delete - The button that confirms.
 * @csspart cancel - The button that does not.
 * @csspart countdown - The text that counts down.
 * @csspart stop - The button that stops the countdown.
 * @csspart status - The line that stays in the page.
 * @csspart message - The sentence in the dialog.
 * @csspart receipt - The facts of a call.
 * @csspart retry - The button that opens the form anew.
 * @csspart close - The button that closes a result.
 *
 * @cssproperty --customer-delete-danger - Colour of danger.
 * @cssproperty --customer-delete-text - Text colour of the dialog.
 * @cssproperty --customer-delete-surface - Background of the dialog.
 * @cssproperty --customer-delete-border - Colour of borders.
 * @cssproperty --customer-delete-radius - Radius of corners.
 * @cssproperty --customer-delete-font - Font family of the dialog.
 *
 * @cssstate idle - Nothing has happened.
 * @cssstate confirming - The form is open.
 * @cssstate countdown - Confirmed; can still be stopped.
 * @cssstate pending - Sent, or about to be.
 * @cssstate deleted - The API said so.
 * @cssstate refused - The API said error.
 * @cssstate not-sent - Certain that nothing was sent.
 * @cssstate unknown - Sent, and no trustworthy answer came.
 */
export class CustomerDelete extends ConfigurableElement {
  static override styles = styles;

  static override properties = { state: { noAccessor: true } };

  /** The version of the package that this class comes from. */
  static readonly version = version;

  /** URL of the API; required. https, or http on a loopback host. Relative to the page. */
  declare endpoint: string;
  /** The account at the loyalty platform; required. @attr account-id */
  declare accountId: string;
  /** In whose name the call is made; asked for where it is empty. @attr user-id */
  declare userId: string;
  /** Only `jsonp`. */
  declare method: string;
  /** Only `password`. */
  declare auth: string;
  /** The customer's unique code; asked for where it is empty. */
  declare code: string;
  /** Shown beside the code; never sent. @attr customer-name */
  declare customerName: string;
  /** Visible text of the button. */
  declare label: string;
  /** `type` the code, or `check` a box. Anything else counts as `type`. */
  declare confirmation: 'type' | 'check';
  /** ms between the confirmation and the sending; 5000 by default, 0 for none. */
  declare countdown: number;
  /** ms after which a missing answer counts as unknown; 15000 by default. */
  declare timeout: number;
  /** `frame` runs the answer where it can't reach the page; `none` in the page. */
  declare isolation: 'frame' | 'none';
  /** `on` looks first whether the API can be reached; `off` does not. */
  declare probe: 'on' | 'off';
  /** Everything up to the sending, and then nothing. @attr dry-run */
  declare dryRun: boolean;
  /** No button; the page calls `open()`. @attr no-trigger */
  declare noTrigger: boolean;
  /** A selector: that ancestor goes once the dialog has closed after `deleted`. @attr remove-closest */
  declare removeClosest: string;
  /** As on a button. */
  declare disabled: boolean;

  readonly #flow = new DeleteFlow(
    this,
    () => this.#whatNow(),
    () => {
      this.#reflect();
      this.requestUpdate();
    },
  );
  #draft: Draft = emptyDraft();
  #isComplaining = false;
  #shown: State = this.#flow.state;
  #returnFocus: HTMLElement | null = null;
  #stopPrinting: (() => void) | undefined;
  #internals: ElementInternals | undefined;

  /** Where the element stands. Read-only; reflected as an attribute and as a custom state. */
  get state(): StateName {
    return this.#flow.state.name;
  }

  // Whoever writes it, or the attribute, is put right: what it says is what is true.
  set state(_value: StateName) {
    this.#reflect();
  }

  /**
   * Opens the dialog, anew after any result. Does nothing while it is open, and where the element is
   * disabled, detached or not set up. A code that can't be sent ends as `not-sent`, `invalid`.
   */
  open(options?: OpenOptions): void {
    this.#open(options ?? {}, false);
  }

  /** Closes the dialog; what is not sent yet never is. Does nothing while a call is pending. */
  close(): void {
    this.#flow.stop(en.cancelled, false);
    this.#flow.happen({ type: 'close' });
  }

  /** Back to `idle` after a result; does nothing otherwise. */
  reset(): void {
    this.#flow.happen({ type: 'reset' });
  }

  /** Makes the call. Hosts with a way of their own, and tests, may set another function. */
  deleteCustomer(request: DeleteRequest, options: DeleteOptions): Promise<DeleteOutcome> {
    return deleteCustomer(request, options);
  }

  constructor() {
    super();
    this.addEventListener('keydown', ignoreHeldKey, true);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#reflect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.close();
    this.#watchPage(false);
    // Should the element come back while a call is pending, its dialog has to be shown anew.
    this.#dialog()?.close();
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#flow.stopIfChanged();
    // The element stands for another customer now; an old result is not about that one.
    const isOther = changed.has('code') || changed.has('endpoint') || changed.has('accountId');
    if (isOther && !isOpen(this.#flow.state)) this.reset();
  }

  protected override render(): TemplateResult {
    const { state } = this.#flow;
    const problem = this.setupProblem();
    if (problem && state.name === 'idle') return html`${views.notSetUp(problem)}`;
    const hasTrigger = !this.noTrigger && state.name !== 'deleted' && state.name !== 'unknown';
    return html`${hasTrigger ? views.trigger(this, this.#actions) : nothing}
    ${'outcome' in state && !state.open ? statusLine(state, this.disabled, this.#actions) : nothing}
    ${isOpen(state) ? this.#renderDialog(state) : nothing}`;
  }

  protected override updated(): void {
    this.reportSetup();
    const before = this.#shown;
    const state = (this.#shown = this.#flow.state);
    const dialog = this.#dialog();
    if (dialog && this.isConnected) {
      if (!dialog.open) dialog.showModal();
      if (before.name !== state.name || !isOpen(before)) {
        // The first field, never the danger button; else what the new content offers.
        const first = dialog.querySelector<HTMLElement>('input:not([readonly]), .first');
        (first ?? dialog.querySelector('h2'))?.focus();
      }
    }
    this.#watchPage(isOpen(state));
    this.#stopPrinting?.();
    this.#stopPrinting =
      this.isConnected && 'outcome' in state && state.open ? printReceiptOnly() : undefined;
    if (isOpen(before) && !isOpen(state)) this.#closed(state);
  }

  #renderDialog(state: State): View {
    return html`<dialog
      part="dialog"
      class=${state.name}
      role="alertdialog"
      aria-labelledby="title"
      aria-describedby="message"
      @cancel=${this.#onCancel}
      @close=${this.#onClose}
    >
      <div class="content">
        <p class="unseen" role="status">${views.announcement(state)}</p>
        ${this.#renderContent(state)}
      </div>
    </dialog>`;
  }

  #renderContent(state: State): View {
    switch (state.name) {
      case 'idle':
        return nothing;
      case 'confirming': {
        const password = this.#knownPassword(state.subject);
        const form = {
          draft: this.#draft,
          problem: formProblem(state.subject, this.#draft, password),
          isComplaining: this.#isComplaining,
          needsPassword: !password,
        };
        return confirming(state, form, this.#actions);
      }
      case 'countdown':
        return views.countdown(state, this.#actions);
      case 'pending':
        return views.pending(state);
      default:
        return result(state, this.#actions);
    }
  }

  readonly #actions: Actions = {
    open: () => this.#open({}, false),
    again: () => this.#again(),
    look: () => void this.#flow.prepare(),
    close: () => this.close(),
    stop: () => this.#flow.stop(en.cancelled, true),
    input: () => this.#readForm(),
    confirm: () => this.#confirm(true),
  };

  #open(options: OpenOptions, again: boolean): void {
    const { state } = this.#flow;
    if (!this.isConnected || this.disabled || this.setupProblem()) return;
    if (isOpen(state) && !('outcome' in state)) return;

    if (!isOpen(state)) this.#returnFocus = focused();
    const settings = this.settingsNow();
    const { code: asked = null } = options;
    // An unusable one is asked for; falling back on the element's own would name another customer.
    const code = cleanText(asked === null ? this.code : parseSetting('code', asked));
    const subject: Subject = {
      code,
      customerName: asked === null ? this.customerName : cleanText(options.customerName),
      accountId: settings.accountId.trim(),
      userId: settings.userId.trim(),
      settings,
      codeGiven: !!code,
    };
    this.#draft = emptyDraft();
    this.#isComplaining = false;
    this.#flow.open(subject, again);
    // The operator can't mend a code that the page gave.
    const problem = code && codeProblem(code);
    if (problem) this.#flow.notSent('invalid', en[problem]);
    else void this.#flow.prepare();
  }

  /** From the retry button: the same customer, also where the code came with `open()` or by hand. */
  #again(): void {
    const { state } = this.#flow;
    if (!('outcome' in state)) return;
    const { codeGiven, customerName } = state.subject;
    const { code, userId } = state.outcome;
    this.#open(codeGiven ? { code, customerName } : {}, true);
    this.#draft = { ...emptyDraft(), code, userId };
  }

  #confirm(isComplaining: boolean): void {
    const { state } = this.#flow;
    if (state.name !== 'confirming') return;
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
    this.#draft = emptyDraft();
    this.#flow.confirm({ ...subject, code, userId }, password || entered);
  }

  /** Takes over what the fields hold; another code takes back the tick that was for the old one. */
  #readForm(): void {
    const text = (name: FieldName): string => this.#field(name)?.value ?? '';
    const code = text('code');
    this.#draft = {
      code,
      userId: text('userId'),
      userPassword: text('userPassword'),
      typed: text('confirmation'),
      ticked: !!this.#field('confirmation')?.checked && code === this.#draft.code,
    };
    this.requestUpdate();
  }

  #knownPassword(subject: Subject): string {
    const { settings, accountId } = subject;
    const userId = draftUser(subject, this.#draft);
    return this.givenPassword() || recall({ endpoint: settings.endpoint, accountId, userId });
  }

  /** What the page now says is to be deleted, in a form that can be compared. */
  #whatNow(): string {
    const { endpoint, accountId } = this.settingsNow();
    return JSON.stringify([this.code, endpoint, accountId]);
  }

  #field(name: FieldName): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${name}`);
  }

  #dialog(): HTMLDialogElement | null {
    return this.renderRoot?.querySelector('dialog') ?? null;
  }

  #closed(state: State): void {
    const outcome = outcomeOf(state);
    this.#flow.emit('closed', outcome);
    const row = outcome?.status === 'deleted' && closest(this.parentElement, this.removeClosest);
    if (row) {
      const after = neighbour(this, row);
      row.remove();
      announce(en.removed.replace('{customer}', () => outcome.code));
      after?.focus();
    } else if (this.isConnected) {
      this.#returnFocus?.focus();
      // What had the focus may be gone or hidden by now.
      if (!focused()) this.focus();
    }
  }

  /** Focuses what the operator would go on with: the button, or what stands in its place. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('button, span')?.focus(options);
  }

  #reflect(): void {
    const { state } = this;
    if (this.getAttribute('state') !== state) this.setAttribute('state', state);
    this.#internals ??= this.attachInternals?.();
    const states = this.#internals?.states;
    if (!states) return;
    states.clear();
    try {
      states.add(state);
    } catch {
      // Chromium before 125 knows the older syntax only.
      states.add(`--${state}`);
    }
  }

  #watchPage(watch: boolean): void {
    const change = watch ? 'addEventListener' : 'removeEventListener';
    for (const type of ['pagehide', 'freeze', 'keydown', 'keypress', 'keyup']) {
      window[change](type, this.#onEvent, true);
    }
  }

  // Escape comes as a key; the back gesture of a telephone only as `cancel`.
  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    this.close();
  };

  // A browser may close a dialog against our word, on a second Escape for one.
  readonly #onClose = (): void => {
    if (this.#dialog()?.open || !this.isConnected || !isOpen(this.#flow.state)) return;
    if (this.state === 'pending') this.#dialog()?.showModal();
    else this.close();
  };

  readonly #onEvent = (event: Event): void => {
    const { type, key, repeat, isComposing } = event as KeyboardEvent;
    const path = event.composedPath();
    // Whoever leaves the page stops what is not sent yet.
    if (!type.startsWith('key')) this.#flow.stop(en.away, false);
    if (!path.includes(this)) return;
    // On its way down: the page's own hotkeys are not meant by what is typed here.
    event.stopPropagation();
    ignoreHeldKey(event);
    if (isComposing || type !== 'keydown') return;
    const isEscape = key === 'Escape';
    if (isEscape || (key === 'Enter' && path[0] instanceof HTMLInputElement)) {
      event.preventDefault();
      if (isEscape) this.close();
      else if (!repeat) this.#confirm(false);
    }
  };
}

const emptyDraft = (): Draft => ({
  code: '',
  userId: '',
  userPassword: '',
  typed: '',
  ticked: false,
});

/** The ancestor that a host's selector names, or null; never the page itself. */
function closest(from: Element | null, selector: string): Element | null {
  try {
    const found = selector ? from?.closest(selector) : null;
    return found && !found.contains(document.body) ? found : null;
  } catch (error) {
    warn(String(error));
    return null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'customer-delete': CustomerDelete;
  }
}
