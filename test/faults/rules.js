// What has to be true of every outcome, whatever a server, a network or an operator does.

/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').Short} Short */

/**
 * What the rules look at in an outcome; a `DeleteOutcome` has it all.
 *
 * @typedef {object} Claim
 * @property {'deleted' | 'refused' | 'not-sent' | 'unknown'} status
 * @property {string} [reason]
 * @property {string} code
 * @property {string | null} sentAt
 */

/**
 * What may be different from the rules.
 *
 * @typedef {object} Exceptions
 * @property {boolean} [mayRepeat] the browser, or a redirect, sends the same call more than once
 * @property {boolean} [mayBeRefusedAfterDelete] and the second may be refused as the first deleted
 * @property {'GET' | 'POST'} [method] of the requests; GET where it is not given
 */

/** The fields of a call by each method (contract section 5), in alphabetical order. */
const FIELDS = {
  GET: 'account_id callback code condensed output type user_id user_password',
  POST: 'account_id code condensed output type user_id user_password',
};

/** What the caller may add to the endpoint's own query to tell its calls apart. */
const OWN = 'call';

/**
 * An outcome in short, as the fault table names it.
 *
 * @param {{ status: string, reason?: string }} outcome
 */
export const short = ({ status, reason }) =>
  /** @type {Short} */ (reason === undefined ? status : `${status}/${reason}`);

/**
 * Holds an outcome against the ledger.
 *
 * @param {Claim} outcome of one call
 * @param {readonly Entry[]} entries what reached the server of this very call
 * @param {Exceptions} [exceptions]
 * @returns {string[]} what is untrue about it; empty where all is well
 */
export function untruths(outcome, entries, exceptions = {}) {
  const { mayRepeat = false, mayBeRefusedAfterDelete = false } = exceptions;
  const { code, status, sentAt } = outcome;
  const hasDeleted = entries.some((entry) => entry.hasDeleted);
  const found = untrueRequests(code, entries, mayRepeat, exceptions.method);
  if (status === 'deleted' && !hasDeleted) found.push('the server has not deleted');
  if (status === 'not-sent' && entries.length > 0) found.push('the request came');
  if (status === 'refused' && hasDeleted && !mayBeRefusedAfterDelete) {
    found.push('this very call has deleted');
  }
  if ((status === 'not-sent') !== (sentAt === null)) found.push(`sentAt is ${sentAt}`);
  return found.map((untruth) => `${short(outcome)}, but ${untruth}`);
}

/**
 * What is wrong with the requests of one call, whatever became of it.
 *
 * @param {string} code
 * @param {readonly Entry[]} entries
 * @param {boolean} mayRepeat
 * @param {'GET' | 'POST'} [method]
 * @returns {string[]}
 */
export function untrueRequests(code, entries, mayRepeat, method = 'GET') {
  /** @type {string[]} */
  const found = [];
  const callbacks = new Set(entries.map(({ callback }) => callback));
  if (callbacks.size > 1) found.push('two requests of our own came');
  if (entries.length > 1 && !mayRepeat) found.push(`${entries.length} requests came`);
  for (const entry of entries) {
    if (entry.code !== code) found.push(`the code ${entry.code} came`);
    const names = entry.fields.filter((name) => name !== OWN).sort();
    if (names.join(' ') !== FIELDS[method]) found.push(`the fields ${names} came`);
    if (entry.method !== method) found.push(`a ${entry.method} came`);
    if (entry.referer !== null) found.push(`a Referer came: ${entry.referer}`);
    const isNamed = /^[a-z0-9]{16,40}$/i.test(entry.callback);
    if (method === 'GET' && !isNamed) found.push(`the callback ${entry.callback}`);
    if (method === 'POST' && entry.query !== '') found.push(`the query ${entry.query} came`);
  }
  return found;
}
