// Other libraries that make the call in a page.
import { readFile } from 'node:fs/promises';
import { OURS } from '../peers/situations.js';
import { loadPrograms } from '../peers/peers.mjs';

/** @typedef {import('./types.js').Caller} Caller */
/** @typedef {import('puppeteer-core').Page} Page */

/** Not measured: ours is added by `withOurs()`, and jQuery 3 and 4 make the call in the same way. */
const LEFT_OUT = [OURS, 'jQuery 4'];

export const SCRIPT_TAG = 'script tag';

/**
 * Loads a caller whose script is in this folder.
 *
 * @param {string} name
 * @param {string} file
 * @returns {Promise<Caller>}
 */
const own = async (name, file) => ({
  name,
  version: '',
  script: await readFile(new URL(file, import.meta.url), 'utf8'),
});

/** The lower bound for a call with a frame of its own. */
export const loadBareFrame = () => own('bare frame', 'bare-frame.js');

/** @type {Promise<readonly Caller[]> | undefined} */
let loaded;

/** @returns {Promise<readonly Caller[]>} the plain script tag first */
export const loadCallers = () => (loaded ??= load());

async function load() {
  const plain = await own(SCRIPT_TAG, 'script-tag.js');
  const programs = await loadPrograms();
  return [plain, ...programs.filter(({ name }) => !LEFT_OUT.includes(name))];
}

/** Adds ours in front, as `compare()` expects. */
export const withOurs = (/** @type {readonly Caller[]} */ callers) => [{ name: OURS }, ...callers];

/**
 * The type of `window.callers` in the pages.
 *
 * @typedef {Record<string, (endpoint: string, code: string, tell: () => void) => void>} Callers
 */

/**
 * Defines `window.callers` in a page: each function makes one call, and runs a callback on the response.
 *
 * @param {Page} page
 * @param {readonly Caller[]} callers
 */
export async function addCallers(page, callers) {
  for (const { name, script } of callers) {
    await page.evaluate(script);
    await page.evaluate((caller) => {
      const all = /** @type {any} */ (window);
      const { callPeer } = all;
      all.callers ??= {};
      all.callers[caller] = (
        /** @type {string} */ endpoint,
        /** @type {string} */ code,
        /** @type {() => void} */ tell,
      ) => {
        const fields = {
          user_id: 'john1970',
          user_password: 'not-a-key',
          type: 'customer_delete',
          account_id: 'greatwidgets',
          code,
          output: 'JSON',
          condensed: 'yes',
        };
        callPeer(endpoint, fields, { timeout: 15_000 }, tell);
      };
    }, name);
  }
}

/**
 * Makes calls one after the other. Runs in a page, so it uses nothing of this module.
 *
 * @param {string} caller
 * @param {string} endpoint
 * @param {number} from the first code
 * @param {number} total
 * @returns {Promise<number[]>} when each response arrived, in ms on the page's clock
 */
export async function callInTurn(caller, endpoint, from, total) {
  const call = /** @type {{ callers: Callers }} */ (/** @type {any} */ (window)).callers[caller];
  const times = [];
  for (let done = 0; done < total; done++) {
    await new Promise((resolve) => call?.(endpoint, String(from + done), () => resolve(undefined)));
    times.push(performance.now());
  }
  return times;
}
