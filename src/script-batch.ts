/**
 * The classic-script entry of the batch. The build puts the whole of `customer-delete.js` and a guard
 * before it (see vite.config.ts), and takes what both use from there.
 */
import { defineBatch } from './batch/define-batch.js';
import { readSettings } from './element/configurable-element.js';

declare const __IS_OWN__: boolean;

// Where the widget came from another script, its settings were read there, and those here were not.
if (!__IS_OWN__) readSettings();
defineBatch();
