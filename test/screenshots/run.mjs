// Photographs each state, light and dark, from left to right and from right to left, in a narrow and a
// wide page, and puts the pictures onto one contact sheet: .cache/contact-sheet.png. With --readme it
// makes those of the README and the guide, in demo/pictures/, anew instead.
//
//   node test/screenshots/run.mjs [--only TEXT] [--out FILE] [--readme]
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { batchScenes } from './batch-scenes.js';
import { labelled } from './labelled.mjs';
import { scenes } from './scenes.js';
import { openStudio, rootDir } from './studio.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    out: { type: 'string' },
    readme: { type: 'boolean', default: false },
  },
});

const SIZES = [
  { width: 320, height: 640 },
  { width: 1200, height: 640 },
];
const THEMES = /** @type {const} */ (['light', 'dark']);
const DIRECTIONS = ['ltr', 'rtl'];

/** On the sheet the pictures are this part of their size. */
const SCALE = 0.5;

/** Of the pictures in the README: the dialog with a margin around it, twice as sharp. */
const ROOM = { width: 536, height: 640, deviceScaleFactor: 2 };
const MARGIN = 10;

/** What each custom property changes, on its own. */
const LOOKS = {
  'none of them': {},
  '--customer-delete-danger': 'rebeccapurple',
  '--customer-delete-text': '#00458b',
  '--customer-delete-surface': '#fff4d6',
  '--customer-delete-border': '#0a7d32',
  '--customer-delete-radius': '18px',
  '--customer-delete-font': 'Georgia, serif',
};

const studio = await openStudio();
try {
  await (values.readme ? picturesOfReadme() : contactSheet());
} finally {
  await studio.close();
}

async function contactSheet() {
  const out = values.out ?? join(rootDir, '.cache/contact-sheet.png');
  const names = Object.keys({ ...scenes, ...batchScenes }).filter((name) =>
    name.includes(values.only ?? ''),
  );
  let rows = '';
  for (const name of names) {
    rows += `<tr><th>${name}</th>`;
    for (const size of SIZES) {
      for (const theme of THEMES) {
        for (const direction of DIRECTIONS) {
          const page = await studio.show({ name, size, theme, direction });
          const picture = await page.screenshot({ encoding: 'base64' });
          rows += `<td><img width="${size.width * SCALE}" src="data:image/png;base64,${picture}"></td>`;
        }
      }
    }
    rows += '</tr>';
    console.log(name);
  }
  const sheet = await studio.compose(
    `<style>body { margin: 8px; background: #bbb; font: 14px sans-serif } td { vertical-align: top }
    th { max-width: 100px; text-align: start }</style><table>${rows}</table>`,
    { width: 3300, height: 400 },
  );
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, sheet);
  console.log(`${names.length} states: ${out}`);
}

async function picturesOfReadme() {
  const folder = join(rootDir, 'demo/pictures');
  await writeFile(join(folder, 'dialog.png'), await dialogOf('confirming, complete'));
  const cells = [];
  for (const name of ['deleted', 'refused', 'not-sent', 'unknown']) {
    const picture = Buffer.from(await dialogOf(`result: ${name}`)).toString('base64');
    cells.push(`<td><img width="${480 + 2 * MARGIN}" src="data:image/png;base64,${picture}"></td>`);
  }
  const sheet = await studio.compose(
    `<style>body { margin: 0 } td { padding: 0; vertical-align: top } img { display: block }
    table { border-spacing: 0; background: #777 }</style>
    <table><tr>${cells[0]}${cells[1]}</tr><tr>${cells[2]}${cells[3]}</tr></table>`,
    { width: 1000, height: 400, deviceScaleFactor: 2 },
  );
  await writeFile(join(folder, 'outcomes.png'), sheet);
  await writeFile(join(folder, 'parts.png'), await parts());
  await writeFile(join(folder, 'properties.png'), await properties());
  console.log(`dialog.png, outcomes.png, parts.png and properties.png: ${folder}`);
}

/** @returns {Promise<Uint8Array>} a PNG of the states in which every part can be seen, with its name */
async function parts() {
  const pictures = [];
  for (const name of ['confirming, complete', 'countdown', 'result: not-sent', 'line: not-sent']) {
    const page = await studio.show({ name, size: { ...ROOM, width: 600 } });
    pictures.push(await labelled(page));
  }
  const [form, ...others] = pictures;
  return studio.compose(
    `<style>body { margin: 0; background: #fff } td { padding: 8px; vertical-align: top }</style>
    <table><tr><td>${form}</td><td>${others.join('<br>')}</td></tr></table>`,
    { width: 1400, height: 400, deviceScaleFactor: 2 },
  );
}

/** @returns {Promise<Uint8Array>} a PNG of the same dialog in each look */
async function properties() {
  /** @type {string[]} */
  const cells = [];
  for (const [property, value] of Object.entries(LOOKS)) {
    const picture = Buffer.from(
      await dialogOf('result: refused', { [property]: String(value) }),
    ).toString('base64');
    const title = typeof value === 'string' ? `${property}: ${value}` : property;
    cells.push(
      `<td><code>${title}</code><img width="400" src="data:image/png;base64,${picture}"></td>`,
    );
  }
  const rows = [0, 2, 4, 6].map((start) => `<tr>${cells.slice(start, start + 2).join('')}</tr>`);
  return studio.compose(
    `<style>body { margin: 0; background: #fff } td { padding: 8px; vertical-align: top }
    code { display: block; margin-bottom: 4px; font: 15px monospace } img { display: block }</style>
    <table>${rows.join('')}</table>`,
    { width: 880, height: 400, deviceScaleFactor: 1.5 },
  );
}

/**
 * @param {string} name of a scene
 * @param {Record<string, string>} [look] custom properties
 * @returns {Promise<Uint8Array>} a PNG of the dialog and a little of what is around it
 */
async function dialogOf(name, look = {}) {
  const page = await studio.show({ name, size: ROOM });
  await page.evaluate((properties) => {
    const { style } = document.documentElement;
    for (const [property, value] of Object.entries(properties)) style.setProperty(property, value);
  }, look);
  const dialog = /** @type {import('puppeteer-core').ElementHandle} */ (
    await page.$('customer-delete >>> dialog')
  );
  const box = /** @type {import('puppeteer-core').BoundingBox} */ (await dialog.boundingBox());
  return page.screenshot({
    clip: {
      x: box.x - MARGIN,
      y: box.y - MARGIN,
      width: box.width + 2 * MARGIN,
      height: box.height + 2 * MARGIN,
    },
  });
}
