// What the batch costs compared with the loop that its users would write themselves.
import { setTimeout as sleep } from 'node:timers/promises';
import { OURS } from '../peers/situations.js';
import { addCallers, callInTurn, loadBareFrame, loadCallers } from './callers.mjs';
import { compare, inTurn } from './compare.mjs';
import { median } from './numbers.mjs';

/** @typedef {import('./types.js').Choice} Choice */
/** @typedef {import('./types.js').World} World */
/** @typedef {import('./types.js').Caller} Caller */
/** @typedef {import('puppeteer-core').Page} Page */

/** How long the server takes to respond, in ms. */
const SERVER = 20;
/** The length of a first list, so that one-time costs are not counted. */
const WARM_UP = 60;
/** In how many blocks the loops take turns. */
const BLOCKS = 20;
/** How often the heap is read: one garbage collection does not free everything. */
const ROUNDS = 5;
const MAX_TIME_RATIO = 1.6;
const MOST_BYTES = 2048;
/** The minimum duration of a long task in ms, as the Long Tasks API defines it. */
const LONG = 50;

export const name = 'Loop';
export const description = `A list in \`<customer-delete-batch>\` against a plain loop of script tags, and loops of other programs, with a server that takes ${SERVER} ms; and against the barest loop with a new sandboxed frame for each call, as ours has; each in a page of its own, in turn, in ${BLOCKS} blocks. Medians from one answer to the next; nothing is attached to the browser meanwhile. Heap and traces after garbage collection, a list of ${WARM_UP} before not counted.`;
export const limit = `a call at most ${MAX_TIME_RATIO} times that of the plain loop, no task over ${LONG} ms that the plain loop has not too, ${MOST_BYTES} bytes a code, and nothing left`;

/** The fragment by which a program's page is found. */
const idOf = (/** @type {string} */ program) => program.replace(/\W/g, '-');

/**
 * The type of `window.bench` in the pages.
 *
 * @typedef {object} Bench
 * @property {number[]} times when each response arrived, in ms
 * @property {number[]} tasks how long each long task took, in ms
 * @property {(count: number) => Promise<string>} ours continues the batch for this number of calls
 */

/**
 * Records long tasks from now on, and causes one, to be sure that the observer works.
 *
 * @param {Page} page
 * @param {string} name the fragment by which the page is found
 */
async function watchTasks(page, name) {
  await page.evaluate(
    (hash, long) => {
      const tasks = /** @type {number[]} */ ([]);
      location.hash = hash;
      Object.assign(window, { bench: { times: [], tasks } });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      }).observe({ type: 'longtask' });
      setTimeout(() => {
        const end = performance.now() + 2 * long;
        while (performance.now() < end);
      });
    },
    name,
    LONG,
  );
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
  await watchTasks(page, idOf(caller.name));
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
  await watchTasks(page, idOf(OURS));
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
}

/**
 * Enters a list into the batch and fills in its confirmation.
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
      // The length of the vendor's own codes.
      element.codes = Array.from({ length }, (_, i) => String(1e15 + first + i)).join('\n');
      // The report of the previous list is shown until it is closed.
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
  // Lets tasks that have just ended release their memory.
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
 * Returns the time between responses; the first of a block has no predecessor.
 *
 * @param {readonly number[]} times
 */
const gaps = (times) => times.slice(1).map((time, i) => time - (times[i] ?? NaN));

/**
 * Continues the batch. Runs in the page, so it uses nothing of this module.
 *
 * @param {number} total
 * @returns {Promise<number[]>} when each response arrived
 */
async function goOn(total) {
  const { bench } = /** @type {{ bench: Bench }} */ (/** @type {any} */ (window));
  const how = await bench.ours(total);
  if (how) throw new Error(`A call ended as ${how}`);
  return bench.times.splice(0);
}

/**
 * @param {World} world
 * @param {string} endpoint
 * @returns {Promise<string[]>} the programs: ours first, then the plain loop
 */
async function openAll(world, endpoint) {
  await openOurs(world, endpoint);
  const callers = [...(await loadCallers()), await loadBareFrame()];
  for (const caller of callers) await openOther(world, caller);
  return [OURS, ...callers.map(({ name }) => name)];
}

/**
 * @param {World} world
 * @param {Choice} choice
 */
export async function measure(world, { codes }) {
  const endpoint = world.slowEndpoint(SERVER);
  const programs = await openAll(world, endpoint);
  const pageOf = (/** @type {string} */ program) => world.pageWith(idOf(program));
  /** @type {(program: string, from: number, calls: number) => Promise<number[]>} */
  const run = async (program, from, calls) => {
    const page = await pageOf(program);
    await page.bringToFront();
    return program === OURS
      ? world.runDetached(page, goOn, calls)
      : world.runDetached(page, callInTurn, program, endpoint, from, calls);
  };

  await giveList(await pageOf(OURS), codes, WARM_UP);
  for (const program of programs) {
    await run(program, codes, WARM_UP);
    const page = await pageOf(program);
    await (await bench(page)).evaluate(({ tasks }) => void tasks.splice(0));
  }
  const before = await count(await pageOf(OURS));
  const reached = world.callCount();

  await giveList(await pageOf(OURS), 0, codes);
  const times = new Map(programs.map((program) => [program, /** @type {number[]} */ ([])]));
  const block = Math.ceil(codes / BLOCKS);
  for (let done = 0, round = 0; done < codes; done += block, round++) {
    const calls = Math.min(block, codes - done);
    for (const program of inTurn(programs, round)) {
      times.get(program)?.push(...gaps(await run(program, done, calls)));
    }
  }
  const ours = await pageOf(OURS);
  const state = await ours.evaluate(
    () => /** @type {any} */ (document.querySelector('customer-delete-batch')).state,
  );
  if (state !== 'done') throw new Error(`The list ended as ${state}`);
  if (world.callCount() - reached !== programs.length * codes) {
    throw new Error('Not every call reached the API');
  }

  const tasks = [];
  for (const program of programs) {
    const found = await (await bench(await pageOf(program))).evaluate((one) => one.tasks);
    tasks.push({ name: program, value: Math.max(0, ...found) });
  }
  const longest = compare('call', `loop: longest task over ${LONG} ms`, 'ms', tasks);
  const after = await count(ours);
  for (const program of programs) await (await pageOf(program)).close();
  const calls = [...times].map(([name, one]) => ({ name, value: median(one) }));
  return [
    { ...compare('call', `loop: a call of ${codes}`, 'ms', calls), mostRatio: MAX_TIME_RATIO },
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
