import { CustomerDelete } from './customer-delete.js';

/** Registers the element, once; a page that has it from elsewhere keeps that one. */
export function define(): void {
  if (!customElements.get('customer-delete')) {
    customElements.define('customer-delete', CustomerDelete);
  }
}
