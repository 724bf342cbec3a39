import { html, nothing } from 'lit';
import type { DeleteOutcome } from '../call/outcome.js';
import { en, type MessageKey } from '../messages/en.js';
import { customer, heading, type Actions, type View } from './common.views.js';
import { fill } from './fill.js';
import type { Settled } from './state.js';

const TITLES: Record<DeleteOutcome['status'], MessageKey> = {
  deleted: 'deletedTitle',
  refused: 'refusedTitle',
  'not-sent': 'notSentTitle',
  unknown: 'unknownTitle',
};

const OUTCOMES: Record<DeleteOutcome['status'], MessageKey> = {
  deleted: 'outcomeDeleted',
  refused: 'outcomeRefused',
  'not-sent': 'outcomeNotSent',
  unknown: 'outcomeUnknown',
};

/** The sentence that tells the truth about an outcome. */
export const sentence = ({ subject, outcome }: Settled): unknown => {
  const who = customer(outcome.code, subject.customerName);
  switch (outcome.status) {
    case 'deleted':
      return fill(en.deleted, { customer: who, time: clock(outcome.settledAt) });
    case 'refused':
      return fill(en.refused, { message: outcome.message });
    case 'not-sent':
      return html`${en.notSent} ${outcome.message}`;
    case 'unknown':
      return html`${fill(en.unknown, { customer: who })} ${outcome.message}`;
  }
};

const clock = (iso: string | null): string =>
  iso
    ? new Date(iso).toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    : '';

const moment = (iso: string | null): string =>
  iso ? new Date(iso).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'long' }) : en.never;

/** The result, with a receipt for the records. */
export const result = (state: Settled, { again, close }: Actions): View => {
  const { outcome } = state;
  const rows: [MessageKey, string][] = [
    ['code', outcome.code],
    ['receiptAccount', outcome.accountId],
    ['receiptUser', outcome.userId],
    ['receiptSent', moment(outcome.sentAt)],
    ['receiptSettled', outcome.status === 'unknown' ? en.never : moment(outcome.settledAt)],
    ['receiptOutcome', en[OUTCOMES[outcome.status]]],
  ];
  return html`
    ${heading(en[TITLES[outcome.status]])}
    <p part="message" id="message">${sentence(state)}</p>
    <dl part="receipt">
      ${rows.map(([key, value]) => html`<div><dt>${en[key]}</dt><dd><bdi>${value}</bdi></dd></div>`)}
    </dl>
    ${outcome.status === 'unknown' ? html`<slot name="lookup"></slot>` : nothing}
    <div class="buttons">
      ${retry(outcome, false, again)}
      <button part="close" type="button" autofocus @click=${close}>${en.close}</button>
    </div>
  `;
};

const retry = ({ status }: DeleteOutcome, disabled: boolean, again: () => void): View =>
  status === 'deleted'
    ? nothing
    : html`<button part="retry" type="button" ?disabled=${disabled} @click=${again}>
        ${status === 'unknown' ? en.retryUnknown : en.retry}
      </button>`;

/** What stays in the page once the dialog has closed. */
export const statusLine = (state: Settled, disabled: boolean, { again }: Actions): View => html`
  <span part="status" class=${state.name} role="status" tabindex="-1">${sentence(state)}</span>
  ${state.name === 'unknown' ? html`<slot name="lookup"></slot>` : nothing}
  ${retry(state.outcome, disabled, again)}
`;
