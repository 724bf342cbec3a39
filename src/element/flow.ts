import type { DeleteOptions } from '../call/delete-customer.js';
import type { DeleteOutcome, NotSent, Unknown } from '../call/outcome.js';
import { prepare, type Preparation } from '../call/prepare.js';
import type { DeleteRequest } from '../call/request.js';
import { en } from '../messages/en.js';
import { startCountdown } from './countdown.js';
import { forget, remember } from './credentials.js';
import { next, type Happening, type State, type Subject } from './state.js';

/** What `customer-delete-before` and `customer-delete-sent` carry. */
export interface DeleteDetail {
  readonly code: string;
  readonly customerName: string;
  readonly accountId: string;
  readonly userId: string;
}

/** What the flow needs of the element around it. */
export interface FlowHost {
  /** The state is another one now. */
  stateChanged(): void;
  /** Tells the page; false where the page said no. */
  emit(name: 'before' | 'sent' | 'settled', detail: DeleteDetail | DeleteOutcome): boolean;
  /** Whether the page has changed what is to be deleted since the dialog opened. */
  hasChanged(): boolean;
  deleteCustomer(request: DeleteRequest, options: DeleteOptions): Promise<DeleteOutcome>;
}

/** The way of one element from the confirmation to the outcome; holds its one state. */
export class DeleteFlow {
  readonly #host: FlowHost;
  #state: State = { name: 'idle' };
  #stopCountdown: (() => void) | undefined;
  #preparation: Preparation | undefined;

  constructor(host: FlowHost) {
    this.#host = host;
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
    if (!UNSETTLED.test(state.name)) this.#unprepare();
    this.#host.stateChanged();
  }

  /** Gets ready for a call while the operator reads, and tells at once what would stand in its way. */
  async prepare(): Promise<void> {
    const state = this.#state;
    if (state.name !== 'confirming') return;
    this.#unprepare();
    this.happen({ type: 'looked', obstacle: null });
    const { settings } = state.subject;
    const preparation = (this.#preparation = prepare(new URL(settings.endpoint), settings));
    const obstacle = await preparation.obstacle;
    if (this.#preparation === preparation) this.happen({ type: 'looked', obstacle });
  }

  #unprepare(): void {
    this.#preparation?.dispose();
    this.#preparation = undefined;
  }

  /** The operator has confirmed. The password is kept in this call's closures only. */
  confirm(subject: Subject, password: string): void {
    const { countdown } = subject.settings;
    this.happen({ type: 'confirm', subject, left: Math.ceil(countdown / 1000) });
    const send = (): void => void this.#send(subject, password);
    if (!countdown) {
      send();
      return;
    }
    this.#stopCountdown = startCountdown(
      countdown,
      (left) => this.happen({ type: 'tick', left }),
      (slept) => (slept ? this.stop(en.slept, true) : send()),
    );
  }

  /**
   * Stops what is not sent yet: a form closes without an outcome, a countdown ends as `not-sent`.
   *
   * @param message says why
   * @param open whether the dialog stays to show the outcome
   */
  stop(message: string, open: boolean): void {
    if (this.#state.name === 'confirming') this.happen({ type: 'close' });
    else if (this.#state.name === 'countdown') this.notSent('cancelled', message, open);
  }

  /** Ends as `not-sent`. */
  notSent(reason: NotSent['reason'], message: string, open = true): void {
    if (!('subject' in this.#state)) return;
    const facts = callFacts(this.#state.subject, null);
    this.#settle({ status: 'not-sent', ...facts, reason, message }, open);
  }

  async #send(subject: Subject, password: string): Promise<void> {
    const { settings, code, customerName, userId } = subject;
    const { endpoint, accountId, timeout, isolation, probe, nonce } = settings;
    const detail: DeleteDetail = { code, customerName, accountId, userId };

    if (this.#host.hasChanged()) return this.stop(en.changed, false);
    if (!this.#host.emit('before', detail)) return this.stop(en.cancelled, true);
    // A listener may have closed the dialog, or changed what it was about.
    if (this.#state.name !== 'countdown') return;
    if (this.#host.hasChanged()) return this.stop(en.changed, false);
    if (settings.dryRun) return this.notSent('dry-run', en['dry-run']);

    this.happen({ type: 'send' });
    let isSent = false;
    const onSent = (): void => {
      if (!isSent) this.#host.emit('sent', detail);
      isSent = true;
    };
    const request = { endpoint, accountId, userId, userPassword: password, code };
    let outcome: DeleteOutcome;
    try {
      outcome = await this.#host.deleteCustomer(request, {
        timeout,
        isolation,
        probe,
        nonce,
        onSent,
        preparation: this.#preparation,
      });
    } catch {
      // Ours never rejects; a host's own might, and then nobody knows.
      outcome = interrupted(subject);
    }
    if (outcome.sentAt) onSent();

    const login = { endpoint, accountId, userId };
    if (outcome.status === 'deleted') remember(login, password);
    if (outcome.status === 'refused') forget(login);
    this.#settle(outcome, true);
    if (outcome.status === 'unknown') {
      const late = await outcome.answer;
      if (late?.status === 'refused') forget(login);
      if (late) {
        this.happen({ type: 'late', unclear: outcome, outcome: late });
        this.#host.emit('settled', late);
      }
    }
  }

  #settle(outcome: DeleteOutcome, open: boolean): void {
    this.happen({ type: 'settle', outcome, open });
    this.#host.emit('settled', outcome);
  }
}

/** The states in which a call may still be made, or is under way. */
const UNSETTLED = /^(confirming|countdown|pending)$/;

const callFacts = ({ code, userId, settings }: Subject, sentAt: string | null) => ({
  code,
  accountId: settings.accountId,
  userId,
  sentAt,
  settledAt: new Date().toISOString(),
});

const interrupted = (subject: Subject): Unknown => ({
  status: 'unknown',
  ...callFacts(subject, new Date().toISOString()),
  reason: 'interrupted',
  message: en.interrupted,
  answer: Promise.resolve(null),
});

