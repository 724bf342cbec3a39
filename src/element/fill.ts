import { html, type TemplateResult } from 'lit/html.js';

/** A value inside a text: of the page's or the API's making, so it is shown, never parsed. */
export type Value = string | TemplateResult;

/**
 * Puts values into the `{places}` of a text. Each stands isolated, so that its own writing direction
 * can't rearrange the sentence around it.
 */
export function fill(text: string, values: Record<string, Value>): (string | TemplateResult)[] {
  return text
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 ? html`<bdi>${values[part] ?? ''}</bdi>` : part));
}
