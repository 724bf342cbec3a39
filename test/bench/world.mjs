// A page and an API on loopback, and the browser that the tests run in.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';
import puppeteer from 'puppeteer-core';
import { findChromium } from '../browsers/chromium.mjs';
import { BROWSER_START_TIMEOUT } from '../browsers/system.mjs';

/** @typedef {import('./types.js').World} World */

const dist = new URL('../../dist/', import.meta.url);

/** The built scripts that a page can load. */
const SCRIPTS = ['customer-delete.js', 'customer-delete-batch.js'];

/** The path of an endpoint that takes so many ms. */
const slowPath = /^\/after-(\d+)\//;

/**
 * @param {import('node:http').RequestListener} listener
 * @returns {Promise<{ port: number, close: () => void }>}
 */
async function serve(listener) {
  const server = createServer(listener);
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

/** @returns {Promise<{ world: World, end: () => Promise<void> }>} */
export async function createWorld() {
  /** @type {Map<string, Buffer>} */
  const scripts = new Map();
  for (const name of SCRIPTS) scripts.set(`/${name}`, await readFile(new URL(name, dist)));
  let html = '';
  let calls = 0;
  /** @type {((now: number) => void)[]} */
  const waiting = [];

  const pages = await serve(({ url }, response) => {
    const script = scripts.get(url ?? '');
    if (script) {
      response.setHeader('content-type', 'text/javascript').end(script);
    } else {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
    }
  });
  const api = await serve(({ url }, response) => {
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
    for (const resolve of waiting.splice(0)) resolve(now);
  });

  const browser = await puppeteer.launch({
    ...(await findChromium()),
    timeout: BROWSER_START_TIMEOUT,
    protocolTimeout: 600_000,
  });

  return {
    world: {
      browser,
      // Another site than the page's, as in production.
      endpoint: `http://127.0.0.1:${api.port}/api.php`,
      slowEndpoint: (ms) => `http://127.0.0.1:${api.port}/after-${ms}/api.php`,
      async open(body, script = 'customer-delete.js') {
        html = `<!doctype html><html lang="en"><title>Bench</title><body><script src="/${script}"></script>${body}`;
        const page = await browser.newPage();
        await page.goto(`http://localhost:${pages.port}/`);
        await page.bringToFront();
        return page;
      },
      nextCall: () => new Promise((resolve) => waiting.push(resolve)),
      callCount: () => calls,
    },
    async end() {
      await browser.close();
      pages.close();
      api.close();
    },
  };
}
