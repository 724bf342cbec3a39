import { html, nothing } from 'lit/html.js';
import type { Texts } from '../messages/languages.js';
import { customer, dryRunNote, heading, type Ui, type View } from './common.views.js';
import { fill } from './fill.js';
import { sentence } from './result.views.js';
import type { State } from './state.js';

type Of<Name extends State['name']> = Extract<State, { name: Name }>;

/** The last moments in which it can be stopped. */
export const countdown = (state: Of<'countdown'>, ui: Ui): View => {
  const { texts } = ui;
  const { subject, left, isWaiting } = state;
  return html`
    ${heading(fill(texts.countdownTitle, { customer: customer(subject, subject.code) }))}
    ${dryRunNote(subject, ui)}
    <p part="countdown" id="message">${isWaiting ? texts.waiting : timeLeft(left, texts)}</p>
    <div class="buttons">
      <button part="stop" class="first" @click=${ui.stop}>${texts.stop}</button>
    </div>
  `;
};

/** Sent, or just about to be; no way back. */
export const pending = ({ subject }: Of<'pending'>, { texts }: Ui): View => html`
  ${heading(fill(texts.pendingTitle, { customer: customer(subject, subject.code) }))}
  <p part="message" id="message">${texts.pending}</p>
`;

/** A number in words, with the plural of the language. */
export const inUnit = (value: number, unit: string, { language }: Texts): string =>
  value.toLocaleString(language, { style: 'unit', unit, unitDisplay: 'long' });

const timeLeft = (seconds: number, texts: Texts): unknown =>
  fill(texts.countdown, { time: inUnit(seconds, 'second', texts) });

/** The seconds left at which a screen reader says how many they are; each one would be too much. */
const MILESTONES = [5, 10, 30, 60];

/** What a screen reader is told when the dialog's content changes. */
export function announcement(state: State, { texts }: Ui): unknown {
  switch (state.name) {
    case 'countdown': {
      if (state.isWaiting) return texts.waiting;
      const all = Math.ceil(state.subject.settings.countdown / 1000);
      const said = MILESTONES.find((seconds) => seconds >= state.left) ?? all;
      return timeLeft(Math.min(said, all), texts);
    }
    case 'pending':
      return texts.pending;
    case 'confirming':
      return state.obstacle ? texts[state.obstacle] : nothing;
    case 'idle':
      return nothing;
    default:
      return sentence(state, texts);
  }
}
