// The documented reply formats: XML, JSON and JSONP. Pure: knows neither sockets nor data.

/**
 * What the API has to say about a call, before it is written in one of the formats.
 * @typedef {{ status: 'success', code: string } | { status: 'error', message: string }} Verdict
 */

/**
 * @typedef {object} Format
 * @property {'JSON' | 'XML'} output
 * @property {string | null} callback null where the reply is not JSONP
 * @property {boolean} condensed no white space; applies to JSON and JSONP only
 */

/**
 * @typedef {object} Reply
 * @property {number} status of HTTP; the API's own errors have 200 as well
 * @property {string} type of the content
 * @property {string} body
 * @property {Record<string, string>} [headers] further ones
 */

const longestCallback = 128;
const callbackPattern = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/;

/**
 * The name is written into a program, so nothing but identifiers joined by dots passes.
 * @param {string} name
 * @returns {boolean}
 */
export function isCallbackName(name) {
  return name.length <= longestCallback && callbackPattern.test(name);
}

/**
 * The format that the fields ask for and, where they ask for something that does not exist,
 * the error to answer with. A bad callback is left out of the format: it must not be echoed.
 * @param {Record<string, string>} fields
 * @param {string} method GET or POST
 * @returns {{ format: Format, problem: string | null }}
 */
export function readFormat(fields, method) {
  const output = (fields.output || 'XML').toUpperCase();
  const callback = fields.callback || null;
  const condensed = (fields.condensed ?? '').toLowerCase() === 'yes';
  /** @type {Format} */
  const plain = { output: output === 'JSON' ? 'JSON' : 'XML', callback: null, condensed };

  if (output !== 'JSON' && output !== 'XML') {
    return { format: plain, problem: 'output must be JSON or XML' };
  }
  if (callback === null) return { format: plain, problem: null };
  if (method !== 'GET') {
    return { format: plain, problem: 'callback (JSONP) is possible with GET only' };
  }
  if (!isCallbackName(callback)) {
    return { format: plain, problem: 'callback is not an acceptable function name' };
  }
  return { format: { ...plain, callback: output === 'JSON' ? callback : null }, problem: null };
}

/**
 * @param {Verdict} verdict
 * @param {Format} format
 * @returns {Reply}
 */
export function writeReply(verdict, format) {
  return format.output === 'JSON'
    ? writeJson(jsonOf(verdict), format)
    : { status: 200, type: 'text/xml; charset=utf-8', body: xmlOf(verdict) };
}

/**
 * The verdict as the value that JSON replies carry.
 * @param {Verdict} verdict
 */
export function jsonOf(verdict) {
  return verdict.status === 'success'
    ? { status: 'success', customer: { status: 'deleted', code: verdict.code } }
    : { status: 'error', error: verdict.message };
}

/**
 * Any value as a JSON or, where the format names a callback, JSONP reply.
 * @param {unknown} value
 * @param {Format} format
 * @returns {Reply}
 */
export function writeJson(value, { callback, condensed }) {
  const json = JSON.stringify(value, null, condensed ? 0 : 2)
    // Ends of line for older JavaScript, although plain characters for JSON.
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return callback === null
    ? { status: 200, type: 'application/json; charset=utf-8', body: json }
    : { status: 200, type: 'text/javascript; charset=utf-8', body: `${callback}(${json});` };
}

/**
 * Line by line as in the documentation, which does not indent.
 * @param {Verdict} verdict
 */
function xmlOf(verdict) {
  const lines =
    verdict.status === 'success'
      ? [
          '<response status="success">',
          '<customer status="deleted">',
          `<code>${escapeXml(verdict.code)}</code>`,
          '</customer>',
          '</response>',
        ]
      : [
          '<response status="error">',
          `<error>${escapeXml(verdict.message)}</error>`,
          '</response>',
        ];
  return lines.join('\n');
}

/** @type {Record<string, string>} */
const xmlEntities = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Bare, a parser would turn it into a line feed.
  '\r': '&#13;',
};

/** @param {string} text */
function escapeXml(text) {
  return (
    text
      // XML can't hold these characters, escaped or not.
      // oxlint-disable-next-line no-control-regex
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
      .replace(/[&<>"'\r]/g, (character) => xmlEntities[character])
  );
}
