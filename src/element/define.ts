import { lookForLost } from '../call/unanswered.js';
import { CustomerDelete } from './customer-delete.js';
import { watchPlaceholders } from './placeholders.js';
import { tellAll } from './settings.js';

/** Registers the element, once, and begins to watch the page; one that has it from elsewhere keeps that. */
export function define(): void {
  if (customElements.get('customer-delete')) return;
  customElements.define('customer-delete', CustomerDelete);
  watchPlaceholders();
  lookForLost(tellAll);
}
