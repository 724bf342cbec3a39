// Source maps lead from a built file to the line that it was made of.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const scripts = readdirSync(dist).filter((name) => name.endsWith('.js'));

/**
 * What stands in a built file, where it must come from, and what stands there.
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
    [/"lit-html",\{createHTML/, 'node_modules/lit-html/lit-html.js', '"lit-html"'],
    [/Object\.assign\(window,/, 'src/script.ts', 'Object.assign(window'],
  ],
  'customer-delete-batch.js': [
    [
      /customElements\.define\("customer-delete"/,
      'src/element/define.ts',
      'customElements.define(',
    ],
    [/"lit-html",\{createHTML/, 'node_modules/lit-html/lit-html.js', '"lit-html"'],
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
  return { line: lines.length - 1, column: lines.at(-1)?.length ?? 0 };
};

describe('a source map', () => {
  for (const [name, places] of Object.entries(PLACES)) {
    const code = readFileSync(join(dist, name), 'utf8');
    const payload = JSON.parse(readFileSync(join(dist, `${name}.map`), 'utf8'));
    const map = new SourceMap(payload);
    /** @param {string} source */
    const contentOf = (source) => payload.sourcesContent[payload.sources.indexOf(source)] ?? '';

    it(`is named at the end of ${name}`, () => {
      const last = code.trimEnd().split('\n').at(-1);
      assert.equal(last, `//# sourceMappingURL=${name}.map`);
      assert.equal(payload.file ?? name, name);
    });

    it(`of ${name} brings its sources, which are those of this project`, () => {
      assert.ok(payload.sources.length > 0);
      for (const source of payload.sources) {
        const path = join(dirname(join(dist, name)), source);
        assert.ok(existsSync(path), path);
        assert.equal(contentOf(source), readFileSync(path, 'utf8'), path);
      }
    });

    for (const [built, source, original] of places) {
      it(`leads from ${built} in ${name} to ${source}`, () => {
        const found = code.search(built);
        assert.notEqual(found, -1);
        const { line, column } = whereEnds(code.slice(0, found));
        const place = map.findEntry(line, column);
        assert.ok('originalSource' in place);
        assert.equal(place.originalSource, `../${source}`);
        const written = contentOf(place.originalSource).split('\n')[place.originalLine] ?? '';
        assert.ok(written.slice(place.originalColumn).startsWith(original), written.slice(0, 200));
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
