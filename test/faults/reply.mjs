// Writes one reply to its socket, and ends the exchange as the fault wants it.
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {object} Exchange
 * @property {string | null} call as in the ledger
 * @property {import('node:net').Socket} socket
 * @property {import('node:http').ServerResponse} response
 * @property {import('./types.js').Reply} reply
 * @property {import('./types.js').End} end
 * @property {() => unknown} shut closes the server that the request came to
 * @property {() => void} ended called before the last of the reply goes out: nothing is under way then
 */

/** Between two pieces of a body, in ms. */
const PAUSE = 15;

/** @param {Exchange} exchange */
export function sendReply({ socket, response, reply, end, shut, ended }) {
  const { status = 200, type = 'text/javascript; charset=utf-8', headers = {}, raw } = reply;
  const body = Buffer.from(reply.body ?? '');
  if (end !== 'hang' && !reply.pieces) ended();
  if (end === 'reset') return void socket.resetAndDestroy();
  if (end === 'close') return void socket.end();
  if (raw !== undefined) return void socket.end(raw, 'utf8');

  // Or no page could read the answer to a POST.
  response.setHeader('access-control-allow-origin', '*');
  if (type !== null) response.setHeader('content-type', type);
  if (end === 'shut') response.setHeader('connection', 'close');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.statusCode = status;

  if (reply.pieces) return void sendPieces(socket, response, reply.pieces, end, ended);
  if (end === 'cut') {
    response.setHeader('content-length', body.length);
    response.write(body.subarray(0, Math.ceil(body.length / 2)), () => socket.end());
  } else {
    response.end(body, () => end === 'shut' && shut());
  }
}

/**
 * @param {import('node:net').Socket} socket
 * @param {import('node:http').ServerResponse} response
 * @param {readonly string[]} pieces
 * @param {import('./types.js').End} end
 * @param {() => void} ended
 */
async function sendPieces(socket, response, pieces, end, ended) {
  response.flushHeaders();
  for (const piece of pieces) {
    response.write(piece);
    await sleep(PAUSE);
  }
  if (end === 'hang') return;
  ended();
  if (end === 'cut') socket.end();
  else response.end();
}
