import { html, nothing } from 'lit/html.js';
import type { DeleteOutcome } from '../call/outcome.js';
import { en } from '../messages/en.js';
import { customer, heading, type Actions, type View } from './common.views.js';
import { fill } from './fill.js';
import type { Settled } from './state.js';

/** The sentence that tells the truth about an outcome. */
export const sentence = ({ subject, outcome }: Settled): unknown => {
  const { status, code, settledAt } = outcome;
  const text = fill(en[status], {
    customer: customer(subject, code),
    time: moment(settledAt, { timeStyle: 'short', hourCycle: 'h23' }),
    message: 'message' in outcome ? outcome.message : '',
  });
  return 'reason' in outcome ? [text, ' ', outcome.message] : text;
};

const moment = (iso: string | null, format: Intl.DateTimeFormatOptions): string =>
  iso ? new Date(iso).toLocaleString('en', format) : en.never;

/** The result, with a receipt for the records. */
export const result = (state: Settled, actions: Actions): View => {
  const { status, code, accountId, userId, sentAt, settledAt } = state.outcome;
  const format = { dateStyle: 'medium', timeStyle: 'long', hourCycle: 'h23' } as const;
  const receipt = [
    [en.code, code],
    [en.account, accountId],
    [en.user, userId],
    [en.sent, moment(sentAt, format)],
    [en.answered, status === 'unknown' ? en.unknownTitle : moment(sentAt && settledAt, format)],
    [en.outcome, en[`${status}Title`]],
  ];
  return html`
    ${heading(en[`${status}Title`])}
    <p part="message" id="message">${sentence(state)}</p>
    <dl part="receipt">
      ${receipt.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd><bdi>${value}</bdi></dd>`,
      )}
    </dl>
    ${lookup(status)}
    <div class="buttons">
      ${retry(status, false, actions)}
      <button part="close" class="first" @click=${actions.close}>${en.close}</button>
    </div>
  `;
};

/** What stays in the page once the dialog has closed. */
export const statusLine = (state: Settled, isDisabled: boolean, actions: Actions): View => html`
  <span part="status" class=${state.name} role="status" tabindex="-1">${sentence(state)}</span>
  ${lookup(state.name)} ${retry(state.name, isDisabled, actions)}
`;

type Status = DeleteOutcome['status'];

const lookup = (status: Status): View =>
  status === 'unknown' ? html`<slot name="lookup"></slot>` : nothing;

const retry = (status: Status, isDisabled: boolean, { again }: Actions): View =>
  status === 'deleted'
    ? nothing
    : html`<button part="retry" ?disabled=${isDisabled} @click=${again}>
        ${status === 'unknown' ? en.retryUnknown : en.retry}
      </button>`;
