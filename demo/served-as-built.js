import sirv from 'sirv';

/**
 * Serves `dist/` byte for byte, as an integrator's server would; Vite would take its scripts for
 * modules of the demo and rewrite them.
 *
 * @returns {import('vite').Plugin}
 */
export function servedAsBuilt() {
  const files = sirv('dist', { dev: true, etag: true });
  return {
    name: 'served-as-built',
    configureServer(server) {
      server.middlewares.use('/dist', (request, response, next) => files(request, response, next));
    },
  };
}
