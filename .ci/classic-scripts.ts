/** How the classic scripts are put together: `dist/*.js`, the languages, and their hashes. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import MagicString from 'magic-string';
import { minify_sync } from 'terser';
import type { Plugin } from 'vite';
import { locales } from '../src/messages/locales.js';
import { lastOptions, MODULES, shortName, STAND_IN } from './smaller.mjs';
import { joined, minified, minifiedByOxc, replaced, type Mapped } from './source-maps.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The script inside the frame, and the CSP source expression that allows it. */
export const frameProgram = minify_sync(readFileSync('src/transport/frame-program.js', 'utf8'), {
  ecma: 2020,
  toplevel: true,
}).code!;
export const frameHash = `sha256-${createHash('sha256').update(frameProgram).digest('base64')}`;

const WIDGET = 'customer-delete.js';
const BATCH = 'customer-delete-batch.js';

/** An alarm against an accidental dependency: bytes at gzip -9. */
const LARGEST: Record<string, number> = { [WIDGET]: 27_000, [BATCH]: 33_000 };

/** The names in `kit.ts`, in their order. */
const kitNames = (): string =>
  /export const kit = \[([^\]]*)\]/.exec(readFileSync('src/kit.ts', 'utf8'))![1]!;

const READ_SETTINGS = kitNames()
  .split(',')
  .findIndex((name) => name.trim() === 'readSettings');

/**
 * Runs before anything else in a classic script, Lit included: a second load must leave no trace but
 * a warning, and a browser that lacks what is needed keeps the page's fallback content. But where the
 * batch's script came first, the settings may be on the tag of this one; and no password stays on any.
 */
export const guard = `
  if (!document.adoptedStyleSheets || !AbortSignal.timeout) return;
  const first = customElements.get('customer-delete');
  if (first) {
    const { version, kit } = first;
    if (version === '${version}') {
      kit?.[${READ_SETTINGS}](!customElements.get('customer-delete-batch'));
    }
    console.warn('<customer-delete>: version ' + version + ' is here, ${version} is ignored.');
    return;
  }
`;

/** Has the modules of the widget's script stand in the order of `MODULES`. */
export const inOrder = (): Plugin => ({
  name: 'in-order',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/src/script.ts')) return null;
    const script = new MagicString(code);
    script.prepend(MODULES.map((module) => `import './${module}';\n`).join(''));
    return { code: script.toString(), map: script.generateMap({ hires: true }) };
  },
});

/**
 * The script of the batch: the whole of the widget's, unless the page has that already, and what the
 * batch adds, which takes what both use from the one that was first.
 */
const withWidget = (widget: Mapped, batch: Mapped): Mapped =>
  joined([
    `!function () {
  const __BEFORE__ = customElements.get('customer-delete');
  if (__BEFORE__?.version !== '${version}') { `,
    widget,
    ` }
  const __FIRST__ = customElements.get('customer-delete');
  // Another version has warned already, or the browser lacks something.
  if (__FIRST__?.version !== '${version}') return;
  const __KIT__ = __FIRST__.kit;
  // A module keeps to itself what the batch needs.
  if (!__KIT__ || customElements.get('customer-delete-batch')) {
    const what = __KIT__ ? 'version ${version}' : 'the module';
    console.warn('<customer-delete-batch>: ' + what + ' is here, ${version} is ignored.');
  } else {
  `,
    batch,
    '\n}}();',
  ]);

/** Has the batch take what it shares with the widget from the widget's kit. */
export const fromKit = (): Plugin => ({
  name: 'from-kit',
  enforce: 'pre',
  resolveId(source, importer = '') {
    const isShared = /^(lit\/|\.\.\/(call|element|transport|messages)\/|\.\/element\/)/.test(
      source,
    );
    const isOwn = source.endsWith('/batch.en.js');
    return isShared && !isOwn && /src\/(batch\/|script-batch)/.test(importer) ? '\0kit' : null;
  },
  load: (id) => (id === '\0kit' ? `export const [${kitNames()}] = __KIT__;` : null),
});

/** Old pages are served as windows-1252, so a classic script holds ASCII bytes only. */
const NOT_ASCII = /[^\0-\x7f]/g;
const escaped = (character: string): string =>
  '\\u' + character.charCodeAt(0).toString(16).padStart(4, '0');
const toAscii = (code: string): string => code.replace(NOT_ASCII, escaped);

/** Two minifiers, one after the other, find what each alone does not: nearly a hundredth of the size. */
const smaller = (script: Mapped): Mapped => minified(minifiedByOxc(script), lastOptions);

const gzipped = (code: string): number => gzipSync(code, { level: 9 }).length;
const integrity = (code: string): string =>
  `sha384-${createHash('sha384').update(code).digest('base64')}`;

/** The script of the widget but for its short names, as that of the batch needs it. */
const UNFINISHED = '.cache/customer-delete.json';

/** Finishes a script: ASCII, with its source map, and small enough. */
export const classicScript = (): Plugin => ({
  name: 'classic-script',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      const { fileName } = file;
      let script: Mapped = { code: file.code, map: file.map as Mapped['map'] };
      if (fileName === BATCH) {
        script = withWidget(JSON.parse(readFileSync(UNFINISHED, 'utf8')), script);
      }
      script = smaller(script);
      if (fileName === WIDGET) {
        mkdirSync(dirname(UNFINISHED), { recursive: true });
        writeFileSync(UNFINISHED, JSON.stringify(script));
      }
      script = replaced(script, STAND_IN, shortName);
      const { code, map } = replaced(script, NOT_ASCII, escaped);
      file.code = `${code}\n//# sourceMappingURL=${fileName}.map`;
      const mapFile = bundle[`${fileName}.map`];
      if (mapFile?.type !== 'asset') return this.error(`${fileName} has no source map.`);
      mapFile.source = JSON.stringify({ ...map, file: fileName });
      const length = gzipped(file.code);
      const largest = LARGEST[fileName]!;
      if (length >= largest) {
        this.error(`${fileName} takes ${length} bytes at gzip -9, the limit is ${largest}.`);
      }
      console.log(`${fileName}: ${length} of at most ${largest} bytes at gzip -9`);
    }
  },
});

/**
 * The language whose texts a file brings. Those for Brazil serve all who read Portuguese, until there
 * are others: better than English.
 */
const languageOf = (name: string): string => (name === 'pt-BR' ? 'pt' : name);

/** What a file of a language calls, with the same arguments as a page would. */
const registration = (name: string): string =>
  toAscii(`setMessages(${JSON.stringify(languageOf(name))}, ${JSON.stringify(locales[name])});`);

/** A language for pages that load `customer-delete.js`. Where that is missing it says so. */
const localeScript = (name: string): string => `(function () {
  var widget = window.CustomerDelete;
  if (widget && typeof widget.setMessages === 'function') widget.${registration(name)}
  else console.error('<customer-delete>: locales/${name}.js has to be loaded after customer-delete.js.');
})();
`;

/** A language for bundlers; it shares the widget with all that import `dist/index.js`. */
const localeModule = (name: string): string =>
  `import { setMessages } from '../index.js';\n\n${registration(name)}\n`;

/** Writes the languages as scripts, and the hashes of every script. */
export const localeScripts = (): Plugin => ({
  name: 'locale-scripts',
  enforce: 'post',
  generateBundle(_, bundle) {
    const hashes: Record<string, string> = { frame: frameHash };
    hashes[WIDGET] = integrity(readFileSync(`dist/${WIDGET}`, 'utf8'));
    const batch = bundle[BATCH];
    if (batch?.type === 'chunk') hashes[BATCH] = integrity(batch.code);
    for (const name of Object.keys(locales)) {
      const fileName = `locales/${name}.js`;
      const source = localeScript(name);
      console.log(`${fileName}: ${gzipped(source)} bytes at gzip -9`);
      hashes[fileName] = integrity(source);
      this.emitFile({ type: 'asset', fileName, source });
    }
    const source = `${JSON.stringify(hashes, null, 2)}\n`;
    this.emitFile({ type: 'asset', fileName: 'sri.json', source });
  },
});

/** Writes the languages as modules, and one for what is types only. */
export const localeModules = (): Plugin => ({
  name: 'locale-modules',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'types/nothing.js', source: 'export {};\n' });
    for (const name of Object.keys(locales)) {
      const fileName = `locales/${name}`;
      this.emitFile({ type: 'asset', fileName: `${fileName}.mjs`, source: localeModule(name) });
      this.emitFile({ type: 'asset', fileName: `${fileName}.d.mts`, source: 'export {};\n' });
    }
  },
});
