// What only the reply to a POST can be: data, in JSON or in XML, that the page itself reads.

/** @typedef {import('../types.js').Call} Call */
/** @typedef {import('../types.js').Fault} Fault */
/** @typedef {import('../types.js').ByBrowser} ByBrowser */
/** @typedef {import('../types.js').Reply} Reply */

const xmlType = 'text/xml; charset=utf-8';
const page = '<!doctype html>\n<title>Log in</title>\n<form><input name="password"></form>\n';

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The documented reply to a call. @param {Call} call */
const xml = ({ code, payload }) =>
  payload['status'] === 'success'
    ? `<response status="success">\n<customer status="deleted">\n<code>${escaped(code)}</code>\n</customer>\n</response>`
    : `<response status="error">\n<error>${payload['error']}</error>\n</response>`;

/**
 * A row whose server deletes.
 *
 * @param {ByBrowser} post
 * @param {string} what it does then
 * @param {(call: Call) => Reply} reply
 * @returns {Fault}
 */
const after = (post, what, reply) => ({
  does: `Deletes, and ${what}.`,
  truth: null,
  post,
  call: { reply },
});

/**
 * A row whose server deletes nothing.
 *
 * @param {ByBrowser} post
 * @param {string} what it does
 * @param {(call: Call) => Reply} reply
 * @returns {Fault}
 */
const instead = (post, what, reply) => ({
  does: `Deletes nothing, and ${what}.`,
  truth: null,
  post,
  call: { deletes: false, reply },
});

/** @type {Record<string, Fault>} */
const statuses = {};
for (const status of [400, 401, 403, 404, 429, 500, 503]) {
  statuses[`xml-error-${status}`] = instead(
    'refused',
    `sends a proper error in XML with HTTP status ${status}`,
    (call) => ({ status, type: xmlType, body: xml(call) }),
  );
  statuses[`xml-${status}`] = after(
    'unknown/network',
    `sends the proper answer in XML with HTTP status ${status}`,
    (call) => ({ status, type: xmlType, body: xml(call) }),
  );
}

/** @type {Record<string, Fault>} */
export const posts = {
  'post-xml': after('deleted', 'answers in XML', (call) => ({ type: xmlType, body: xml(call) })),
  'post-xml-error': instead('refused', 'answers with an error in XML', (call) => ({
    type: xmlType,
    body: xml(call),
  })),
  'post-xml-html-type': after('deleted', 'calls its answer in XML a web page', (call) => ({
    type: 'text/html',
    body: xml(call),
  })),
  'post-xml-bom': after('deleted', 'puts a byte order mark before its answer in XML', (call) => ({
    type: xmlType,
    body: `\ufeff<?xml version="1.0" encoding="utf-8"?>\n${xml(call)}`,
  })),
  'post-xml-other': after('unknown/mismatch', 'names another customer in XML', (call) => ({
    type: xmlType,
    body: xml({ ...call, code: '0' }),
  })),
  'post-xml-doctype': after('unknown/malformed', 'puts a DOCTYPE before its answer', (call) => ({
    type: xmlType,
    body: `<!DOCTYPE response>\n${xml(call)}`,
  })),
  'post-xml-entities': after(
    'unknown/malformed',
    'answers with entities that grow without end',
    () => ({
      type: xmlType,
      body: `<!DOCTYPE r [<!ENTITY a "ha">${Array.from(
        { length: 20 },
        (_, i) => `<!ENTITY a${i} "${`&a${i ? i - 1 : ''};`.repeat(10)}">`,
      ).join('')}]><response status="success">&a19;</response>`,
    }),
  ),
  'post-xml-cut': after('unknown/malformed', 'ends its answer in XML too early', (call) => ({
    type: xmlType,
    body: xml(call).slice(0, -4),
  })),
  'post-xml-twice': after('unknown/malformed', 'answers twice in XML', (call) => ({
    type: xmlType,
    body: xml(call) + xml(call),
  })),
  'post-xml-wrapped': after('unknown/malformed', 'wraps its answer in another one', (call) => ({
    type: xmlType,
    body: `<soap>${xml(call)}</soap>`,
  })),
  'post-jsonp': after('unknown/malformed', 'answers with a program', ({ jsonp }) => ({
    body: `callback(${jsonp()});`,
  })),
  'post-two-values': after('unknown/malformed', 'answers twice', ({ jsonp }) => ({
    body: `${jsonp()}\n${jsonp()}`,
  })),
  'post-login': instead('unknown/malformed', 'answers with a log-in page', () => ({
    type: 'text/html; charset=utf-8',
    body: page,
  })),
  'post-empty': after('unknown/malformed', 'answers with nothing', () => ({ body: '' })),
  'post-null': after('unknown/malformed', 'answers null', () => ({ body: 'null' })),
  'post-list': after('unknown/malformed', 'answers with a list', ({ jsonp }) => ({
    body: `[${jsonp()}]`,
  })),
  'post-deep': after('unknown/malformed', 'answers with 49,000 lists in each other', () => ({
    body: `{"error":${'['.repeat(49_000)}${']'.repeat(49_000)}}`,
  })),
  'post-50-mb': after('unknown/malformed', 'sends 50 MB after the proper answer', ({ jsonp }) => ({
    body: jsonp() + ' '.repeat(50_000_000),
  })),
  'post-endless': {
    does: 'Deletes, and sends more than any reply is long, and then nothing.',
    truth: null,
    post: 'unknown/malformed',
    call: { end: 'hang', reply: ({ jsonp }) => ({ pieces: [jsonp(), ' '.repeat(200_000)] }) },
  },
  'post-private': {
    does: 'Deletes, and does not let the page read the answer (CORS).',
    truth: null,
    post: 'unknown/network',
    call: { reply: () => ({ headers: { 'access-control-allow-origin': 'https://a.example' } }) },
  },
  ...statuses,
};
