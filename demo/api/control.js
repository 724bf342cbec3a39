// How tests and the demo page look into a space and prepare it. The vendor has nothing like it.

import { readBody } from './fields.js';
import { misbehaviours, readMisbehaviour } from './misbehaviour.js';

/**
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {import('node:http').ServerResponse} ServerResponse
 * @typedef {import('./space.js').Space} Space
 */

const loopbackOrigin =
  /^https?:\/\/(?:(?:[a-z0-9-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * What each action answers with; POST actions are given the request's JSON.
 * @type {Record<string, Record<string, (space: Space, asked: any) => unknown>>}
 */
const actions = {
  GET: {
    data: ({ accounts }) => ({ accounts: [...accounts.values()].map(withoutKeys) }),
    log: ({ log }) => log,
    deleted: ({ deleted }) => deleted,
    misbehaviours: () => misbehaviours,
    misbehave: ({ misbehaviour }) => misbehaviour,
  },
  POST: {
    reset(space) {
      space.reset();
      return { reset: true };
    },
    release(space) {
      space.release();
      return { released: true };
    },
    customers(space, asked) {
      space.addCustomers(asked?.accountId, asked?.codes);
      return { added: asked.codes.length };
    },
    misbehave(space, asked) {
      space.misbehaviour = readMisbehaviour(asked);
      return space.misbehaviour;
    },
    'allow-origin'(space, asked) {
      const origin = asked?.origin ?? null;
      if (origin !== null && typeof origin !== 'string') {
        throw new RangeError('origin must be a text or null');
      }
      space.allowedOrigin = origin;
      return { origin };
    },
  },
};

/**
 * @param {Space} space
 * @param {string} action
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @returns {Promise<void>}
 */
export async function serveControl(space, action, request, response) {
  const { origin } = request.headers;
  // Pages from elsewhere must not steer the demo. Programs other than browsers send no origin.
  if (origin !== undefined && !loopbackOrigin.test(origin)) {
    return answer(response, 403, { error: 'Only pages of this machine may do this' });
  }
  if (origin !== undefined) response.setHeader('access-control-allow-origin', origin);
  response.setHeader('vary', 'Origin');

  const allowed = Object.keys(actions).filter((method) => Object.hasOwn(actions[method], action));
  if (allowed.length === 0) return answer(response, 404, { error: `No such action: ${action}` });
  if (request.method === 'OPTIONS') {
    response.setHeader('access-control-allow-methods', allowed.join(', '));
    response.setHeader('access-control-allow-headers', 'content-type');
    response.writeHead(204).end();
    return;
  }
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
  if (!allowed.includes(method)) {
    response.setHeader('allow', allowed.join(', '));
    return answer(response, 405, { error: `Use ${allowed.join(' or ')}` });
  }

  const body = method === 'POST' ? await readBody(request) : Buffer.alloc(0);
  if (body === null) return answer(response, 413, { error: 'The request is too large' });
  try {
    const asked = body.length === 0 ? null : JSON.parse(body.toString());
    answer(response, 200, actions[method][action](space, asked));
  } catch (error) {
    answer(response, 400, { error: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * @param {ServerResponse} response
 * @param {number} status
 * @param {unknown} value
 */
function answer(response, status, value) {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(value));
}

/** @param {import('./data.js').Account} account */
function withoutKeys({ accountId, name, users, campaigns, customers, transactions }) {
  return {
    accountId,
    name,
    users: users.map(({ userId }) => userId),
    campaigns,
    customers: [...customers.values()],
    transactions,
  };
}
