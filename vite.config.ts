import { readFileSync } from 'node:fs';
import { defineConfig, type UserConfig } from 'vite';
import { frameHash, frameProgram } from './build/frame-program.js';
import { guard } from './build/guard.js';
import { localeModules, localeScripts } from './build/locale-files.js';
import { integrityFile, sizeLimit } from './build/script-files.js';
import { apiPlugin } from './demo/api/plugin.js';
import { guideAnswer } from './demo/guide/serve.js';
import { hostAnswer } from './demo/hosts/serve.js';
import { servedAsBuilt } from './demo/served-as-built.js';
import { servedUntouched } from './demo/served-untouched.js';

const { version, dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

/**
 * MooTools has a `Document` of its own, by which Lit would take the browser for one without adopted style
 * sheets, and make `<style>` elements, which a policy may forbid.
 */
const scriptDefine = { 'Document.prototype': 'document' };

/** A classic script with everything inside, Lit too. */
const script = (entry: string, name: string): UserConfig['build'] => ({
  minify: 'terser',
  // Old pages are served as windows-1252. Tagged templates stay as they are: write escapes there.
  terserOptions: { format: { ascii_only: true } },
  sourcemap: true,
  lib: { entry, formats: ['iife'], name: '_', fileName: () => `${name}.js` },
  rollupOptions: { output: { intro: guard(name, version) } },
});

/** By mode: `vite build --mode …`, one after the other. */
const builds: Record<string, Pick<UserConfig, 'define' | 'plugins' | 'build'>> = {
  script: {
    define: scriptDefine,
    plugins: [sizeLimit('customer-delete.js', 27_000)],
    build: { ...script('src/script.ts', 'customer-delete'), emptyOutDir: true },
  },
  batch: {
    define: scriptDefine,
    plugins: [sizeLimit('customer-delete-batch.js', 33_000), localeScripts(), integrityFile()],
    build: script('src/script-batch.ts', 'customer-delete-batch'),
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
    __FRAME_PROGRAM__: JSON.stringify(frameProgram),
    __FRAME_HASH__: JSON.stringify(frameHash),
    ...builds[mode]?.define,
  },
  server: { host: '127.0.0.1', port: 5173 },
  plugins: builds[mode]?.plugins ?? [
    servedAsBuilt(),
    apiPlugin(),
    servedUntouched('hosts', hostAnswer),
    servedUntouched('guide', guideAnswer),
  ],
  build: { target: 'es2022', emptyOutDir: false, copyPublicDir: false, ...builds[mode]?.build },
}));
