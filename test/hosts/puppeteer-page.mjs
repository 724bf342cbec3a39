// Pages of Chromium and Firefox, by puppeteer.
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { findChromium } from '../browsers/chromium.mjs';
import { findFirefox } from '../browsers/firefox.mjs';
import { leaveAllTheSame } from '../browsers/fresh-page-launcher.mjs';
import { launchOldChromium } from '../browsers/old-chromium.mjs';
import { BROWSER_START_TIMEOUT } from '../browsers/system.mjs';

/** @typedef {import('./browser.mjs').Program} Program */
/** @typedef {import('./browser.mjs').Tab} Tab */

const VIEWPORT = { width: 1100, height: 800 };

/**
 * @param {'chrome' | 'firefox'} browser
 * @param {string[]} names that lead to this machine; no name server knows them
 * @returns {Promise<Program>}
 */
export async function startPuppeteer(browser, names) {
  const limits = { timeout: BROWSER_START_TIMEOUT, protocolTimeout: BROWSER_START_TIMEOUT };
  const options =
    browser === 'firefox'
      ? {
          ...limits,
          browser,
          executablePath: findFirefox(),
          defaultViewport: VIEWPORT,
          extraPrefsFirefox: { 'network.dns.localDomains': names.join() },
        }
      : await chromiumOptions(limits, names);
  const isOld = process.env['CUSTOMER_DELETE_BROWSER'] === 'chromium109';
  const running = await (isOld ? launchOldChromium(options) : puppeteer.launch(options));
  return {
    async newContext() {
      const context = await running.createBrowserContext();
      return {
        async open(address, frame) {
          const page = await context.newPage();
          leaveAllTheSame(page);
          const opened = await tab(page, address, frame);
          return browser === 'chrome'
            ? { ...opened, freeze: await freezer(page), pdf: () => page.pdf() }
            : opened;
        },
        close: () => context.close(),
      };
    },
    end: () => running.close(),
  };
}

/**
 * @param {object} limits
 * @param {string[]} names
 */
async function chromiumOptions(limits, names) {
  const { args, ...options } = await findChromium();
  const rules = names.map((name) => `MAP ${name} 127.0.0.1`).join();
  return {
    ...limits,
    ...options,
    args: [...args, `--host-resolver-rules=${rules}`],
    defaultViewport: VIEWPORT,
  };
}

/**
 * Not puppeteer's own way, which waits for a `load` that a page does not have that was kept.
 *
 * @param {import('puppeteer-core').Page} page
 */
async function back(page) {
  // What is asked of a page while it is put aside may never be answered.
  const address = () =>
    Promise.race([
      page.evaluate(() => document.readyState === 'complete' && location.href).catch(() => false),
      sleep(1_000, false),
    ]);
  const left = await address();
  await page.evaluate(() => void setTimeout(() => history.back()));
  for (const end = Date.now() + BROWSER_START_TIMEOUT; Date.now() < end; await sleep(20)) {
    const now = await address();
    if (now && now !== left) return;
  }
  throw new Error(`did not happen: back from ${left}`);
}

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<NonNullable<Tab['freeze']>>}
 */
async function freezer(page) {
  const session = await page.createCDPSession();
  return async (isFrozen) => {
    await session.send('Page.setWebLifecycleState', { state: isFrozen ? 'frozen' : 'active' });
  };
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} address
 * @param {string} [frameName]
 * @returns {Promise<Tab>}
 */
async function tab(page, address, frameName) {
  page.setDefaultTimeout(BROWSER_START_TIMEOUT);
  await page.goto(address, { waitUntil: 'load' });
  await page.bringToFront();
  const main = page.mainFrame();
  /** @type {import('puppeteer-core').Frame} */
  let frame = main;
  if (frameName) {
    const element = await main.waitForSelector(`[name="${frameName}"]`);
    frame = /** @type {import('puppeteer-core').Frame} */ (await element?.contentFrame());
  }
  return {
    evaluate: (pageFunction, ...args) => frame.evaluate(/** @type {any} */ (pageFunction), ...args),
    run: async (program) => void (await frame.evaluate(program)),
    press: (key) => page.keyboard.press(/** @type {any} */ (key)),
    type: (text) => page.keyboard.type(text),
    click: (x, y) => page.mouse.click(x, y),
    tap: (x, y) => page.touchscreen.tap(x, y),
    go: async (to) => void (await page.goto(to, { waitUntil: 'load' })),
    back: () => back(page),
    close: () => page.close(),
  };
}
