// What settled calls leave behind in the page.
import { setTimeout as sleep } from 'node:timers/promises';
import { OURS } from '../peers/situations.js';
import { addCallers, callInTurn, loadCallers } from './callers.mjs';
import { compare } from './compare.mjs';
import { median } from './numbers.mjs';

/** @typedef {import('./types.js').World} World */
/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').CDPSession} CDPSession */

const CALLS = 1000;
const DELETES = 200;
/** More than the browser's resource timing buffer, which holds 250 entries. */
const WARM_UP = 300;
const MOST_BYTES = 300;
/** How many calls one `evaluate()` makes. */
const PART = 50;

export const name = 'Leak';
export const description = `What the page has more of after ${CALLS} settled calls of the script API, and after ${DELETES} deletes by one element, than before; after garbage collection, the first ${WARM_UP} not counted. The other programs' calls likewise, each program in a page of its own.`;
export const limit = `of ours no element, node, listener, frame, process or global more, and ${MOST_BYTES} bytes of heap a call`;

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

/** How often the heap is read: one garbage collection does not free everything. */
const ROUNDS = 5;

/**
 * @param {World} world
 * @param {Page} page
 * @returns {Promise<Count>}
 */
async function countNow({ browser }, page) {
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  const ofBrowser = await browser.target().createCDPSession();
  /** @type {Record<string, number>} */
  let metrics = {};
  const heaps = [];
  // Lets tasks that have just ended release their memory.
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
 * Counts before and after.
 *
 * @param {World} world
 * @param {Page} page is closed
 * @param {number} calls
 * @param {(page: Page, calls: number) => Promise<void>} make
 * @returns {Promise<{ before: Count, after: Count, heap: number }>} with the bytes that a call leaves
 */
async function count(world, page, calls, make) {
  await inParts(WARM_UP, (part) => make(page, part));
  const before = await countNow(world, page);
  const reached = world.callCount();
  await inParts(calls, (part) => make(page, part));
  const after = await countNow(world, page);
  if (world.callCount() - reached !== calls) throw new Error('Not every call reached the API');
  await page.close();
  return { before, after, heap: (after.heap - before.heap) / calls };
}

/**
 * @param {string} what
 * @param {Awaited<ReturnType<typeof count>>} counts
 * @returns {Finding[]}
 */
const traces = (what, { before, after, heap }) => [
  ...Object.entries(UNITS).map(([key, unit]) => ({
    group: /** @type {const} */ ('left'),
    what: `${what}: ${unit}`,
    value: after[/** @type {keyof typeof UNITS} */ (key)],
    baseline: before[/** @type {keyof typeof UNITS} */ (key)],
    unit: '',
    most: 0,
  })),
  {
    group: 'left',
    what: `${what}: heap a call`,
    value: heap,
    unit: 'bytes',
    most: MOST_BYTES,
  },
];

/** @param {World} world */
export async function measure(world) {
  const { endpoint } = world;
  const element = `<customer-delete endpoint="${endpoint}" account-id="greatwidgets"
    user-id="john1970" user-password="not-a-key" code="123" countdown="0"
    confirmation="check"></customer-delete>`;
  /** @param {string} isolation */
  const byScript = async (isolation) =>
    count(world, await world.open(''), CALLS, (page, calls) =>
      callScript(page, endpoint, isolation, calls),
    );
  const inFrame = await byScript('frame');
  const inPage = await byScript('none');
  const byElement = await count(world, await world.open(element), DELETES, useElement);

  const programs = [{ name: OURS, counts: inFrame }];
  for (const caller of await loadCallers()) {
    const page = await world.open('', '');
    await addCallers(page, [caller]);
    const counts = await count(world, page, CALLS, async (_page, calls) => {
      await page.evaluate(callInTurn, caller.name, endpoint, 0, calls);
    });
    programs.push({ name: caller.name, counts });
  }
  /** @param {(counts: Awaited<ReturnType<typeof count>>) => number} of */
  const numbers = (of) => programs.map(({ name, counts }) => ({ name, value: of(counts) }));
  return [
    compare(
      'call',
      `heap a call leaves, of ${CALLS}`,
      'bytes',
      numbers(({ heap }) => heap),
    ),
    compare(
      'call',
      `globals left by ${CALLS} calls`,
      '',
      numbers(({ before, after }) => after.globals - before.globals),
    ),
    ...traces('frame', inFrame),
    ...traces('no frame', inPage),
    ...traces('element', byElement),
  ];
}
