// What the batch costs above the loop that its users would write themselves.
import { setTimeout as sleep } from 'node:timers/promises';
import { OURS } from '../peers/situations.js';
import { addCallers, callInTurn, loadCallers } from './callers.mjs';
import { compare, inTurn } from './compare.mjs';
import { median } from './numbers.mjs';

/** @typedef {import('./types.js').Choice} Choice */
/** @typedef {import('./types.js').World} World */
/** @typedef {import('./types.js').Caller} Caller */
/** @typedef {import('puppeteer-core').Page} Page */

/** How long the server takes, in ms. */
const SERVER = 20;
/** A list before, so that what is made once is not counted. */
const WARM_UP = 60;
/** In how many parts both loops take turns. */
const BLOCKS = 20;
/** How often the heap is read, as garbage collection takes its time. */
const ROUNDS = 5;
const MOST_TIME = 15;
const MOST_BYTES = 2048;
/** What counts as a long task, in ms; the browser reports no shorter ones. */
const LONG = 50;

export const name = 'Loop';
export const description = `A list in \`<customer-delete-batch>\` against a plain loop of script tags, and loops of other programs, with a server that takes ${SERVER} ms; each in a page of its own, in turn, in ${BLOCKS} blocks. Medians from one answer to the next; a new frame for each call of ours, in which the debugger that measures takes part: without it a call takes some 13 ms less. Heap and traces after garbage collection, a list of ${WARM_UP} before not counted.`;
export const limit = `${MOST_TIME} ms a call, no task over ${LONG} ms that the plain loop has not too, ${MOST_BYTES} bytes a code, and nothing left`;

/**
 * What the pages keep in `window.bench`.
 *
 * @typedef {object} Bench
 * @property {number[]} times when each answer came, in ms
 * @property {number[]} tasks how long each long task took, in ms
 * @property {(count: number) => Promise<string>} ours lets the batch go on for so many calls
 */

/**
 * Notes long tasks from now on, and makes one, to be sure that they are seen.
 *
 * @param {Page} page
 */
async function watchTasks(page) {
  await page.evaluate((long) => {
    const tasks = /** @type {number[]} */ ([]);
    Object.assign(window, { bench: { times: [], tasks } });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask' });
    setTimeout(() => {
      const end = performance.now() + 2 * long;
      while (performance.now() < end);
    });
  }, LONG);
  await page.waitForFunction('bench.tasks.length > 0');
}

/** @param {Page} page */
const bench = (page) =>
  page.evaluateHandle(() => /** @type {{ bench: Bench }} */ (/** @type {any} */ (window)).bench);

/**
 * @param {World} world
 * @param {Caller} caller
 */
async function openOther(world, caller) {
  const page = await world.open('', '');
  await addCallers(page, [caller]);
  await watchTasks(page);
  return page;
}

/**
 * @param {World} world
 * @param {string} endpoint
 */
async function openOurs(world, endpoint) {
  const page = await world.open(
    `<customer-delete-batch endpoint="${endpoint}" account-id="greatwidgets" user-id="john1970"
      countdown="0"></customer-delete-batch>`,
    'customer-delete-batch.js',
  );
  await watchTasks(page);
  await page.evaluate(() => {
    const { bench } = /** @type {{ bench: Bench }} */ (/** @type {any} */ (window));
    const element = /** @type {any} */ (document.querySelector('customer-delete-batch'));
    element.userPassword = 'not-a-key';
    const press = (/** @type {string} */ part) =>
      element.shadowRoot.querySelector(`[part~='${part}']`).click();
    let left = 0;
    /** @type {(how: string) => void} */
    let end;
    element.addEventListener('customer-delete-settled', (/** @type {CustomEvent} */ event) => {
      const { status, reason } = event.detail;
      bench.times.push(performance.now());
      if (status !== 'deleted') end(`${status} ${reason}`);
      else if (--left === 0) {
        element.stop();
        end('');
      }
    });
    bench.ours = (count) => {
      left = count;
      const ended = new Promise((resolve) => (end = resolve));
      press(element.state === 'confirming' ? 'delete' : 'retry');
      return ended.then((how) => element.updateComplete.then(() => how));
    };
  });
  return page;
}

/**
 * Gives the batch a list, up to its confirmation.
 *
 * @param {Page} page
 * @param {number} from
 * @param {number} count
 */
const giveList = (page, from, count) =>
  page.evaluate(
    async (first, length) => {
      const element = /** @type {any} */ (document.querySelector('customer-delete-batch'));
      const find = (/** @type {string} */ what) => element.shadowRoot.querySelector(what);
      // As long as the vendor's own codes.
      element.codes = Array.from({ length }, (_, i) => String(1e15 + first + i)).join('\n');
      // The list before stands there until it is closed.
      find("[part~='close']")?.click();
      while (element.state !== 'confirming') await new Promise((resolve) => setTimeout(resolve, 5));
      await element.updateComplete;
      find('#confirmation').value = String(length);
      find('#confirmation').dispatchEvent(new InputEvent('input', { bubbles: true }));
      await element.updateComplete;
    },
    from,
    count,
  );

const UNITS = {
  elements: 'elements',
  globals: 'own properties of window',
  frames: 'frames',
  listeners: 'event listeners',
};

/**
 * @param {Page} page
 * @returns {Promise<Record<keyof typeof UNITS | 'heap', number>>}
 */
async function count(page) {
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
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
  await session.detach();
  const ofPage = await page.evaluate(() => ({
    elements:
      document.querySelectorAll('*').length +
      (document.querySelector('customer-delete-batch')?.shadowRoot?.querySelectorAll('*').length ??
        0),
    globals: Object.getOwnPropertyNames(window).length,
  }));
  return {
    ...ofPage,
    frames: metrics['Frames'] ?? NaN,
    listeners: metrics['JSEventListeners'] ?? NaN,
    heap: median(heaps.slice(1)),
  };
}

/**
 * From one answer to the next; the first of a block has none before it.
 *
 * @param {readonly number[]} times
 */
const gaps = (times) => times.slice(1).map((time, i) => time - (times[i] ?? NaN));

/**
 * A program in its page, and what was measured of it.
 *
 * @typedef {object} Loop
 * @property {string} name
 * @property {Page} page
 * @property {(from: number, calls: number) => Promise<readonly number[]>} run tells when each answer came
 * @property {number[]} times
 */

/**
 * @param {World} world
 * @param {string} endpoint
 * @returns {Promise<Loop[]>} ours first, then the plain loop
 */
async function openAll(world, endpoint) {
  const ours = await openOurs(world, endpoint);
  const batch = await bench(ours);
  /** @type {Loop['run']} */
  const run = async (_from, calls) => {
    const how = await batch.evaluate((one, total) => one.ours(total), calls);
    if (how) throw new Error(`A call ended as ${how}`);
    return batch.evaluate(({ times }) => times.splice(0));
  };
  /** @type {Loop[]} */
  const loops = [{ name: OURS, page: ours, run, times: [] }];
  for (const caller of await loadCallers()) {
    const page = await openOther(world, caller);
    loops.push({
      name: caller.name,
      page,
      run: (from, calls) => callInTurn(page, caller.name, endpoint, from, calls),
      times: [],
    });
  }
  return loops;
}

/**
 * @param {World} world
 * @param {Choice} choice
 */
export async function measure(world, { codes }) {
  const loops = await openAll(world, world.slowEndpoint(SERVER));
  const ours = /** @type {Loop} */ (loops[0]).page;

  await giveList(ours, codes, WARM_UP);
  for (const { page, run } of loops) {
    await page.bringToFront();
    await run(codes, WARM_UP);
    await (await bench(page)).evaluate(({ tasks }) => void tasks.splice(0));
  }
  const before = await count(ours);
  const reached = world.callCount();

  await giveList(ours, 0, codes);
  const block = Math.ceil(codes / BLOCKS);
  for (let done = 0, round = 0; done < codes; done += block, round++) {
    const calls = Math.min(block, codes - done);
    for (const { page, run, times } of inTurn(loops, round)) {
      await page.bringToFront();
      times.push(...gaps(await run(done, calls)));
    }
  }
  const state = await ours.evaluate(
    () => /** @type {any} */ (document.querySelector('customer-delete-batch')).state,
  );
  if (state !== 'done') throw new Error(`The list ended as ${state}`);
  if (world.callCount() - reached !== loops.length * codes) {
    throw new Error('Not every call reached the API');
  }

  const tasks = [];
  for (const { name: loop, page } of loops) {
    const found = await (await bench(page)).evaluate((one) => one.tasks);
    tasks.push({ name: loop, value: Math.max(0, ...found) });
  }
  const longest = compare('call', `loop: longest task over ${LONG} ms`, 'ms', tasks);
  const after = await count(ours);
  for (const { page } of loops) await page.close();
  const calls = loops.map((loop) => ({ name: loop.name, value: median(loop.times) }));
  return [
    { ...compare('call', `loop: a call of ${codes}`, 'ms', calls), most: MOST_TIME },
    { ...longest, most: Math.max(0, LONG - longest.baseline) },
    ...Object.entries(UNITS).map(([key, what]) => ({
      group: /** @type {const} */ ('left'),
      what: `loop: ${what}`,
      value: after[/** @type {keyof typeof UNITS} */ (key)],
      baseline: before[/** @type {keyof typeof UNITS} */ (key)],
      unit: '',
      most: 0,
    })),
    {
      group: /** @type {const} */ ('left'),
      what: 'loop: heap a code',
      value: (after.heap - before.heap) / codes,
      unit: 'bytes',
      most: MOST_BYTES,
    },
  ];
}
