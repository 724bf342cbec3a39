import { render } from 'lit/html.js';
import { deleteCustomer, type DeleteOptions } from '../call/delete-customer.js';
import type { DeleteOutcome } from '../call/outcome.js';
import type { DeleteRequest } from '../call/request.js';
import { dismiss } from '../call/unanswered.js';
import { announce } from './announcer.js';
import { notSetUp } from './common.views.js';
import { ConfigurableElement } from './configurable-element.js';
import { styles } from './customer-delete.styles.js';
import { DeleteDialog } from './dialog.js';
import type { OpenOptions } from './dialog-host.js';
import { focused, ignoreHeldKey, neighbour } from './focus.js';
import { closestLanguage, primary } from './language.js';
import { lostNote } from './result.views.js';
import { warn } from './settings.js';
import type { StateName } from './state.js';
import { updateTrigger } from './trigger.js';
import { version } from '../version.js';

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
export class CustomerDelete extends ConfigurableElement {
  /** The version of the package that this class comes from. */
  static readonly version = version;

  /** URL of the API; required. https, or http on a loopback host or with `auth="server"`. Relative to the page. */
  declare endpoint: string;
  /** The account at the loyalty platform; required. @attr account-id */
  declare accountId: string;
  /** In whose name the call is made; asked for where it is empty. @attr user-id */
  declare userId: string;
  /** `jsonp`, or `post`: the fields as form data, for an API or a server that allows it. */
  declare method: string;
  /** `password`; with `post` also `header`, a key that is asked for, and `server`, which adds one. */
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

  /** Made when it first opens. */
  #dialog: DeleteDialog | undefined;
  #internals: ElementInternals | undefined;
  /** Whether there has ever been more than the button. */
  #hasMore = false;

  /**
   * Where the element stands. Read-only; reflected as an attribute and as a custom state.
   *
   * @type {'idle' | 'confirming' | 'countdown' | 'pending' | 'deleted' | 'refused' | 'not-sent' | 'unknown'}
   * @readonly
   */
  get state(): StateName {
    return this.#dialog?.state.name ?? 'idle';
  }

  // Whoever writes it, or the attribute, is put right: what it says is what is true.
  set state(_value: StateName) {
    this.#reflect();
  }

  /**
   * Opens the dialog, anew after any result. Does nothing while its form is open or a call is on its way,
   * and where the element is disabled, detached or not set up. Where it is not displayed its dialog would
   * not be either, and closes at once. A code that can't be sent ends as `not-sent`, `invalid`.
   */
  open(options?: OpenOptions): void {
    this.#dialog ??= new DeleteDialog(this, {
      settings: () => this.settingsNow(),
      password: () => this.givenPassword(),
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

  override attributeChangedCallback(name: string, old: unknown, value: string | null): void {
    if (name !== 'state') super.attributeChangedCallback(name, old, value);
    else if (value !== this.state) this.#reflect();
  }

  protected override styles(): CSSStyleSheet[] {
    return styles();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#reflect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#dialog?.disconnected();
  }

  protected override update(root: ShadowRoot): void {
    const dialog = this.#dialog;
    dialog?.willUpdate();
    const problem = this.setupProblem();
    const { state } = this;
    const isBroken = !!problem && state === 'idle';
    const closest = closestLanguage(this);
    const texts = this.texts(closest);
    // One without a code of its own is for the next customer, too.
    const isOver = (state === 'deleted' || state === 'unknown') && !!this.code;
    const hasTrigger = !isBroken && !this.noTrigger && !isOver;
    const hadFocus = !!root.activeElement;
    const isForeign = primary(closest) !== primary(texts.language);
    updateTrigger(root, hasTrigger ? this : null, texts, isForeign);
    const isHopeless = this.reportSetup(problem) && isBroken;
    const lost = this.lost();
    if (isHopeless || dialog || lost.length || this.#hasMore) {
      this.#hasMore = true;
      const notes = lost.map((one) => lostNote(one, () => dismiss(one), texts));
      render([isHopeless ? notSetUp(problem, texts) : dialog?.render(texts), notes], root);
    }
    dialog?.updated();
    // What had it is gone: an answer came late, say.
    if (hadFocus && !focused()) this.focus();
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
