// A caller of the stand-in API over real sockets, each in a space of its own.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { runInNewContext } from 'node:vm';

import { startApi } from '../../demo/api/server.js';

const api = await startApi();
after(() => api.close());

export const { origin, port } = api;

/** The fields of a call that succeeds in a fresh space. */
export const goodFields = {
  user_id: 'john1970',
  user_password: 'demo-key-not-real',
  type: 'customer_delete',
  account_id: 'greatwidgets',
  code: '1234567890123456',
};

/** @typedef {Record<string, string | undefined>} Fields undefined leaves a field out */

/** @param {Fields} fields */
const pairsOf = (fields) =>
  /** @type {[string, string][]} */ (
    Object.entries(fields).filter(([, value]) => value !== undefined)
  );

/** A space that nobody else uses. */
export function newSpace() {
  const name = randomUUID();
  const path = `/${name}/api.php`;
  const url = `${origin}${path}`;

  /**
   * @param {string} action
   * @param {unknown} [asked] makes it a POST
   */
  async function control(action, asked) {
    const response = await fetch(
      `${origin}/control/${name}/${action}`,
      asked === undefined ? {} : { method: 'POST', body: JSON.stringify(asked) },
    );
    return { status: response.status, value: await response.json() };
  }

  return {
    name,
    path,
    url,
    control,
    /** @param {Fields} fields */
    urlOf: (fields) => `${url}?${new URLSearchParams(pairsOf(fields))}`,
    /**
     * @param {Fields} fields
     * @param {RequestInit} [options]
     */
    get: (fields, options) =>
      answerOf(`${url}?${new URLSearchParams(pairsOf(fields))}`, {
        redirect: 'manual',
        ...options,
      }),
    /**
     * @param {Fields} fields
     * @param {Record<string, string>} [headers]
     */
    post: (fields, headers = {}) =>
      answerOf(url, { method: 'POST', body: new URLSearchParams(pairsOf(fields)), headers }),
    /** @param {Fields} fields */
    postMultipart(fields) {
      const body = new FormData();
      for (const [field, value] of pairsOf(fields)) body.append(field, value);
      return answerOf(url, { method: 'POST', body });
    },
    /** The accounts as they stand, by id. */
    async accounts() {
      const { accounts } = (await control('data')).value;
      return Object.fromEntries(
        accounts.map((/** @type {any} */ account) => [account.accountId, account]),
      );
    },
    log: async () => (await control('log')).value,
    deleted: async () => (await control('deleted')).value,
  };
}

/**
 * @param {string} url
 * @param {RequestInit} [options]
 */
export async function answerOf(url, options) {
  // A call that hangs fails its test, and does not hold up the others.
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000), ...options });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    headers: response.headers,
    body: await response.text(),
  };
}

/**
 * Runs a JSONP reply as a page would.
 * @param {string} program
 * @param {string} [callback]
 * @returns {unknown[][]} the arguments of each call of the callback
 */
export function callsOf(program, callback = 'callback') {
  /** @type {unknown[][]} */
  const calls = [];
  runInNewContext(program, {
    [callback]: (/** @type {unknown[]} */ ...values) =>
      // The values belong to another realm, whose prototypes are not those of this one.
      calls.push(values.map((value) => JSON.parse(JSON.stringify(value)))),
  });
  return calls;
}

/**
 * Sends bytes as they are.
 * @param {string} text
 * @returns {Promise<string>} all that came back until the connection closed
 */
export function sendRaw(text) {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    socket.on('data', (chunk) => (answer += chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

/**
 * Why a promise was rejected; that it was not is a failure.
 * @param {Promise<unknown>} promise
 * @returns {Promise<any>}
 */
export function rejectionOf(promise) {
  return promise.then(
    () => assert.fail('was not rejected'),
    (reason) => reason,
  );
}
