// Source maps lead from a built file to the line that it was made of.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { originalPositionFor, sourceContentFor, TraceMap } from '@jridgewell/trace-mapping';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const scripts = readdirSync(dist).filter((name) => name.endsWith('.js'));

/**
 * What stands in a built file, where it must come from, and what stands there. The text of the
 * classic scripts stands behind many a character that was escaped.
 *
 * @type {Record<string, [built: string | RegExp, source: string, original: string][]>}
 */
const PLACES = {
  'customer-delete.js': [
    [
      /customElements\.define\("customer-delete"/,
      'src/element/define.ts',
      'customElements.define(',
    ],
    [/"customer_delete"/, 'src/call/request.ts', "'customer_delete'"],
    [/"lit-html"/, 'src/script-lit.ts', "'lit-html'"],
    [/Object\.assign\(window,/, 'src/script.ts', 'Object.assign(window'],
  ],
  'customer-delete-batch.js': [
    [
      /customElements\.define\("customer-delete"/,
      'src/element/define.ts',
      'customElements.define(',
    ],
    [/"lit-html"/, 'src/script-lit.ts', "'lit-html'"],
    [
      /customElements\.define\("customer-delete-batch"/,
      'src/batch/define-batch.ts',
      'customElements.define(',
    ],
    [/"The list has ended\."/, 'src/messages/batch.en.ts', "'The list has ended.'"],
  ],
  'shared.js': [
    [
      /customElements\.define\("customer-delete"/,
      'src/element/define.ts',
      'customElements.define(',
    ],
  ],
  'shared-call.js': [[/"customer_delete"/, 'src/call/request.ts', "'customer_delete'"]],
  'batch.js': [
    [
      /customElements\.define\("customer-delete-batch"/,
      'src/batch/define-batch.ts',
      'customElements.define(',
    ],
  ],
};

/** @param {string} text */
const whereEnds = (text) => {
  const lines = text.split('\n');
  return { line: lines.length, column: lines.at(-1)?.length ?? 0 };
};

describe('a source map', () => {
  for (const [name, places] of Object.entries(PLACES)) {
    const code = readFileSync(join(dist, name), 'utf8');
    const map = new TraceMap(readFileSync(join(dist, `${name}.map`), 'utf8'));

    it(`is named at the end of ${name}`, () => {
      const last = code.trimEnd().split('\n').at(-1);
      assert.equal(last, `//# sourceMappingURL=${name}.map`);
      assert.equal(map.file ?? name, name);
    });

    it(`of ${name} brings its sources, which are those of this project`, () => {
      assert.ok(map.sources.length > 0);
      for (const source of map.sources) {
        const path = join(dirname(join(dist, name)), source ?? '?');
        assert.ok(existsSync(path), path);
        assert.equal(sourceContentFor(map, source ?? ''), readFileSync(path, 'utf8'), path);
      }
    });

    for (const [built, source, original] of places) {
      it(`leads from ${built} in ${name} to ${source}`, () => {
        const found = code.search(built);
        assert.notEqual(found, -1);
        const place = originalPositionFor(map, whereEnds(code.slice(0, found)));
        assert.equal(place.source, `../${source}`);
        const line = sourceContentFor(map, place.source ?? '')?.split('\n')[(place.line ?? 0) - 1];
        assert.ok(line?.slice(place.column ?? 0).startsWith(original), line);
      });
    }
  }

  it('is beside every script that is more than imports and exports', () => {
    for (const name of scripts) {
      const code = readFileSync(join(dist, name), 'utf8').replace(/^(import|export) .*$/gm, '');
      assert.equal(existsSync(join(dist, `${name}.map`)), code.trim() !== '', name);
    }
  });
});
