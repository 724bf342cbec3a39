/** The one global of the classic scripts: `import type {} from 'customer-delete/customer-delete.js'`. */
import type * as module from '../index.js';

/** What pages that load a classic script find on `window`. Contract section 4. */
export type CustomerDeleteGlobal = Pick<
  typeof module,
  'configure' | 'deleteCustomer' | 'deleteCustomers' | 'setMessages' | 'upgrade' | 'version'
>;

declare global {
  var CustomerDelete: CustomerDeleteGlobal;
}
