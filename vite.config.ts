import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { minifyHTMLLiterals } from 'minify-literals';
import { minify_sync } from 'terser';
import { defineConfig, type Plugin } from 'vite';
import { apiPlugin } from './demo/api/plugin.js';
import { hostsPlugin } from './demo/hosts/plugin.js';
import { servedAsBuilt } from './demo/served-as-built.js';
import { locales } from './src/messages/locales.js';

const { version, dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The script inside the frame, and the CSP source expression that allows it. */
const frameProgram = minify_sync(readFileSync('src/jsonp/frame-program.js', 'utf8'), {
  ecma: 2020,
  toplevel: true,
}).code!;
const frameHash = `sha256-${createHash('sha256').update(frameProgram).digest('base64')}`;

/**
 * Runs before anything else in a classic script, Lit included: a second load must leave no trace but
 * a warning, and a browser that lacks what is needed keeps the page's fallback content.
 */
const guard = `
  if (!document.adoptedStyleSheets || !AbortSignal.timeout) return;
  const first = customElements.get('customer-delete');
  if (first) {
    const { version } = first;
    console.warn('<customer-delete>: version ' + version + ' is here, ${version} is ignored.');
    return;
  }
`;

/** Old pages are served as windows-1252, so a classic script holds ASCII bytes only. */
const toAscii = (code: string): string =>
  code.replace(/[^\0-\x7f]/g, (character) => {
    return '\\u' + character.charCodeAt(0).toString(16).padStart(4, '0');
  });

/** What a legacy page may be asked to load: bytes at gzip -9. */
const LARGEST_SCRIPT = 18_000;

const gzipped = (code: string): number => gzipSync(code, { level: 9 }).length;
const integrity = (code: string): string =>
  `sha384-${createHash('sha384').update(code).digest('base64')}`;

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

/** Writes the languages as modules. */
const localeModules = (): Plugin => ({
  name: 'locale-modules',
  generateBundle() {
    for (const name of Object.keys(locales)) {
      const fileName = `locales/${name}`;
      this.emitFile({ type: 'asset', fileName: `${fileName}.mjs`, source: localeModule(name) });
      this.emitFile({ type: 'asset', fileName: `${fileName}.d.mts`, source: 'export {};\n' });
    }
  },
});

/**
 * Finishes the classic scripts: ASCII, small enough, the languages beside the widget, and with their
 * hashes in `dist/sri.json`.
 */
const classicScript = (): Plugin => ({
  name: 'classic-script',
  enforce: 'post',
  generateBundle(_, bundle) {
    const hashes: Record<string, string> = { frame: frameHash };
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      file.code = toAscii(file.code);
      const length = gzipped(file.code);
      if (length >= LARGEST_SCRIPT) {
        this.error(`${file.fileName} takes ${length} bytes at gzip -9, over ${LARGEST_SCRIPT}.`);
      }
      console.log(`${file.fileName}: ${length} of at most ${LARGEST_SCRIPT} bytes at gzip -9`);
      hashes[file.fileName] = integrity(file.code);
    }
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

const minifyTemplates = (): Plugin => ({
  name: 'minify-templates',
  async transform(code, id) {
    if (!/src\/element\/.*\.ts$/.test(id)) return null;
    const html = { collapseWhitespace: true, removeAttributeQuotes: true };
    return minifyHTMLLiterals(code, { fileName: id, html });
  },
});

export default defineConfig(({ mode }) => ({
  // Missing paths are 404, not the demo page.
  appType: 'mpa',
  define: {
    __VERSION__: JSON.stringify(version),
    __FRAME_PROGRAM__: JSON.stringify(frameProgram),
    __FRAME_HASH__: JSON.stringify(frameHash),
  },
  server: { host: '127.0.0.1', port: 5173 },
  plugins:
    mode === 'script'
      ? [minifyTemplates(), classicScript()]
      : mode === 'module'
        ? [localeModules()]
        : [servedAsBuilt(), apiPlugin(), hostsPlugin()],
  build: {
    target: 'es2022',
    emptyOutDir: mode === 'script',
    copyPublicDir: false,
    minify: mode === 'script' ? 'terser' : false,
    terserOptions: {
      ecma: 2020,
      compress: { passes: 5, unsafe_arrows: true, pure_getters: true, keep_fargs: false },
    },
    lib:
      mode === 'script'
        ? {
            entry: 'src/script.ts',
            formats: ['iife'],
            name: '_',
            fileName: () => 'customer-delete.js',
          }
        : { entry: 'src/index.ts', formats: ['es'], fileName: () => 'index.js' },
    rollupOptions: {
      output: mode === 'script' ? { intro: guard } : {},
      external:
        mode === 'module'
          ? (id) => Object.keys(dependencies).some((d) => id === d || id.startsWith(`${d}/`))
          : [],
    },
  },
}));
