// Shows the states of scenes.js in a Chromium, one after another, to be photographed.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { startApi } from '../../demo/api/server.js';
import { findChromium } from '../browsers/chromium.mjs';
import { leaveAllTheSame } from '../browsers/fresh-page-launcher.mjs';

export const rootDir = fileURLToPath(new URL('../..', import.meta.url));

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
});

/**
 * @typedef {object} About
 * @property {string} name of a scene
 * @property {import('puppeteer-core').Viewport} size
 * @property {'light' | 'dark'} [theme]
 * @property {string} [direction]
 */

/** @typedef {Awaited<ReturnType<typeof openStudio>>} Studio */

export async function openStudio() {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    try {
      const body = await readFile(join(rootDir, pathname.replace(/\.\./g, '')));
      response.setHeader('content-type', TYPES[extname(pathname)] ?? 'application/octet-stream');
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const api = await startApi({ port: 0, host: '127.0.0.1' });
  const browser = await puppeteer.launch({ ...(await findChromium()), headless: true });
  const page = await browser.newPage();
  leaveAllTheSame(page);
  return {
    /**
     * @param {About} about
     * @returns {Promise<import('puppeteer-core').Page>} which shows the state
     */
    async show({ name, size, theme = 'light', direction = 'ltr' }) {
      await page.setViewport(size);
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      const endpoint = `${api.origin}/pictures/api.php`;
      const query = new URLSearchParams({ scene: name, direction, endpoint });
      await page.goto(`http://127.0.0.1:${port}/test/screenshots/page.html?${query}`);
      await page.waitForSelector('[data-ready]');
      return page;
    },
    /**
     * @param {string} html with a table of pictures
     * @param {import('puppeteer-core').Viewport} size
     * @returns {Promise<Uint8Array>} the table as a PNG
     */
    async compose(html, size) {
      await page.emulateMediaFeatures([]);
      await page.setViewport(size);
      await page.setContent(html);
      const table = /** @type {import('puppeteer-core').ElementHandle} */ (await page.$('table'));
      return table.screenshot();
    },
    async close() {
      await browser.close();
      await api.close();
      server.close();
    },
  };
}
