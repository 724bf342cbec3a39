// Pages that come to the browser as they are: Vite has no hand in them.

/**
 * @typedef {(path: string, apiOrigin: string) => Promise<import('./hosts/serve.js').Answer | null>} Answerer
 *   what goes to the browser for a path without its query, or null where it is none of its own
 */

/**
 * @param {string} name of the plugin
 * @param {Answerer} answerer
 * @returns {import('vite').Plugin}
 */
export function servedUntouched(name, answerer) {
  /** @type {() => Promise<{ origin: string }> | undefined} */
  let running = () => undefined;
  return {
    name: `customer-delete:${name}`,
    apply: 'serve',
    configResolved({ plugins }) {
      running = plugins.find((one) => one.name === 'customer-delete:api')?.api?.running ?? running;
    },
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        try {
          const api = await running();
          const [path] = (request.url ?? '').split('?', 1);
          const answer = api && (await answerer(path, api.origin));
          if (!answer) return next();
          response.writeHead(200, answer.headers).end(answer.body);
        } catch (error) {
          next(error);
        }
      });
    },
  };
}
