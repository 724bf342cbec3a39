// What is left of calls that are settled.
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './numbers.mjs';

/** @typedef {import('./types.js').World} World */
/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').CDPSession} CDPSession */

const CALLS = 1000;
const DELETES = 200;
/** More than the list of resources holds, which is the browser's own and ends at 250. */
const WARM_UP = 300;
const MOST_BYTES = 300;
/** How many calls the page is asked for at once. */
const PART = 50;

export const name = 'Leak';
export const description = `What the page has more of after ${CALLS} settled calls of the script API, and after ${DELETES} deletes by one element, than before; after garbage collection, the first ${WARM_UP} not counted.`;
export const limit = `no element, node, listener, frame, process or global more, and ${MOST_BYTES} bytes of heap a call`;

/**
 * @typedef {object} Count
 * @property {number} elements in the document and in the element
 * @property {number} globals
 * @property {number} nodes
 * @property {number} listeners
 * @property {number} documents
 * @property {number} frames
 * @property {number} renderers
 * @property {number} heap
 */

const UNITS = /** @type {const} */ ({
  elements: 'elements',
  globals: 'own properties of window',
  nodes: 'nodes',
  listeners: 'event listeners',
  documents: 'documents',
  frames: 'frames',
  renderers: 'processes of frames and pages',
});

/** How often the heap is read, as garbage collection takes its time. */
const ROUNDS = 5;

/**
 * @param {World} world
 * @param {Page} page
 * @returns {Promise<Count>}
 */
async function count({ browser }, page) {
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  const ofBrowser = await browser.target().createCDPSession();
  /** @type {Record<string, number>} */
  let metrics = {};
  const heaps = [];
  // What has just ended still holds something.
  await sleep(1000);
  for (let round = 0; round < ROUNDS; round++) {
    await session.send('HeapProfiler.collectGarbage');
    await sleep(200);
    const { metrics: found } = await session.send('Performance.getMetrics');
    metrics = Object.fromEntries(found.map((metric) => [metric.name, metric.value]));
    heaps.push(metrics['JSHeapUsedSize'] ?? NaN);
  }
  const { processInfo } = await ofBrowser.send('SystemInfo.getProcessInfo');
  const ofPage = await page.evaluate(() => {
    const inside = document.querySelector('customer-delete')?.shadowRoot;
    return {
      elements: document.querySelectorAll('*').length + (inside?.querySelectorAll('*').length ?? 0),
      globals: Object.getOwnPropertyNames(window).length,
    };
  });
  await session.detach();
  await ofBrowser.detach();
  return {
    ...ofPage,
    nodes: metrics['Nodes'] ?? NaN,
    listeners: metrics['JSEventListeners'] ?? NaN,
    documents: metrics['Documents'] ?? NaN,
    frames: metrics['Frames'] ?? NaN,
    renderers: processInfo.filter(({ type }) => type === 'renderer').length,
    heap: median(heaps.slice(1)),
  };
}

/**
 * Makes calls one after the other.
 *
 * @param {Page} page
 * @param {string} endpoint
 * @param {string} isolation
 * @param {number} calls
 * @throws {Error} if one of them ends otherwise than `deleted`
 */
async function callScript(page, endpoint, isolation, calls) {
  const wrong = await page.evaluate(
    async (url, how, total) => {
      const { deleteCustomer } = /** @type {any} */ (window).CustomerDelete;
      for (let i = 0; i < total; i++) {
        const { status, reason } = await deleteCustomer(
          {
            endpoint: url,
            accountId: 'greatwidgets',
            userId: 'john1970',
            userPassword: 'not-a-key',
            code: `${i}`,
          },
          { isolation: how },
        );
        if (status !== 'deleted') return `${status} ${reason}`;
      }
      return '';
    },
    endpoint,
    isolation,
    calls,
  );
  if (wrong) throw new Error(`A call ended as ${wrong}`);
}

/**
 * Deletes by the element in the page, from its button to its result and back.
 *
 * @param {Page} page
 * @param {number} deletes
 * @throws {Error} if one of them ends otherwise than `deleted`
 */
async function useElement(page, deletes) {
  const wrong = await page.evaluate(async (total) => {
    const element = document.querySelector('customer-delete');
    const inside = element?.shadowRoot;
    if (!element || !inside) return 'nothing';
    const part = (/** @type {string} */ name) =>
      /** @type {HTMLElement} */ (inside.querySelector(`[part~="${name}"]`));
    for (let i = 0; i < total; i++) {
      part('trigger').click();
      await element.updateComplete;
      inside.querySelector('#confirmation')?.dispatchEvent(new MouseEvent('click'));
      await element.updateComplete;
      const settled = new Promise((resolve) =>
        element.addEventListener('customer-delete-settled', resolve, { once: true }),
      );
      part('delete').click();
      await settled;
      await element.updateComplete;
      if (element.state !== 'deleted') return element.state;
      part('close').click();
      await element.updateComplete;
      element.reset();
      await element.updateComplete;
    }
    return '';
  }, deletes);
  if (wrong) throw new Error(`A delete ended as ${wrong}`);
}

/**
 * On a busy machine all at once may take longer than puppeteer waits for a page.
 *
 * @param {number} total
 * @param {(part: number) => Promise<void>} make
 */
async function inParts(total, make) {
  for (let done = 0; done < total; done += PART) await make(Math.min(PART, total - done));
}

/**
 * @param {World} world
 * @param {string} what
 * @param {string} html
 * @param {number} calls
 * @param {(page: Page, calls: number) => Promise<void>} make
 * @returns {Promise<Finding[]>}
 */
async function compare(world, what, html, calls, make) {
  const page = await world.open(html);
  await inParts(WARM_UP, (part) => make(page, part));
  const before = await count(world, page);
  const reached = world.callCount();
  await inParts(calls, (part) => make(page, part));
  const after = await count(world, page);
  if (world.callCount() - reached !== calls) throw new Error('Not every call reached the API');
  await page.close();
  const counted = /** @type {(keyof typeof UNITS)[]} */ (Object.keys(UNITS));
  return [
    ...counted.map((key) => ({
      what: `${what}: ${UNITS[key]}`,
      value: after[key],
      baseline: before[key],
      unit: '',
      most: 0,
    })),
    {
      what: `${what}: heap a call`,
      value: (after.heap - before.heap) / calls,
      unit: 'bytes',
      most: MOST_BYTES,
    },
  ];
}

/** @param {World} world */
export async function measure(world) {
  const { endpoint } = world;
  const element = `<customer-delete endpoint="${endpoint}" account-id="greatwidgets"
    user-id="john1970" user-password="not-a-key" code="123" countdown="0"
    confirmation="check"></customer-delete>`;
  return [
    ...(await compare(world, 'frame', '', CALLS, (page, calls) =>
      callScript(page, endpoint, 'frame', calls),
    )),
    ...(await compare(world, 'no frame', '', CALLS, (page, calls) =>
      callScript(page, endpoint, 'none', calls),
    )),
    ...(await compare(world, 'element', element, DELETES, useElement)),
  ];
}
