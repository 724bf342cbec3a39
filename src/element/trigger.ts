import type { Texts } from '../messages/languages.js';
import { contained } from './fill.js';

/** What the button is about. */
export interface Trigger {
  readonly label: string;
  readonly code: string;
  readonly customerName: string;
  readonly dryRun: boolean;
  readonly disabled: boolean;
}

/** What each is a copy of. */
let pattern: HTMLSlotElement | undefined;

function newSlot(): HTMLSlotElement {
  if (!pattern) {
    const button = document.createElement('button');
    button.setAttribute('part', 'trigger');
    pattern = document.createElement('slot');
    pattern.name = 'trigger';
    pattern.append(button);
  }
  const slot = pattern.cloneNode(true) as HTMLSlotElement;
  slot.addEventListener('click', open);
  return slot;
}

/** One for all: a thousand functions would take as much memory as a thousand buttons. */
function open(this: HTMLSlotElement, event: Event): void {
  // A link or a button of the page's in the slot would go somewhere, or submit a form.
  event.preventDefault();
  ((this.getRootNode() as ShadowRoot).host as HTMLElement & { open(): void }).open();
}

/**
 * A code, set apart from the text around it where its writing direction could rearrange that: not one of
 * letters and digits, nor one of ASCII that a letter begins and no sign ends.
 */
const apart = (code: string): string =>
  /^(\w*|[a-z][ -~]*\w)$/i.test(code) ? code : `\u2068${contained(code)}\u2069`;

/**
 * Puts the button of an element at rest at the beginning of its shadow root, or brings it up to date.
 * Without Lit, as little as can be: a table may hold a thousand of them.
 *
 * @param trigger null where there is to be none
 * @param isForeign whether the page around it is in another language
 */
export function updateTrigger(
  root: ShadowRoot,
  trigger: Trigger | null,
  texts: Texts,
  isForeign: boolean,
): void {
  const first = root.firstElementChild;
  const old = first instanceof HTMLSlotElement ? first : null;
  if (!trigger) {
    // Many a page has a `remove()` of its own, which fails at the top of a shadow root.
    old?.replaceWith();
    return;
  }
  const slot = old ?? newSlot();
  const button = slot.firstChild as HTMLButtonElement;
  const { customerName, dryRun, disabled } = trigger;
  const label = trigger.label.trim();
  const code = trigger.code.trim();
  const text =
    (label || (code ? texts.title.replace('{customer}', () => apart(code)) : texts.delete)) +
    (dryRun ? ` (${texts['dry-run']})` : '');
  if (button.textContent !== text) button.textContent = text;
  // For those who can't see the row around it.
  const name = (customerName && `, ${customerName}`) + (label && code && `, ${code}`);
  if (name || old) button.setAttribute('aria-label', text + name);
  button.disabled = disabled;
  if (isForeign || button.lang) {
    button.lang = texts.language;
    button.dir = texts.direction;
  }
  if (!old) root.prepend(slot);
}
