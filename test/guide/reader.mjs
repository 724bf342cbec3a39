// What someone does in a page who has read the guide: opens a widget, fills in the form, confirms.
import assert from 'node:assert/strict';
import { until } from '../hosts/browser.mjs';
import { HostPage, PASSWORD, USER } from '../hosts/host-page.mjs';

/** @typedef {import('../../src/index.js').CustomerDelete} CustomerDelete */
/** @typedef {import('../hosts/browser.mjs').Tab} Tab */
/** @typedef {import('./site.mjs').Site} Site */

export class Reader {
  /**
   * @param {Tab} tab
   * @param {Site} site
   */
  constructor(tab, site) {
    this.tab = tab;
    this.site = site;
  }

  /** Waits for the script, and takes the countdown out, which no test has the time for. */
  async begin() {
    const isLoaded = () => document.readyState === 'complete' && 'CustomerDelete' in window;
    await until(() => this.tab.evaluate(isLoaded), 'the script');
    await this.tab.evaluate(() =>
      /** @type {any} */ (window).CustomerDelete.configure({ countdown: 0 }),
    );
    await this.tab.evaluate(() => window.focus());
  }

  /**
   * @param {string} [selector]
   * @returns {HostPage} a widget and what an operator does with it
   */
  widget(selector = 'customer-delete') {
    return new HostPage(this.tab, selector);
  }

  /**
   * Fills in the form of a widget, and confirms.
   *
   * @param {HostPage} widget
   * @param {object} [form]
   * @param {string} [form.code] where the operator has given it, and ticks a box for it
   * @param {boolean} [form.isKnown] whether the password is remembered
   */
  async confirm(widget, { code, isKnown = false } = {}) {
    if (code === undefined) return widget.confirm(isKnown ? '' : PASSWORD);
    for (const text of [USER, PASSWORD]) {
      await this.tab.type(text);
      await this.tab.press('Tab');
    }
    await this.tab.type(code);
    await this.tab.press('Enter');
  }

  /**
   * Opens a widget by its button, confirms, and waits for what becomes of it.
   *
   * @param {string} selector
   * @param {string} state
   * @param {{ code?: string, isKnown?: boolean }} [form]
   * @returns {Promise<string>} what the dialog says then
   */
  async walkThrough(selector, state, form) {
    const widget = this.widget(selector);
    await until(async () => (await widget.text('button')) !== '', 'the button');
    await widget.openForm();
    await this.confirm(widget, form);
    await widget.untilState(state);
    return widget.text('[part=message]');
  }

  /**
   * Presses a button, or a link, of the page by its key.
   *
   * @param {string} selector
   * @param {string} [key]
   */
  async press(selector, key = 'Enter') {
    await this.focus(selector);
    await this.tab.press(key);
  }

  /** @param {string} selector of something in the page */
  async focus(selector) {
    await this.tab.evaluate((it) => {
      const element = document.querySelector(it);
      if (!(element instanceof HTMLElement)) throw new Error(`no ${it}`);
      element.focus();
    }, selector);
  }

  /**
   * @param {string} selector
   * @returns {Promise<string>} what stands there, with single spaces
   */
  textOf(selector) {
    return this.tab.evaluate(
      (it) => document.querySelector(it)?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
      selector,
    );
  }

  /**
   * @param {string} selector
   * @param {string | RegExp} text
   */
  async untilText(selector, text) {
    await until(async () => {
      const found = await this.textOf(selector);
      return typeof text === 'string' ? found === text : text.test(found);
    }, `${text} in ${selector}`);
  }

  /**
   * Types into fields one after the other, beginning where the focus is.
   *
   * @param {string[]} texts
   */
  async fillIn(texts) {
    for (const [index, text] of texts.entries()) {
      if (index > 0) await this.tab.press('Tab');
      await this.tab.type(text);
    }
  }

  /** @param {string[]} codes that have to be all that was deleted, in whatever order */
  async expectDeleted(codes) {
    assert.deepEqual((await this.site.deleted()).sort(), [...codes].sort());
  }

  /**
   * Walks through `<customer-delete-batch>`, whose list is checked already.
   *
   * @param {number} count of customers
   */
  async walkThroughBatch(count) {
    const state = () =>
      this.tab.evaluate(() =>
        document.querySelector('customer-delete-batch')?.getAttribute('state'),
      );
    await until(async () => (await state()) === 'confirming', 'the form of the list');
    await this.tab.evaluate(() => {
      const batch = document.querySelector('customer-delete-batch');
      batch?.shadowRoot?.querySelector('input')?.focus();
    });
    await this.fillIn([USER, PASSWORD, String(count)]);
    await this.tab.press('Enter');
    await until(async () => (await state()) === 'done', 'the end of the list');
  }
}
