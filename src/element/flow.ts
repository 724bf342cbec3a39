import { isBusy, type DeleteOptions } from '../call/delete-customer.js';
import { callFacts, type DeleteOutcome, type NotSentReason } from '../call/outcome.js';
import { createTransport, lookAhead } from '../call/prepare.js';
import { now } from '../transport/clock.js';
import type { Transport } from '../transport/transport.js';
import type { DeleteRequest } from '../call/request.js';
import { joinLine, leaveLine } from '../call/turn.js';
import { en } from '../messages/en.js';
import { hindrance, startCountdown } from './countdown.js';
import { forget, remember } from './credentials.js';
import { next, outcomeOf, type Happening, type State, type Subject } from './state.js';

/** What `customer-delete-before` and `customer-delete-sent` carry. */
export interface DeleteDetail {
  readonly code: string;
  readonly customerName: string;
  readonly accountId: string;
  readonly userId: string;
}

/** Tells the page; false where the page said no. */
export function emit(host: EventTarget, name: string, detail: unknown): boolean {
  const options = {
    bubbles: true,
    composed: true,
    cancelable: name === 'before',
    // What a listener writes into it must not change what is shown.
    detail: Object.freeze(detail),
  };
  return host.dispatchEvent(new CustomEvent(`customer-delete-${name}`, options));
}

/** What the flow needs of the element around it. */
export interface FlowHost extends HTMLElement {
  readonly dryRun: boolean;
  deleteCustomer(request: DeleteRequest, options: DeleteOptions): Promise<DeleteOutcome>;
}

/** The way of one element from the confirmation to the outcome; holds its one state. */
export class DeleteFlow {
  readonly #host: FlowHost;
  readonly #whatNow: () => string;
  readonly #stateChanged: () => void;
  #state: State = { name: 'idle' };
  /** The outcome of the form that was opened last, if it came to one. */
  last: DeleteOutcome | null = null;
  /** What was to be deleted when the dialog opened. */
  #opened = '';
  #stopCountdown: (() => void) | undefined;
  /** Made for the call that is being confirmed. */
  #transport: Transport | undefined;
  /** Sends, once it is this element's turn. */
  #go: ((hasSlept: boolean) => void) | undefined;
  /** Stops the call that is pending, as long as it is not sent; with what `notSent()` is to tell. */
  #unsent: AbortController | undefined;

  /**
   * @param whatNow what the page now says is to be deleted, in a form that can be compared
   * @param stateChanged called whenever the state is another one
   */
  constructor(host: FlowHost, whatNow: () => string, stateChanged: () => void) {
    this.#host = host;
    this.#whatNow = whatNow;
    this.#stateChanged = stateChanged;
  }

  get state(): State {
    return this.#state;
  }

  /** Follows the table of transitions; does nothing where it names no way. */
  happen(what: Happening): void {
    const state = next(this.#state, what);
    if (state === this.#state) return;
    this.#state = state;
    if (state.name !== 'countdown') this.#stopCountdown?.();
    if (!this.isUnsent()) {
      this.#transport?.dispose();
      this.#transport = undefined;
    }
    this.#stateChanged();
  }

  /** Whether a call may still be confirmed, or is confirmed but not sent. */
  isUnsent(): boolean {
    return this.#state.name === 'confirming' || this.#state.name === 'countdown';
  }

  /** Opens the form. */
  open(subject: Subject, again: boolean): void {
    this.#opened = this.#whatNow();
    this.last = null;
    this.happen({ type: 'open', subject, again });
  }

  /** Whether the page now says something else than it did at the opening. */
  isChanged(): boolean {
    return this.#whatNow() !== this.#opened;
  }

  /** Stops what is not sent yet where the page has changed. */
  stopIfChanged(): void {
    const now = this.#whatNow();
    if (now === this.#opened || !(this.isUnsent() || this.#unsent)) return;
    this.#opened = now;
    this.stop(en.changed, false);
  }

  /** Gets ready for a call while the operator reads, and tells at once what would stand in its way. */
  async prepare(): Promise<void> {
    const state = this.#state;
    if (state.name !== 'confirming') return;
    const { settings } = state.subject;
    const endpoint = new URL(settings.endpoint);
    this.#transport?.dispose();
    const transport = (this.#transport = createTransport(endpoint, settings));
    this.happen({ type: 'looked', obstacle: null });
    const obstacle = await lookAhead(endpoint, transport, settings, true);
    if (this.#transport === transport) this.happen({ type: 'looked', obstacle });
  }

  /**
   * The operator has confirmed. The password is kept in this call's closures only.
   *
   * @param isTyped whether it is the operator's, and may be remembered, rather than the page's
   */
  confirm(subject: Subject, password: string, isTyped: boolean): void {
    const { countdown } = subject.settings;
    const confirmedAt = now();
    this.happen({ type: 'confirm', subject, left: Math.ceil(countdown / 1000) });
    const send = (): void => {
      if (isBusy(subject.settings.endpoint, subject)) return this.notSent('busy', en.busy);
      this.#go = (hasSlept) => {
        const why = hindrance(this.#host, hasSlept);
        if (why) this.stop(en[why], false);
        else void this.#send(subject, password, isTyped, confirmedAt);
      };
      joinLine(this.#go);
      // Others are before it, and it can still be stopped.
      this.happen({ type: 'wait' });
    };
    if (!countdown) {
      send();
      return;
    }
    this.#stopCountdown = startCountdown(
      this.#host,
      countdown,
      (left) => this.happen({ type: 'tick', left }),
      (why) => (why ? this.stop(en[why], false) : send()),
    );
  }

  /**
   * Stops what is not sent yet: a form closes without an outcome, all else ends as `not-sent`.
   *
   * @param message says why
   * @param open whether the dialog stays to show the outcome
   */
  stop(message: string, open: boolean): void {
    if (this.#state.name === 'confirming') this.happen({ type: 'close' });
    else if (this.#state.name === 'countdown') this.notSent('cancelled', message, open);
    // The operator has been told that it can no longer be stopped; the page has not.
    else if (message !== en.cancelled) this.#unsent?.abort([message, open]);
  }

  /** Ends as `not-sent`. */
  notSent(reason: NotSentReason, message: string, open = true): void {
    if (!('subject' in this.#state)) return;
    const facts = callFacts(this.#state.subject, null);
    this.#settle({ status: 'not-sent', ...facts, reason, message }, open);
  }

  async #send(
    subject: Subject,
    password: string,
    isTyped: boolean,
    confirmedAt: number,
  ): Promise<void> {
    const { settings, code, customerName, accountId, userId } = subject;
    const detail: DeleteDetail = { code, customerName, accountId, userId };
    if (!emit(this.#host, 'before', detail)) return this.stop(en.vetoed, true);
    this.stopIfChanged();
    // A listener may have closed the dialog, and even opened another.
    if (this.#state.name !== 'countdown' || this.#state.subject !== subject) return;
    // Also where the page says so only now: nothing is deleted by mistake that way.
    if (settings.dryRun || this.#host.dryRun) return this.notSent('dry-run', en['dry-run']);

    const transport = this.#transport;
    this.#transport = undefined;
    this.happen({ type: 'send' });
    const { signal } = (this.#unsent = new AbortController());
    const onSent = (): void => {
      const unsent = this.#unsent;
      this.#unsent = undefined;
      if (unsent) emit(this.#host, 'sent', detail);
    };
    const { endpoint, method, auth } = settings;
    const request = { endpoint, accountId, userId, userPassword: password, code, method, auth };
    const options = { ...settings, onSent, transport, signal, confirmedAt };
    let outcome: DeleteOutcome;
    try {
      outcome = await this.#host.deleteCustomer(request, options);
      if (outcome.sentAt) onSent();
    } catch {
      // Ours never rejects; a host's own might, and then nobody knows.
      const facts = callFacts(detail, new Date().toISOString());
      const answer = Promise.resolve(null);
      const reason = 'interrupted';
      outcome = { status: 'unknown', ...facts, reason, message: en[reason], answer };
    }
    this.#unsent = undefined;
    if (outcome.status === 'deleted' && isTyped) remember(request, password);
    if (outcome.status === 'refused') forget(request);
    const stopped = signal.reason as [message: string, open: boolean] | undefined;
    if (stopped && outcome.status === 'not-sent') this.notSent('cancelled', ...stopped);
    else this.#settle(outcome);

    if (outcome.status === 'unknown') {
      const late = await outcome.answer;
      if (late?.status === 'refused') forget(request);
      if (late) {
        this.#tell({ type: 'late', unclear: outcome, outcome: late, endpoint });
      }
    }
    // A host's own way may not have used it.
    transport?.dispose();
  }

  #settle(outcome: DeleteOutcome, open = true): void {
    this.#tell({ type: 'settle', outcome, open });
  }

  /** An outcome is there. The page hears of it before the next one in line may send. */
  #tell(what: Extract<Happening, { type: 'settle' | 'late' }>): void {
    // A listener may open and confirm anew.
    const go = this.#go;
    this.happen(what);
    // A late answer may have ended what waits for its turn; or have been about another call.
    const last = (this.last = outcomeOf(this.#state));
    emit(this.#host, 'settled', what.outcome);
    if (last) leaveLine(go);
  }
}
