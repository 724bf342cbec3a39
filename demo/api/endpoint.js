// The API's one address within a space: every request is logged, calls are run and answered.

import { runCall } from './call.js';
import { readBody, readForm, readQuery } from './fields.js';
import { deletesFirst, planAnswer } from './misbehaviour.js';
import { readFormat, writeReply } from './reply.js';

/**
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {import('node:http').ServerResponse} ServerResponse
 * @typedef {import('./space.js').Space} Space
 * @typedef {import('./space.js').LogEntry} LogEntry
 * @typedef {import('./reply.js').Reply} Reply
 * @typedef {import('./misbehaviour.js').End} End
 */

const methods = 'GET, POST, HEAD, OPTIONS';
const loggedHeaders = ['referer', 'origin', 'cookie', 'authorization', 'content-type'];
const fetchMetadata = ['site', 'mode', 'dest', 'user'].map((name) => `sec-fetch-${name}`);

/**
 * @param {Space} space
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @returns {Promise<void>}
 */
export async function serveEndpoint(space, request, response) {
  const entry = logEntryOf(request);
  entry.underWay = space.underWay;
  space.log.push(entry);

  const cors = corsHeaders(space, request);
  const refuse = (/** @type {string} */ message, status = 200) => {
    const { format } = readFormat(entry.query, 'GET');
    const reply = writeReply({ status: 'error', message }, { ...format, callback: null });
    send(response, { ...reply, status, headers: { ...cors, allow: methods } });
  };

  switch (request.method) {
    case 'OPTIONS':
      response.writeHead(204, { ...cors, ...preflightHeaders(cors), allow: methods }).end();
      return;
    case 'HEAD':
      refuse('HEAD deletes nothing');
      return;
    case 'GET':
      answerCall(space, request, response, entry, entry.query);
      return;
    case 'POST': {
      const body = await readBody(request);
      if (body === null) return refuse('The request is too large', 413);
      const form = await readForm(request, body);
      if (form === null) return refuse('The fields must be sent as form data');
      entry.body = form.values;
      entry.repeated = [...new Set([...entry.repeated, ...form.repeated])];
      answerCall(space, request, response, entry, form.values);
      return;
    }
    default:
      refuse('Only GET and POST are possible', 405);
  }
}

/**
 * @param {Space} space
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {LogEntry} entry
 * @param {Record<string, string>} fields
 */
function answerCall(space, request, response, entry, fields) {
  entry.isDeleteCall = Object.hasOwn(fields, 'code');
  if (entry.isDeleteCall) {
    space.underWay += 1;
    response.once('close', () => (space.underWay -= 1));
  }
  const misbehaviour = entry.isDeleteCall ? space.takeMisbehaviour(fields.code) : null;
  entry.misbehaviour = misbehaviour?.kind ?? null;

  const { format, problem } = readFormat(fields, entry.method);
  const refusal = deletesFirst(misbehaviour) ? problem : (misbehaviour?.message ?? problem);
  const { verdict, deleted } =
    refusal === null
      ? runCall(space.accounts, { fields, accessKey: accessKeyOf(request) })
      : { verdict: /** @type {const} */ ({ status: 'error', message: refusal }), deleted: null };
  if (deleted) {
    entry.deleted = deleted;
    space.deleted.push({ accountId: deleted.accountId, code: deleted.code, at: Date.now() });
  }

  const { reply, ms, end } = planAnswer(misbehaviour, {
    code: fields.code ?? '',
    verdict,
    format,
    elsewhere: elsewhereOf(request),
  });
  const headers = { ...corsHeaders(space, request), ...reply.headers };
  const finish = () => finishExchange(response, { ...reply, headers }, end);
  if (end === 'hold') space.hold(response, Infinity, finish);
  else if (ms > 0) space.hold(response, ms, finish);
  else finish();
}

/**
 * @param {ServerResponse} response
 * @param {Reply} reply
 * @param {End} end
 */
function finishExchange(response, reply, end) {
  if (end === 'reset') {
    response.socket?.resetAndDestroy();
  } else if (end === 'cut') {
    const body = Buffer.from(reply.body);
    response.writeHead(reply.status, headersOf(reply));
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  } else {
    send(response, reply);
  }
}

/**
 * @param {ServerResponse} response
 * @param {Reply} reply
 */
function send(response, reply) {
  response.writeHead(reply.status, headersOf(reply));
  response.end(reply.body);
}

/** @param {Reply} reply */
function headersOf({ type, body, headers }) {
  return {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...headers,
  };
}

/**
 * @param {IncomingMessage} request
 * @returns {LogEntry}
 */
function logEntryOf(request) {
  const url = request.url ?? '';
  const { values, repeated } = readQuery(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');
  const headers = [...loggedHeaders, ...fetchMetadata].map((name) => {
    const value = request.headers[name];
    return /** @type {const} */ ([name, value === undefined ? null : String(value)]);
  });
  return {
    method: request.method ?? '',
    url,
    query: values,
    body: {},
    repeated,
    headers: Object.fromEntries(headers),
    hadAccessKey: request.headers.api_access_key !== undefined,
    receivedAt: Date.now(),
    isDeleteCall: false,
    deleted: null,
    misbehaviour: null,
    underWay: 0,
  };
}

/**
 * Nothing unless this space allows the page's origin: as with the vendor, as far as is known.
 * @param {Space} space
 * @param {IncomingMessage} request
 * @returns {Record<string, string>}
 */
function corsHeaders({ allowedOrigin }, { headers: { origin } }) {
  if (allowedOrigin === null || origin === undefined) return {};
  if (allowedOrigin !== '*' && allowedOrigin !== origin) return { vary: 'Origin' };
  return { 'access-control-allow-origin': origin, vary: 'Origin' };
}

/** @param {Record<string, string>} cors */
function preflightHeaders(cors) {
  if (!cors['access-control-allow-origin']) return {};
  return {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'api_access_key, content-type',
    // The allowed origin may change with the next request.
    'access-control-max-age': '0',
  };
}

/** @param {IncomingMessage} request */
function accessKeyOf(request) {
  return String(request.headers.api_access_key ?? '');
}

/**
 * The same address under another name of this machine, which makes it another origin.
 * @param {IncomingMessage} request
 */
function elsewhereOf(request) {
  const host = request.headers.host ?? '';
  const port = /:(\d+)$/.exec(host)?.[1] ?? '80';
  const name = host.startsWith('localhost') ? '127.0.0.1' : 'localhost';
  return `http://${name}:${port}${request.url}`;
}
