// A host page and what an operator does in it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { libraryFile } from '../../demo/hosts/libraries.js';
import { until } from './browser.mjs';

/** @typedef {import('../../demo/hosts/hosts.js').Host} Host */
/** @typedef {import('./browser.mjs').Browser} Browser */
/** @typedef {import('./browser.mjs').Tab} Tab */
/** @typedef {import('./server.mjs').HostServer} HostServer */
/** @typedef {import('../../src/index.js').CustomerDelete} CustomerDelete */

export const USER = 'john1970';
export const PASSWORD = 'demo-key-not-real';

const browserName = process.env['CUSTOMER_DELETE_BROWSER'] || 'chromium';

/** Whether what no browser can change is tested here: once is enough. */
export const isChosen = browserName === 'chromium' || browserName === 'bundled';

/** Whether only that is tested in which the oldest Chromium could differ from today's. */
export const isOldest = browserName === 'chromium109';

/** The customer that is opened where pages are compared. */
const SAME_CUSTOMER = { code: '00123', customerName: 'Nora Nought' };

/**
 * @param {Host} host
 * @returns {string | false} why its tests are left out: a library is not installed. Where a change is
 *   judged nothing may be left out
 */
export function skipReason({ libraries = [] }) {
  const missing = libraries.filter((library) => !libraryFile(library));
  return missing.length > 0 && !process.env['CI'] && `not installed: ${missing.join(', ')}`;
}

// Without an await: the files of one process that import this one would all begin in one of their suites.
const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

export class HostPage {
  #tab;
  #selector;

  /**
   * @param {Browser} browser
   * @param {HostServer} server
   * @param {Host} host
   */
  static async open(browser, server, host) {
    const tab = await browser.open(await server.address(host), host.frame);
    // As a click into the frame does.
    await tab.evaluate(() => window.focus());
    return new HostPage(tab, host.widget ?? 'customer-delete');
  }

  /**
   * @param {Tab} tab
   * @param {string} selector of the widget
   */
  constructor(tab, selector) {
    this.#tab = tab;
    this.#selector = selector;
    this.evaluate = tab.evaluate;
    this.press = tab.press;
    this.type = tab.type;
    this.click = tab.click;
    this.tap = tab.tap;
    this.go = tab.go;
    this.back = tab.back;
    this.freeze = tab.freeze;
    this.close = tab.close;
  }

  /** @returns {Promise<Record<string, string>>} the page as recorder.js describes it */
  async snapshot() {
    return JSON.parse(
      await this.evaluate(() => JSON.stringify(/** @type {any} */ (window).recorder.snapshot())),
    );
  }

  /** @returns {Promise<Record<'warn' | 'error' | 'exception' | 'violation', string[]>>} */
  async lines() {
    return JSON.parse(
      await this.evaluate(() => JSON.stringify(/** @type {any} */ (window).recorder.lines)),
    );
  }

  /**
   * What the widget shows, as one line.
   *
   * @param {string} [selector] of something in it
   */
  text(selector = ':host > *, button, span') {
    return this.evaluate(
      (widget, inner) =>
        [...(document.querySelector(widget)?.shadowRoot?.querySelectorAll(inner) ?? [])]
          .map(({ textContent }) => textContent)
          .join(' ')
          .replace(/\s+/g, ' ')
          .trim(),
      this.#selector,
      selector,
    );
  }

  state() {
    return this.evaluate(
      (selector) => /** @type {CustomerDelete | null} */ (document.querySelector(selector))?.state,
      this.#selector,
    );
  }

  /** @param {string} state */
  async untilState(state) {
    await until(async () => (await this.state()) === state, `state ${state}`);
    await this.evaluate(
      (selector) =>
        /** @type {CustomerDelete} */ (document.querySelector(selector)).updateComplete.then(
          () => {},
        ),
      this.#selector,
    );
  }

  /** Waits until the page has asked for the widget's script. */
  async untilLoading() {
    const hasScript = () => !!document.querySelector('script[src$="customer-delete.js"]');
    await until(() => this.evaluate(hasScript), 'the script in the page');
  }

  /** Waits for the widget's button. */
  async untilReady() {
    await until(
      async () => (await this.text('button')).startsWith('Delete customer'),
      'the button',
    );
  }

  /** The customer's code that the widget was given. */
  code() {
    return this.evaluate(
      (selector) => /** @type {CustomerDelete} */ (document.querySelector(selector)).code,
      this.#selector,
    );
  }

  /** What has the focus inside the widget: its part and id. */
  focused() {
    return this.evaluate((selector) => {
      const element = document.querySelector(selector)?.shadowRoot?.activeElement;
      return element ? `${element.getAttribute('part')} ${element.id}`.trim() : '';
    }, this.#selector);
  }

  /** Puts the focus on the button, presses Enter and waits for the form. */
  async openForm() {
    await this.evaluate(
      (selector) => /** @type {CustomerDelete} */ (document.querySelector(selector)).focus(),
      this.#selector,
    );
    await this.press('Enter');
    await this.untilState('confirming');
  }

  /** Opens the form about the customer that all pages have in common. */
  async openSame() {
    await this.evaluate(
      (selector, customer) =>
        /** @type {CustomerDelete} */ (document.querySelector(selector)).open(customer),
      this.#selector,
      SAME_CUSTOMER,
    );
    await this.untilState('confirming');
  }

  /**
   * Fills in the form by keys alone, and confirms with Enter.
   *
   * @param {string} [password] empty where the widget remembers it
   */
  async confirm(password = PASSWORD) {
    const code = await this.code();
    for (const text of [USER, password].filter(Boolean)) {
      await this.type(text);
      await this.press('Tab');
    }
    await this.type(code);
    await this.press('Enter');
  }

  /** Forgets the result. */
  async reset() {
    await this.evaluate(
      (selector) => /** @type {CustomerDelete} */ (document.querySelector(selector)).reset(),
      this.#selector,
    );
    await this.untilState('idle');
  }

  /** @returns {Promise<string[]>} what axe has against the widget */
  async accessibilityProblems() {
    await this.#tab.run(axe);
    return this.evaluate(async (selector) => {
      const { axe } = /** @type {any} */ (window);
      const context = document.querySelector(selector);
      const { violations } = await axe.run(context, { resultTypes: ['violations'] });
      delete (/** @type {any} */ (window).axe);
      return violations.map(
        (/** @type {any} */ { id, nodes }) =>
          `${id}: ${nodes.map((/** @type {any} */ { target }) => target.join(' ')).join(', ')}`,
      );
    }, this.#selector);
  }

  /** @returns {Promise<string[]>} how each element of the dialog looks, a line each */
  measures() {
    return this.evaluate((selector) => {
      const root = /** @type {ShadowRoot} */ (document.querySelector(selector)?.shadowRoot);
      const dialog = /** @type {HTMLDialogElement} */ (root.querySelector('dialog'));
      const origin = dialog.getBoundingClientRect();
      const box =
        'display position float visibility opacity pointer-events background-color color ' +
        'background-image box-sizing padding border-top border-left border-radius box-shadow ' +
        'outline-style outline-width transform filter';
      const text =
        'margin font-family font-size font-weight font-style line-height letter-spacing ' +
        'word-spacing text-transform text-align text-indent text-decoration-line text-shadow ' +
        'white-space direction cursor list-style-type';
      const shown = [...dialog.querySelectorAll('*')].filter(
        (element) => element.localName === 'slot' || element.getClientRects().length,
      );
      return [dialog, ...shown].map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const isBox = element.localName !== 'slot';
        const place = [left - origin.left, top - origin.top, width, height].map((number) =>
          isBox ? number.toFixed(1) : 0,
        );
        const style = getComputedStyle(element);
        // The dialog itself has no text, only what is in it; and its margins centre it.
        const names = element === dialog ? box.split(' ') : `${box} ${text}`.split(' ');
        const looks = names.map((name) => `${name}: ${style.getPropertyValue(name)}`);
        return [element.localName, element.id, ...place, ...looks].join('\n');
      });
    }, this.#selector);
  }

  /** @returns {Promise<boolean>} whether the dialog lies above everything else, where it is */
  isOnTop() {
    return this.evaluate((selector) => {
      const widget = document.querySelector(selector);
      const dialog = widget?.shadowRoot?.querySelector('dialog');
      const { left, top, right, bottom } = /** @type {Element} */ (dialog).getBoundingClientRect();
      const points = [
        [left + 5, top + 8],
        [right - 5, bottom - 5],
        [(left + right) / 2, (top + bottom) / 2],
      ];
      return points.every(([x, y]) => document.elementFromPoint(x, y) === widget);
    }, this.#selector);
  }
}
