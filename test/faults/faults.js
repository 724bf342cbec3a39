// The table of faults: what a server, a network or a program can do to a call, and which outcomes
// are then true. The fault server obeys it, the tests prove it, the README is printed from it.
import { connection, looks } from './table/connection.js';
import { hostile } from './table/hostile.js';
import { http } from './table/http.js';
import { payloads } from './table/payload.js';
import { programs } from './table/program.js';

/**
 * @typedef {import('./types.js').Fault} Fault
 * @typedef {import('./types.js').Short} Short
 * @typedef {import('./types.js').Isolation} Isolation
 * @typedef {import('./types.js').Browser} Browser
 */

/**
 * Every row by its name, in groups.
 *
 * @type {Readonly<Record<string, Readonly<Record<string, Fault>>>>}
 */
export const groups = {
  'Connection and time': connection,
  'Look ahead': looks,
  HTTP: http,
  Program: programs,
  Payload: payloads,
  Hostile: hostile,
};

/** @type {ReadonlyMap<string, Fault>} */
export const faults = new Map(Object.values(groups).flatMap((rows) => Object.entries(rows)));

/**
 * The true outcomes of a row, or null where the call is not made that way.
 *
 * @param {Fault} fault
 * @param {Isolation} isolation
 * @param {Browser} browser
 * @returns {readonly Short[] | null}
 */
export function trueOutcomes({ truth }, isolation, browser) {
  /** @type {any} */
  let found = truth;
  if (found?.frame !== undefined) found = found[isolation];
  if (found?.chromium !== undefined) found = found[browser];
  return typeof found === 'string' ? [/** @type {Short} */ (found)] : found;
}
