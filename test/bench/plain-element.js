// The plainest possible Lit element with one button.
import { html, LitElement } from 'lit';

class PlainElement extends LitElement {
  /** @override */
  static properties = { label: {} };

  /** @override */
  render() {
    return html`<button>${/** @type {any} */ (this).label}</button>`;
  }
}
customElements.define('plain-element', PlainElement);
