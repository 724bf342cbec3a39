// A server that speaks the API, by JSONP and by POST, and fails on demand, on real sockets. It keeps a ledger of
// every call and of what it really deleted, so that a test can hold an outcome against the truth.
//
//   http://127.0.0.1:<port>/<fault>/<run>/api.php    the API; runs do not know each other
//   http://127.0.0.1:<port>/mixed/<run>/api.php      the same; what a code begins with names the fault
//   <origin>/control/…                               see control.mjs
import { createServer } from 'node:http';
import { connect, createServer as createPlainServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { allFaults } from './faults.js';
import { serveControl } from './control.mjs';
import { sendReply } from './reply.mjs';

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */
/** @typedef {import('node:http').Server} Server */
/** @typedef {import('./types.js').Behaviour} Behaviour */
/** @typedef {import('./types.js').Call} Call */
/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./reply.mjs').Exchange} Exchange */

/**
 * What is known of one run.
 *
 * @typedef {object} Run
 * @property {Entry[]} ledger
 * @property {number} looks how many looks ahead have come
 * @property {Set<string>} deleted codes
 * @property {Set<Exchange>} waiting those that are held or hang
 * @property {boolean} isReleased whether late answers may go out at once
 * @property {Set<string | null>} released single calls of which this is so
 */

/**
 * @typedef {object} State
 * @property {Map<string, Run>} runs
 * @property {() => Promise<string>} open a new origin, which no browser has a connection to
 */

const HOST = '127.0.0.1';

/** Where each call has a fault of its own: a list of customers goes to a single endpoint. */
const MIXED = 'mixed';

/** How long calls take there, in ms; or two at once could go unseen. */
const MIXED_TIME = 10;

const endpointPath = /^\/([\w.-]+)\/([\w-]+)\/api\.php$/;

/** @type {Behaviour} */
const normalLook = {
  reply: () => ({
    type: 'text/xml; charset=utf-8',
    body: '<response status="error">\n<error>Missing user_id</error>\n</response>\n',
  }),
};

export async function startFaultServer() {
  /** @type {Set<Server>} */
  const servers = new Set();
  /** @type {State} */
  const state = { runs: new Map(), open: () => listen().then(originOf) };
  /** @type {WeakMap<import('node:net').Socket, number>} requests that a connection has served */
  const served = new WeakMap();
  let number = 0;

  /** @param {string} name */
  function runNamed(name) {
    const run = state.runs.get(name) ?? {
      ledger: [],
      looks: 0,
      deleted: new Set(),
      waiting: new Set(),
      isReleased: false,
      released: new Set(),
    };
    state.runs.set(name, run);
    return run;
  }

  /**
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   * @param {Server} server
   */
  async function serve(request, response, server) {
    const { socket } = request;
    const before = served.get(socket) ?? 0;
    served.set(socket, before + 1);
    // A client that has gone is no reason to crash.
    response.on('error', () => {});

    const url = new URL(request.url ?? '', `http://${request.headers.host ?? HOST}`);
    if (url.pathname.startsWith('/control/')) return serveControl(state, url, request, response);
    const match = endpointPath.exec(url.pathname);
    const isPost = request.method === 'POST';
    const body = new URLSearchParams(isPost ? await text(request) : '');
    const fields = isPost ? body : url.searchParams;
    const code = fields.get('code') ?? '';
    const isMixed = match?.[1] === MIXED;
    const name = (isMixed ? code.split(' ')[0] || 'proper' : match?.[1]) ?? '';
    const fault = allFaults.get(name);
    if (!match || !fault) return void response.writeHead(404).end('No such fault');

    const run = runNamed(match[2] ?? '');
    const isCall = isPost || url.search !== '';
    const behaviour = (isCall ? fault.call : (fault.probe ?? normalLook)) ?? {};
    const isKnown = isCall && !run.deleted.has(code);
    const hasDeleted = isKnown && behaviour.deletes !== false;
    if (hasDeleted) run.deleted.add(code);
    /** @type {Entry | undefined} */
    let entry;
    if (isCall) {
      entry = {
        number: number++,
        fault: name,
        code,
        accountId: fields.get('account_id') ?? '',
        userId: fields.get('user_id') ?? '',
        callback: fields.get('callback') ?? '',
        call: url.searchParams.get('call') ?? '',
        hasDeleted,
        before,
        fields: [...url.searchParams.keys(), ...body.keys()],
        method: request.method ?? '',
        query: [...url.searchParams.keys()].filter((key) => key !== 'call').join(' '),
        referer: request.headers.referer ?? null,
        cookie: request.headers.cookie ?? null,
        origin: request.headers.origin ?? null,
        receivedAt: Date.now(),
        endedAt: null,
      };
      run.ledger.push(entry);
    } else {
      run.looks += 1;
    }
    const ended = () => {
      if (entry) entry.endedAt ??= Date.now();
    };
    response.once('close', ended);

    const call = describe(url, fields, hasDeleted || !isCall);
    const isWarm = before > 0;
    // Only so does a normal answer go out on a fresh connection.
    const end = behaviour.end === 'reset-warm' ? (isWarm ? 'reset' : 'whole') : behaviour.end;
    /** @type {Exchange} */
    const exchange = {
      call: url.searchParams.get('call'),
      socket,
      response,
      reply: { body: call.jsonp(), ...behaviour.reply?.(call) },
      end: end ?? 'whole',
      shut: () => stop(server),
      ended,
    };
    const isHeld = behaviour.isHeld && !run.isReleased && !run.released.has(exchange.call);
    if (exchange.end === 'hang' || isHeld) {
      run.waiting.add(exchange);
      socket.once('close', () => run.waiting.delete(exchange));
    }
    if (isHeld) return;
    if (isMixed && isCall) setTimeout(sendReply, MIXED_TIME, exchange);
    else sendReply(exchange);
  }

  /**
   * @param {URL} url
   * @param {URLSearchParams} fields
   * @param {boolean} isSuccess
   * @returns {Call}
   */
  function describe(url, fields, isSuccess) {
    const code = fields.get('code') ?? '';
    const callback = fields.get('callback') ?? '';
    const payload = isSuccess
      ? { status: 'success', customer: { status: 'deleted', code } }
      : { status: 'error', error: 'No such customer' };
    const properly = url.pathname.replace(/^\/[^/]+/, '/proper') + url.search;
    return {
      code,
      callback,
      payload,
      jsonp(value = payload) {
        const json = JSON.stringify(value);
        // Without a callback it was asked for the data.
        return callback || !fields.has('type') ? `${callback}(${json});` : json;
      },
      here: url.href,
      again: url.origin + properly,
      elsewhere: otherOrigin + properly,
      nowhere: nowhere + properly,
      tls: origin.replace('http:', 'https:') + properly,
    };
  }

  /** @returns {Promise<Server>} */
  async function listen() {
    const server = createServer((request, response) => {
      // A client that goes away while it sends.
      serve(request, response, server).catch(() => response.destroy());
    });
    server.on('connection', (socket) => socket.on('error', () => {}));
    // Such as TLS where none is spoken.
    server.on('clientError', (_error, socket) => socket.destroy());
    server.keepAliveTimeout = 600_000;
    server.requestTimeout = 0;
    server.headersTimeout = 0;
    servers.add(server);
    await new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, HOST, () => resolve(undefined));
    });
    return server;
  }

  /** @param {Server} server */
  function stop(server) {
    servers.delete(server);
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    return closed;
  }

  const main = await listen();
  const origin = originOf(main);
  const otherOrigin = originOf(await listen());
  const taken = await takePort();
  const nowhere = `http://${HOST}:${taken.port}`;

  return {
    origin,
    nowhere,
    async close() {
      taken.free();
      await Promise.all([...servers].map(stop));
    },
  };
}

/** A port where nobody listens and nobody else can begin to: a connection to ourselves has it. */
async function takePort() {
  const server = createPlainServer();
  await new Promise((resolve) => server.listen(0, HOST, () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const holder = connect(port, HOST);
  await new Promise((resolve, reject) => holder.once('connect', resolve).once('error', reject));
  return {
    port: holder.localPort,
    free() {
      holder.destroy();
      server.close();
    },
  };
}

/** @param {Server} server */
function originOf(server) {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return `http://${HOST}:${port}`;
}
