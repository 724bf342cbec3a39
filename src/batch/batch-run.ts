import { deleteCustomers, stopRule, type StopReason } from '../call/delete-customers.js';
import { callFacts, type DeleteOutcome, type NotSent } from '../call/outcome.js';
import type { DeleteRequest } from '../call/request.js';
import { forget, remember } from '../element/credentials.js';
import { emit, type DeleteDetail } from '../element/flow.js';
import type { Settings } from '../element/settings.js';
import { en } from '../messages/en.js';
import { now } from '../transport/clock.js';
import { breathe, type ListedCustomer } from './list.js';

/** What a run is about, as it was when it was confirmed; nothing changes it later. */
export interface BatchSubject {
  readonly customers: readonly ListedCustomer[];
  readonly accountId: string;
  readonly userId: string;
  readonly settings: Settings;
  /** Whether the password is the operator's, and may be remembered, rather than the page's. */
  readonly isTyped: boolean;
}

/** How many outcomes there are of each kind. */
export type Counts = Record<DeleteOutcome['status'], number>;

/** Why a run has stopped: by itself, by the operator, or since the page was away. */
export type StopCause = StopReason | 'cancelled' | 'away';

/** How long a run may stand still before it ends and forgets the password, in ms. Contract section 2. */
const KEPT_FOR = 900_000;

/** How much longer than its call may take one may take, in ms, before the machine counts as having slept. */
const SPARE = 60_000;

/** How long outcomes that need no request are made before the page may do something else, in ms. */
const SLICE = 10;

/** From a beginning to a stop; its signal stops a call that is not sent yet. */
interface Go extends AbortController {
  /** Why it is to stop, once it is. */
  stopping?: 'cancelled' | 'away';
}

/** What a run needs of its element. */
export interface RunHost extends EventTarget {
  readonly dryRun: boolean;
}

/** One list on its way: one call at a time, in order. Holds a short record of each. */
export class BatchRun {
  readonly subject: BatchSubject;
  /** In the order of the list; a late answer takes the place of its unknown one. */
  readonly outcomes: DeleteOutcome[] = [];
  readonly counts: Counts = { deleted: 0, refused: 0, 'not-sent': 0, unknown: 0 };
  readonly startedAt = new Date().toISOString();
  /** The customer whose request is under way, or about to be. */
  current: DeleteDetail | undefined;
  /** Undefined while it goes on. */
  stopped: StopCause | 'done' | undefined;
  readonly #host: RunHost;
  readonly #changed: () => void;
  readonly #rule = stopRule();
  #password: string;
  #forgetting: ReturnType<typeof setTimeout> | undefined;
  /** Ends the present go; another one is another object. */
  #go: Go = new AbortController();
  /** When the request of the current customer left, ISO 8601 in UTC; empty where it has not. */
  sentAt = '';
  /**
   * Until when the next call has to have its turn, or Go on to be pressed, in ms since 1970: by the
   * clock, since timers may sleep with the machine.
   */
  #latest = Infinity;
  /** Where and when the present go began. */
  #goneFrom = 0;
  #goneSince = 0;

  /**
   * @param host hears the events
   * @param changed called whenever there is something new to be seen
   */
  constructor(host: RunHost, subject: BatchSubject, password: string, changed: () => void) {
    this.#host = host;
    this.subject = subject;
    this.#password = password;
    this.#changed = changed;
  }

  /** Whether a stop waits for the call under way. */
  get isStopping(): boolean {
    return !this.stopped && !!this.#go.stopping;
  }

  /** The time that the rest will take at the pace so far, in ms; undefined where there is none yet. */
  get timeLeft(): number | undefined {
    const { length } = this.outcomes;
    const gone = length - this.#goneFrom;
    const each = (now() - this.#goneSince) / gone;
    return gone ? each * (this.subject.customers.length - length) : undefined;
  }

  /** The codes that were not tried. */
  rest(): string[] {
    return this.subject.customers.slice(this.outcomes.length).map(({ code }) => code);
  }

  /**
   * The codes of a list that tries anew what has come to nothing: what was not sent, but for those of
   * whom another call may have, what was refused while nothing proved the credentials, and what was not
   * tried.
   */
  undone(): string[] {
    const { deleted } = this.counts;
    const undone = this.outcomes.filter(
      (outcome) =>
        (outcome.status === 'not-sent' && outcome.reason !== 'busy') ||
        (outcome.status === 'refused' && !deleted),
    );
    return [...undone.map(({ code }) => code), ...this.rest()];
  }

  /**
   * Begins, or goes on after any stop.
   *
   * @param confirmedAt when the operator has said so, by the page's own clock, in ms
   */
  async go(confirmedAt = now()): Promise<void> {
    if (Date.now() > this.#latest) return this.end();
    clearTimeout(this.#forgetting);
    // What stood in the way of this one may be gone: it is tried again, since it was not sent.
    if (this.stopped === 'obstacle') {
      this.outcomes.pop();
      this.counts['not-sent'] -= 1;
    }
    const go: Go = (this.#go = new AbortController());
    let why: StopReason | undefined;
    this.stopped = undefined;
    this.#goneFrom = this.outcomes.length;
    this.#goneSince = now();
    this.#lengthen();
    this.#changed();
    const loop = deleteCustomers(this.#requests(go), {
      ...this.subject.settings,
      rule: (outcome) => (why = this.#rule(outcome)),
      isWanted: () => this.#isWanted(go),
      confirmedAt,
      signal: go.signal,
      onSent: () => {
        this.sentAt = new Date().toISOString();
        emit(this.#host, 'sent', this.current);
      },
    });
    for await (const outcome of loop) {
      // What was stopped before it was sent counts as not tried.
      if ((outcome as NotSent).reason !== 'cancelled') this.#settle(outcome);
      else if (go === this.#go) this.current = undefined;
    }
    // Another one may have been begun while this one waited for its turn.
    if (go === this.#go) this.#end(why ?? go.stopping ?? 'away');
  }

  /** Stops; lets a call under way settle. */
  stop(cause: 'cancelled' | 'away'): void {
    this.#go.stopping = cause;
    if (!this.sentAt) {
      this.#go.abort();
      this.current = undefined;
      this.#end(cause);
    }
    this.#changed();
  }

  /** Ends for good: nothing more is sent. */
  end(): void {
    clearTimeout(this.#forgetting);
    this.#password = '';
    this.stopped = 'done';
    this.#changed();
    emit(this.#host, 'batch-settled', { outcomes: [...this.outcomes], counts: { ...this.counts } });
  }

  #end(cause: StopCause): void {
    if (this.stopped) return;
    if (this.outcomes.length === this.subject.customers.length) return this.end();
    this.stopped = cause;
    this.#latest = Date.now() + KEPT_FOR;
    this.#forgetting = setTimeout(() => this.end(), KEPT_FOR);
    this.#changed();
  }

  #lengthen(): void {
    this.#latest = Date.now() + this.subject.settings.timeout + SPARE;
  }

  /** What is to be sent, asked for one by one. */
  async *#requests(go: Go): AsyncGenerator<DeleteRequest, void, undefined> {
    const { customers, accountId, userId, settings } = this.subject;
    let pause = now() + SLICE;
    while (!go.stopping && this.outcomes.length < customers.length) {
      const { code } = customers[this.outcomes.length]!;
      yield { ...settings, accountId, userId, userPassword: this.#password, code };
      if (now() > pause) {
        await breathe();
        pause = now() + SLICE;
      }
    }
  }

  /** Whether the next customer, whose turn has come, is to be sent. */
  #isWanted(go: Go): boolean {
    // It may have been stopped while it waited; and nobody may watch any more.
    if (!go.stopping && Date.now() > this.#latest) this.stop('away');
    if (go.stopping) return false;
    this.#lengthen();
    const { customers, accountId, userId, settings } = this.subject;
    const current = { ...customers[this.outcomes.length]!, accountId, userId };
    this.current = current;
    const isWanted = emit(this.#host, 'before', current);
    if (!isWanted || settings.dryRun || this.#host.dryRun) {
      const reason = isWanted ? 'dry-run' : 'cancelled';
      const message = isWanted ? en['dry-run'] : en.vetoed;
      this.#settle({ status: 'not-sent', ...callFacts(current, null), reason, message });
      return false;
    }
    this.#changed();
    return !!this.current;
  }

  #settle(outcome: DeleteOutcome): void {
    const place = this.outcomes.push(outcome) - 1;
    this.sentAt = '';
    this.current = undefined;
    this.#count(outcome);
    if (outcome.status !== 'unknown') return;
    void outcome.answer.then((late) => {
      if (!late) return;
      this.outcomes[place] = late;
      this.counts.unknown -= 1;
      this.#count(late);
    });
  }

  #count(outcome: DeleteOutcome): void {
    const { accountId, userId, settings, isTyped } = this.subject;
    const login = { ...settings, accountId, userId };
    this.counts[outcome.status] += 1;
    if (outcome.status === 'deleted') {
      // A late one has not been told to it.
      this.#rule(outcome);
      if (isTyped && this.#password) remember(login, this.#password);
    }
    if (outcome.status === 'refused') forget(login);
    emit(this.#host, 'settled', outcome);
    this.#changed();
  }
}
