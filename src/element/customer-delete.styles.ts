import { css } from 'lit';

/**
 * px and em, not rem: host pages set `html { font-size: 62.5% }`. System colours, so that the page's
 * own `color-scheme` decides about light and dark, and forced colours keep working; the fixed ones
 * have a contrast of at least 3:1 to both.
 */
export const styles = css`
  :host {
    --danger: var(--customer-delete-danger, #d32f2f);
    --border: var(--customer-delete-border, #8888);
    --radius: var(--customer-delete-radius, 6px);
  }
  :host([hidden]) {
    display: none;
  }
  :host > div {
    display: contents;
  }
  :focus-visible {
    outline: 3px solid #3b82f6;
    outline-offset: 2px;
  }
  button,
  input,
  textarea {
    box-sizing: border-box;
    min-height: 36px;
    padding: 5px 10px;
    border: 1px solid var(--border);
    border-radius: var(--radius);
    /* Not ButtonFace, which WebKitGTK leaves light in the dark, under white text. */
    background: #8882;
    color: inherit;
    max-width: 100%;
    font: inherit;
    font-weight: normal;
    font-variant: normal;
    overflow-wrap: break-word;
  }
  [dir='rtl'] input {
    text-align: right;
  }
  input,
  textarea {
    width: 100%;
    border-color: #808080;
    background: Field;
    color: FieldText;
  }
  [aria-invalid='true'] {
    border-color: var(--danger);
  }
  button:disabled,
  [aria-disabled='true'] {
    opacity: 0.65;
  }
  [readonly] {
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
  }

  dialog,
  section {
    box-sizing: border-box;
    width: 480px;
    max-width: calc(100% - 16px);
    padding: min(20px, 5vw);
    border: 1px solid var(--danger);
    border-top-width: 4px;
    border-radius: var(--radius);
    background: var(--customer-delete-surface, Canvas);
    color: var(--customer-delete-text, CanvasText);
    visibility: visible;
  }
  ::backdrop {
    background: #0008;
  }
  /* Nothing that the page makes of its text reaches in here. */
  .content {
    all: initial;
    display: block;
    color: inherit;
    color-scheme: inherit;
    font: 16px/1.5 var(--customer-delete-font, system-ui, sans-serif);
    overflow-wrap: anywhere;
    /* Firefox asks what is around it; WebKit knows this name only. */
    -webkit-user-select: text;
  }
  form {
    margin: 0;
  }
  h2 {
    margin: 0 0 12px;
    font-size: 20px;
  }
  p,
  dl,
  [part='field'] {
    margin: 0 0 12px;
  }
  ul {
    margin: 0;
    padding-inline-start: 20px;
  }
  label {
    display: block;
    margin-bottom: 5px;
  }
  code,
  .groups {
    font: bold 1em monospace;
  }
  /* Not the numbers of characters, which WebKit would put in another order. */
  :not(#unusual) > bdi,
  [part='trigger'] {
    white-space: pre-wrap;
  }
  .groups {
    display: block;
    font-size: 22px;
  }
  .groups span {
    display: inline-block;
    margin-inline-end: 0.5em;
  }
  /* The page's font, as on the button; but a code keeps its case, and nothing goes out of sight. */
  [part='status'],
  [part='consequences'] {
    display: inline-block;
    margin-inline-end: 8px;
    margin-block: 5px 12px;
    padding-inline-start: 10px;
    border-inline-start: 4px solid var(--danger);
    font-variant: normal;
    text-transform: none;
    text-indent: 0;
    overflow-wrap: anywhere;
  }
  .not-sent {
    border-color: var(--border);
  }
  .deleted {
    border-color: #2e7d32;
  }
  .unknown {
    border-color: #c77700;
  }
  .checkbox {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 10px;
  }
  [type='checkbox'] {
    order: -1;
    align-self: start;
    width: 24px;
    min-height: 24px;
    margin: 0;
  }
  .problem {
    font-weight: bold;
  }
  p:empty {
    display: none;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    justify-content: flex-end;
  }
  [part='delete'] {
    background: var(--danger);
    color: #fff;
  }
  /* Where a second, impatient click on Delete can't hit it. */
  [part='stop'] {
    margin-inline-end: auto;
  }
  dl {
    display: grid;
    grid-template-columns: fit-content(40%) 1fr;
    gap: 0 12px;
    padding: 6px 10px;
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }
  /* A long name leaves its value room, but breaks only between words. */
  dt {
    overflow-wrap: break-word;
  }
  dd {
    margin: 0;
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
  @media print {
    dialog * {
      visibility: hidden;
    }
    dl,
    dl * {
      visibility: visible;
    }
  }
`;
