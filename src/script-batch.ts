/**
 * The classic-script entry of the batch: all of `customer-delete.js`, and the batch. Where this version of
 * the widget is registered already, its element and its global stay; the two scripts share the page's
 * state (see page-state.ts).
 */
import './script.js';
import { defineBatch } from './batch/define-batch.js';

defineBatch();
