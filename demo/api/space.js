// One independent copy of the API's world: data, log and misbehaviour.

import { seedAccounts } from './data.js';

/**
 * @typedef {import('node:http').ServerResponse} ServerResponse
 * @typedef {import('./call.js').Deleted} Deleted
 * @typedef {import('./misbehaviour.js').Misbehaviour} Misbehaviour
 */

/**
 * One request to the endpoint, whatever it was.
 * @typedef {object} LogEntry
 * @property {string} method
 * @property {string} url path and query as received
 * @property {Record<string, string>} query fields, decoded
 * @property {Record<string, string>} body fields, decoded
 * @property {string[]} repeated names of fields that came more than once
 * @property {Record<string, string | null>} headers null where one was not sent
 * @property {boolean} hadAccessKey whether the header `api_access_key` came; never its value
 * @property {number} receivedAt ms since 1970
 * @property {boolean} isDeleteCall GET or POST with a field `code`
 * @property {Deleted | null} deleted
 * @property {string | null} misbehaviour its kind
 * @property {number} underWay delete calls that were not answered yet when this request came
 */

export class Space {
  accounts = seedAccounts();

  /** @type {LogEntry[]} */
  log = [];

  /**
   * The ledger: every delete that was really done.
   * @type {{ accountId: string, code: string, at: number }[]}
   */
  deleted = [];

  /** @type {Misbehaviour | null} */
  misbehaviour = null;

  /**
   * The origin whose pages may read the endpoint's answers; `*` for all.
   * @type {string | null}
   */
  allowedOrigin = null;

  /** Delete calls that are not answered yet. */
  underWay = 0;

  /**
   * What answers those that are kept waiting.
   * @type {Map<ServerResponse, () => void>}
   */
  #held = new Map();
  /** Whether the next one that is to be kept waiting is answered at once. */
  #releasesNext = false;

  /**
   * More customers than the few of a new space; they have no transactions.
   * @param {unknown} accountId
   * @param {unknown} codes
   */
  addCustomers(accountId, codes) {
    const account = this.accounts.get(String(accountId));
    if (!account || !Array.isArray(codes)) throw new RangeError('accountId and codes are needed');
    for (const code of codes) {
      if (typeof code !== 'string') throw new RangeError('codes must be texts');
      account.customers.set(code, { code, name: `Customer ${code}`, cardNumber: '' });
    }
  }

  /** Back to what a new space is like; answers that are still held will never come. */
  reset() {
    this.dropHeld();
    this.#releasesNext = false;
    this.accounts = seedAccounts();
    this.log = [];
    this.deleted = [];
    this.misbehaviour = null;
    this.allowedOrigin = null;
  }

  /**
   * Counts one delete call off the misbehaviour that was asked for.
   * @param {string} code the customer's
   * @returns {Misbehaviour | null} null where it was not asked for such a call
   */
  takeMisbehaviour(code) {
    const current = this.misbehaviour;
    if (current === null || (current.code !== null && current.code !== code)) return null;
    this.misbehaviour = current.times > 1 ? { ...current, times: current.times - 1 } : null;
    return current;
  }

  /**
   * Keeps a request waiting.
   * @param {ServerResponse} response
   * @param {number} ms Infinity: for good
   * @param {() => void} then not called if the client or the space gives up first
   */
  hold(response, ms, then) {
    if (this.#releasesNext) {
      this.#releasesNext = false;
      then();
      return;
    }
    const timer = ms === Infinity ? undefined : setTimeout(then, ms);
    this.#held.set(response, then);
    response.once('close', () => {
      clearTimeout(timer);
      this.#held.delete(response);
    });
  }

  /**
   * Answers at once those that are kept waiting, the ones for good too. Where there are none, but a
   * misbehaviour waits for its call: the one that is on its way.
   */
  release() {
    this.#releasesNext = this.#held.size === 0 && this.misbehaviour !== null;
    for (const then of this.#held.values()) then();
  }

  dropHeld() {
    for (const response of this.#held.keys()) response.destroy();
  }
}
