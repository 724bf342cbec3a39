import { html, type TemplateResult } from 'lit/html.js';
import type { MessageKey } from '../messages/en.js';
import { contained } from './fill.js';
import type { Texts } from '../messages/languages.js';

/** What the button is about. */
interface Trigger {
  readonly label: string;
  readonly code: string;
  readonly customerName: string;
  readonly dryRun: boolean;
  readonly disabled: boolean;
  open(): void;
}

/** Called with the element as `this`, as Lit does with a function that is no closure. */
function open(this: Trigger): void {
  this.open();
}

/** A code, set apart from the text around it where its writing direction could rearrange that. */
const apart = (code: string): string =>
  /^\w*$/.test(code) ? code : `\u2068${contained(code)}\u2069`;

/**
 * The button of an element at rest, as little as it can be: a table may hold a thousand of them.
 *
 * @param isForeign whether the page around it is in another language
 */
export function trigger(
  { label, code, customerName, dryRun, disabled }: Trigger,
  texts: Texts,
  isForeign: boolean,
): TemplateResult {
  const text =
    (label || (code ? texts.title.replace('{customer}', () => apart(code)) : texts.delete)) +
    (dryRun ? ` (${texts['dry-run']})` : '');
  // For those who can't see the row around it.
  const name = [text, customerName, label && code].filter(Boolean).join(', ');
  const button = html`<slot name="trigger" @click=${open}
    ><button part="trigger" ?disabled=${disabled} aria-label=${name}>${text}</button></slot
  >`;
  return isForeign
    ? html`<span lang=${texts.language} dir=${texts.direction}>${button}</span>`
    : button;
}

/** What stands in place of the button where the element can't work. */
export const notSetUp = (key: MessageKey, texts: Texts): TemplateResult =>
  html`<span part="status" lang=${texts.language} dir=${texts.direction}
    >${texts.notSetUp}${texts[key]}</span
  >`;
