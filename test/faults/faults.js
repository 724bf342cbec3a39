// The table of faults: what a server, a network or a program can do to a call, and which outcomes
// are then true. The fault server obeys it, the tests prove it, the README is printed from it.
import { connection, looks } from './table/connection.js';
import { hostile } from './table/hostile.js';
import { http } from './table/http.js';
import { payloads } from './table/payload.js';
import { posts } from './table/post.js';
import { programs } from './table/program.js';

/**
 * @typedef {import('./types.js').Fault} Fault
 * @typedef {import('./types.js').Short} Short
 * @typedef {import('./types.js').Way} Way
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

/**
 * The same, with what only a POST can meet.
 *
 * @type {typeof groups}
 */
export const allGroups = { ...groups, POST: posts };

/** @param {typeof groups} some */
const rowsOf = (some) => new Map(Object.values(some).flatMap((rows) => Object.entries(rows)));

/** What a call by JSONP can meet. @type {ReadonlyMap<string, Fault>} */
export const faults = rowsOf(groups);

/** @type {ReadonlyMap<string, Fault>} */
export const allFaults = rowsOf(allGroups);

/**
 * The true outcomes of a row, or null where the call is not made that way.
 *
 * @param {Fault} fault
 * @param {Way} way
 * @param {Browser} browser
 * @returns {readonly Short[] | null}
 */
export function trueOutcomes({ truth, post }, way, browser) {
  /** @type {any} */
  let found = way === 'post' && post !== undefined ? post : truth;
  if (found?.frame !== undefined) found = found[way === 'post' ? 'frame' : way];
  if (found?.chromium !== undefined) found = found[browser];
  return typeof found === 'string' ? [/** @type {Short} */ (found)] : found;
}
