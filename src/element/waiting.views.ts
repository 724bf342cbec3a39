import { html, nothing } from 'lit/html.js';
import { en } from '../messages/en.js';
import { customer, dryRunNote, heading, type Actions, type View } from './common.views.js';
import { fill } from './fill.js';
import { sentence } from './result.views.js';
import type { State } from './state.js';

type Of<Name extends State['name']> = Extract<State, { name: Name }>;

/** The last moments in which it can be stopped. */
export const countdown = ({ subject, left }: Of<'countdown'>, { stop }: Actions): View => html`
  ${heading(fill(en.countdownTitle, { customer: customer(subject, subject.code) }))}
  ${dryRunNote(subject)}
  <p part="countdown" id="message">${fill(en.countdown, { seconds: String(left) })}</p>
  <div class="buttons">
    <button part="stop" class="first" @click=${stop}>${en.stop}</button>
  </div>
`;

/** Sent, or just about to be; no way back. */
export const pending = ({ subject }: Of<'pending'>): View => html`
  ${heading(fill(en.pendingTitle, { customer: customer(subject, subject.code) }))}
  <p part="message" id="message">${en.pending}</p>
`;

const inSeconds = (duration: number): string => String(Math.ceil(duration / 1000));

/** What a screen reader is told when the dialog's content changes. */
export const announcement = (state: State): unknown => {
  switch (state.name) {
    case 'countdown':
      // Said once; the seconds on the screen go on without it.
      return fill(en.countdown, { seconds: inSeconds(state.subject.settings.countdown) });
    case 'pending':
      return en.pending;
    case 'confirming':
      return state.obstacle ? en[state.obstacle] : nothing;
    case 'idle':
      return nothing;
    default:
      return sentence(state);
  }
};
