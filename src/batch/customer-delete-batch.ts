import { nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { createTransport, lookAhead } from '../call/prepare.js';
import { dismiss, release, type Unanswered } from '../call/unanswered.js';
import { notSetUp } from '../element/common.views.js';
import { startCountdown } from '../element/countdown.js';
import { recall } from '../element/credentials.js';
import { styles } from '../element/customer-delete.styles.js';
import { ignoreHeldKey, watchPage } from '../element/focus.js';
import { draftUser, emptyDraft, formProblem, needsPassword, readDraft } from '../element/form.js';
import type { FormView } from '../element/form.views.js';
import { lostNote } from '../element/result.views.js';
import { givenPassword, SettingsElement } from '../element/settings-element.js';
import type { Subject } from '../element/state.js';
import type { MessageKey } from '../messages/en.js';
import { pageState } from '../page-state.js';
import { now } from '../transport/clock.js';
import { BatchRun, type StopCause } from './batch-run.js';
import { announcement } from './announcement.js';
import { batchStyles } from './batch.styles.js';
import type { BatchState, BatchTexts, BatchUi } from './batch-ui.js';
import { panel } from './batch.views.js';
import { copyText } from './hand-out.js';
import { readList, type Codes, type CustomerList } from './list.js';
import { rowsOf } from './report.views.js';
import {
  discardReport,
  newKey,
  savedReport,
  saveReport,
  type SavedReport,
} from './saved-report.js';

/** For how many customers the report so far, which is kept as a whole, waits one more ms. */
const KEPT_IN_A_MS = 10;

/** A longer text is read without ever being shown, in characters: fields are slow with more. */
const LONGEST_SHOWN = 200_000;

/**
 * Deletes the customers of a list, one call at a time: shows what was understood of the list, asks
 * once, can be stopped and go on, and gives a report. Contract section 7.
 *
 * @summary Deletes the customers of a list, one at a time, after one confirmation.
 * @tag customer-delete-batch
 *
 * @attr {string} nonce - CSP nonce for what the element creates; else the script tag's.
 * @attr {string} lang - BCP 47; else the closest `lang` in the page. Falls back to English.
 *
 * @slot consequences - The host's own warning, below the built-in ones.
 * @slot lookup - The host's link to the customers' records, shown where an outcome is not known.
 *
 * @fires {CustomEvent<DeleteDetail>} customer-delete-before - A customer is about to be sent; `preventDefault()` skips that one.
 * @fires {CustomEvent<DeleteDetail>} customer-delete-sent - A request has been handed to the browser.
 * @fires {CustomEvent<DeleteOutcome>} customer-delete-settled - An outcome; once more if an unknown one is cleared up.
 * @fires {CustomEvent<BatchDetail>} customer-delete-batch-settled - The list has come to its end: `{outcomes, counts}`.
 *
 * @csspart panel - All of it, but for requests that an earlier page has left without an answer.
 * @csspart title - Its title.
 * @csspart field - A label with its input.
 * @csspart input - An input.
 * @csspart check - The button that has the list read.
 * @csspart list - What was understood of the list.
 * @csspart consequences - What the deletion means.
 * @csspart delete - The button that confirms.
 * @csspart cancel - The button that does not.
 * @csspart countdown - The text that counts down.
 * @csspart stop - The button that stops.
 * @csspart progress - The progress bar.
 * @csspart message - The sentence that says where it stands.
 * @csspart counts - How many outcomes there are of each kind.
 * @csspart outcomes - What became of each customer.
 * @csspart retry - The button that goes on, or tries again.
 * @csspart close - The button that ends the list, or is done with it.
 * @csspart download - The button that downloads the report.
 * @csspart print - The button that prints it.
 * @csspart copy - The button that copies it, or the codes of an outcome.
 * @csspart status - The line that tells of an earlier page.
 *
 * @cssproperty [--customer-delete-danger=#d32f2f] - Colour of danger.
 * @cssproperty [--customer-delete-text=CanvasText] - Text colour of the panel.
 * @cssproperty [--customer-delete-surface=Canvas] - Background of the panel.
 * @cssproperty [--customer-delete-border=#8888] - Colour of borders.
 * @cssproperty [--customer-delete-radius=6px] - Radius of corners.
 * @cssproperty [--customer-delete-font=system-ui, sans-serif] - Font family of the panel.
 */
export class CustomerDeleteBatch extends SettingsElement {
  static override readonly styles = [styles, batchStyles];

  #state: BatchState = { name: 'listing' };
  #codes: Codes = '';
  /** Counts the lists that the page has given, and which was the last that it was asked about. */
  #lists = 0;
  #lastAsked = 0;
  /** What the page said when the list was read. */
  #asked = '';
  /** What the operator may change again. */
  #text = '';
  #isComplaining = false;
  #said: 'copied' | 'notCopied' | undefined;
  /** The state that is shown. */
  #shown = '';
  /** What an earlier page has left. */
  #saved: SavedReport | undefined;
  /** Where the report of the last run is kept. */
  #key: string | undefined;
  #stopCountdown: (() => void) | undefined;
  /** Whether the report is to be kept soon. */
  #isKeeping = false;
  /** What is found before the element is rendered. */
  #problem: MessageKey | undefined;
  #lost: readonly Unanswered[] = [];
  #form!: FormView;
  #hadFocus = false;

  /** The list: a code a line, or an array of codes, or of `{code, customerName}`. */
  @property({ noAccessor: true })
  get codes(): Codes {
    return this.#codes;
  }

  set codes(value: Codes) {
    this.#codes = typeof value === 'string' || Array.isArray(value) ? value : '';
    this.#lists += 1;
    this.requestUpdate();
  }

  /**
   * Where it stands. Read-only; reflected as an attribute.
   *
   * @type {'listing' | 'confirming' | 'countdown' | 'running' | 'stopped' | 'done'}
   * @default 'listing'
   * @readonly
   */
  @property({ noAccessor: true, reflect: true })
  get state(): BatchState['name'] {
    return this.#state.name;
  }

  // Writes to the property or the attribute are discarded, and the current state is reflected again.
  set state(_value: BatchState['name']) {
    this.#reflect();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#reflect();
    watchPage(true, this.#onEvent);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    watchPage(false, this.#onEvent);
    const isRunning = this.state === 'running';
    this.#halt('away');
    // For another one that the page may make in its place.
    if (isRunning || this.#isKeeping) this.#keep(true);
    this.requestUpdate();
  }

  /** Stops; a call under way settles first. Does nothing where nothing is on its way. */
  stop(): void {
    this.#halt('cancelled');
  }

  protected override willUpdate(): void {
    if (!this.isConnected) this.#release();
    this.#problem = this.setupProblem();
    this.reportSetup(this.#problem);
    this.#followPage();
    this.#lost = this.lost();
    this.#form = this.#readForm();
    this.#hadFocus = !!this.shadowRoot!.activeElement;
  }

  protected override render(): unknown {
    const state = this.#state;
    const texts = this.texts() as BatchTexts;
    const ui: BatchUi = { ...this.#actions, texts, isDisabled: this.disabled };
    const problem = 'run' in state ? undefined : this.#problem;
    const said = this.#said ? texts[this.#said] : announcement(state, ui);
    return [
      this.#lost.map((one) => lostNote(one, () => dismiss(one), texts)),
      !problem
        ? panel(state, this.#form, said, this.#saved, ui)
        : pageState.isSettled
          ? notSetUp(problem, texts)
          : nothing,
    ];
  }

  protected override updated(): void {
    const area = this.#field<HTMLTextAreaElement>('codes');
    const { state } = this;
    const isSame = this.#shown === state;
    this.#shown = state;
    if (!isSame && area && this.#text.length < LONGEST_SHOWN) area.value = this.#text;
    const root = this.shadowRoot!;
    // What had it may be gone.
    if (!this.#hadFocus || (isSame && root.activeElement)) return;
    // Never the danger button, and only where the operator already was.
    const next = area ?? root.querySelector<HTMLElement>('[part=stop]') ?? this.#field('title');
    next?.focus();
  }

  #reflect(): void {
    const { state } = this;
    if (this.getAttribute('state') !== state) this.setAttribute('state', state);
  }

  /** Begins anew where the page now says something else about what is done: before anything was sent. */
  #followPage(): void {
    const state = this.#state;
    const settings = this.settingsNow();
    const notice = state.name === 'countdown' ? 'changed' : undefined;
    const about = { ...settings, lang: 0, label: 0, nonce: 0, disabled: 0 };
    const asked = JSON.stringify([about, this.#lists]);
    if ('run' in state || (asked === this.#asked && !(notice && this.disabled))) return;
    this.#asked = asked;
    this.#lastAsked = this.#lists;
    this.#stopCountdown?.();
    this.#saved = savedReport(settings);
    if (this.#codes.length && !this.setupProblem()) void this.#read(this.#codes, notice);
    else this.#become({ name: 'listing' });
  }

  #become(state: BatchState): void {
    this.#state = state;
    this.#said = undefined;
    this.#reflect();
    this.requestUpdate();
  }

  async #read(codes: Codes, notice?: MessageKey): Promise<void> {
    const reading: BatchState = { name: 'listing' };
    // Where the page changes later, it is this one that is asked about again.
    this.#codes = codes;
    this.#text = typeof codes === 'string' ? codes : '';
    this.#become(reading);
    // To read an item may run the page's code: it must not be part of an update.
    await this.updateComplete;
    const list = await readList(codes, () => this.#state === reading);
    if (this.#state === reading) this.#ask(list, notice);
  }

  /** Opens the form. */
  #ask(list: CustomerList, notice?: MessageKey): void {
    const settings = this.settingsNow();
    const subject: Subject = {
      code: String(list.customers.length),
      customerName: '',
      accountId: settings.accountId.trim(),
      userId: settings.userId.trim(),
      settings: { ...settings, confirmation: 'type' },
      codeGiven: true,
    };
    this.#isComplaining = false;
    this.#become({ name: 'confirming', subject, list, notice });
    void this.#look();
  }

  /** Tells at once what would stand in the way. */
  async #look(): Promise<void> {
    const state = this.#state;
    if (state.name !== 'confirming') return;
    const { settings } = state.subject;
    const endpoint = new URL(settings.endpoint);
    const transport = createTransport(endpoint, settings);
    const looking = { ...state, obstacle: null };
    this.#become(looking);
    const obstacle = await lookAhead(endpoint, transport, settings, true);
    transport.dispose();
    if (this.#state === looking) this.#become({ ...looking, obstacle });
  }

  /** What the form shows: what has been entered, and what is not ready yet. */
  #readForm(): FormView {
    const state = this.#state;
    const draft = readDraft((name) => this.#field(name), emptyDraft);
    const form = { draft, isComplaining: this.#isComplaining, problem: null, needsPassword: true };
    if (state.name !== 'confirming') return form;
    const { subject } = state;
    const userId = draftUser(subject, draft);
    const password = givenPassword(this) || recall({ ...subject.settings, ...subject, userId });
    // 0 could be typed, too.
    const problem = state.list.customers.length
      ? formProblem(state.subject, draft, password)
      : ({ field: 'confirmation', key: 'noCodes' as MessageKey } as const);
    return {
      ...form,
      draft: { ...draft, userPassword: draft.userPassword || password },
      problem,
      needsPassword: needsPassword(password, draft, this.shadowRoot!),
    };
  }

  #confirm(isComplaining: boolean): void {
    this.#followPage();
    const state = this.#state;
    if (state.name !== 'confirming' || this.disabled || this.setupProblem()) return;
    const { draft, problem } = this.#readForm();
    if (problem) {
      this.#isComplaining = isComplaining;
      if (isComplaining) this.#field(problem.field)?.focus();
      this.requestUpdate();
      return;
    }
    const { list } = state;
    const subject = { ...state.subject, userId: draftUser(state.subject, draft) };
    const confirmedAt = now();
    const go = (): void => this.#go(list, subject, draft.userPassword, confirmedAt);
    const { countdown } = subject.settings;
    if (!countdown) return go();
    const tick = (left: number): void => this.#become({ name: 'countdown', subject, list, left });
    tick(Math.ceil(countdown / 1000));
    this.#stopCountdown = startCountdown(this, countdown, tick, (why) => {
      if (why) this.#ask(list, why);
      else go();
    });
  }

  #go(list: CustomerList, subject: Subject, password: string, confirmedAt: number): void {
    discardReport(this.#key);
    discardReport(this.#saved?.key);
    this.#saved = undefined;
    this.#key = newKey(subject.settings, this);
    const isTyped = !givenPassword(this);
    const run = new BatchRun(this, { ...subject, ...list, isTyped }, password, () => {
      // A late answer may come when there is another list.
      if (!('run' in this.#state) || this.#state.run !== run) return;
      const { stopped } = run;
      const name = !stopped ? 'running' : stopped === 'done' ? stopped : 'stopped';
      this.#become({ name, list, run });
      this.#keepSoon(list.customers.length / KEPT_IN_A_MS);
    });
    this.#become({ name: 'running', list, run });
    void run.go(confirmedAt);
  }

  /** Stops what is not sent yet. */
  #halt(cause: StopCause & ('cancelled' | 'away')): void {
    const state = this.#state;
    this.#stopCountdown?.();
    if (state.name === 'countdown') this.#ask(state.list, cause);
    else if (state.name === 'running') state.run.stop(cause);
  }

  /** Keeps the report soon, once for all that happens meanwhile: a long list takes a while to keep. */
  #keepSoon(delay: number): void {
    if (this.#isKeeping) return;
    this.#isKeeping = true;
    setTimeout(() => {
      this.#isKeeping = false;
      this.#keep(this.state !== 'running');
    }, delay);
  }

  /**
   * Keeps the report in case the page goes away.
   *
   * @param isExact whether nothing will have happened after it that it does not tell
   */
  #keep(isExact: boolean): void {
    const state = this.#state;
    if (!('run' in state)) return;
    const { subject, outcomes, startedAt } = state.run;
    saveReport({
      key: this.#key!,
      startedAt,
      done: outcomes.length,
      total: subject.customers.length,
      rows: rowsOf(state.run, state.list, this.texts() as BatchTexts, isExact),
    });
  }

  /** What is unknown, and no longer told here, is not forgotten. */
  #release(): void {
    const state = this.#state;
    if (!('run' in state)) return;
    for (const outcome of state.run.outcomes) if (outcome.status === 'unknown') release(outcome);
  }

  #field<Field extends HTMLElement = HTMLInputElement>(id: string): Field | null {
    return this.shadowRoot!.querySelector<Field>(`#${id}`);
  }

  readonly #actions: Omit<BatchUi, 'texts' | 'isDisabled'> = {
    checkList: () => void this.#read(this.#field('codes')!.value),
    pasteList: (event) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.length < LONGEST_SHOWN) return;
      event.preventDefault();
      void this.#read(text);
    },
    close: () => {
      const state = this.#state;
      this.#release();
      if ('run' in state) this.#text = state.run.undone().join('\n');
      // Not one that the page has given meanwhile.
      if (this.#lists === this.#lastAsked) this.#codes = '';
      this.#become({ name: 'listing' });
    },
    look: () => void this.#look(),
    input: () => this.requestUpdate(),
    confirm: () => this.#confirm(true),
    stop: () => this.stop(),
    continueList: () => {
      if (this.#state.name !== 'stopped') return;
      void this.#state.run.go();
      // The one that is kept says of the rest that nothing was sent. At once: the next one may leave now.
      this.#keep(false);
    },
    endList: () => {
      if (this.#state.name === 'stopped') this.#state.run.end();
    },
    forgetList: () => {
      discardReport(this.#saved?.key);
      // There may be another one.
      this.#saved = savedReport(this.settingsNow());
      this.requestUpdate();
    },
    copyText: (text) => {
      this.#said = copyText(text, this.shadowRoot!) ? 'copied' : 'notCopied';
      this.requestUpdate();
    },
  };

  readonly #onEvent = (event: Event): void => {
    const { type, key, repeat, isComposing } = event as KeyboardEvent;
    if (!type.startsWith('key')) {
      this.#halt('away');
      // A call under way holds up the stop.
      this.#keep(true);
      return;
    }
    const path = event.composedPath();
    if (!path.includes(this)) return;
    // The page's own hotkeys are not meant by what is typed here.
    event.stopPropagation();
    ignoreHeldKey(event);
    if (type !== 'keydown' || isComposing) return;
    if (key === 'Escape' && this.state === 'countdown') this.stop();
    if (key === 'Enter' && !repeat && path[0] instanceof HTMLInputElement) {
      event.preventDefault();
      this.#confirm(false);
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'customer-delete-batch': CustomerDeleteBatch;
  }
}
