// Pages of WebKit, by the WebDriver protocol.
import { connect, createServer } from 'node:net';
import { BROWSER_START_TIMEOUT } from '../browsers/system.mjs';
import { findWebKit } from '../browsers/webkit.mjs';

/** @typedef {import('./browser.mjs').Program} Program */
/** @typedef {import('./browser.mjs').Tab} Tab */

/** What WebDriver calls the keys that make no character. */
/** @type {Record<string, string>} */
const KEYS = { Enter: '\uE007', Tab: '\uE004', Escape: '\uE00C', Space: ' ' };

/** The protocol's name of the property that holds an element's id. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** On a loaded machine MiniBrowser may crash while it starts, and its driver then waits for ever. */
const ATTEMPTS = 4;

/** @returns {Promise<Program>} */
export async function startWebKit() {
  const proxy = await startProxy();
  const { session, stop } = await startSession(proxy.port, ATTEMPTS);
  await request('POST', `${session}/window/rect`, { width: 1100, height: 900 });
  const [first] = await request('GET', `${session}/window/handles`);
  return {
    async newContext(port) {
      /** @type {Set<string>} */
      const handles = new Set();
      return {
        async open(address, frame) {
          proxy.leadTo(port);
          const { handle } = await request('POST', `${session}/window/new`, { type: 'tab' });
          handles.add(handle);
          await request('POST', `${session}/window`, { handle });
          await request('POST', `${session}/url`, { url: address });
          return tab(session, first, frame);
        },
        // MiniBrowser has one context; what a file has left open goes.
        async close() {
          const open = await request('GET', `${session}/window/handles`);
          for (const handle of open.filter((/** @type {string} */ one) => handles.has(one))) {
            await request('POST', `${session}/window`, { handle });
            await request('DELETE', `${session}/window`);
          }
          await request('POST', `${session}/window`, { handle: first });
        },
      };
    },
    async end() {
      await request('DELETE', session).catch(() => {});
      await stop();
      proxy.close();
    },
  };
}

/**
 * WebKit knows no names of ours, so it asks a proxy, and has one for its whole life.
 *
 * @returns {Promise<{ port: number, leadTo: (port: number) => void, close: () => void }>} `leadTo`
 *   names the port of 127.0.0.1 that answers from now on
 */
async function startProxy() {
  let target = 0;
  const server = createServer((socket) => {
    const other = connect(target, '127.0.0.1');
    socket.pipe(other).pipe(socket);
    for (const one of [socket, other])
      one.on('error', () => [socket, other].forEach((end) => end.destroy()));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { port, leadTo: (to) => (target = to), close: () => server.close() };
}

/**
 * @param {number} proxyPort
 * @param {number} attempts
 * @returns {Promise<{ session: string, stop: () => Promise<void> }>} the session's address, and the
 *   way to end its programs
 */
async function startSession(proxyPort, attempts) {
  const { port, binary, start, stop } = await findWebKit();
  await start();
  const driver = `http://127.0.0.1:${port}/session`;
  const capabilities = {
    alwaysMatch: {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      proxy: {
        proxyType: 'manual',
        httpProxy: `127.0.0.1:${proxyPort}`,
        noProxy: ['127.0.0.1', 'localhost'],
      },
    },
  };
  try {
    const patience = BROWSER_START_TIMEOUT / ATTEMPTS;
    const { sessionId } = await request('POST', driver, { capabilities }, patience);
    return { session: `${driver}/${sessionId}`, stop };
  } catch (error) {
    await stop();
    if (attempts === 1) throw error;
    console.error(`WebKit did not start, once more: ${error}`);
    return startSession(proxyPort, attempts - 1);
  }
}

/**
 * @param {'GET' | 'POST' | 'DELETE'} method
 * @param {string} url
 * @param {object} [body]
 * @param {number} [patience] in ms
 * @returns {Promise<any>}
 */
async function request(method, url, body = {}, patience = BROWSER_START_TIMEOUT) {
  const content = method === 'POST' ? { body: JSON.stringify(body) } : {};
  const signal = AbortSignal.timeout(patience);
  const response = await fetch(url, { method, signal, ...content });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${url}: ${value.error} ${value.message}`);
  return value;
}

/**
 * @param {string} session
 * @param {string} first the window to go back to
 * @param {string} [frameName]
 * @returns {Promise<Tab>}
 */
async function tab(session, first, frameName) {
  if (frameName) {
    const value = `[name="${frameName}"]`;
    const element = await request('POST', `${session}/element`, { using: 'css selector', value });
    await request('POST', `${session}/frame`, { id: { [ELEMENT]: element[ELEMENT] } });
  }
  /** @param {object} source */
  const act = async (source) => {
    await request('POST', `${session}/actions`, { actions: [source] });
    await request('DELETE', `${session}/actions`);
  };
  const press = (/** @type {string} */ value) =>
    act({
      type: 'key',
      id: 'keyboard',
      actions: [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ],
    });
  return {
    async evaluate(pageFunction, ...args) {
      // As text, which no library of the page changes on its way.
      const script = `
        const [args, done] = arguments;
        Promise.resolve((${pageFunction})(...args)).then(
          (value) => done({ value }),
          (error) => done({ error: String(error) + error.stack }),
        );`;
      const result = await request('POST', `${session}/execute/async`, { script, args: [args] });
      if (result?.error) throw new Error(result.error);
      return result?.value;
    },
    run: (program) => request('POST', `${session}/execute/sync`, { script: program, args: [] }),
    press: (key) => press(KEYS[key] ?? key),
    async type(text) {
      for (const character of text) await press(character);
    },
    click: (x, y) =>
      act({
        type: 'pointer',
        id: 'mouse',
        parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      }),
    go: (url) => request('POST', `${session}/url`, { url }),
    back: () => request('POST', `${session}/back`),
    async close() {
      await request('DELETE', `${session}/window`);
      await request('POST', `${session}/window`, { handle: first });
    },
  };
}
