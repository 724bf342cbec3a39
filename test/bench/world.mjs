// A page and an API on loopback, and the browser that the tests run in.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
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

/** How long a page may take to do what it does alone, in ms. */
const LONGEST_ALONE = 600_000;

/**
 * Those who wait for something to happen next are told when it did, or what.
 *
 * @template T
 */
function happening() {
  /** @type {((what: T) => void)[]} */
  const waiting = [];
  return {
    /** @returns {Promise<T>} */
    next: () => new Promise((resolve) => waiting.push(resolve)),
    /** @param {T} what */
    tell(what) {
      for (const resolve of waiting.splice(0)) resolve(what);
    },
  };
}

/**
 * @param {(...values: any[]) => Promise<unknown>} act
 * @param {unknown[]} values
 * @returns {string} a script that does it as soon as nobody watches, and tells what came of it
 */
const beAlone = (act, values) => `void (async () => {
  await fetch('/alone');
  const end = {};
  try {
    end.value = await (${act})(...${JSON.stringify(values)});
  } catch (error) {
    end.error = String(error);
  }
  await fetch('/told', { method: 'POST', body: JSON.stringify(end) });
})();`;

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
  const call = /** @type {typeof happening<number>} */ (happening)();
  const seen = /** @type {typeof happening<number>} */ (happening)();
  const told = /** @type {typeof happening<string>} */ (happening)();
  /** @type {Promise<void>} */
  let disconnected = Promise.resolve();

  const pages = await serve(
    createServer((request, response) => {
      const { url } = request;
      if (url === '/alone') return void disconnected.then(() => response.end());
      if (url === '/told') void text(request).then(told.tell);
      if (url === '/seen') seen.tell(performance.now());
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
  const options = { protocolTimeout: 600_000 };
  let browser = await puppeteer.launch({
    ...chromium,
    ...options,
    args: [...chromium.args, ...(isFar ? ['--ignore-certificate-errors'] : [])],
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
      async letAlone(page, act, ...values) {
        const answer = Promise.race([told.next(), sleep(LONGEST_ALONE, '', { ref: false })]);
        const address = browser.wsEndpoint();
        disconnected = page.evaluate(beAlone(act, values)).then(() => browser.disconnect());
        await disconnected;
        const end = JSON.parse((await answer) || '{"error":"It has not come to an end"}');
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
      way?.close();
      api.close();
    },
  };
}
