import { lookForLost } from '../call/unanswered.js';
import { pageState } from '../page-state.js';
import { CustomerDelete } from './customer-delete.js';
import { watchPlaceholders } from './placeholders.js';
import { readSettings } from './script-settings.js';

/** Registers the element, once, and begins to watch the page; one that has it from elsewhere keeps that. */
export function define(): void {
  if (customElements.get('customer-delete')) return;
  customElements.define('customer-delete', CustomerDelete);
  pageState.readSettings = readSettings;
  watchPlaceholders();
  lookForLost();
}
