// Starts a Chromium too old for puppeteer's own launch: puppeteer waits for the tabs around pages,
// which Chromium before 111 does not tell of. Told to attach to pages themselves, it works with them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { startProgram, stopProgram } from './system.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** The filter that puppeteer leaves pages out with. */
const NO_PAGES = '{"type":"page","exclude":true},';

/**
 * @param {import('puppeteer-core').LaunchOptions} options
 * @returns {Promise<import('puppeteer-core').Browser>}
 */
export async function launchOldChromium(options) {
  const { executablePath = '', args, headless, env, defaultViewport, protocolTimeout } = options;
  const userDataDir = mkdtempSync(join(tmpdir(), 'old-chromium-'));
  const allArgs = await puppeteer.defaultArgs({ args: [...(args ?? [])], headless, userDataDir });
  const chromium = startProgram(executablePath, [...allArgs, '--remote-debugging-pipe'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  let said = '';
  chromium.stderr?.on('data', (chunk) => (said = `${said}${chunk}`.slice(-2000)));
  // Whether it was closed, has failed, or ends with this process.
  process.once('exit', () => {
    try {
      rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // A process of its own may write a last file; the system clears such folders.
    }
  });
  const browser = await puppeteer
    .connect({ transport: pipeTo(chromium), defaultViewport, protocolTimeout })
    .catch(async (/** @type {unknown} */ error) => {
      await stopProgram(chromium);
      throw new Error(`${executablePath} did not start: ${error}\n${said}`, { cause: error });
    });
  const close = browser.close.bind(browser);
  browser.close = async () => {
    await close();
    await stopProgram(chromium);
  };
  return browser;
}

/**
 * The protocol over two pipes: messages that end with a zero byte.
 *
 * @param {ChildProcess} chromium
 * @returns {import('puppeteer-core').ConnectionTransport}
 */
function pipeTo(chromium) {
  const [, , , input, output] = /** @type {any[]} */ (chromium.stdio);
  /** @type {Buffer[]} */
  let parts = [];
  /** @type {import('puppeteer-core').ConnectionTransport} */
  const transport = {
    send: (message) => void input.write(`${message.replace(NO_PAGES, '')}\0`),
    close: () => void input.end(),
  };
  output.on('data', (/** @type {Buffer} */ chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      const message = Buffer.concat([...parts, chunk.subarray(start, end)]);
      parts = [];
      start = end + 1;
      // Not within this loop, as puppeteer's own transports do not.
      setImmediate(() => transport.onmessage?.(message.toString()));
    }
    parts.push(chunk.subarray(start));
  });
  output.on('close', () => transport.onclose?.());
  input.on('error', () => {});
  return transport;
}
