// What the first button costs a page, and how long its dialog takes to open for the first time.
import { compare, inTurn, Samples } from './compare.mjs';
import { loadWidgets } from './widgets.mjs';

/** @typedef {import('./types.js').World} World */
/** @typedef {import('./types.js').Widget} Widget */
/** @typedef {import('puppeteer-core').Page} Page */

const ROUNDS = 11;

export const name = 'First use';
export const description = `In a new browser profile and process each time, so that nothing is compiled: how long the script runs, without its way over the network; from its start to the first button in the layout; and from a real click on that button to the first frame in which its dialog can be seen and has the focus, whatever moves on after that. Medians of ${ROUNDS} each, in turn.`;
export const limit = 'none';

/**
 * @param {Page} page
 * @param {Widget} widget
 * @param {string} endpoint
 */
const start = (page, widget, endpoint) =>
  page.evaluate(
    async (source, setUp, html) => {
      const [script, more] = [source, setUp].map((text) => {
        const element = document.createElement('script');
        element.textContent = text;
        return element;
      });
      const start = performance.now();
      document.head.append(/** @type {Node} */ (script));
      const evaluation = performance.now() - start;
      document.head.append(/** @type {Node} */ (more));
      const place = /** @type {HTMLElement} */ (document.querySelector('#place'));
      place.innerHTML = html;
      const first = place.firstElementChild;
      await /** @type {any} */ (first).updateComplete;
      // Lets elements inside it render, too.
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage('');
      });
      if (!first?.getBoundingClientRect().width) throw new Error('Nothing is shown');
      return { evaluation, first: performance.now() - start };
    },
    widget.script,
    widget.setUp(endpoint),
    widget.cell(1),
  );

/**
 * @param {Page} page
 * @param {readonly string[]} panel
 * @returns {Promise<number>} ms
 */
async function openDialog(page, panel) {
  await page.evaluate((selectors) => {
    const isOpen = () => {
      let found = /** @type {Element | null} */ (null);
      let root = /** @type {Document | ShadowRoot | null} */ (document);
      for (const selector of selectors) {
        found = root?.querySelector(selector) ?? null;
        root = found?.shadowRoot ?? null;
      }
      if (!found?.getBoundingClientRect().width) return false;
      if (!found.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
      let focused = /** @type {Node | null} */ (document.activeElement);
      while (focused instanceof Element && focused.shadowRoot?.activeElement) {
        focused = focused.shadowRoot.activeElement;
      }
      for (let node = focused; node;) {
        if (node === found) return true;
        const slot = node instanceof Element ? node.assignedSlot : null;
        node = slot ?? node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
      }
      return false;
    };
    const opened = new Promise((resolve) => {
      const onClick = (/** @type {MouseEvent} */ { timeStamp }) => {
        const look = () => {
          if (!isOpen()) return void requestAnimationFrame(look);
          // The next task runs after this frame.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - timeStamp);
          port2.postMessage('');
        };
        requestAnimationFrame(look);
      };
      addEventListener('click', onClick, { capture: true, once: true });
    });
    Object.assign(window, { opened });
  }, panel);
  const button = await page.$('#place > *');
  await button?.click();
  return page.evaluate(() => /** @type {any} */ (window).opened);
}

/** @param {World} world */
export async function measure(world) {
  const widgets = await loadWidgets();
  const samples = new Samples(widgets);
  for (let round = 0; round < ROUNDS; round++) {
    for (const widget of inTurn(widgets, round)) {
      const context = await world.browser.createBrowserContext();
      const page = await world.open(`${widget.shared}<p id="place">`, '', context);
      const started = await start(page, widget, world.endpoint);
      samples.add(widget.name, { ...started, opening: await openDialog(page, widget.panel) });
      await context.close();
    }
  }
  return [
    compare('widget', 'script evaluation', 'ms', samples.medians('evaluation')),
    compare('widget', 'first one ready', 'ms', samples.medians('first')),
    compare('widget', 'click to dialog', 'ms', samples.medians('opening')),
  ];
}
