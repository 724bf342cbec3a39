// A server that is far away, on this machine: TLS with a certificate of its own, behind a way that takes
// its time.
import { createServer, connect } from 'node:net';
import { createServer as createTlsServer } from 'node:https';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { folderOf } from './peers.mjs';

/** @typedef {import('node:net').Socket} Socket */

/** How long a message takes each way, in ms. */
export const ONE_WAY = 20;

/**
 * An https server whose certificate is made now; only a browser that is told to ignore that takes it.
 *
 * @param {import('node:http').RequestListener} listener
 */
export async function createSecureServer(listener) {
  const entry = pathToFileURL(join(folderOf('selfsigned'), 'index.js')).href;
  const { default: selfsigned } = await import(entry);
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
 * Passes on what comes, in its order, each part so long after it came.
 *
 * @param {Socket} from
 * @param {Socket} to
 * @param {number} delay ms
 * @param {number} opened when the first part can have left at the earliest, on the clock of `performance`
 */
function passOn(from, to, delay, opened) {
  /** @type {(() => void)[]} */
  const waiting = [];
  const later = (/** @type {() => void} */ act) => {
    waiting.push(act);
    const now = performance.now();
    setTimeout(() => waiting.shift()?.(), Math.max(now, opened) + delay - now);
  };
  from.on('data', (part) => later(() => to.write(part)));
  from.on('end', () => later(() => to.end()));
  from.on('error', () => to.destroy());
  from.on('close', () => later(() => to.destroy()));
}

/**
 * A way to a server on this machine that takes a round trip of 2 × ONE_WAY, as a network does: each part
 * of the TLS handshake, of the request and of the answer arrives ONE_WAY later. Here a connection is
 * open at once, which over a network takes a round trip of its own, so nothing of the client's counts as
 * sent before a round trip has passed since. Bandwidth, losses and the look-up of a name are not modelled.
 *
 * @param {number} port where the server is
 * @returns {Promise<{ port: number, close: () => void }>} where the way begins
 */
export async function layWay(port) {
  /** @type {Set<Socket>} */
  const sockets = new Set();
  const way = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
    const opened = performance.now() + 2 * ONE_WAY;
    passOn(near, far, ONE_WAY, opened);
    passOn(far, near, ONE_WAY, opened);
  });
  await new Promise((resolve, reject) => {
    way.once('error', reject);
    way.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  return {
    port: /** @type {import('node:net').AddressInfo} */ (way.address()).port,
    close() {
      way.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
