/**
 * The classic-script entry: the settings on the script tag, the registration, and the one global.
 * The build puts a guard before all of this (see .ci/classic-scripts.ts), so that it runs once a page.
 */
import { readSettings } from './element/configurable-element.js';
import { CustomerDelete } from './element/customer-delete.js';
import { define } from './element/define.js';
import { upgrade } from './element/placeholders.js';
import { configure, setMessages } from './element/settings.js';
import { kit } from './kit.js';
import { deleteCustomer } from './call/delete-customer.js';
import { deleteCustomers } from './call/delete-customers.js';
import { version } from './version.js';

readSettings();
define();
Object.assign(CustomerDelete, { kit });
Object.assign(window, {
  CustomerDelete: { configure, deleteCustomer, deleteCustomers, setMessages, upgrade, version },
});
