// Faults of the connection and of time, and of what the look ahead meets.

/** @typedef {import('../types.js').Fault} Fault */

/** How long a call waits where running out of time is what is shown, in ms. */
const SHORT = 400;

/** @type {Record<string, Fault>} */
export const connection = {
  proper: {
    does: 'Deletes, and answers properly.',
    truth: 'deleted',
  },
  refused: {
    does: 'Deletes nothing, and answers with a proper error.',
    truth: 'refused',
    call: { deletes: false },
  },
  nowhere: {
    does: 'Nobody listens there.',
    truth: 'not-sent/unreachable',
    at: 'nowhere',
  },
  'nowhere-unlooked': {
    does: 'Nobody listens there, and nobody looks ahead.',
    truth: 'unknown/network',
    at: 'nowhere',
    look: 'off',
  },
  tls: {
    does: 'Is called by TLS, which it does not speak.',
    truth: 'not-sent/unreachable',
    at: 'tls',
  },
  'tls-unlooked': {
    does: 'Is called by TLS, which it does not speak, and nobody looks ahead.',
    truth: 'unknown/network',
    at: 'tls',
    look: 'off',
  },
  'reset-before': {
    does: 'Deletes nothing, and resets the connection.',
    truth: 'unknown/network',
    call: { deletes: false, end: 'reset' },
    repeats: 'browsers send again by themselves',
  },
  'reset-after': {
    does: 'Deletes, and resets the connection.',
    truth: 'unknown/network',
    call: { end: 'reset' },
    repeats: 'browsers send again by themselves',
  },
  'reset-warm': {
    does: 'Deletes, and resets a connection that has served before: browsers send the call again by themselves, and the second is told "no such customer".',
    truth: ['refused', 'unknown/network', 'deleted'],
    call: { end: 'reset-warm' },
    repeats: 'browsers send again by themselves',
    isRefusedAfterDelete: true,
  },
  'close-before': {
    does: 'Deletes nothing, and closes the connection without an answer.',
    truth: 'unknown/network',
    call: { deletes: false, end: 'close' },
    repeats: 'browsers send again by themselves',
  },
  'close-after': {
    does: 'Deletes, and closes the connection without an answer.',
    truth: 'unknown/network',
    call: { end: 'close' },
    repeats: 'browsers send again by themselves',
  },
  'cut-length': {
    does: 'Deletes, and closes the connection before the Content-Length is reached.',
    truth: 'unknown/network',
    call: { end: 'cut' },
  },
  'cut-chunked': {
    does: 'Deletes, and closes the connection after a whole answer that is not marked as ended.',
    // WebKit is content with what it has.
    truth: ['unknown/network', 'deleted'],
    call: { end: 'cut', reply: ({ jsonp }) => ({ pieces: [jsonp()] }) },
  },
  'shut-after-look': {
    does: 'Answers the look ahead, and then listens no more.',
    truth: 'unknown/network',
    probe: { end: 'shut' },
  },
  drip: {
    does: 'Deletes, and sends the proper answer in small pieces.',
    truth: 'deleted',
    call: { reply: ({ jsonp }) => ({ pieces: jsonp().match(/.{1,20}/gs) ?? [] }) },
  },
  never: {
    does: 'Deletes, and never answers.',
    truth: 'unknown/timeout',
    timeout: SHORT,
    call: { end: 'hang', reply: () => ({ pieces: [] }) },
  },
  'never-before': {
    does: 'Deletes nothing, and never answers.',
    truth: 'unknown/timeout',
    timeout: SHORT,
    call: { deletes: false, end: 'hang', reply: () => ({ pieces: [] }) },
  },
  'hang-half-way': {
    does: 'Deletes, and stops within the answer.',
    truth: 'unknown/timeout',
    timeout: SHORT,
    call: { end: 'hang', reply: ({ jsonp }) => ({ pieces: [jsonp().slice(0, 40)] }) },
  },
  'hang-at-end': {
    does: 'Deletes, and sends a whole answer that is not marked as ended.',
    truth: 'unknown/timeout',
    // WebKit is content with what it has when the connection ends at last.
    late: 'deleted or nothing',
    timeout: SHORT,
    call: { end: 'hang', reply: ({ jsonp }) => ({ pieces: [jsonp()] }) },
  },
  late: {
    does: 'Deletes, and answers properly after the time is up.',
    truth: 'unknown/timeout',
    late: 'deleted',
    timeout: SHORT,
    call: { isHeld: true },
  },
  'late-refused': {
    does: 'Deletes nothing, and answers with a proper error after the time is up.',
    truth: 'unknown/timeout',
    late: 'refused',
    timeout: SHORT,
    call: { deletes: false, isHeld: true },
  },
  'late-500': {
    does: 'Deletes, and answers with HTTP status 500 after the time is up.',
    truth: 'unknown/timeout',
    timeout: SHORT,
    call: { isHeld: true, reply: () => ({ status: 500 }) },
  },
  'late-nonsense': {
    does: 'Deletes, and calls the callback with nothing after the time is up.',
    truth: 'unknown/timeout',
    timeout: SHORT,
    call: { isHeld: true, reply: ({ callback }) => ({ body: `${callback}()` }) },
  },
  'late-empty': {
    does: 'Deletes, and answers with an empty program after the time is up.',
    truth: 'unknown/timeout',
    timeout: SHORT,
    call: { isHeld: true, reply: () => ({ body: '' }) },
  },
  'late-other': {
    does: 'Deletes, and names another customer after the time is up.',
    truth: 'unknown/timeout',
    timeout: SHORT,
    call: {
      isHeld: true,
      reply: ({ jsonp, payload }) => ({ body: jsonp({ ...payload, code: '0' }) }),
    },
  },
};

const html = 'text/html; charset=utf-8';

/** @type {Record<string, Fault>} */
export const looks = {
  'look-hangs': {
    does: 'Never answers the look ahead.',
    truth: 'deleted',
    probe: { end: 'hang', reply: () => ({ pieces: [] }) },
  },
  'look-hangs-half-way': {
    does: 'Stops within its answer to the look ahead.',
    truth: 'deleted',
    probe: { end: 'hang', reply: () => ({ pieces: ['<!doctype html>'] }) },
  },
  'look-empty': {
    does: 'Answers the look ahead with nothing.',
    truth: 'deleted',
    probe: { reply: () => ({ status: 204, type: null, body: '' }) },
  },
  'look-page': {
    does: 'Answers the look ahead with a web page.',
    truth: 'deleted',
    probe: { reply: () => ({ type: html, body: '<!doctype html><title>API</title>' }) },
  },
  'look-json': {
    does: 'Answers the look ahead with bare JSON.',
    truth: 'deleted',
    probe: { reply: () => ({ type: 'application/json', body: '{"status":"error"}' }) },
  },
  'look-xml': {
    does: 'Answers the look ahead with a proper error in XML.',
    truth: 'deleted',
  },
  'look-nosniff': {
    does: 'Answers the look ahead with a page and forbids to sniff.',
    truth: 'deleted',
    probe: { reply: () => ({ type: html, headers: { 'x-content-type-options': 'nosniff' } }) },
  },
  'look-404': {
    does: 'Answers the look ahead with HTTP status 404.',
    truth: 'deleted',
    probe: { reply: () => ({ status: 404 }) },
  },
  'look-500': {
    does: 'Answers the look ahead with HTTP status 500.',
    truth: 'deleted',
    probe: { reply: () => ({ status: 500 }) },
  },
  'look-challenge': {
    does: 'Asks for HTTP credentials at the look ahead.',
    // Firefox opens a dialog for them, and stops the page until somebody answers it.
    truth: { chromium: 'deleted', firefox: null, webkit: 'deleted' },
    post: 'deleted',
    probe: {
      reply: () => ({ status: 401, headers: { 'www-authenticate': 'Basic realm="API"' } }),
    },
  },
  'look-redirect-same': {
    does: 'Redirects the look ahead to another path.',
    truth: 'deleted',
    probe: { reply: () => ({ status: 302, body: '', headers: { location: '/login' } }) },
  },
  'look-redirect-other': {
    does: 'Redirects the look ahead to another origin.',
    truth: 'deleted',
    probe: { reply: ({ elsewhere }) => ({ status: 302, headers: { location: elsewhere } }) },
  },
  'look-redirect-nowhere': {
    does: 'Redirects the look ahead to a port where nobody listens.',
    // A frame stops the redirect, so it knows that somebody answered.
    truth: { frame: 'deleted', none: 'not-sent/unreachable' },
    post: 'not-sent/unreachable',
    probe: { reply: ({ nowhere }) => ({ status: 302, headers: { location: nowhere } }) },
  },
  'look-reset': {
    does: 'Resets the connection at the look ahead.',
    truth: 'not-sent/unreachable',
    probe: { end: 'reset' },
  },
  'look-closed': {
    does: 'Closes the connection at the look ahead.',
    truth: 'not-sent/unreachable',
    probe: { end: 'close' },
  },
  'look-cut': {
    does: 'Closes the connection within its answer to the look ahead.',
    truth: 'deleted',
    probe: { end: 'cut' },
  },
  'look-same-origin-only': {
    does: 'Answers the look ahead for its own origin only (CORP).',
    truth: 'not-sent/unreachable',
    probe: { reply: () => ({ headers: { 'cross-origin-resource-policy': 'same-origin' } }) },
  },
  'look-throws': {
    does: 'Answers the look ahead with a program that fails.',
    truth: 'deleted',
    probe: { reply: () => ({ type: 'text/javascript', body: 'throw new Error("none");' }) },
  },
};
