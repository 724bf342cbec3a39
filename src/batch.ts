/** The module entry of the batch: registers both elements. Safe to import in Node. */
import './index.js';
import { defineBatch } from './batch/define-batch.js';

export { CustomerDeleteBatch } from './batch/customer-delete-batch.js';
export type { BatchDetail, CustomerDeleteBatchEventMap } from './batch/events.js';
export type { Counts } from './batch/batch-run.js';
export type { Codes, ListedCustomer } from './batch/list.js';

if (typeof document !== 'undefined') defineBatch();
