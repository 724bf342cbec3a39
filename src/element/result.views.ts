import { html, nothing } from 'lit/html.js';
import type { DeleteOutcome } from '../call/outcome.js';
import type { Unanswered } from '../call/unanswered.js';
import { en, type MessageKey } from '../messages/en.js';
import type { Texts } from '../messages/languages.js';
import { customer, heading, type Ui, type View } from './common.views.js';
import { fill, isolated } from './fill.js';
import type { Settled } from './state.js';

/** The sentence that tells the truth about an outcome. */
export const sentence = ({ subject, outcome }: Settled, texts: Texts): unknown => {
  const { status, code, settledAt } = outcome;
  const message = 'message' in outcome ? translated(outcome, texts) : '';
  const text = fill(texts[status], {
    customer: customer(subject, code),
    time: moment(settledAt, { timeStyle: 'short' }, texts),
    message,
  });
  // The space is part of a text: a node of its own is dropped where a screen reader is told.
  if ('reason' in outcome) text.push(`${text.pop() as string} `, isolated(message));
  return text;
};

/** Outcomes speak English. What is not ours stays as it is: the API's text, and a host's. */
export function translated(
  { status, message }: { status: string; message: string },
  texts: Texts,
): string {
  const key = (Object.keys(en) as MessageKey[]).find((one) => en[one] === message);
  return key && (status !== 'refused' || key === 'noReason') ? texts[key] : message;
}

/** A point in time as the language writes it. */
export const moment = (
  iso: string | null,
  format: Intl.DateTimeFormatOptions,
  { language, never }: Texts,
): string =>
  iso ? new Date(iso).toLocaleString(language, { ...format, hourCycle: 'h23' }) : never;

/** The result, with a receipt for the records. */
export const result = (state: Settled, ui: Ui): View => {
  const { texts } = ui;
  const { status, code, accountId, userId, sentAt, settledAt } = state.outcome;
  const time = (iso: string | null): string =>
    moment(iso, { dateStyle: 'medium', timeStyle: 'long' }, texts);
  const title = texts[`${status}Title`];
  const receipt = [
    [texts.code, code],
    [texts.account, accountId],
    // Where the page's own server says who calls, there may be none.
    ...(userId ? [[texts.user, userId]] : []),
    [texts.sent, time(sentAt)],
    [texts.answered, status === 'unknown' ? texts.unknownTitle : time(sentAt && settledAt)],
    [texts.outcome, title],
  ];
  return html`
    ${heading(title)}
    <p part="message" id="message">${sentence(state, texts)}</p>
    <dl part="receipt">
      ${receipt.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd><bdi>${value}</bdi></dd>`,
      )}
    </dl>
    ${lookup(status)}
    <div class="buttons">
      ${retry(status, ui)}
      <button part="close" class="first" @click=${ui.close}>${texts.close}</button>
    </div>
  `;
};

/** What stays in the page once the dialog has closed. */
export const statusLine = (state: Settled, ui: Ui): View => html`
  <span
    part="status"
    class=${state.name}
    lang=${ui.texts.language}
    dir=${ui.texts.direction}
    role="status"
    tabindex="-1"
    >${sentence(state, ui.texts)}</span
  >
  ${lookup(state.name)} ${retry(state.name, ui)}
`;

/** What an earlier page of the tab has left open. Contract section 8. */
export const lostNote = ({ code, sentAt }: Unanswered, done: () => void, texts: Texts): View => {
  const time = moment(sentAt, { dateStyle: 'medium', timeStyle: 'short' }, texts);
  return html`
    <span
      part="status"
      class="unknown"
      lang=${texts.language}
      dir=${texts.direction}
      role="status"
      tabindex="-1"
      >${fill(texts.lost, { customer: String(code), time })}</span
    >
    ${lookup('unknown')}
    <button part="close" lang=${texts.language} dir=${texts.direction} @click=${done}>
      ${texts.dismiss}
    </button>
  `;
};

type Status = DeleteOutcome['status'];

const lookup = (status: Status): View =>
  status === 'unknown' ? html`<slot name="lookup"></slot>` : nothing;

const retry = (status: Status, { again, isDisabled, texts }: Ui): View =>
  status === 'deleted'
    ? nothing
    : html`<button
        part="retry"
        lang=${texts.language}
        dir=${texts.direction}
        ?disabled=${isDisabled}
        @click=${again}
      >
        ${status === 'unknown' ? texts.retryUnknown : texts.retry}
      </button>`;
