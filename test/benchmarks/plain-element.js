// The plainest possible Lit element with one button, which opens a dialog that asks.
import { html, LitElement, render } from 'lit';

/**
 * Renders the dialog on the first click, so that an idle element is only a button. One function for all
 * elements.
 *
 * @this {HTMLElement}
 */
function ask() {
  const root = /** @type {ShadowRoot} */ (this.shadowRoot);
  if (root.querySelector('dialog')) return;
  const place = root.appendChild(document.createElement('div'));
  const close = () => place.remove();
  const dialog = html`<dialog @close=${close}>
    <p>${/** @type {any} */ (this).label}? This can't be undone.</p>
    <form method="dialog"><button>Cancel</button><button>Delete</button></form>
  </dialog>`;
  render(dialog, place);
  place.querySelector('dialog')?.showModal();
}

class PlainElement extends LitElement {
  /** @override */
  static properties = { label: {} };

  constructor() {
    super();
    this.addEventListener('click', ask);
  }

  /** @override */
  render() {
    return html`<button>${/** @type {any} */ (this).label}</button>`;
  }
}
customElements.define('plain-element', PlainElement);
