// The demo page of the batch, and one for long lists, with the stand-in API, for the tests.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { startApi } from '../../demo/api/server.js';

/** Where the demo page expects the API. */
const DEMO_API = 'http://127.0.0.1:5174';

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
});

/** @param {string} endpoint */
const listPage = (endpoint) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>List</title>
  <script
    src="/dist/customer-delete-batch.js"
    data-endpoint="${endpoint}"
    data-account-id="greatwidgets"
    data-user-id="john1970"
    data-countdown="0"
  ></script>
  <customer-delete-batch></customer-delete-batch>
</html>`;

/** Pages, and the space of the API that they call. */
export async function startBatchServer() {
  const api = await startApi();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    try {
      if (!/^\/(demo|dist|list\.html)/.test(pathname) || pathname.includes('..')) throw pathname;
      const body =
        pathname === '/list.html'
          ? listPage(`${api.origin}/batch/api.php`)
          : await readFile(new URL(`../..${pathname}`, import.meta.url), 'utf8');
      response.setHeader('content-type', TYPES[extname(pathname)] ?? 'application/octet-stream');
      response.end(body.replaceAll(DEMO_API, api.origin));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    /**
     * @param {string} action see demo/api/control.js
     * @param {unknown} [body]
     * @returns {Promise<any>}
     */
    async control(action, body) {
      const options = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const response = await fetch(`${api.origin}/control/batch/${action}`, options);
      return response.json();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await api.close();
    },
  };
}
