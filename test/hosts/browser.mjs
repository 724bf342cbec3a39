// Whole pages, driven from outside: at the top of a tab, where an operator has them, and with the
// keys and clicks that the browser itself makes.
import { setTimeout as sleep } from 'node:timers/promises';
import { startPuppeteer } from './puppeteer-page.mjs';
import { startWebKit } from './webdriver-page.mjs';

/**
 * @typedef {object} Tab
 * @property {<Result, Args extends any[]>(pageFunction: (...args: Args) => Result, ...args: Args) => Promise<Awaited<Result>>} evaluate
 *   runs in the page, whatever its policy; arguments and results are copies
 * @property {(program: string) => Promise<void>} run runs a whole program in the page
 * @property {(key: string) => Promise<void>} press a character, `Enter`, `Tab`, `Escape` or `Space`
 * @property {(text: string) => Promise<void>} type
 * @property {(x: number, y: number) => Promise<void>} click
 * @property {(x: number, y: number) => Promise<void>} [tap] as a finger does, where the browser can be told to
 * @property {(address: string) => Promise<void>} go to another page, until it is loaded
 * @property {() => Promise<void>} back to the page before, until it is shown
 * @property {(isFrozen: boolean) => Promise<void>} [freeze] where the browser can be told to
 * @property {() => Promise<Uint8Array>} [pdf] what it prints, where the browser can be told to
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} Browser
 * @property {(address: string, frame?: string) => Promise<Tab>} open once the page is loaded; what
 *   is evaluated runs in the frame of that name
 * @property {() => Promise<void>} close
 */

/** How long something may take at worst, in ms. */
const PATIENCE = 60_000;

/** Names that lead to this machine, as those of an intranet and of an API do. */
export const NAMES = ['intranet.example', 'api.example.com'];

/**
 * The program, which all test files of a process share.
 *
 * @typedef {object} Program
 * @property {(port: number) => Promise<Browser>} newContext without what others have stored
 * @property {() => Promise<void>} end
 */

/** @type {Promise<Program> | undefined} */
let program;

/**
 * @param {number} port of 127.0.0.1, where WebKit finds all of `NAMES`
 * @returns {Promise<Browser>} the one that CUSTOMER_DELETE_BROWSER names, in a context of its own
 */
export async function startBrowser(port) {
  const browser = process.env['CUSTOMER_DELETE_BROWSER'];
  program ??=
    browser === 'webkit'
      ? startWebKit()
      : startPuppeteer(browser === 'firefox' ? 'firefox' : 'chrome', NAMES);
  return (await program).newContext(port);
}

/** Ends the program, where there is one. */
export async function closeBrowser() {
  await (await program)?.end();
  program = undefined;
}

/**
 * Waits for a condition, never for a time.
 *
 * @param {() => Promise<unknown>} condition
 * @param {string} what
 */
export async function until(condition, what) {
  const end = Date.now() + PATIENCE;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`did not happen: ${what}`);
    await sleep(20);
  }
}
