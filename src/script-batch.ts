/**
 * The classic-script entry of the batch. The build puts the whole of `customer-delete.js` and a guard
 * before it (see .ci/classic-scripts.ts), and takes what both use from there.
 */
import { defineBatch } from './batch/define-batch.js';
import { readSettings } from './element/configurable-element.js';

/** The widget, where another script has registered it. */
declare const __BEFORE__: object | undefined;

// Where the widget came from another script, its settings were read there, and those here were not.
if (__BEFORE__) readSettings();
defineBatch();
