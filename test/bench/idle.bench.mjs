// What widgets at rest cost a page: a table may hold a thousand of them.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { median } from './numbers.mjs';

/** @typedef {import('./types.js').World} World */
/** @typedef {import('puppeteer-core').CDPSession} CDPSession */

const ELEMENTS = 1000;
const ROUNDS = 11;
const MOST_TIME = 1.25;
const MOST_HEAP = 1.5;

export const name = 'At rest';
export const description = `A table of ${ELEMENTS} widgets, from \`innerHTML\` to the layout, and the heap that they hold after garbage collection, against ${ELEMENTS} of the plainest possible Lit elements with one button. Medians of ${ROUNDS} pages each, in turn.`;
export const limit = `${MOST_TIME} times the time, ${MOST_HEAP} times the heap`;

/** @returns {Promise<string>} a script that registers the plainest possible Lit element */
async function plainElement() {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('plain-element.js', import.meta.url)),
        formats: ['iife'],
        name: 'plain',
      },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('The plain element was not built');
  return output.output[0].code;
}

/** @param {CDPSession} session */
async function heap(session) {
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/**
 * @param {World} world
 * @param {string} html of the table's rows
 * @param {string} script run before
 * @returns {Promise<{ time: number, bytes: number }>} in ms, and an element
 */
async function fill(world, html, script) {
  const page = await world.open('<div id="place"></div>');
  const session = await page.createCDPSession();
  await page.evaluate(script);
  const before = await heap(session);
  const time = await page.evaluate(async (markup) => {
    const place = /** @type {HTMLElement} */ (document.querySelector('#place'));
    const start = performance.now();
    place.innerHTML = markup;
    const last = place.querySelector('tr:last-child td')?.firstElementChild;
    await /** @type {any} */ (last).updateComplete;
    if (!last?.getBoundingClientRect().width) throw new Error('Nothing is shown');
    return performance.now() - start;
  }, html);
  const bytes = ((await heap(session)) - before) / ELEMENTS;
  await page.close();
  return { time, bytes };
}

/** @param {(i: number) => string} cell */
const table = (cell) =>
  `<table>${Array.from({ length: ELEMENTS }, (_, i) => `<tr><td>${cell(i)}</td></tr>`).join('')}</table>`;

/** @param {World} world */
export async function measure(world) {
  const plain = await plainElement();
  const settings = { endpoint: world.endpoint, accountId: 'greatwidgets' };
  const configure = `CustomerDelete.configure(${JSON.stringify(settings)})`;
  const kinds = {
    ours: {
      html: table(
        (i) => `<customer-delete code="${i}" customer-name="Name ${i}"></customer-delete>`,
      ),
      script: configure,
    },
    plain: {
      html: table((i) => `<plain-element label="Delete ${i}"></plain-element>`),
      script: plain,
    },
  };
  /** @type {Record<keyof typeof kinds, { time: number, bytes: number }[]>} */
  const runs = { ours: [], plain: [] };
  for (let round = 0; round < ROUNDS; round++) {
    runs.plain.push(await fill(world, kinds.plain.html, kinds.plain.script));
    runs.ours.push(await fill(world, kinds.ours.html, kinds.ours.script));
  }
  /** @param {'time' | 'bytes'} what @param {keyof typeof kinds} kind */
  const middle = (what, kind) => median(runs[kind].map((run) => run[what]));
  const time = middle('time', 'plain');
  const bytes = middle('bytes', 'plain');
  return [
    {
      what: `upgrade and render ${ELEMENTS}`,
      value: middle('time', 'ours'),
      baseline: time,
      unit: 'ms',
      most: time * (MOST_TIME - 1),
    },
    {
      what: 'heap an element',
      value: middle('bytes', 'ours'),
      baseline: bytes,
      unit: 'bytes',
      most: bytes * (MOST_HEAP - 1),
    },
  ];
}
