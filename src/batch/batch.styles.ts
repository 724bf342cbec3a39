import { css, styleSheet } from '../element/css.js';

/** What the batch has beside the styles that it shares with the single element. */
const text = css`
  :host {
    display: block;
  }
  section {
    width: auto;
    max-width: none;
  }
  progress {
    width: 100%;
    height: 20px;
    accent-color: var(--danger);
  }
  dl button {
    min-height: 24px;
    padding: 0 8px;
  }
  li:has(summary) {
    display: block;
  }
  section .buttons {
    margin-bottom: 12px;
  }
`;

let sheet: CSSStyleSheet | undefined;

/** One sheet for all elements of the page. */
export const batchStyles = (): CSSStyleSheet => (sheet ??= styleSheet(text));
