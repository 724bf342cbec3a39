/** The module entry of the call alone: asks nobody, registers nothing, and holds no Lit. Safe to import in Node. */
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
export { version } from './version.js';
