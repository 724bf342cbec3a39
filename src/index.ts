/** The module entry: registers the element, and names every public export. Safe to import in Node. */
import { define } from './element/define.js';

export { deleteCustomer, type DeleteOptions } from './call/delete-customer.js';
export { deleteCustomers } from './call/delete-customers.js';
export type {
  CallFacts,
  Deleted,
  DeleteOutcome,
  NotSent,
  NotSentReason,
  Refused,
  Unknown,
  UnknownReason,
} from './call/outcome.js';
export type { DeleteRequest } from './call/request.js';
export { CustomerDelete } from './element/customer-delete.js';
export type { CustomerDeleteEventMap } from './element/events.js';
export type { OpenOptions } from './element/dialog-host.js';
export type { DeleteDetail } from './element/flow.js';
export { upgrade } from './element/placeholders.js';
export { configure, setMessages, type PageSettings, type Settings } from './element/settings.js';
export type { AllMessages } from './messages/batch.en.js';
export type { MessageKey, Messages } from './messages/en.js';
export { version } from './version.js';

if (typeof document !== 'undefined') define();
