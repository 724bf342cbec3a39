/** What the elements tell the page, by name. Contract section 3. */
import type { DeleteOutcome } from '../call/outcome.js';
import type { DeleteDetail } from './flow.js';

/**
 * The events of both elements; the batch has no dialog, and does not fire `closed`. They bubble, so they
 * can be heard on any ancestor, and on the document.
 */
export interface CustomerDeleteEventMap {
  /** Confirmed and about to be sent; `preventDefault()` stops it. */
  'customer-delete-before': CustomEvent<DeleteDetail>;
  /** The request has been handed to the browser. */
  'customer-delete-sent': CustomEvent<DeleteDetail>;
  /** An outcome; once more if an unknown one is cleared up. */
  'customer-delete-settled': CustomEvent<DeleteOutcome>;
  /** The dialog has closed; carries the last outcome, or null. */
  'customer-delete-closed': CustomEvent<DeleteOutcome | null>;
}

declare global {
  interface GlobalEventHandlersEventMap extends CustomerDeleteEventMap {}
}
