// What the frame costs the operator between the last key and the request.
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './numbers.mjs';

/** @typedef {import('./types.js').World} World */
/** @typedef {import('puppeteer-core').Page} Page */

const ROUNDS = 50;
const WARM_UP = 5;
const CODE = '123';

export const name = 'Confirm to request';
export const description = `From Enter in the field that confirms to the request's arrival at the API: the element with its dialog open, against a script tag that a keydown handler appends. Median of ${ROUNDS} each, in turn.`;
export const limit = 'at most 2 ms more than the plain script tag';

/**
 * Both ends are read in this process, which presses the key and serves the API: one clock, and nothing
 * to set right. The key's way into the browser is in both numbers alike.
 *
 * @param {World} world
 * @param {Page} page
 */
async function pressEnter(world, page) {
  // What the typing has set off is over by then.
  await sleep(150);
  const arrival = world.nextCall();
  const start = performance.now();
  const pressed = page.keyboard.press('Enter');
  const took = (await arrival) - start;
  await pressed;
  return took;
}

/**
 * @param {World} world
 * @param {Page} page
 */
async function byElement(world, page) {
  await page.evaluate(() => {
    const element = /** @type {HTMLElementTagNameMap['customer-delete']} */ (
      document.querySelector('customer-delete')
    );
    element.open();
    return element.updateComplete;
  });
  // The frame comes up and the look ahead is answered while the operator reads.
  await sleep(400);
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
 * @param {World} world
 * @param {Page} page
 */
async function byScriptTag(world, page) {
  await page.focus('#plain');
  await sleep(400);
  await page.keyboard.type(CODE);
  const took = await pressEnter(world, page);
  await page.waitForFunction(() => !document.querySelector('script[src*="callback="]'));
  return took;
}

/** @param {World} world */
export async function measure(world) {
  const page = await world.open(`
    <customer-delete endpoint="${world.endpoint}" account-id="greatwidgets" user-id="john1970"
      code="${CODE}" countdown="0"></customer-delete>
    <input id="plain">`);
  await page.evaluate((endpoint) => {
    const element = document.querySelector('customer-delete');
    if (element) element.userPassword = 'not-a-key';
    const input = /** @type {HTMLInputElement} */ (document.querySelector('#plain'));
    input.addEventListener('keydown', ({ key }) => {
      if (key !== 'Enter') return;
      const script = document.createElement('script');
      const callback = `plain${Math.random().toString(36).slice(2)}`;
      Object.assign(window, {
        [callback]() {
          Reflect.deleteProperty(window, callback);
          script.remove();
        },
      });
      const fields = {
        user_id: 'john1970',
        user_password: 'not-a-key',
        type: 'customer_delete',
        account_id: 'greatwidgets',
        code: input.value,
        output: 'JSON',
        callback,
        condensed: 'yes',
      };
      input.value = '';
      script.src = `${endpoint}?${new URLSearchParams(fields)}`;
      document.head.append(script);
    });
  }, world.endpoint);

  /** @type {{ element: number[], plain: number[] }} */
  const times = { element: [], plain: [] };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const element = await byElement(world, page);
    const plain = await byScriptTag(world, page);
    if (round < 0) continue;
    times.element.push(element);
    times.plain.push(plain);
  }
  await page.close();
  return [
    {
      what: 'Enter to arrival',
      value: median(times.element),
      baseline: median(times.plain),
      unit: 'ms',
      most: 2,
    },
  ];
}
