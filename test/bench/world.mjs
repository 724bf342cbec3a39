// A page and an API on loopback, and the browser that the tests run in.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';
import puppeteer from 'puppeteer-core';
import { findChromium } from '../browsers/chromium.mjs';
import { BROWSER_START_TIMEOUT } from '../browsers/system.mjs';
import { createSecureServer, layWay } from './far.mjs';

/** @typedef {import('./types.js').World} World */
/** @typedef {import('./types.js').WorldOptions} WorldOptions */

const dist = new URL('../../dist/', import.meta.url);

/** The built scripts that a page can load. */
const SCRIPTS = ['customer-delete.js', 'customer-delete-batch.js'];

/** The path of an endpoint that takes so many ms. */
const slowPath = /^\/after-(\d+)\//;

/**
 * @param {import('node:http').Server | import('node:https').Server} server
 * @returns {Promise<{ port: number, close: () => void }>}
 */
async function serve(server) {
  // A connection that has served stays open, as long as a bench may take.
  server.keepAliveTimeout = 600_000;
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Those who wait for something to happen next are told when it did. */
function happening() {
  /** @type {((now: number) => void)[]} */
  const waiting = [];
  return {
    /** @returns {Promise<number>} */
    next: () => new Promise((resolve) => waiting.push(resolve)),
    tell(now = performance.now()) {
      for (const resolve of waiting.splice(0)) resolve(now);
    },
  };
}

/**
 * @param {WorldOptions} [options]
 * @returns {Promise<{ world: World, end: () => Promise<void> }>}
 */
export async function createWorld({ isFar = false } = {}) {
  /** @type {Map<string, Buffer>} */
  const scripts = new Map();
  for (const name of SCRIPTS) scripts.set(`/${name}`, await readFile(new URL(name, dist)));
  let html = '';
  let calls = 0;
  const call = happening();
  const seen = happening();

  const pages = await serve(
    createServer(({ url }, response) => {
      if (url === '/seen') seen.tell();
      const script = scripts.get(url ?? '');
      if (script) {
        response.setHeader('content-type', 'text/javascript').end(script);
      } else {
        response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
      }
    }),
  );
  /** @type {import('node:http').RequestListener} */
  const answer = ({ url }, response) => {
    const now = performance.now();
    const { pathname, searchParams: query } = new URL(url ?? '', 'http://127.0.0.1');
    const code = query.get('code');
    const payload = { status: 'success', customer: { status: 'deleted', code } };
    response.setHeader('content-type', 'text/javascript; charset=utf-8');
    response.setHeader('cache-control', 'no-store');
    const reply = code === null ? '' : `${query.get('callback')}(${JSON.stringify(payload)});`;
    const pause = Number(slowPath.exec(pathname)?.[1] ?? 0);
    if (pause) setTimeout(() => response.end(reply), pause);
    else response.end(reply);
    if (code === null) return;
    calls += 1;
    call.tell(now);
  };
  const api = await serve(isFar ? await createSecureServer(answer) : createServer(answer));
  const way = isFar ? await layWay(api.port) : undefined;
  // Another site than the page's, as in production.
  const origin = way ? `https://127.0.0.1:${way.port}` : `http://127.0.0.1:${api.port}`;

  const chromium = await findChromium();
  const browser = await puppeteer.launch({
    ...chromium,
    args: [...chromium.args, ...(isFar ? ['--ignore-certificate-errors'] : [])],
    timeout: BROWSER_START_TIMEOUT,
    protocolTimeout: 600_000,
  });

  return {
    world: {
      browser,
      endpoint: `${origin}/api.php`,
      slowEndpoint: (ms) => `${origin}/after-${ms}/api.php`,
      async open(body, script = 'customer-delete.js', context = browser) {
        const tag = script && `<script src="/${script}"></script>`;
        html = `<!doctype html><html lang="en"><title>Bench</title><body>${tag}${body}`;
        const page = await context.newPage();
        await page.goto(`http://localhost:${pages.port}/`);
        await page.bringToFront();
        return page;
      },
      nextCall: call.next,
      nextSeen: seen.next,
      callCount: () => calls,
    },
    async end() {
      await browser.close();
      pages.close();
      way?.close();
      api.close();
    },
  };
}
