import { css } from 'lit';

/** What the batch has beside the styles that it shares with the single element. */
export const batchStyles = css`
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
