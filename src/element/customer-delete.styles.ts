import { css } from 'lit';

/**
 * px and em, not rem: host pages set `html { font-size: 62.5% }`. System colours, so that the page's
 * own `color-scheme` decides about light and dark, and forced colours keep working.
 */
export const styles = css`
  :host {
    display: inline-block;
    --danger: var(--customer-delete-danger, #b3261e);
    --text: var(--customer-delete-text, CanvasText);
    --surface: var(--customer-delete-surface, Canvas);
    --border: var(--customer-delete-border, #8888);
    --radius: var(--customer-delete-radius, 6px);
    --font: var(--customer-delete-font, system-ui, sans-serif);
  }
  :host([hidden]) {
    display: none;
  }

  button {
    box-sizing: border-box;
    min-height: 32px;
    min-width: 24px;
    padding: 5px 12px;
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: ButtonFace;
    color: ButtonText;
    font: inherit;
    text-align: center;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  [part='trigger'] {
    border-color: var(--danger);
  }
  button:disabled,
  button[aria-disabled='true'] {
    opacity: 0.65;
    cursor: not-allowed;
  }
  :focus-visible {
    outline: 3px solid Highlight;
    outline-offset: 2px;
  }
  h2:focus-visible {
    outline: none;
  }
  [part='status'] {
    display: inline-block;
    padding-inline-start: 8px;
    border-inline-start: 4px solid var(--border);
    overflow-wrap: anywhere;
  }
  [part='status'].deleted {
    border-color: #2e7d32;
  }
  [part='status'].refused {
    border-color: var(--danger);
  }
  [part='status'].unknown {
    border-color: #e08600;
    border-inline-start-style: double;
    border-inline-start-width: 6px;
  }

  /* Nothing that the page makes of its text reaches into the dialog. */
  dialog {
    all: initial;
    box-sizing: border-box;
    width: min(480px, calc(100vw - 16px));
    max-height: calc(100vh - 16px);
    margin: auto;
    padding: 20px;
    overflow: auto;
    position: fixed;
    inset: 0;
    height: fit-content;
    border: 1px solid var(--border);
    border-top: 4px solid var(--danger);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    color-scheme: inherit;
    font: 16px/1.5 var(--font);
    overflow-wrap: anywhere;
    visibility: visible;
    pointer-events: auto;
    box-shadow: 0 8px 40px #0006;
  }
  dialog:not([open]) {
    display: none;
  }
  dialog[open] {
    display: block;
  }
  dialog::backdrop {
    background: #0008;
  }
  dialog.deleted {
    border-top-color: #2e7d32;
  }
  dialog.not-sent {
    border-top-color: var(--border);
  }
  dialog.unknown {
    border-top: 6px double #e08600;
  }
  h2 {
    margin: 0 0 12px;
    font-size: 20px;
    line-height: 1.3;
  }
  p,
  ul,
  dl {
    margin: 0 0 12px;
  }
  ul {
    padding-inline-start: 20px;
  }
  code {
    font: 1em ui-monospace, monospace;
    font-weight: bold;
    white-space: pre-wrap;
  }
  .dry-run {
    padding: 6px 10px;
    border: 1px dashed var(--border);
    border-radius: var(--radius);
  }
  [part='consequences'] {
    padding-inline-start: 12px;
    border-inline-start: 4px solid var(--danger);
  }
  [part='field'] {
    margin: 0 0 12px;
  }
  label {
    display: block;
    margin: 0 0 4px;
  }
  input {
    box-sizing: border-box;
    width: 100%;
    min-height: 36px;
    padding: 6px 8px;
    border: 1px solid GrayText;
    border-radius: var(--radius);
    background: Field;
    color: FieldText;
    font: inherit;
  }
  input[readonly] {
    border-color: transparent;
    background: none;
  }
  input[aria-invalid='true'] {
    border: 2px solid var(--danger);
  }
  .checkbox {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 10px;
  }
  input[type='checkbox'] {
    order: -1;
    width: 24px;
    height: 24px;
    min-height: 0;
    margin: 0;
    accent-color: var(--danger);
  }
  .groups {
    display: block;
    font: bold 22px/1.4 ui-monospace, monospace;
    white-space: pre-wrap;
  }
  .groups span {
    display: inline-block;
    margin-inline-end: 0.5em;
  }
  .problem:empty {
    display: none;
  }
  .problem {
    grid-column: 1 / -1;
    margin: 4px 0 0;
    font-weight: bold;
  }
  .problem::before {
    content: '\\26a0\\00a0';
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    margin: 16px 0 0;
    justify-content: flex-end;
  }
  .buttons button {
    min-height: 40px;
  }
  [part='delete'] {
    border-color: transparent;
    background: var(--danger);
    color: #fff;
    font-weight: bold;
  }
  /* Where a second, impatient click on Delete can't hit it. */
  [part='stop'] {
    margin-inline-end: auto;
    font-weight: bold;
  }
  [part='countdown'] {
    font-variant-numeric: tabular-nums;
  }
  [part='receipt'] {
    padding: 10px 12px;
    border: 1px solid var(--border);
    border-radius: var(--radius);
    user-select: text;
  }
  [part='receipt'] div {
    display: grid;
    grid-template-columns: minmax(6em, auto) 1fr;
    gap: 0 12px;
  }
  dt {
    color: GrayText;
  }
  dd {
    margin: 0;
    white-space: pre-wrap;
  }
  .progress {
    height: 4px;
    border-radius: 2px;
    background: linear-gradient(90deg, var(--border) 40%, var(--danger) 50%, var(--border) 60%)
      100% / 300% 100%;
  }
  @media (prefers-reduced-motion: no-preference) {
    .progress {
      animation: progress 1.5s linear infinite;
    }
    @keyframes progress {
      to {
        background-position: 0 0;
      }
    }
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
