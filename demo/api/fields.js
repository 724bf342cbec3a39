// From a request to its fields, and never an exception for what a stranger wrote in it.

// @ts-expect-error the package has no types
import busboy from 'busboy';

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */

/**
 * @typedef {object} Fields
 * @property {Record<string, string>} values the last one of each name
 * @property {string[]} repeated names that came more than once
 */

const largestBody = 1024 * 1024;
/** Up to here a body that is too large is read to its end, so that the client sees the answer. */
const largestDrained = 16 * largestBody;

/**
 * @param {Iterable<[string, string]>} pairs
 * @returns {Fields}
 */
function collect(pairs) {
  /** @type {Map<string, string>} */
  const values = new Map();
  /** @type {Set<string>} */
  const repeated = new Set();
  for (const [name, value] of pairs) {
    if (values.has(name)) repeated.add(name);
    values.set(name, value);
  }
  return { values: Object.fromEntries(values), repeated: [...repeated] };
}

/**
 * @param {string} query without the question mark
 * @returns {Fields}
 */
export function readQuery(query) {
  return collect(new URLSearchParams(query));
}

/**
 * @param {IncomingMessage} request
 * @returns {Promise<Buffer | null>} null where it is larger than 1 MB
 * @throws {Error} where the client goes away, or sends without end
 */
export async function readBody(request) {
  /** @type {Buffer[]} */
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
    else if (size > largestDrained) throw new Error('The body does not end');
  }
  return size <= largestBody ? Buffer.concat(chunks) : null;
}

/**
 * @param {IncomingMessage} request
 * @param {Buffer} body
 * @returns {Promise<Fields | null>} null where the body is not form data
 */
export async function readForm(request, body) {
  if (body.length === 0) return collect([]);
  const [type] = (request.headers['content-type'] ?? '').split(';');
  switch (type.trim().toLowerCase()) {
    case 'application/x-www-form-urlencoded':
      return readQuery(body.toString());
    case 'multipart/form-data':
      return readMultipart(request, body);
    default:
      return null;
  }
}

/**
 * @param {IncomingMessage} request
 * @param {Buffer} body
 * @returns {Promise<Fields | null>} null where the body is broken
 */
function readMultipart(request, body) {
  return new Promise((resolve) => {
    /** @type {[string, string][]} */
    const pairs = [];
    try {
      const parser = busboy({ headers: request.headers, defParamCharset: 'utf8' });
      parser.on('field', (/** @type {string} */ name, /** @type {string} */ value) => {
        pairs.push([name, value]);
      });
      // No field of the call is a file, but a file has to be read for the rest to be found.
      parser.on('file', (/** @type {string} */ _name, /** @type {any} */ file) => {
        file.on('error', () => {});
        file.resume();
      });
      parser.on('error', () => resolve(null));
      parser.on('close', () => resolve(collect(pairs)));
      parser.end(body);
    } catch {
      resolve(null); // no boundary
    }
  });
}
