// How tests look into the ledger and steer the fault server. The vendor has nothing like it.
import { sendReply } from './reply.mjs';

/** @typedef {import('./server.mjs').State} State */

const loopback = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;

/**
 * What each action answers with; the last part of the path names the run, and the query may name the
 * call that alone is meant.
 *
 * @type {Record<string, (state: State, run: string, call: string | null) => unknown>}
 */
const actions = {
  /** A new origin, to which no browser has a connection or remembers an answer. */
  open: async ({ open }) => ({ origin: await open() }),
  ledger: ({ runs }, name) => runs.get(name)?.ledger ?? [],
  looks: ({ runs }, name) => runs.get(name)?.looks ?? 0,
  /** Lets the late answers of a run go. */
  release(state, name, call) {
    const run = state.runs.get(name);
    if (call === null) {
      if (run) run.isReleased = true;
    } else {
      run?.released.add(call);
    }
    const held = waitingIn(state, name, call).filter(({ end }) => end !== 'hang');
    for (const exchange of held) {
      run?.waiting.delete(exchange);
      sendReply(exchange);
    }
    return { released: held.length };
  },
  /** Ends what a run keeps waiting within an answer; before one, a browser would send again. */
  drop(state, name, call) {
    const waiting = waitingIn(state, name, call).filter(({ end }) => end === 'hang');
    for (const { socket } of waiting) socket.destroy();
    return { dropped: waiting.length };
  },
};

/**
 * @param {State} state
 * @param {string} run
 * @param {string | null} call
 */
const waitingIn = ({ runs }, run, call) =>
  [...(runs.get(run)?.waiting ?? [])].filter((exchange) => call === null || exchange.call === call);

/**
 * @param {State} state
 * @param {URL} url
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export async function serveControl(state, url, request, response) {
  const { origin } = request.headers;
  // Pages from elsewhere must not steer it. Programs other than browsers send no origin.
  if (origin !== undefined && !loopback.test(origin)) return response.writeHead(403).end();
  if (origin !== undefined) response.setHeader('access-control-allow-origin', origin);
  response.setHeader('vary', 'Origin');
  response.setHeader('cache-control', 'no-store');
  const [, , name = '', run = ''] = url.pathname.split('/');
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) return response.writeHead(404).end();
  const answer = JSON.stringify(await action(state, run, url.searchParams.get('call')));
  return response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
}
