import { html, nothing } from 'lit/html.js';
import type { Texts } from '../messages/languages.js';
import type { View } from './common.views.js';
import { contained } from './fill.js';

/** What the button is about. */
export interface Trigger {
  readonly label: string;
  readonly code: string;
  readonly customerName: string;
  readonly dryRun: boolean;
  readonly disabled: boolean;
}

/** Lit calls it on the element; one function for all, since a table may hold a thousand. */
function open(this: HTMLElement & { open(): void }, event: Event): void {
  // A link or a button of the page's in the slot would go somewhere, or submit a form.
  event.preventDefault();
  this.open();
}

/**
 * A code, set apart from the text around it where its writing direction could rearrange that: not one of
 * letters and digits, nor one of ASCII that a letter begins and no sign ends.
 */
const apart = (code: string): string =>
  /^(\w*|[a-z][ -~]*\w)$/i.test(code) ? code : `\u2068${contained(code)}\u2069`;

/**
 * The button of an element at rest, or what the page has put in its place.
 *
 * @param isForeign whether the page around it is in another language
 */
export const trigger = (
  { label, code, customerName, dryRun, disabled }: Trigger,
  texts: Texts,
  isForeign: boolean,
): View => {
  const ownLabel = label.trim();
  const ownCode = code.trim();
  const text =
    (ownLabel ||
      (ownCode ? texts.title.replace('{customer}', () => apart(ownCode)) : texts.delete)) +
    (dryRun ? ` (${texts['dry-run']})` : '');
  // For those who can't see the row around it.
  const more = (customerName && `, ${customerName}`) + (ownLabel && ownCode && `, ${ownCode}`);
  const name = more ? text + more : nothing;
  // White space inside the button would be seen. Each attribute that may change takes memory in each of a
  // thousand elements, and most pages speak the language of the button.
  // prettier-ignore
  return isForeign
    ? html`<slot name="trigger" @click=${open}><button
        part="trigger"
        lang=${texts.language}
        dir=${texts.direction}
        aria-label=${name}
        ?disabled=${disabled}
      >${text}</button></slot>`
    : html`<slot name="trigger" @click=${open}><button
        part="trigger"
        aria-label=${name}
        ?disabled=${disabled}
      >${text}</button></slot>`;
};
