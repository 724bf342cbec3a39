// Runs the stand-in beside Vite's server, as another origin than the page's: as the vendor is.

import { startApi } from './server.js';

/** @typedef {import('./server.js').RunningApi} RunningApi */

/** The origin that the demo pages name. */
const writtenOrigin = 'http://127.0.0.1:5174';

/**
 * @param {object} [options]
 * @param {number} [options.port] of 127.0.0.1
 * @returns {import('vite').Plugin}
 */
export function apiPlugin({ port = 5174 } = {}) {
  /** @type {Promise<RunningApi> | undefined} */
  let running;

  return {
    name: 'customer-delete:api',
    apply: 'serve',
    // For the other plugins of the demo.
    api: { running: () => running },

    configureServer({ httpServer, config: { logger } }) {
      const start = () => {
        running = startApi({ port }).catch((error) => {
          if (error.code !== 'EADDRINUSE') throw error;
          return startApi();
        });
        running.then(
          ({ origin }) => logger.info(`  Stand-in for the API: ${origin}/api.php`),
          (error) => logger.error(`The stand-in for the API did not start: ${error.message}`),
        );
      };
      // Not before the page's own server listens: a restart of Vite makes the new server before
      // it closes the old one, and with it the old stand-in, which would still hold the port.
      if (httpServer) httpServer.once('listening', start);
      else start();
      httpServer?.once('close', () => running?.then(({ close }) => close()).catch(() => {}));
    },

    async configurePreviewServer({ httpServer, config: { logger } }) {
      const api = await startApi({ port }).catch((error) => {
        if (error.code !== 'EADDRINUSE') throw error;
        // Built pages can't be told another address.
        throw new Error(
          `Port ${port} of 127.0.0.1 is taken, and the built demo pages expect the stand-in for ` +
            'the API there. Stop the program that uses it (another demo?) and start again.',
        );
      });
      logger.info(`  Stand-in for the API: ${api.origin}/api.php`);
      httpServer.once('close', () => void api.close());
    },

    transformIndexHtml: {
      // Before Vite takes the page's inline scripts out of it.
      order: 'pre',
      async handler(html) {
        const api = await running;
        return api ? html.replaceAll(writtenOrigin, api.origin) : html;
      },
    },
  };
}
