// What a page's own server may do with a POST: give the reply that the test has written into the
// address, or pass the call on to the stand-in API, as the guide's proxy does.
import { request as makeRequest } from 'node:http';

const REPLY = '/test/transport/pages/reply';
const PASSED_ON = '/test/transport/pages/pass-on/';

/** Of the stand-in: what a server that adds the key knows, and no browser. */
const KEY = 'demo-key-not-real';
const USER = 'john1970';

/**
 * Query of the address: `status`, `content` for its type (none where it is not there), `body` in base64, and `length`:
 * so many bytes in all, with white space at the end.
 *
 * @param {import('koa').Context} context
 * @param {import('koa').Next} next
 */
export async function serveReply(context, next) {
  if (context.path !== REPLY) return next();
  const query = new URLSearchParams(context.querystring);
  const type = query.get('content');
  const headers = type === null ? {} : { 'content-type': type };
  context.respond = false;
  context.res.writeHead(Number(query.get('status') ?? 200), headers);
  const body = Buffer.from(query.get('body') ?? '', 'base64');
  const rest = Math.max(0, Number(query.get('length') ?? 0) - body.length);
  context.res.end(Buffer.concat([body, Buffer.alloc(rest, ' ')]));
}

/**
 * `…/pass-on/<space>/api.php` is that space of the API; `?adds=key` adds the key and the user.
 *
 * @param {() => string} apiOrigin
 * @returns {import('koa').Middleware}
 */
export const passOn = (apiOrigin) => async (context, next) => {
  if (!context.path.startsWith(PASSED_ON)) return next();
  const addsKey = new URLSearchParams(context.querystring).get('adds') === 'key';
  /** @type {Buffer[]} */
  const chunks = [];
  for await (const chunk of context.req) chunks.push(chunk);
  const user = addsKey && chunks.length > 0 ? `&user_id=${USER}` : '';
  const body = Buffer.concat([...chunks, Buffer.from(user)]);
  const { host: _, 'content-length': _length, ...headers } = context.req.headers;
  const url = apiOrigin() + context.path.slice(PASSED_ON.length - 1);
  await new Promise((resolve, reject) => {
    const passed = makeRequest(
      url,
      {
        method: context.method,
        headers: {
          ...headers,
          ...(body.length > 0 && { 'content-length': body.length }),
          ...(addsKey && { api_access_key: KEY }),
        },
      },
      (answer) => {
        context.respond = false;
        context.res.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(context.res).on('close', () => resolve(undefined));
      },
    );
    passed.on('error', reject).end(body);
  });
};
