// A server on this machine that behaves like a remote one: https, behind a proxy that adds latency.
import { createServer, connect } from 'node:net';
import { createServer as createTlsServer } from 'node:https';
import { performance } from 'node:perf_hooks';

/** @typedef {import('node:net').Socket} Socket */

/** How long a message takes in each direction, in ms. */
export const ONE_WAY = 20;

/** Not a literal in the import: TypeScript also runs where this package is not installed. */
const SELFSIGNED = 'selfsigned';

/**
 * Creates an https server with a new self-signed certificate. A browser only accepts that if it is told to
 * ignore certificate errors.
 *
 * @param {import('node:http').RequestListener} listener
 */
export async function createSecureServer(listener) {
  const { default: selfsigned } = await import(SELFSIGNED);
  const { private: key, cert } = await selfsigned.generate(
    [{ name: 'commonName', value: '127.0.0.1' }],
    {
      keyType: 'ec',
      algorithm: 'sha256',
    },
  );
  return createTlsServer({ key, cert }, listener);
}

/**
 * Forwards all data in order, each chunk after the delay.
 *
 * @param {Socket} from
 * @param {Socket} to
 * @param {number} delay in ms
 * @param {number} opened the earliest time at which the first chunk can have been sent, on the clock of
 *   `performance`
 */
function forward(from, to, delay, opened) {
  /** @type {(() => void)[]} */
  const queue = [];
  const later = (/** @type {() => void} */ act) => {
    queue.push(act);
    const now = performance.now();
    setTimeout(() => queue.shift()?.(), Math.max(now, opened) + delay - now);
  };
  from.on('data', (chunk) => later(() => to.write(chunk)));
  from.on('end', () => later(() => to.end()));
  from.on('error', () => to.destroy());
  from.on('close', () => later(() => to.destroy()));
}

/**
 * Starts a proxy to a server on this machine with a round trip of 2 × ONE_WAY: each part of the TLS
 * handshake, of the request and of the response arrives ONE_WAY later. On this machine a connection is
 * open at once; over a network that takes a round trip, so nothing that the client sends leaves before a
 * round trip has passed. Bandwidth, packet loss and DNS are not modelled.
 *
 * @param {number} port of the server
 * @returns {Promise<{ port: number, close: () => void }>}
 */
export async function startDelayProxy(port) {
  /** @type {Set<Socket>} */
  const sockets = new Set();
  const proxy = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
    const opened = performance.now() + 2 * ONE_WAY;
    forward(near, far, ONE_WAY, opened);
    forward(far, near, ONE_WAY, opened);
  });
  await new Promise((resolve, reject) => {
    proxy.once('error', reject);
    proxy.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  return {
    port: /** @type {import('node:net').AddressInfo} */ (proxy.address()).port,
    close() {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
