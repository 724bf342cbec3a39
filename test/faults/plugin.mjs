// Runs the fault server as long as the test server runs.
import { startFaultServer } from './server.mjs';

/**
 * @param {(origins: { origin: string, nowhere: string }) => void} tell is given what tests call
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function faultPlugin(tell) {
  /** @type {undefined | Awaited<ReturnType<typeof startFaultServer>>} */
  let server;
  return {
    name: 'fault-server',
    async serverStart() {
      server = await startFaultServer();
      tell(server);
    },
    async serverStop() {
      await server?.close();
    },
  };
}
