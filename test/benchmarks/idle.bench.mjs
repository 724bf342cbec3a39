// What idle widgets cost a page: a table may hold a thousand of them.
import { compare, inTurn, Samples } from './compare.mjs';
import { loadWidgets } from './widgets.mjs';

/** @typedef {import('./types.js').World} World */
/** @typedef {import('./types.js').Widget} Widget */
/** @typedef {import('puppeteer-core').CDPSession} CDPSession */

const ELEMENTS = 1000;
const ROUNDS = 11;
const MAX_TIME_RATIO = 1.75;
const MAX_HEAP_RATIO = 2;

export const name = 'At rest';
export const description = `A table of ${ELEMENTS} buttons that open a dialog, from \`innerHTML\` to the layout, and the JavaScript heap that they hold after garbage collection, against ${ELEMENTS} of the plainest possible Lit elements. Medians of ${ROUNDS} pages each, in turn. All buttons of the others share one dialog, which is there before and is not counted. SweetAlert2 has no button: its are the browser's own, with no element around them.`;
export const limit = `${MAX_TIME_RATIO} times the time and ${MAX_HEAP_RATIO} times the heap of the plain Lit element, and below each of the others`;

/** @param {CDPSession} session */
async function heap(session) {
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/**
 * @param {World} world
 * @param {Widget} widget
 * @returns {Promise<{ time: number, bytes: number }>} in ms, and an element
 */
async function fill(world, widget) {
  const page = await world.open(`${widget.shared}<div id="place"></div>`, '');
  const session = await page.createCDPSession();
  // A line break: the script may end with a line comment that names its source map.
  await page.evaluate(`${widget.script}\n${widget.setUp(world.endpoint)}`);
  const cells = Array.from({ length: ELEMENTS }, (_, i) => `<tr><td>${widget.cell(i)}</td></tr>`);
  const before = await heap(session);
  const time = await page.evaluate(
    async (markup) => {
      const place = /** @type {HTMLElement} */ (document.querySelector('#place'));
      const start = performance.now();
      place.innerHTML = markup;
      const last = place.querySelector('tr:last-child td')?.firstElementChild;
      await /** @type {any} */ (last).updateComplete;
      // Lets elements inside it render, too.
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage('');
      });
      if (!last?.getBoundingClientRect().width) throw new Error('Nothing is shown');
      return performance.now() - start;
    },
    `<table>${cells.join('')}</table>`,
  );
  const bytes = ((await heap(session)) - before) / ELEMENTS;
  await page.close();
  return { time, bytes };
}

/** @param {World} world */
export async function measure(world) {
  const widgets = await loadWidgets();
  const samples = new Samples(widgets);
  for (let round = 0; round < ROUNDS; round++) {
    for (const widget of inTurn(widgets, round)) {
      samples.add(widget.name, await fill(world, widget));
    }
  }
  const time = compare('widget', `${ELEMENTS} ready`, 'ms', samples.medians('time'));
  const bytes = compare('widget', `heap, one of ${ELEMENTS}`, 'bytes', samples.medians('bytes'));
  return [
    { ...time, mostRatio: MAX_TIME_RATIO, isAhead: true },
    { ...bytes, mostRatio: MAX_HEAP_RATIO, isAhead: true },
  ];
}
