/** What the batch tells the page beside the events of both elements. Contract section 7. */
import type { DeleteOutcome } from '../call/outcome.js';
import type { Counts } from './batch-run.js';

/** What `customer-delete-batch-settled` carries. */
export interface BatchDetail {
  /** One for each customer that was tried, in the order of the list. */
  readonly outcomes: readonly DeleteOutcome[];
  readonly counts: Counts;
}

/** The event of the batch alone. It bubbles, too. */
export interface CustomerDeleteBatchEventMap {
  /** The list has come to its end, or the operator has ended it. */
  'customer-delete-batch-settled': CustomEvent<BatchDetail>;
}

declare global {
  interface GlobalEventHandlersEventMap extends CustomerDeleteBatchEventMap {}
}
