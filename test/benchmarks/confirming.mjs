// A page in which Enter deletes a customer: in the element's dialog, or in a plain field whose keydown handler
// makes the call with another library.
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { OURS } from '../peers/situations.js';
import { addCallers } from './callers.mjs';

/** @typedef {import('./types.js').World} World */
/** @typedef {import('./types.js').Caller} Caller */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').BrowserContext} BrowserContext */

const CODE = '123';

/**
 * @param {World} world
 * @param {readonly Caller[]} callers
 * @param {BrowserContext} [context]
 */
export async function openPage(world, callers, context) {
  const page = await world.open(
    `<customer-delete endpoint="${world.endpoint}" account-id="greatwidgets" user-id="john1970"
      code="${CODE}" countdown="0"></customer-delete>
    <p><input id="plain"> <output>Nothing yet</output></p>`,
    undefined,
    context,
  );
  await addCallers(page, callers);
  await page.evaluate((endpoint) => {
    /** Requests `/seen` once the result has been painted: in the task that follows the next frame. */
    const tellSeen = () =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => void fetch('/seen');
        port2.postMessage('');
      });
    const element = document.querySelector('customer-delete');
    if (element) element.userPassword = 'not-a-key';
    element?.addEventListener('customer-delete-settled', async () => {
      await element.updateComplete;
      if (element.shadowRoot?.querySelector('[part~=message]')) tellSeen();
    });

    const bench = /** @type {any} */ (window);
    const input = /** @type {HTMLInputElement} */ (document.querySelector('#plain'));
    const output = /** @type {HTMLOutputElement} */ (document.querySelector('output'));
    input.addEventListener('keydown', ({ key }) => {
      if (key !== 'Enter') return;
      const code = input.value;
      input.value = '';
      output.value = 'Deleting …';
      bench.callers[bench.caller](endpoint, code, () => {
        output.value = `Customer ${code} was deleted`;
        tellSeen();
      });
    });
  }, world.endpoint);
  return page;
}

/**
 * Measures on the clock of this process only, which presses the key and serves both the API and the page.
 * The time for the key to reach the browser, and for `/seen` to reach the server, is in every program's
 * numbers alike.
 *
 * @param {World} world
 * @param {Page} page
 * @returns {Promise<{ sending: number, showing: number }>} from the key to the request, and from the
 *   request, which is answered at once, to the painted result, in ms
 */
async function pressEnter(world, page) {
  // Lets rendering after the typing finish.
  await sleep(150);
  const arrival = world.nextCall();
  const seen = world.nextSeen();
  const start = performance.now();
  const pressed = page.keyboard.press('Enter');
  const arrived = await arrival;
  const showing = (await seen) - arrived;
  await pressed;
  return { sending: arrived - start, showing };
}

/**
 * @param {World} world
 * @param {Page} page
 * @param {number} reading how long the operator reads before typing, in ms
 */
async function byElement(world, page, reading) {
  await page.evaluate(() => {
    const element = document.querySelector('customer-delete');
    element?.open();
    return element?.updateComplete;
  });
  // The frame loads and the preflight is answered while the operator reads.
  await sleep(reading);
  await page.keyboard.type(CODE);
  const took = await pressEnter(world, page);
  await page.waitForSelector('customer-delete[state="deleted"]');
  await page.evaluate(() => {
    const element = document.querySelector('customer-delete');
    element?.close();
    element?.reset();
    return element?.updateComplete;
  });
  return took;
}

/**
 * Deletes once.
 *
 * @param {World} world
 * @param {Page} page
 * @param {string} name who makes the call
 * @param {number} [reading] how long the operator reads before typing, in ms
 */
export async function confirm(world, page, name, reading = 400) {
  if (name === OURS) return byElement(world, page, reading);
  await page.evaluate((caller) => Object.assign(window, { caller }), name);
  await page.focus('#plain');
  await sleep(reading);
  await page.keyboard.type(CODE);
  return pressEnter(world, page);
}
