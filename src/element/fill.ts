import { html, type TemplateResult } from 'lit/html.js';

/** A value inside a text: of the page's or the API's making, so it is shown, never parsed. */
export type Value = string | number | TemplateResult | readonly Value[];

/**
 * A text that stays within its isolation. What ends an isolation without having begun one would end
 * the one around it, and so would a line end; what begins one would swallow its end.
 */
export function contained(text: string): string {
  let open = 0;
  const inside = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u2066-\u2069]/gu, (character) => {
    if (character < '\u2066') return ' ';
    if (character < '\u2069') open += 1;
    else if (open) open -= 1;
    else return '';
    return character;
  });
  return inside + '\u2069'.repeat(open);
}

/** A text whose own writing direction can't rearrange what stands around it. */
export const isolated = (text: string): TemplateResult => html`<bdi>${contained(text)}</bdi>`;

/** Puts values into the `{places}` of a text. Strings are isolated; templates have to be. */
export function fill(text: string, values: Record<string, Value>): Value[] {
  return text.split(/\{(\w+)\}/).map((part, index) => {
    if (index % 2 === 0) return part;
    const value = values[part] ?? '';
    return typeof value === 'string' ? isolated(value) : value;
  });
}
