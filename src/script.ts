/**
 * The classic-script entry: the settings on the script tag, the registration, and the one global.
 * The build puts a guard before all of this (see build/guard.ts), so that it runs once a page.
 */
import { define } from './element/define.js';
import { upgrade } from './element/placeholders.js';
import { readSettings } from './element/script-settings.js';
import { configure, setMessages } from './element/settings.js';
import { deleteCustomer } from './call/delete-customer.js';
import { deleteCustomers } from './call/delete-customers.js';
import { version } from './version.js';

// The script of the batch runs in pages that have the widget, too.
const isFirst = !customElements.get('customer-delete');
readSettings();
define();
if (isFirst) {
  Object.assign(window, {
    CustomerDelete: { configure, deleteCustomer, deleteCustomers, setMessages, upgrade, version },
  });
}
