// Faults in what goes around the body: status, content type, headers, length, redirects.

/** @typedef {import('../types.js').Fault} Fault */

const page = '<!doctype html>\n<title>Error</title>\n<h1>Error</h1>\n';
const html = 'text/html; charset=utf-8';

/** @type {Record<string, Fault>} */
const statuses = {};

for (const status of [400, 401, 403, 404, 429, 500, 502, 503]) {
  statuses[`status-${status}`] = {
    does: `Deletes, and sends the proper answer with HTTP status ${status}.`,
    truth: 'unknown/network',
    call: { reply: () => ({ status }) },
  };
}
for (const status of [401, 403, 404, 500]) {
  statuses[`page-${status}`] = {
    does: `Deletes, and answers with a web page and HTTP status ${status}.`,
    truth: 'unknown/network',
    call: { reply: () => ({ status, type: html, body: page }) },
  };
}
for (const status of [201, 203]) {
  statuses[`status-${status}`] = {
    does: `Deletes, and sends the proper answer with HTTP status ${status}.`,
    truth: 'deleted',
    call: { reply: () => ({ status }) },
  };
}
for (const status of [204, 205, 304]) {
  statuses[`status-${status}`] = {
    does: `Deletes, and answers with HTTP status ${status} and nothing else.`,
    truth: ['unknown/network', 'unknown/no-callback'],
    post: status === 304 ? 'unknown/network' : 'unknown/malformed',
    call: { reply: () => ({ status, type: null, body: '' }) },
  };
}

/** @type {Record<string, Fault>} */
const refusals = {
  'refused-500': {
    does: 'Deletes nothing, and sends a proper error with HTTP status 500.',
    truth: 'unknown/network',
    post: 'refused',
    call: { deletes: false, reply: () => ({ status: 500 }) },
  },
  'challenge-401': {
    does: 'Deletes nothing, and asks for HTTP credentials.',
    // Firefox opens a dialog for them, and stops the page until somebody answers it.
    truth: { chromium: 'unknown/network', firefox: null, webkit: 'unknown/network' },
    // Not for a POST to another origin, which carries no credentials.
    post: 'refused',
    call: {
      deletes: false,
      reply: () => ({ status: 401, headers: { 'www-authenticate': 'Basic realm="API"' } }),
    },
  },
};

/** @type {Record<string, Fault>} */
const types = {};

for (const [name, type] of /** @type {const} */ ([
  ['html', html],
  ['json', 'application/json; charset=utf-8'],
  ['plain', 'text/plain; charset=utf-8'],
  ['xml', 'text/xml; charset=utf-8'],
  ['octets', 'application/octet-stream'],
  ['nonsense', 'nonsense'],
  ['none', null],
])) {
  statuses[`type-${name}`] = {
    does: `Deletes, and calls its proper answer ${type ?? 'nothing'}.`,
    truth: 'deleted',
    call: { reply: () => ({ type }) },
  };
  statuses[`nosniff-${name}`] = {
    does: `Deletes, calls its proper answer ${type ?? 'nothing'}, and forbids to sniff.`,
    truth: 'unknown/network',
    post: 'deleted',
    call: { reply: () => ({ type, headers: { 'x-content-type-options': 'nosniff' } }) },
  };
}
for (const type of ['text/csv', 'image/png']) {
  types[`type-${type.split('/')[1]}`] = {
    does: `Deletes, and calls its proper answer ${type}.`,
    truth: 'unknown/network',
    post: 'deleted',
    call: { reply: () => ({ type }) },
  };
}

/** @type {Record<string, Fault>} */
const headers = {
  'nosniff-script': {
    does: 'Deletes, answers properly, and forbids to sniff.',
    truth: 'deleted',
    call: { reply: () => ({ headers: { 'x-content-type-options': 'nosniff' } }) },
  },
  attachment: {
    does: 'Deletes, and sends the proper answer as a download.',
    truth: 'deleted',
    call: { reply: () => ({ headers: { 'content-disposition': 'attachment; filename=a.js' } }) },
  },
  'same-origin-only': {
    does: 'Deletes, and sends the proper answer for its own origin only (CORP).',
    truth: 'unknown/network',
    // That is for requests without CORS.
    post: 'deleted',
    call: { reply: () => ({ headers: { 'cross-origin-resource-policy': 'same-origin' } }) },
  },
  cookie: {
    does: 'Deletes, answers properly, and sets a cookie.',
    truth: 'deleted',
    call: { reply: () => ({ headers: { 'set-cookie': 'fault=1; Path=/; Max-Age=5' } }) },
  },
  cacheable: {
    does: 'Deletes, and lets the proper answer be cached for a year.',
    truth: 'deleted',
    call: { reply: () => ({ headers: { 'cache-control': 'public, max-age=31536000' } }) },
  },
  'gzip-broken': {
    does: 'Deletes, and calls its proper answer compressed, which it is not.',
    // WebKit takes it as it is.
    truth: ['unknown/network', 'unknown/no-callback', 'deleted'],
    post: ['unknown/network', 'unknown/malformed', 'deleted'],
    call: { reply: () => ({ headers: { 'content-encoding': 'gzip' } }) },
  },
  'integrity-nonsense': {
    does: 'Deletes, answers properly, and sends a policy of its own that forbids everything.',
    truth: 'deleted',
    call: { reply: () => ({ headers: { 'content-security-policy': "default-src 'none'" } }) },
  },
  'utf-16': {
    does: 'Deletes, and sends the proper answer in UTF-16.',
    truth: 'deleted',
    call: {
      reply: ({ jsonp }) => ({
        type: 'text/javascript; charset=utf-16le',
        body: utf16(jsonp()),
      }),
    },
  },
  'utf-16-wrong': {
    does: 'Deletes, and calls its proper answer UTF-16, which it is not.',
    truth: 'unknown/no-callback',
    post: 'unknown/malformed',
    call: { reply: () => ({ type: 'text/javascript; charset=utf-16le' }) },
  },
  'length-short': {
    does: 'Deletes, and gives a Content-Length that ends within the proper answer.',
    truth: ['unknown/no-callback', 'unknown/network'],
    post: ['unknown/malformed', 'unknown/network'],
    call: {
      reply: ({ jsonp }) => ({ raw: raw(['Content-Length: 20', 'Connection: close'], jsonp()) }),
    },
  },
  'lengths-two': {
    does: 'Deletes, and gives two Content-Lengths that differ.',
    truth: ['unknown/network', 'unknown/no-callback'],
    post: ['unknown/network', 'unknown/malformed'],
    call: {
      reply: ({ jsonp }) => ({
        raw: raw(['Content-Length: 20', 'Content-Length: 21', 'Connection: close'], jsonp()),
      }),
    },
  },
  'length-none': {
    does: 'Deletes, and ends the proper answer by closing the connection.',
    truth: 'deleted',
    call: { reply: ({ jsonp }) => ({ raw: raw(['Connection: close'], jsonp()) }) },
  },
  'http-1.0': {
    does: 'Deletes, and answers properly in HTTP/1.0.',
    truth: 'deleted',
    call: {
      reply: ({ jsonp }) => ({ raw: raw(['Connection: close'], jsonp()).replace('1.1', '1.0') }),
    },
  },
  'early-hints': {
    does: 'Deletes, and sends an informational response (103) before the proper answer.',
    truth: 'deleted',
    call: {
      reply: ({ jsonp }) => ({
        raw: `HTTP/1.1 103 Early Hints\r\n\r\n${raw(['Connection: close'], jsonp())}`,
      }),
    },
  },
  'no-http': {
    does: 'Deletes, and answers with something that is no HTTP.',
    // Firefox takes it for the body, as in the first version of HTTP.
    truth: ['unknown/network', 'unknown/no-callback'],
    post: 'unknown/network',
    call: { reply: () => ({ raw: '\u0000\u0001\u0002 nonsense \u0003\r\n\r\n' }) },
    repeats: 'a browser may try again',
  },
  'no-http-answer': {
    does: 'Deletes, and sends the proper answer without any HTTP.',
    truth: ['unknown/network', 'deleted'],
    post: 'unknown/network',
    call: { reply: ({ jsonp }) => ({ raw: jsonp() }) },
    repeats: 'a browser may try again',
  },
};

/** @type {Record<string, Fault>} */
const followed = {
  'redirect-same': {
    does: 'Redirects to the same origin, which deletes and answers properly.',
    truth: 'deleted',
    call: { deletes: false, reply: ({ again }) => to(again) },
    repeats: 'a redirect',
  },
  'redirect-same-307': {
    does: 'Redirects (307) to the same origin, which deletes and answers properly.',
    truth: 'deleted',
    call: { deletes: false, reply: ({ again }) => to(again, 307) },
    repeats: 'a redirect',
  },
  'redirect-other': {
    does: 'Redirects to another origin, which deletes and answers properly.',
    truth: { frame: 'unknown/network', none: 'deleted' },
    call: { deletes: false, reply: ({ elsewhere }) => to(elsewhere) },
    repeats: 'a redirect',
  },
  'redirect-same-after': {
    does: 'Deletes, and redirects the same call to itself, which then knows no such customer.',
    truth: 'refused',
    call: { reply: ({ again }) => to(again) },
    repeats: 'a redirect',
    isRefusedAfterDelete: true,
  },
  'redirect-other-after': {
    does: 'Deletes, and redirects the same call to another origin, which knows no such customer.',
    truth: { frame: 'unknown/network', none: 'refused' },
    call: { reply: ({ elsewhere }) => to(elsewhere) },
    repeats: 'a redirect',
    isRefusedAfterDelete: true,
  },
  'redirect-nowhere': {
    does: 'Deletes, and redirects to a port where nobody listens.',
    truth: 'unknown/network',
    call: { reply: ({ nowhere }) => to(nowhere) },
  },
  'redirect-tls': {
    does: 'Deletes, and redirects to TLS where nobody speaks it.',
    truth: 'unknown/network',
    call: { reply: ({ tls }) => to(tls) },
  },
  'redirect-data': {
    does: 'Deletes, and redirects to a data: URL with a proper answer.',
    // WebKit follows it, where no policy of a frame forbids.
    truth: { frame: 'unknown/network', none: ['unknown/network', 'deleted'] },
    call: {
      reply: ({ jsonp }) => to(`data:text/javascript,${encodeURIComponent(jsonp())}`),
    },
  },
  'redirect-loop': {
    does: 'Deletes, and redirects to itself for ever.',
    truth: 'unknown/network',
    call: { reply: ({ here }) => to(here) },
    repeats: 'a redirect',
  },
  'redirect-nothing': {
    does: 'Deletes, and redirects without saying where to.',
    truth: ['unknown/network', 'unknown/no-callback'],
    call: { reply: () => ({ status: 302, body: '' }) },
  },
  'redirect-nothing-answer': {
    does: 'Deletes, and sends the proper answer as a redirect that does not say where to.',
    truth: ['unknown/network', 'deleted'],
    call: { reply: () => ({ status: 302 }) },
  },
  'redirect-login': {
    does: 'Deletes nothing, and redirects to a login page of the same origin.',
    truth: ['unknown/no-callback', 'unknown/network'],
    call: { deletes: false, reply: ({ again }) => to(again.split('?')[0] ?? '') },
  },
};

/**
 * @param {string} location
 * @param {number} [status]
 */
const to = (location, status = 302) => ({ status, body: '', headers: { location } });

/**
 * @param {string[]} lines
 * @param {string} body
 */
const raw = (lines, body) =>
  [
    'HTTP/1.1 200 OK',
    'Content-Type: text/javascript',
    'Access-Control-Allow-Origin: *',
    ...lines,
    '',
    body,
  ].join('\r\n');

/** @param {string} text */
const utf16 = (text) =>
  Uint8Array.from(
    [...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
  );

/** A POST follows none. @type {Record<string, Fault>} */
const redirects = Object.fromEntries(
  Object.entries(followed).map(([name, fault]) => [name, { ...fault, post: 'unknown/network' }]),
);

export const http = { ...statuses, ...refusals, ...types, ...headers, ...redirects };
