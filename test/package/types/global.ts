// A page that loads a classic script, and its own scripts in TypeScript.
import type {} from 'customer-delete/customer-delete.js';
import type {} from 'customer-delete/customer-delete-batch.js';

CustomerDelete.configure({ endpoint: '/api.php', accountId: 'greatwidgets' });
window.CustomerDelete.setMessages('de', { cancel: 'Lieber nicht' });
export const version: string = globalThis.CustomerDelete.version;

// @ts-expect-error: the global is not the class.
export const made = new CustomerDelete();
// @ts-expect-error: there is no such setting.
CustomerDelete.configure({ confirm: false });
