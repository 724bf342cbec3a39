import { readFileSync } from 'node:fs';
import { minifyHTMLLiterals } from 'minify-literals';
import { defineConfig, type BuildOptions, type Plugin, type PluginOption } from 'vite';
import {
  classicScript,
  frameHash,
  frameProgram,
  fromKit,
  guard,
  inOrder,
  localeModules,
  localeScripts,
} from './.ci/classic-scripts.js';
import { markedTemplates, TEMPLATES } from './.ci/marked-templates.mjs';
import { terserOptions } from './.ci/smaller.mjs';
import { apiPlugin } from './demo/api/plugin.js';
import { guideAnswer } from './demo/guide/serve.js';
import { hostAnswer } from './demo/hosts/serve.js';
import { servedAsBuilt } from './demo/served-as-built.js';
import { servedUntouched } from './demo/served-untouched.js';

const { version, dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const { version: litVersion } = JSON.parse(
  readFileSync('node_modules/lit-html/package.json', 'utf8'),
);

const minifyTemplates = (): Plugin => ({
  name: 'minify-templates',
  async transform(code, id) {
    if (!TEMPLATES.test(id)) return null;
    const html = { collapseWhitespace: true, removeAttributeQuotes: true };
    return minifyHTMLLiterals(code, { fileName: id, html });
  },
});

/** A classic script with everything inside. */
const script = (entry: string, fileName: string, intro: string): BuildOptions => ({
  minify: 'terser',
  sourcemap: 'hidden',
  terserOptions,
  lib: { entry, formats: ['iife'], name: '_', fileName: () => fileName },
  rollupOptions: { output: { intro } },
});

/** What `vite build --mode …` builds, one after the other: the later ones use the earlier. */
const builds: Record<string, { plugins: PluginOption[]; build: BuildOptions }> = {
  script: {
    plugins: [inOrder(), minifyTemplates(), markedTemplates(), classicScript()],
    build: { emptyOutDir: true, ...script('src/script.ts', 'customer-delete.js', guard) },
  },
  batch: {
    plugins: [fromKit(), minifyTemplates(), markedTemplates(), classicScript(), localeScripts()],
    build: script('src/script-batch.ts', 'customer-delete-batch.js', ''),
  },
  module: {
    plugins: [localeModules()],
    build: {
      minify: false,
      sourcemap: true,
      lib: {
        entry: { index: 'src/index.ts', batch: 'src/batch.ts', call: 'src/call.ts' },
        formats: ['es'],
      },
      rollupOptions: {
        output: {
          // What the element and the batch share, and what the call alone takes, too.
          chunkFileNames: ({ moduleIds }) =>
            moduleIds.some((id) => id.includes('/src/element/')) ? 'shared.js' : 'shared-call.js',
        },
        external: (id) => Object.keys(dependencies).some((d) => id === d || id.startsWith(`${d}/`)),
      },
    },
  },
};

export default defineConfig(({ mode }) => ({
  // Missing paths are 404, not the demo page.
  appType: 'mpa',
  define: {
    __VERSION__: JSON.stringify(version),
    __LIT_VERSION__: JSON.stringify(litVersion),
    __FRAME_PROGRAM__: JSON.stringify(frameProgram),
    __FRAME_HASH__: JSON.stringify(frameHash),
  },
  server: { host: '127.0.0.1', port: 5173 },
  plugins: builds[mode]?.plugins ?? [
    servedAsBuilt(),
    apiPlugin(),
    servedUntouched('hosts', hostAnswer),
    servedUntouched('guide', guideAnswer),
  ],
  build: {
    target: 'es2022',
    emptyOutDir: false,
    copyPublicDir: false,
    ...builds[mode]?.build,
  },
}));
