import { html, nothing } from 'lit/html.js';
import { customer, heading, type View } from '../element/common.views.js';
import { fill, isolated, type Value } from '../element/fill.js';
import { unusual } from '../element/form.js';
import { confirming, type FormView } from '../element/form.views.js';
import { moment } from '../element/result.views.js';
import { countdown, inUnit } from '../element/waiting.views.js';
import type { BatchRun, Counts } from './batch-run.js';
import {
  button,
  outcomeTitle,
  some,
  type BatchState,
  type BatchTexts,
  type BatchUi,
} from './batch-ui.js';
import { copyCodes, handOut, report, why } from './report.views.js';
import type { SavedReport } from './saved-report.js';

type Of<Name extends BatchState['name']> = Extract<BatchState, { name: Name }>;

/** The whole element. */
export const panel = (
  state: BatchState,
  form: FormView,
  said: unknown,
  saved: SavedReport | undefined,
  ui: BatchUi,
): View => {
  const { texts } = ui;
  return html`<section
    part="panel"
    lang=${texts.language}
    dir=${texts.direction}
    aria-labelledby="title"
  >
    <div class="content">
      <div class="unseen" role="status">${said}</div>
      ${saved && leftOver(saved, ui)} ${content(state, form, ui)}
    </div>
  </section>`;
};

function content(state: BatchState, form: FormView, ui: BatchUi): View {
  switch (state.name) {
    case 'listing':
      return listing(ui);
    case 'confirming':
      return confirming(state, { ...form, details: understood(state, ui.texts) }, asForm(ui));
    case 'countdown':
      return countdown(state, asForm(ui));
    default:
      return running(state, ui);
  }
}

/** The form and the countdown are those of the single element, with other texts. */
export const asForm = (ui: BatchUi): BatchUi => {
  const { texts } = ui;
  return {
    ...ui,
    texts: {
      ...texts,
      title: texts.batchTitle,
      onlyOne: texts.each,
      typeToConfirm: texts.typeCount,
      notTyped: texts.notCounted,
      cancel: texts.otherList,
      delete: texts.deleteThese,
      countdownTitle: texts.found,
    },
  };
};

/** How many of something there are; they are called by a text of that name. */
const count = (text: string, number: number): unknown => fill(text, { count: number });

export const progress = (done: number, count: number, texts: BatchTexts): Value =>
  fill(texts.progress, { done, count });

/** The report that an earlier page of the tab has left. */
const leftOver = ({ startedAt, done, total, rows }: SavedReport, ui: BatchUi): View => {
  const { texts } = ui;
  const codesOf: Record<string, string[]> = {};
  // What follows are lines that could not be sent, and no codes.
  for (const [code, status = 'unknown'] of rows.slice(0, total)) {
    (codesOf[status] ??= []).push(code!);
  }
  const time = moment(startedAt, { dateStyle: 'medium', timeStyle: 'short' }, texts);
  return html`
    <p part="status">${fill(texts.leftList, { time, progress: progress(done, total, texts) })}</p>
    <div class="buttons">
      ${Object.entries(codesOf).map(([status, codes]) =>
        copyCodes(outcomeTitle(status, texts)!, () => codes, ui),
      )}
      ${handOut(() => rows, ui)} ${button('close', texts.dismiss, ui.forgetList)}
    </div>
  `;
};

/** Where the operator pastes or types the list. */
const listing = (ui: BatchUi): View => {
  const { texts } = ui;
  return html`
    ${heading(texts.batchTitle)}
    <div part="field">
      <label for="codes">${texts.codes}</label>
      <textarea
        part="input"
        id="codes"
        rows="8"
        dir="auto"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        @paste=${ui.pasteList}
      ></textarea>
    </div>
    <div class="buttons">${button('check', texts.check, ui.checkList, ui.isDisabled)}</div>
  `;
};

/** From how many customers on a list is folded up, so that the form can be seen. */
const SHORT = 9;

/** What was understood of the list. */
const understood = ({ list, notice }: Of<'confirming'>, texts: BatchTexts): View => {
  const { customers, doubled, bad, blank, odd } = list;
  const codes = (list: readonly string[]): Value[] =>
    some(list, (code) => {
      const numbers = unusual(code);
      return html`<code>${isolated(code)}</code> ${numbers && `${numbers};`} `;
    });
  return html`
    <p part="message" class="problem">${notice && [texts['not-sent'], ' ', texts[notice]]}</p>
    <ul part="list">
      <li>
        <details ?open=${customers.length < SHORT}>
          <summary><strong>${fill(texts.found, { customer: customers.length })}</strong></summary>
          <ul>
            ${some(customers, (who) => html`<li>${customer(who, who.code)}</li>`)}
          </ul>
        </details>
      </li>
      ${doubled.length ? html`<li>${count(texts.doubled, doubled.length)} ${codes(doubled)}</li>` : nothing}
      ${blank ? html`<li>${count(texts.blank, blank)}</li>` : nothing}
      ${
        bad.length
          ? html`<li class="problem">
              ${count(texts.bad, bad.length)}
              <ul>
                ${some(bad, ({ line, code, problem: key }) => {
                  const values = { line, code, reason: texts[key] };
                  return html`<li>${fill(texts.badLine, values)}</li>`;
                })}
              </ul>
            </li>`
          : nothing
      }
      ${odd.length ? html`<li class="problem">${fill(texts.unusual, { list: codes(odd) })}</li>` : nothing}
    </ul>
  `;
};

/** A time left, in words. */
const timeLeft = (ms: number, texts: BatchTexts): unknown => {
  const seconds = Math.ceil(ms / 1000);
  const time =
    seconds < 90
      ? inUnit(seconds, 'second', texts)
      : inUnit(Math.round(seconds / 60), 'minute', texts);
  return fill(texts.timeLeft, { time });
};

/** On the way, stopped, or done. */
const running = ({ name, list, run }: Of<'running' | 'stopped' | 'done'>, ui: BatchUi): View => {
  const { texts } = ui;
  const { outcomes, counts, subject, current, isStopping } = run;
  const total = subject.customers.length;
  const isRunning = name === 'running';
  const time = isRunning && run.timeLeft;
  return html`
    ${heading(texts.batchTitle)}
    <progress
      part="progress"
      max=${total}
      .value=${outcomes.length}
      aria-labelledby="title"
      aria-describedby="progress"
    ></progress>
    <p id="progress">
      ${progress(outcomes.length, total, texts)} ${time ? ['· ', timeLeft(time, texts)] : nothing}
    </p>
    <p part="message">
      ${
        !isRunning || isStopping
          ? stopText(run, texts)
          : current
            ? fill(texts.pendingTitle, { customer: customer(current, current.code) })
            : texts.waiting
      }
    </p>
    <dl part="counts">
      ${(Object.keys(counts) as (keyof Counts)[]).map((status) => {
        const codes = (): string[] =>
          outcomes.filter((outcome) => outcome.status === status).map(({ code }) => code);
        const what = texts[`${status}Title`];
        return html`<dt>${what}</dt>
          <dd>
            ${counts[status]} ${!isRunning && counts[status] ? copyCodes(what, codes, ui) : nothing}
          </dd>`;
      })}
      <dt>${texts.notTried}</dt>
      <dd>${total - outcomes.length}</dd>
    </dl>
    ${counts.unknown ? html`<slot name="lookup"></slot>` : nothing}
    <div class="buttons">
      ${
        isRunning
          ? button('stop', texts.stop, ui.stop)
          : name === 'done'
            ? button('close', texts.otherList, ui.close)
            : [
                button('close', texts.end, ui.endList),
                button('retry', texts.goOn, ui.continueList, ui.isDisabled),
              ]
      }
    </div>
    ${isRunning ? nothing : report(run, list, ui)}
  `;
};

/** Why a run stands still, or soon will; at its end, how it went. */
export function stopText(run: BatchRun, texts: BatchTexts): unknown {
  const { stopped, outcomes, counts, subject } = run;
  if (!stopped) return texts.stopping;
  if (stopped === 'done') {
    const notTried = subject.customers.length - outcomes.length;
    const all = Object.entries({ ...counts, notTried }).filter(([, number]) => number);
    const told = all.map(
      ([what, number]) => `${outcomeTitle(what, texts) ?? texts.notTried}: ${number}`,
    );
    return `${texts.done} ${told.join(' · ')}`;
  }
  const last = outcomes[outcomes.length - 1]!;
  const parts: unknown[] = [texts.stopped, ' '];
  if (stopped !== 'unknown' && stopped !== 'obstacle') parts.push(texts[stopped], ' ');
  if (stopped === 'cancelled' || stopped === 'away') return parts;
  const message = why(last, texts);
  if (last.status === 'not-sent') return parts.concat(message);
  // What was unknown may have been cleared up since.
  const time = moment(last.settledAt, { timeStyle: 'short' }, texts);
  return parts.concat(fill(texts[last.status], { customer: last.code, message, time }));
}
