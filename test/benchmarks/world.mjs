// Serves a page and an API on loopback, and starts the browser that the tests run in.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { findChromium } from '../browsers/chromium.mjs';
import { BROWSER_START_TIMEOUT } from '../browsers/system.mjs';
import { createSecureServer, startDelayProxy } from './latency.mjs';

/** @typedef {import('./types.js').World} World */
/** @typedef {import('./types.js').WorldOptions} WorldOptions */

const dist = new URL('../../dist/', import.meta.url);

/** The built scripts that a page can load. */
const SCRIPTS = ['customer-delete.js', 'customer-delete-batch.js'];

/** The path of an endpoint that responds after this number of ms. */
const slowPath = /^\/after-(\d+)\//;

/**
 * @param {import('node:http').Server | import('node:https').Server} server
 * @returns {Promise<{ port: number, close: () => void }>}
 */
async function serve(server) {
  // Keeps idle connections open for as long as a measurement may take.
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

/** How long `runDetached()` waits for the page, in ms. */
const DETACHED_TIMEOUT = 600_000;

/**
 * Creates an event whose next occurrence can be awaited.
 *
 * @template T
 */
function createEvent() {
  /** @type {((detail: T) => void)[]} */
  const waiting = [];
  return {
    /** @returns {Promise<T>} */
    next: () => new Promise((resolve) => waiting.push(resolve)),
    /** @param {T} detail */
    emit(detail) {
      for (const resolve of waiting.splice(0)) resolve(detail);
    },
  };
}

/**
 * @param {(...values: any[]) => Promise<unknown>} act
 * @param {unknown[]} values
 * @returns {string} a script that calls `act` when Puppeteer has disconnected, and posts its result
 */
const detachedScript = (act, values) => `void (async () => {
  await fetch('/detached');
  const end = {};
  try {
    end.value = await (${act})(...${JSON.stringify(values)});
  } catch (error) {
    end.error = String(error);
  }
  await fetch('/result', { method: 'POST', body: JSON.stringify(end) });
})();`;

/**
 * @param {WorldOptions} [options]
 * @returns {Promise<{ world: World, end: () => Promise<void> }>}
 */
export async function createWorld({ hasLatency = false } = {}) {
  /** @type {Map<string, Buffer>} */
  const scripts = new Map();
  for (const name of SCRIPTS) scripts.set(`/${name}`, await readFile(new URL(name, dist)));
  let html = '';
  let calls = 0;
  const call = /** @type {typeof createEvent<number>} */ (createEvent)();
  const seen = /** @type {typeof createEvent<number>} */ (createEvent)();
  const result = /** @type {typeof createEvent<string>} */ (createEvent)();
  /** @type {Promise<void>} */
  let disconnected = Promise.resolve();

  const pages = await serve(
    createServer((request, response) => {
      const { url } = request;
      if (url === '/detached') return void disconnected.then(() => response.end());
      if (url === '/result') void text(request).then(result.emit);
      if (url === '/seen') seen.emit(performance.now());
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
    call.emit(now);
  };
  const api = await serve(hasLatency ? await createSecureServer(answer) : createServer(answer));
  const proxy = hasLatency ? await startDelayProxy(api.port) : undefined;
  // Another site than the page, as in production.
  const origin = proxy ? `https://127.0.0.1:${proxy.port}` : `http://127.0.0.1:${api.port}`;

  const chromium = await findChromium();
  const options = { protocolTimeout: 600_000 };
  let browser = await puppeteer.launch({
    ...chromium,
    ...options,
    args: [...chromium.args, ...(hasLatency ? ['--ignore-certificate-errors'] : [])],
    timeout: BROWSER_START_TIMEOUT,
  });

  return {
    world: {
      get browser() {
        return browser;
      },
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
      async runDetached(page, act, ...values) {
        const answer = Promise.race([result.next(), sleep(DETACHED_TIMEOUT, '', { ref: false })]);
        const address = browser.wsEndpoint();
        disconnected = page.evaluate(detachedScript(act, values)).then(() => browser.disconnect());
        await disconnected;
        const end = JSON.parse((await answer) || '{"error":"The page did not finish in time"}');
        browser = await puppeteer.connect({
          ...options,
          browserWSEndpoint: address,
          defaultViewport: null,
        });
        if (end.error) throw new Error(end.error);
        return end.value;
      },
      async pageWith(hash) {
        const found = (await browser.pages()).find((page) => page.url().endsWith(`#${hash}`));
        if (!found) throw new Error(`There is no page with #${hash}`);
        return found;
      },
      nextCall: call.next,
      nextSeen: seen.next,
      callCount: () => calls,
    },
    async end() {
      await browser.close();
      pages.close();
      proxy?.close();
      api.close();
    },
  };
}
