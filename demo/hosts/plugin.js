// The host pages beside the demo, untouched by Vite: they are pages of their own.
import { hostAnswer } from './serve.js';

/** @returns {import('vite').Plugin} */
export function hostsPlugin() {
  /** @type {() => Promise<{ origin: string }> | undefined} */
  let running = () => undefined;
  return {
    name: 'customer-delete:hosts',
    apply: 'serve',
    configResolved({ plugins }) {
      running = plugins.find(({ name }) => name === 'customer-delete:api')?.api?.running ?? running;
    },
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        try {
          const api = await running();
          const [path] = (request.url ?? '').split('?', 1);
          const answer = api && (await hostAnswer(path, api.origin));
          if (!answer) return next();
          response.writeHead(200, answer.headers).end(answer.body);
        } catch (error) {
          next(error);
        }
      });
    },
  };
}
