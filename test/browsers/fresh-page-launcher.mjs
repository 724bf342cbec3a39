// Chromium and Firefox, by puppeteer.
import { ChromeLauncher } from '@web/test-runner-chrome';
import { launchOldChromium } from './old-chromium.mjs';
import { BROWSER_START_TIMEOUT } from './system.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** How long closing a page may take, in ms: one that hangs must not stop the run. */
const CLOSE_TIMEOUT = 10_000;

/**
 * @param {Page} page
 * @returns {Promise<void>} also resolves where the page cannot be closed
 */
async function close(page) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, CLOSE_TIMEOUT)));
  await Promise.race([page.close().catch(() => {}), late]);
  clearTimeout(timer);
}

/**
 * Leaves a page that asks first, as it does while a request is under way.
 *
 * @param {Page} page
 */
export function leaveAllTheSame(page) {
  page.on('dialog', (dialog) => {
    if (dialog.type() === 'beforeunload') void dialog.accept();
  });
}

/**
 * Gives every test file a page of its own. The launcher it builds on uses pages again: one that a
 * test left behind another tab, zoomed or with a hanging frame would spoil the files after it.
 */
export class FreshPageLauncher extends ChromeLauncher {
  /** @type {Set<Page>} those the browser began with, and those of the running test files */
  #known = new Set();

  /**
   * @param {import('puppeteer-core').LaunchOptions} options
   * @param {object} browser
   * @param {string} browser.name
   * @param {'tab' | 'window'} browser.pageType
   * @param {boolean} [browser.isOld] whether puppeteer can't start it by itself
   */
  constructor(options, { name, pageType, isOld = false }) {
    const launchOptions = {
      ...options,
      // Puppeteer's own limits are 30 s, too short for a loaded machine.
      timeout: BROWSER_START_TIMEOUT,
      protocolTimeout: BROWSER_START_TIMEOUT,
      // Puppeteer removes flags from the list it is given; a second start needs them again.
      get args() {
        return [...(options.args ?? [])];
      },
    };
    super(
      launchOptions,
      ({ browser }) => browser.defaultBrowserContext(),
      async ({ context }) => {
        if (this.#known.size === 0) this.#known = new Set(await context.pages());
        const page = await context.newPage({ type: pageType });
        page.setDefaultTimeout(BROWSER_START_TIMEOUT);
        leaveAllTheSame(page);
        this.#known.add(page);
        return page;
      },
      isOld ? /** @type {any} */ ({ launch: launchOldChromium }) : undefined,
      // One test file at a time; a LauncherPool has several browsers.
      1,
    );
    this.name = name;
  }

  /**
   * @override
   * @param {string} sessionId
   */
  async stopSession(sessionId) {
    const page = this.getPage(sessionId);
    try {
      return await super.stopSession(sessionId);
    } finally {
      /** @type {{ inactivePages: unknown[] }} */ (/** @type {unknown} */ (this)).inactivePages =
        [];
      this.#known.delete(page);
      await this.#closeStrays(page);
      await close(page);
    }
  }

  /**
   * Closes what a test file opened and left open.
   *
   * @param {Page} page of the test file that has ended
   */
  async #closeStrays(page) {
    for (const other of await page.browser().pages()) {
      if (other !== page && !this.#known.has(other)) await close(other);
    }
  }
}
