// An API that is an enemy: its answers are the programs that a test chooses. Every test opens a space
// with origins of its own, so nothing that one test has caused can be taken for another's:
//
//   api        answers calls and probes as the test says, and keeps every request
//   elsewhere  a third party; whatever arrives there is kept, bare connections are counted
//   stun       the same for UDP packets, which WebRTC sends
//   nobody     nothing listens here
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';

/**
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {import('node:http').ServerResponse} ServerResponse
 * @typedef {import('./types.js').Log} Log
 * @typedef {import('./types.js').Origins} Origins
 * @typedef {import('./types.js').Reply} Reply
 * @typedef {import('./types.js').Replies} Replies
 */

const HOST = '127.0.0.1';

/** A port that no system hands out, unlike one that has just become free, and no browser refuses. */
const NOBODY = `http://${HOST}:4`;

/**
 * @param {import('node:http').Server | import('node:net').Server} server
 * @returns {Promise<number>} the port
 */
async function listen(server) {
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, () => resolve(undefined));
  });
  return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
}

/** @param {IncomingMessage} request */
async function bodyOf(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

/**
 * @param {ServerResponse} response
 * @param {Partial<Reply>} reply
 */
function send(response, reply) {
  response.writeHead(reply.status ?? 200, {
    'content-type': reply.type ?? 'text/javascript; charset=utf-8',
    'cache-control': 'no-store',
    ...reply.headers,
  });
  response.end(reply.body ?? '');
}

class Space {
  /** @type {Replies} */
  replies = {};

  /** @type {Log} */
  log = {
    calls: [],
    probes: [],
    others: [],
    notes: [],
    reports: [],
    elsewhere: [],
    connections: 0,
  };

  /** @type {Origins} */
  origins = { api: '', elsewhere: '', stun: '', nobody: '' };

  #api = createServer((request, response) => {
    this.#serve(request, response).catch(() => response.destroy());
  });

  #elsewhere = createServer(({ method, url }, response) => {
    this.log.elsewhere.push(`${method} ${url}`);
    // Friendly to every kind of request, so that nothing fails for another reason.
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/plain' });
    response.end();
  });

  /** @type {(() => void)[]} */
  #held = [];

  #stun = createSocket('udp4');

  async open() {
    this.#elsewhere.on('connection', () => (this.log.connections += 1));
    this.#elsewhere.on('upgrade', ({ url }, socket) => {
      this.log.elsewhere.push(`upgrade ${url}`);
      socket.destroy();
    });
    this.#elsewhere.on('clientError', (_, socket) => {
      this.log.elsewhere.push('unknown protocol');
      socket.destroy();
    });
    this.#stun.on('message', () => this.log.elsewhere.push('packet'));
    await new Promise((resolve) => this.#stun.bind(0, HOST, () => resolve(undefined)));

    this.origins = {
      api: `http://${HOST}:${await listen(this.#api)}`,
      elsewhere: `http://${HOST}:${await listen(this.#elsewhere)}`,
      stun: `${HOST}:${this.#stun.address().port}`,
      nobody: NOBODY,
    };
  }

  /** Cuts every connection and forgets everything. */
  async close() {
    this.#stun.close();
    for (const server of [this.#api, this.#elsewhere]) {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    }
  }

  /**
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   */
  async #serve(request, response) {
    const { method = '', headers } = request;
    const url = new URL(request.url ?? '', this.origins.api);
    const entry = { method, url: url.pathname + url.search, headers };
    switch (url.pathname) {
      case '/note':
        this.log.notes.push(url.searchParams.get('text') ?? '');
        return send(response, {});
      case '/report':
        this.log.reports.push(await bodyOf(request));
        return send(response, { status: 204 });
      case '/endless':
        // A page that begins and never ends.
        this.log.others.push(entry);
        response.writeHead(200, { 'content-type': 'text/html' }).write('<p>'.padEnd(2000));
        return undefined;
      case '/api.php':
        break;
      default:
        this.log.others.push(entry);
        return send(response, {});
    }
    const isCall = url.searchParams.has('code');
    (isCall ? this.log.calls : this.log.probes).push(entry);
    this.#answer(isCall ? 'call' : 'probe', url.searchParams, response);
  }

  /**
   * @param {'call' | 'probe'} kind
   * @param {URLSearchParams} query
   * @param {ServerResponse} response
   */
  #answer(kind, query, response) {
    const reply = this.replies[kind] ?? {};
    if (reply.hangs) this.#held.push(() => this.#answer(kind, query, response));
    else if (reply.cuts) response.socket?.resetAndDestroy();
    else send(response, { ...reply, body: this.#fill(reply.body ?? '', query) });
  }

  /** @param {Replies} replies from now on, and to those that wait */
  reply(replies) {
    Object.assign(this.replies, replies);
    for (const answer of this.#held.splice(0)) answer();
  }

  /**
   * Puts what a program needs to know into it.
   *
   * @param {string} body
   * @param {URLSearchParams} query
   */
  #fill(body, query) {
    const facts = {
      ...this.origins,
      code: query.get('code') ?? '',
      callback: query.get('callback') ?? '',
    };
    return body.replaceAll('$FACTS', () => JSON.stringify(facts));
  }
}

/**
 * Tests use it through the page, so over HTTP: POST /spaces opens one, and of an open one PUT sets the
 * replies, GET tells the log and DELETE closes it.
 *
 * @returns {Promise<{ origin: string, close(): Promise<void> }>}
 */
export async function startHostile() {
  /** @type {Map<string, Space>} */
  const spaces = new Map();
  let count = 0;

  /**
   * @param {IncomingMessage} request
   * @returns {Promise<unknown>} undefined where there is no such thing
   */
  async function control(request) {
    const [, name, id = ''] = (request.url ?? '').split('/');
    if (name !== 'spaces') return undefined;
    if (request.method === 'POST' && !id) {
      const space = new Space();
      await space.open();
      spaces.set(String(++count), space);
      return { id: String(count), origins: space.origins };
    }
    const space = spaces.get(id);
    switch (space && request.method) {
      case 'PUT':
        space?.reply(JSON.parse(await bodyOf(request)));
        return {};
      case 'GET':
        return space?.log;
      case 'DELETE':
        spaces.delete(id);
        await space?.close();
        return {};
    }
    return undefined;
  }

  const server = createServer(async (request, response) => {
    const cors = {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, PUT, DELETE',
    };
    try {
      const answer = request.method === 'OPTIONS' ? {} : await control(request);
      response.writeHead(answer === undefined ? 404 : 200, {
        ...cors,
        'cache-control': 'no-store',
      });
      response.end(JSON.stringify(answer));
    } catch (error) {
      response.writeHead(500, cors).end(String(error));
    }
  });

  const port = await listen(server);
  return {
    origin: `http://${HOST}:${port}`,
    async close() {
      for (const space of spaces.values()) await space.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * Runs it as long as the test server runs.
 *
 * @param {(origin: string) => void} started told where it listens
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function hostilePlugin(started) {
  /** @type {undefined | Awaited<ReturnType<typeof startHostile>>} */
  let hostile;
  return {
    name: 'hostile-api',
    async serverStart() {
      hostile = await startHostile();
      started(hostile.origin);
    },
    async serverStop() {
      await hostile?.close();
    },
  };
}
