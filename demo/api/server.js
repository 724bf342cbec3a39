// The stand-in as an HTTP server. It holds any number of independent spaces, so that tests and
// pages that run side by side do not disturb each other.

import { createServer } from 'node:http';

import { serveControl } from './control.js';
import { serveEndpoint } from './endpoint.js';
import { Space } from './space.js';

/**
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {import('node:http').ServerResponse} ServerResponse
 */

/**
 * @typedef {object} Api
 * @property {(request: IncomingMessage, response: ServerResponse) => void} handle for Node's http
 * @property {Map<string, Space>} spaces those that were used so far, by name
 */

/**
 * @typedef {object} RunningApi
 * @property {string} origin such as http://127.0.0.1:5174
 * @property {number} port
 * @property {() => Promise<void>} close cuts every connection; may be called again
 */

const endpointPath = /^(?:\/([\w-]{1,64}))?\/api\.php$/;
const controlPath = /^\/control\/([\w-]{1,64})\/([\w-]+)$/;

/** @returns {Api} */
export function createApi() {
  /** @type {Map<string, Space>} */
  const spaces = new Map();

  /** @param {string} name */
  function spaceNamed(name) {
    const space = spaces.get(name) ?? new Space();
    spaces.set(name, space);
    return space;
  }

  /**
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   */
  async function serve(request, response) {
    const [path] = (request.url ?? '').split('?', 1);
    const control = controlPath.exec(path);
    if (control) return serveControl(spaceNamed(control[1]), control[2], request, response);
    const endpoint = endpointPath.exec(path);
    if (endpoint) return serveEndpoint(spaceNamed(endpoint[1] ?? 'demo'), request, response);
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('Nothing here. The API is at /api.php');
  }

  return {
    handle(request, response) {
      // An answer to a client that has gone is an error of the response, and no reason to crash.
      response.on('error', () => {});
      serve(request, response).catch((error) => {
        if (response.headersSent || !request.complete) response.destroy();
        else response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
      });
    },
    spaces,
  };
}

/**
 * @param {object} [options]
 * @param {number} [options.port] 0: any that is free
 * @param {string} [options.host]
 * @returns {Promise<RunningApi>}
 * @throws {NodeJS.ErrnoException} `EADDRINUSE` where the port is taken
 */
export async function startApi({ port = 0, host = '127.0.0.1' } = {}) {
  const api = createApi();
  const server = createServer(api.handle);
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(undefined));
  });

  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    port: address.port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const space of api.spaces.values()) space.dropHeld();
      server.closeAllConnections();
      await closed;
    },
  };
}
