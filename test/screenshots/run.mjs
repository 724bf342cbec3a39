// Photographs each state, light and dark, from left to right and from right to left, in a narrow and a
// wide page, and puts the pictures onto one contact sheet: .cache/contact-sheet.png.
//
//   node test/screenshots/run.mjs [--only TEXT] [--out FILE]
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { startApi } from '../../demo/api/server.js';
import { findChromium } from '../browsers/chromium.mjs';
import { scenes } from './scenes.js';

const rootDir = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, out: { type: 'string' } },
});
const out = values.out ?? join(rootDir, '.cache/contact-sheet.png');

const SIZES = [
  { width: 320, height: 640 },
  { width: 1200, height: 640 },
];
const THEMES = /** @type {const} */ (['light', 'dark']);
const DIRECTIONS = ['ltr', 'rtl'];

/** On the sheet the pictures are this part of their size. */
const SCALE = 0.5;

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
});

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

try {
  const page = await browser.newPage();
  const names = Object.keys(scenes).filter((name) => name.includes(values.only ?? ''));
  let rows = '';
  for (const name of names) {
    rows += `<tr><th>${name}</th>`;
    for (const size of SIZES) {
      for (const theme of THEMES) {
        for (const direction of DIRECTIONS) {
          const picture = await photograph(page, { name, size, theme, direction });
          rows += `<td><img width="${size.width * SCALE}" src="data:image/png;base64,${picture}"></td>`;
        }
      }
    }
    rows += '</tr>';
    console.log(name);
  }
  await page.emulateMediaFeatures([]);
  await page.setViewport({ width: 3300, height: 400 });
  await page.setContent(
    `<style>body { margin: 8px; background: #bbb; font: 14px sans-serif } td { vertical-align: top }
    th { max-width: 100px; text-align: start }</style><table>${rows}</table>`,
  );
  await mkdir(dirname(out), { recursive: true });
  const table = /** @type {import('puppeteer-core').ElementHandle} */ (await page.$('table'));
  await writeFile(out, await table.screenshot());
  console.log(`${names.length} states: ${out}`);
} finally {
  await browser.close();
  await api.close();
  server.close();
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {{ name: string, size: { width: number, height: number }, theme: 'light' | 'dark',
 *   direction: string }} about
 * @returns {Promise<string>} a PNG in base64
 */
async function photograph(page, { name, size, theme, direction }) {
  await page.setViewport(size);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  const query = new URLSearchParams({ scene: name, direction, endpoint: `${api.origin}/api.php` });
  await page.goto(`http://127.0.0.1:${port}/test/screenshots/page.html?${query}`);
  await page.waitForSelector('[data-ready]');
  return page.screenshot({ encoding: 'base64' });
}
