// How many bytes a page has to load.
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { compare } from './compare.mjs';
import { loadWidgets } from './widgets.mjs';

export const name = 'Size';
export const description =
  'One minified script with everything inside that a button needs that opens a dialog that asks: ours as it is shipped, the call included; of the others only what that needs, taken out of their packages by Vite, and the style sheet where their pages require one. gzip at level 9, brotli at level 11.';
export const limit = 'below each of the others';

/** @type {Record<string, (script: Buffer) => { length: number }>} */
const WAYS = {
  minified: (script) => script,
  gzip: (script) => gzipSync(script, { level: 9 }),
  brotli: (script) => brotliCompressSync(script),
};

export async function measure() {
  const widgets = await loadWidgets();
  return Object.entries(WAYS).map(([way, compress]) => {
    const sizes = widgets.map(({ name: widget, script }) => ({
      name: widget,
      value: compress(Buffer.from(script)).length,
    }));
    return { ...compare('widget', `size, ${way}`, 'bytes', sizes), isAhead: true };
  });
}
