import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { deleteCustomer, type DeleteOptions } from '../call/delete-customer.js';
import type { DeleteOutcome } from '../call/outcome.js';
import type { DeleteRequest } from '../call/request.js';
import { dismiss, type Unanswered } from '../call/unanswered.js';
import type { MessageKey } from '../messages/en.js';
import { pageState } from '../page-state.js';
import { version } from '../version.js';
import { announce } from './announcer.js';
import { notSetUp } from './common.views.js';
import { styles } from './customer-delete.styles.js';
import { DeleteDialog } from './dialog.js';
import type { OpenOptions } from './dialog-host.js';
import { focused, ignoreHeldKey, neighbour } from './focus.js';
import { closestLanguage, primary } from './language.js';
import { lostNote } from './result.views.js';
import { givenPassword, setting, SettingsElement } from './settings-element.js';
import { warn } from './settings.js';
import type { StateName } from './state.js';
import { trigger } from './trigger.js';

/**
 * A button that deletes one customer through the API of contract section 5: asks first, waits a
 * moment in which it can be stopped, sends at most one request, and says truthfully what happened.
 *
 * @summary Deletes one customer, after a confirmation, and says truthfully what happened.
 * @tag customer-delete
 *
 * @attr {string} nonce - CSP nonce for what the element creates; else the script tag's.
 * @attr {string} lang - BCP 47; else the closest `lang` in the page. Falls back to English.
 *
 * @slot trigger - Replaces the button.
 * @slot consequences - The host's own warning, below the built-in ones.
 * @slot lookup - The host's link to the customer's record, shown where the outcome is not known.
 *
 * @fires {CustomEvent<DeleteDetail>} customer-delete-before - Confirmed and about to be sent; `preventDefault()` stops it.
 * @fires {CustomEvent<DeleteDetail>} customer-delete-sent - The request has been handed to the browser.
 * @fires {CustomEvent<DeleteOutcome>} customer-delete-settled - An outcome; once more if an unknown one is cleared up.
 * @fires {CustomEvent<DeleteOutcome | null>} customer-delete-closed - The dialog has closed; carries the last outcome, or null.
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
 * @cssproperty [--customer-delete-danger=#d32f2f] - Colour of danger.
 * @cssproperty [--customer-delete-text=CanvasText] - Text colour of the dialog.
 * @cssproperty [--customer-delete-surface=Canvas] - Background of the dialog.
 * @cssproperty [--customer-delete-border=#8888] - Colour of borders.
 * @cssproperty [--customer-delete-radius=6px] - Radius of corners.
 * @cssproperty [--customer-delete-font=system-ui, sans-serif] - Font family of the dialog.
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
export class CustomerDelete extends SettingsElement {
  /** The version of the package that this class comes from. */
  static readonly version = version;

  static override readonly styles = styles;

  /** The customer's unique code; asked for where it is empty. */
  @setting
  @property()
  code!: string;

  /** Shown beside the code; never sent. */
  @setting
  @property({ attribute: 'customer-name' })
  customerName!: string;

  /** Visible text of the button. */
  @setting
  @property()
  label!: string;

  /**
   * `type` the code, or `check` a box. Anything else counts as `type`.
   * @default 'type'
   */
  @setting
  @property()
  confirmation!: 'type' | 'check';

  /**
   * No button; the page calls `open()`.
   * @default false
   */
  @setting
  @property({ attribute: 'no-trigger', type: Boolean })
  noTrigger!: boolean;

  /** A selector: that ancestor goes once the dialog has closed after `deleted`. */
  @setting
  @property({ attribute: 'remove-closest' })
  removeClosest!: string;

  /** Made when it first opens. */
  #dialog: DeleteDialog | undefined;
  #internals: ElementInternals | undefined;
  /** What keeps the element from working, as found before it is rendered. */
  #problem: MessageKey | undefined;
  /** The requests of an earlier page that this element tells of. */
  #lost: readonly Unanswered[] = [];
  #hadFocus = false;

  /**
   * Where the element stands. Read-only; reflected as an attribute and as a custom state.
   *
   * @type {'idle' | 'confirming' | 'countdown' | 'pending' | 'deleted' | 'refused' | 'not-sent' | 'unknown'}
   * @default 'idle'
   * @readonly
   */
  @property({ noAccessor: true, reflect: true })
  get state(): StateName {
    return this.#dialog?.state.name ?? 'idle';
  }

  // Writes to the property or the attribute are discarded, and the current state is reflected again.
  set state(value: StateName) {
    if (value !== this.state) this.#reflect();
  }

  /**
   * Opens the dialog, anew after any result. Does nothing while its form is open or a call is on its way,
   * and where the element is disabled, detached or not set up. Where it is not displayed its dialog would
   * not be either, and closes at once. A code that can't be sent ends as `not-sent`, `invalid`.
   */
  open(options?: OpenOptions): void {
    // Properties that were set before the upgrade come into force with the first update.
    if (this.isConnected && !this.hasUpdated) this.performUpdate();
    this.#dialog ??= new DeleteDialog(this, {
      settings: () => this.settingsNow(),
      password: () => givenPassword(this),
      isReady: () => this.isConnected && !this.disabled && !this.setupProblem(),
      stateChanged: () => {
        this.#reflect();
        this.requestUpdate();
      },
      closed: (outcome) => this.#closed(outcome),
    });
    this.#dialog.open(options ?? {});
  }

  /** Closes the dialog; what is not sent yet never is. Does nothing while a call is pending. */
  close(): void {
    this.#dialog?.close();
  }

  /** Back to `idle` after a result; does nothing otherwise. */
  reset(): void {
    this.#dialog?.reset();
  }

  /** Makes the call. Hosts with a way of their own, and tests, may set another function. */
  deleteCustomer(request: DeleteRequest, options: DeleteOptions): Promise<DeleteOutcome> {
    return deleteCustomer(request, options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#reflect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#dialog?.disconnected();
  }

  protected override willUpdate(): void {
    this.#dialog?.willUpdate();
    this.#problem = this.setupProblem();
    this.reportSetup(this.#problem);
    this.#lost = this.lost();
    this.#hadFocus = !!this.shadowRoot?.activeElement;
  }

  protected override render(): unknown {
    const { state } = this;
    const problem = state === 'idle' ? this.#problem : undefined;
    const closest = closestLanguage(this);
    const texts = this.texts(closest);
    // One without a code of its own is for the next customer, too.
    const isOver = (state === 'deleted' || state === 'unknown') && !!this.code;
    const isForeign = primary(closest) !== primary(texts.language);
    const button = problem || this.noTrigger || isOver ? nothing : trigger(this, texts, isForeign);
    const main =
      problem && pageState.isSettled ? notSetUp(problem, texts) : this.#dialog?.render(texts);
    const notes = this.#lost.map((one) => lostNote(one, () => dismiss(one), texts));
    // At rest it is but the button: a table may hold a thousand.
    return this.#dialog || main || notes.length ? html`${button}${main}${notes}` : button;
  }

  protected override updated(): void {
    this.#dialog?.updated();
    // What had it is gone: an answer came late, say.
    if (this.#hadFocus && !focused()) this.focus();
  }

  /** Focuses what the operator would go on with: the button, or what stands in its place. */
  override focus(options?: FocusOptions): void {
    this.addEventListener('keydown', ignoreHeldKey, true);
    this.shadowRoot?.querySelector<HTMLElement>('button, [part=status]')?.focus(options);
  }

  #closed(outcome: DeleteOutcome | null): void {
    const isMeant =
      outcome?.status === 'deleted' &&
      // The page may have given the element, and its row, to another customer meanwhile.
      ['', outcome.code].includes(this.code.trim());
    const row = isMeant && closest(this.parentElement, this.removeClosest);
    if (!row) return this.#dialog?.giveFocusBack();
    const after = neighbour(this, row);
    // A form may have a field of the name `remove`.
    row.replaceWith();
    const { removed, language } = this.texts();
    announce(
      removed.replace('{customer}', () => outcome.code),
      language,
    );
    after?.focus();
  }

  #reflect(): void {
    const { state } = this;
    this.setAttribute('state', state);
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
}

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
