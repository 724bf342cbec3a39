import { setMessages } from '../element/settings.js';
import { batchEn } from '../messages/batch.en.js';
import { en } from '../messages/en.js';
import { CustomerDeleteBatch } from './customer-delete-batch.js';

/** Registers the batch, once. */
export function defineBatch(): void {
  if (customElements.get('customer-delete-batch')) return;
  Object.assign(en, batchEn);
  // Whoever has asked for texts before shall see them, too.
  setMessages('en', {});
  customElements.define('customer-delete-batch', CustomerDeleteBatch);
}
