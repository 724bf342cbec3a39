import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { MessageKey } from '../messages/en.js';
import type { Texts } from '../messages/languages.js';
import { isolated, type Value } from './fill.js';
import type { Subject } from './state.js';

/** What a template function gives. */
export type View = TemplateResult | typeof nothing;

/** What an operator reads, and can do. */
export interface Ui {
  readonly texts: Texts;
  readonly isDisabled: boolean;
  /** Opens the form anew, about the same customer. */
  readonly again?: () => void;
  /** Looks again what stands in the way. */
  readonly look: () => void;
  readonly close: () => void;
  readonly confirm: () => void;
  readonly stop: () => void;
  readonly input: () => void;
}

/** The customer's code, and the name behind it where there is one. */
export const customer = ({ customerName }: Pick<Subject, 'customerName'>, code: string): Value =>
  html`${isolated(code)}${customerName ? [' (', isolated(customerName), ')'] : nothing}`;

/** The dialog's title; it takes the focus where there is nothing to act on. */
export const heading = (text: unknown): View =>
  html`<h2 part="title" id="title" tabindex="-1">${text}</h2>`;

export const dryRunNote = ({ settings }: Subject, { texts }: Ui): View =>
  settings.dryRun ? html`<p class="problem">${texts['dry-run']}</p>` : nothing;

/** What stands in place of the button where the element can't work. */
export const notSetUp = (key: MessageKey, texts: Texts): View =>
  html`<span part="status" lang=${texts.language} dir=${texts.direction}
    >${texts.notSetUp}${texts[key]}</span
  >`;
