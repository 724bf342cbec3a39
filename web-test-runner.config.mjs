// Browser tests. CUSTOMER_DELETE_BROWSER chooses the browser: chromium (default), bundled (the
// Chromium from npm even where another is installed), chromium109, firefox or webkit.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { loadConfigFromFile } from 'vite';
import { findChromium } from './test/browsers/chromium.mjs';
import { findFirefox } from './test/browsers/firefox.mjs';
import { FreshPageLauncher } from './test/browsers/fresh-page-launcher.mjs';
import { LauncherPool } from './test/browsers/launcher-pool.mjs';
import { BROWSER_START_TIMEOUT, freePort } from './test/browsers/system.mjs';
import { findWebKit } from './test/browsers/webkit.mjs';
import { faultPlugin } from './test/faults/plugin.mjs';
import { hostilePlugin } from './test/hostile/server.mjs';
import { serveHostPage } from './test/transport/pages/host-page.mjs';
import { passOn, serveReply } from './test/transport/pages/own-server.mjs';
import { accessibilityPlugin } from './test/support/accessibility-plugin.mjs';
import { chordPlugin } from './test/support/chord-plugin.mjs';

/** @typedef {import('@web/test-runner-core').BrowserLauncher} BrowserLauncher */
/** @typedef {import('@web/test-runner-core').TestRunnerPlugin} TestRunnerPlugin */

const rootDir = fileURLToPath(new URL('.', import.meta.url));
const browser = process.env['CUSTOMER_DELETE_BROWSER'] || 'chromium';

let apiOrigin = '';
let faultOrigins = { origin: '', nowhere: '' };
let hostileOrigin = '';
/** Whether it is the Chromium without windows, which lacks some of what Chromium does for pages. */
let isShell = false;

/**
 * Runs the stand-in API as long as the test server runs, on an origin of its own as in production.
 *
 * @returns {TestRunnerPlugin}
 */
function apiPlugin() {
  /** @type {undefined | { close(): unknown }} */
  let api;
  return {
    name: 'stand-in-api',
    async serverStart() {
      const { startApi } = await import('./demo/api/server.js');
      const started = await startApi({ port: 0, host: '127.0.0.1' });
      api = started;
      apiOrigin = started.origin;
    },
    async serverStop() {
      await api?.close();
    },
  };
}

/**
 * Serves the built files byte for byte: the test server compiles every other script.
 *
 * @param {import('koa').Context} context
 * @param {import('koa').Next} next
 */
async function serveBuiltFiles(context, next) {
  if (!/^\/dist\/[\w.\-/]+$/.test(context.path) || context.path.includes('..')) return next();
  try {
    context.body = await readFile(join(rootDir, context.path));
    context.type = extname(context.path);
  } catch {
    return next();
  }
}

/**
 * @param {() => FreshPageLauncher} create
 * @returns {BrowserLauncher} as many browsers side by side as CUSTOMER_DELETE_BROWSERS_AT_ONCE says
 */
function several(create) {
  const count = Number(process.env['CUSTOMER_DELETE_BROWSERS_AT_ONCE']) || 1;
  return new LauncherPool(Array.from({ length: count }, create));
}

/** @returns {Promise<BrowserLauncher>} */
async function chromium() {
  const options = await findChromium();
  isShell = options.headless === 'shell';
  // Each page in a window of its own has the focus and undelayed timers; a tab behind has not.
  const isOld = browser === 'chromium109';
  const page = /** @type {const} */ ({ name: 'Chromium', pageType: 'window', isOld });
  return several(() => new FreshPageLauncher(options, page));
}

/** @returns {BrowserLauncher} */
function firefox() {
  /** @type {import('puppeteer-core').LaunchOptions} */
  const options = { browser: 'firefox', executablePath: findFirefox() };
  return several(() => new FreshPageLauncher(options, { name: 'Firefox', pageType: 'tab' }));
}

/** @returns {Promise<{ launcher: BrowserLauncher, plugins: TestRunnerPlugin[] }>} */
async function webkit() {
  const { port, binary, start, stop } = await findWebKit();
  const launcher = webdriverLauncher({
    hostname: '127.0.0.1',
    port,
    path: '/',
    connectionRetryTimeout: BROWSER_START_TIMEOUT,
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      // @ts-expect-error: an option of WebKitGTK that the types do not know.
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
    },
  });
  // Otherwise the launcher calls itself MiniBrowser.
  Object.defineProperty(launcher, 'name', { get: () => 'WebKit', set() {} });
  const pressTogether = launcher.sendKeys.bind(launcher);
  // The launcher holds all keys down before it lets go of any, which swallows repeated letters.
  /** @type {typeof launcher.sendKeys} */
  const pressOneByOne = async (sessionId, keys) => {
    for (const key of keys) await pressTogether(sessionId, [key]);
  };
  Object.assign(launcher, { sendKeys: pressOneByOne, pressTogether });
  return { launcher, plugins: [{ name: 'webkit', serverStart: start, serverStop: stop }] };
}

/** @returns {Promise<{ launcher: BrowserLauncher, plugins?: TestRunnerPlugin[] }>} */
async function chooseBrowser() {
  switch (browser) {
    case 'chromium':
    case 'bundled':
    case 'chromium109':
      return { launcher: await chromium() };
    case 'firefox':
      return { launcher: firefox() };
    case 'webkit':
      return webkit();
    default:
      throw new Error(
        `Unknown browser "${browser}": chromium, bundled, chromium109, firefox or webkit?`,
      );
  }
}

const { launcher, plugins = [] } = await chooseBrowser();

// The version and the hash that the build puts into the sources.
const viteConfig = await loadConfigFromFile(
  { command: 'build', mode: 'module' },
  join(rootDir, 'vite.config.ts'),
);
const define = /** @type {Record<string, string>} */ (viteConfig?.config.define);

/** @type {Partial<import('@web/test-runner').TestRunnerConfig>} */
export default {
  rootDir,
  files: ['test/**/*.test.ts'],
  hostname: 'localhost',
  port: await freePort(),
  nodeResolve: true,
  browsers: [launcher],
  concurrency: 1,
  browserStartTimeout: BROWSER_START_TIMEOUT,
  testsStartTimeout: BROWSER_START_TIMEOUT,
  testsFinishTimeout: 600_000,
  middleware: [serveBuiltFiles, serveHostPage, serveReply, passOn(() => apiOrigin)],
  plugins: [
    ...plugins,
    apiPlugin(),
    faultPlugin((origins) => (faultOrigins = origins)),
    hostilePlugin((origin) => (hostileOrigin = origin)),
    chordPlugin(),
    accessibilityPlugin(),
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      define,
      // Only an absolute path is read; without it the decorators would reach the browser.
      tsconfig: join(rootDir, 'tsconfig.json'),
    }),
  ],
  // Lit's development build is wanted for its warnings, not for this notice in every file.
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  testFramework: {
    config: { timeout: browser === 'webkit' ? 60_000 : 30_000, forbidOnly: !!process.env['CI'] },
  },
  testRunnerHtml: (frameworkPath) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>customer-delete tests</title>
    <script>
      globalThis.apiOrigin = ${JSON.stringify(apiOrigin)};
      globalThis.faultOrigin = ${JSON.stringify(faultOrigins.origin)};
      globalThis.nowhereOrigin = ${JSON.stringify(faultOrigins.nowhere)};
      globalThis.isShell = ${isShell};
      globalThis.hostileOrigin = ${JSON.stringify(hostileOrigin)};
      // Mocha fails the running test on an uncaught error, but not on an unhandled rejection.
      addEventListener('unhandledrejection', (event) => {
        setTimeout(() => {
          if (!event.defaultPrevented) throw event.reason;
        });
      });
    </script>
  </head>
  <body>
    <script type="module" src="${frameworkPath}"></script>
  </body>
</html>
`,
};
