// The stand-in API beside Vite's own servers.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createLogger, createServer } from 'vite';

import { apiPlugin } from '../../demo/api/plugin.js';
import { startApi } from '../../demo/api/server.js';

const root = await mkdtemp(join(tmpdir(), 'api-plugin-'));
after(() => rm(root, { recursive: true }));
const page = `<!doctype html><title>Page</title>
<p data-endpoint="http://127.0.0.1:5174/api.php">Text</p>
<script type="module">console.log('http://127.0.0.1:5174/api.php');</script>`;
await writeFile(join(root, 'index.html'), page);
await mkdir(join(root, 'dist'));
await writeFile(join(root, 'dist/index.html'), page);

/** A port that was free a moment ago. */
async function freePort() {
  const { port, close } = await startApi();
  await close();
  return port;
}

/** @param {number} port of the stand-in */
function settings(port) {
  /** @type {string[]} */
  const lines = [];
  const logger = createLogger('silent');
  logger.info = (line) => lines.push(line);
  const options = { port: 0, host: '127.0.0.1' };
  return {
    lines,
    config: {
      root,
      configFile: /** @type {const} */ (false),
      customLogger: logger,
      cacheDir: join(root, '.cache'),
      server: { ...options, watch: null, ws: /** @type {const} */ (false) },
      preview: options,
      plugins: [apiPlugin({ port })],
    },
  };
}

/** @param {{ httpServer: import('vite').ViteDevServer['httpServer'] }} server */
function originOf({ httpServer }) {
  const { port } = /** @type {import('node:net').AddressInfo} */ (
    /** @type {import('node:http').Server} */ (httpServer).address()
  );
  return `http://127.0.0.1:${port}`;
}

const textOf = async (/** @type {string} */ url) => (await fetch(url)).text();

describe('with the development server', () => {
  it('runs at its port, says so in one line, and ends with it', async (t) => {
    const port = await freePort();
    const { lines, config } = settings(port);
    const server = await (await createServer(config)).listen();
    t.after(() => server.close());
    const html = await textOf(`${originOf(server)}/`);
    assert.match(await textOf(`http://127.0.0.1:${port}/api.php`), /user_id is required/);
    assert.ok(html.includes(`data-endpoint="http://127.0.0.1:${port}/api.php"`));
    assert.deepEqual(
      lines.filter((line) => line.includes('Stand-in')),
      [`  Stand-in for the API: http://127.0.0.1:${port}/api.php`],
    );
    await server.close();
    await assert.rejects(textOf(`http://127.0.0.1:${port}/api.php`));
  });

  it('runs at another port where its own is taken, and the pages name that one', async (t) => {
    const other = await startApi();
    t.after(() => other.close());
    const { lines, config } = settings(other.port);
    const server = await (await createServer(config)).listen();
    t.after(() => server.close());
    const html = await textOf(`${originOf(server)}/`);
    const [, address] = /data-endpoint="(.*?)"/.exec(html) ?? [];
    assert.ok(!address.startsWith(`${other.origin}/`) && !address.includes(':5174/'), address);
    assert.match(await textOf(address), /user_id is required/);
    assert.ok(lines.some((line) => line.endsWith(address)));

    const [, script] = /<script type="module" src="(.*?html-proxy.*?)"/.exec(html) ?? [];
    const scriptUrl = originOf(server) + script.replaceAll('&amp;', '&');
    assert.ok((await textOf(scriptUrl)).includes(address), 'inline scripts too');
  });
});
