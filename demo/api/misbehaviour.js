// The ways in which the stand-in can misbehave on demand: one row a kind. Pure, so a page may
// import it as well.

import { jsonOf, writeJson, writeReply } from './reply.js';

/**
 * @typedef {import('./reply.js').Verdict} Verdict
 * @typedef {import('./reply.js').Format} Format
 * @typedef {import('./reply.js').Reply} Reply
 */

/**
 * What was asked for: misbehave like this on the next `times` delete calls, of any customer where
 * `code` is null.
 * @typedef {{ kind: string, ms: number, message: string, times: number, code: string | null }}
 *   Misbehaviour
 */

/**
 * A call that was answered, and how it would have been answered properly.
 * @typedef {object} AnsweredCall
 * @property {string} code that was sent
 * @property {Verdict} verdict
 * @property {Format} format
 * @property {Reply} proper
 * @property {string} message that goes with the misbehaviour
 * @property {string} elsewhere the address of the same call at another origin
 */

/**
 * How the exchange ends: `answer`; `hold`, never; `reset`, the connection is cut without an
 * answer; `cut`, it is cut in the middle of the answer.
 * @typedef {'answer' | 'hold' | 'reset' | 'cut'} End
 */

/**
 * @typedef {object} Kind
 * @property {string} description one line, for whoever chooses
 * @property {number} [ms] to wait before answering, where nothing else was asked for
 * @property {false} [deletes] false: the call is refused before it deletes anything
 * @property {End} [end] `answer` where not given
 * @property {(call: AnsweredCall) => Partial<Reply>} [answer] what differs from the proper reply
 */

const refusalText = 'The stand-in was told to refuse this call';
const otherCode = '0000000000000000';

/** @type {Record<string, Kind>} */
const kinds = {
  slow: { description: 'Deletes, and answers 3 seconds later.', ms: 3_000 },
  late: { description: 'Deletes, and answers 20 seconds later.', ms: 20_000 },
  never: { description: 'Deletes, and never answers.', end: 'hold' },
  reset: { description: 'Deletes, then cuts the connection without an answer.', end: 'reset' },
  truncated: { description: 'Deletes, then cuts the connection inside the answer.', end: 'cut' },
  redirect: {
    description: 'Deletes, then redirects the same call to another origin.',
    answer: ({ elsewhere }) => ({ status: 302, body: '', headers: { location: elsewhere } }),
  },
  'error-500': {
    description: 'Deletes, and answers with HTTP status 500.',
    answer: () => page(500, 'Internal Server Error'),
  },
  html: {
    description: 'Deletes, and answers with a web page.',
    answer: () => page(200, 'Down for maintenance'),
  },
  garbage: {
    description: 'Deletes, and answers with a text that is no program.',
    answer: () => ({ type: 'text/plain; charset=utf-8', body: 'Warning: %$# on line 42 ((' }),
  },
  empty: { description: 'Deletes, and answers with nothing.', answer: () => ({ body: '' }) },
  'plain-xml': {
    description: 'Deletes, and answers in XML whatever was asked for.',
    answer: ({ verdict, format }) => writeReply(verdict, { ...format, output: 'XML' }),
  },
  'html-type': {
    description: 'Deletes, and calls a proper answer text/html.',
    answer: () => ({ type: 'text/html; charset=utf-8' }),
  },
  'no-callback': {
    description: 'Deletes, and answers in bare JSON: the callback is not called.',
    answer: ({ verdict, format }) => writeReply(verdict, { ...format, callback: null }),
  },
  'other-callback': {
    description: 'Deletes, and calls a callback of another name.',
    answer: ({ verdict, format }) =>
      writeReply(verdict, { ...format, callback: format.callback && `${format.callback}Other` }),
  },
  'nothing-argument': {
    description: 'Deletes, and calls the callback with no argument.',
    answer: ({ format }) => ({ body: format.callback === null ? '' : `${format.callback}();` }),
  },
  twice: {
    description: 'Deletes, and answers twice: the second answer contradicts the first.',
    answer: ({ proper, verdict, code, format }) => ({
      body: `${proper.body}\n${writeReply(oppositeOf(verdict, code), format).body}`,
    }),
  },
  throws: {
    description: 'Deletes, and answers with a program that fails after calling the callback.',
    answer: inJsonp(({ body }) => `${body}\nthrow new Error('after the answer');`),
  },
  hostile: {
    description: 'Deletes, and answers with a program that tries to change the page first.',
    answer: inJsonp(
      ({ body }) =>
        `try { document.title = top.document.title = 'Changed by the answer'; } catch {}\n${body}`,
    ),
  },
  'wrong-code': {
    description: 'Deletes, and claims to have deleted another customer.',
    answer: ({ verdict, format }) =>
      verdict.status === 'success' ? writeReply({ ...verdict, code: otherCode }, format) : {},
  },
  'number-code': {
    description: 'Deletes, and answers with the code as a number, which long codes do not survive.',
    answer: inJson(({ body }) => body.replace(/("code":\s*)"0*(\d+)"/, '$1$2')),
  },
  wrapped: {
    description: 'Deletes, and wraps the JSON answer in "response" with "@attributes".',
    answer: ({ verdict, format }) =>
      format.output === 'JSON' ? writeJson(wrappedJsonOf(verdict), format) : {},
  },
  refuse: { description: 'Refuses with an error; deletes nothing.', deletes: false },
  'errors-list': {
    description: 'Refuses with a list of errors, some of them objects; deletes nothing.',
    deletes: false,
    answer: ({ message, format }) =>
      format.output === 'JSON'
        ? writeJson(
            { status: 'error', errors: [message, { xml_value_to_show: `${message} (again)` }] },
            format,
          )
        : {},
  },
};

/**
 * Every kind for whoever offers the choice: `ms` is what it waits where nothing else is asked
 * for, `deletes` whether the customer is gone afterwards.
 * @type {readonly { kind: string, description: string, ms: number, deletes: boolean }[]}
 */
export const misbehaviours = Object.entries(kinds).map(([kind, row]) => ({
  kind,
  description: row.description,
  ms: row.ms ?? 0,
  deletes: row.deletes ?? true,
}));

const longestWait = 3_600_000;

/**
 * Reads the request for a misbehaviour.
 * @param {any} asked a stranger's JSON: `{kind, ms?, message?, times?}`; null, or the kind null or
 *   `none`, for no misbehaviour
 * @returns {Misbehaviour | null}
 * @throws {RangeError} where it asks for something that does not exist
 */
export function readMisbehaviour(asked) {
  if (asked === null || asked.kind === null || asked.kind === 'none') return null;
  const row = misbehaviours.find(({ kind }) => kind === asked.kind);
  if (!row) throw new RangeError(`No such kind of misbehaviour: ${JSON.stringify(asked.kind)}`);

  const ms = asked.ms ?? row.ms;
  const message = asked.message ?? refusalText;
  const times = asked.times ?? 1;
  const code = asked.code ?? null;
  if (typeof ms !== 'number' || !(ms >= 0 && ms <= longestWait)) {
    throw new RangeError(`ms must be a number from 0 to ${longestWait}`);
  }
  if (typeof message !== 'string') throw new RangeError('message must be a text');
  if (typeof times !== 'number' || !Number.isInteger(times) || times < 1) {
    throw new RangeError('times must be a whole number from 1');
  }
  if (code !== null && typeof code !== 'string') throw new RangeError('code must be a text');
  return { kind: row.kind, ms, message, times, code };
}

/**
 * Whether a call that is to be answered like this deletes first.
 * @param {Misbehaviour | null} misbehaviour
 */
export function deletesFirst(misbehaviour) {
  return misbehaviour === null || kinds[misbehaviour.kind].deletes !== false;
}

/**
 * @param {Misbehaviour | null} misbehaviour null: proper behaviour
 * @param {Omit<AnsweredCall, 'message' | 'proper'>} call
 * @returns {{ reply: Reply, ms: number, end: End }}
 */
export function planAnswer(misbehaviour, call) {
  const proper = writeReply(call.verdict, call.format);
  if (misbehaviour === null) return { reply: proper, ms: 0, end: 'answer' };
  const { answer, end = 'answer' } = kinds[misbehaviour.kind];
  const difference = answer?.({ ...call, proper, message: misbehaviour.message });
  return { reply: { ...proper, ...difference }, ms: misbehaviour.ms, end };
}

/**
 * An `answer` that rewrites the body of JSONP replies and leaves all others alone.
 * @param {(proper: Reply) => string} rewrite
 * @returns {(call: AnsweredCall) => Partial<Reply>}
 */
function inJsonp(rewrite) {
  return ({ format, proper }) => (format.callback === null ? {} : { body: rewrite(proper) });
}

/**
 * The same for JSON and JSONP.
 * @param {(proper: Reply) => string} rewrite
 * @returns {(call: AnsweredCall) => Partial<Reply>}
 */
function inJson(rewrite) {
  return ({ format, proper }) => (format.output === 'JSON' ? { body: rewrite(proper) } : {});
}

/**
 * @param {number} status
 * @param {string} text
 * @returns {Reply}
 */
function page(status, text) {
  const body = `<!doctype html>\n<title>${text}</title>\n<h1>${text}</h1>\n`;
  return { status, type: 'text/html; charset=utf-8', body };
}

/**
 * @param {Verdict} verdict
 * @param {string} code
 * @returns {Verdict}
 */
function oppositeOf(verdict, code) {
  return verdict.status === 'success'
    ? { status: 'error', message: 'The customer could not be deleted' }
    : { status: 'success', code };
}

/**
 * What a mechanical translation of the XML reply would look like.
 * @param {Verdict} verdict
 */
function wrappedJsonOf(verdict) {
  const attributes = (/** @type {string} */ status) => ({ '@attributes': { status } });
  return {
    response:
      verdict.status === 'success'
        ? {
            ...attributes('success'),
            customer: { ...attributes('deleted'), code: verdict.code },
          }
        : { ...attributes('error'), error: jsonOf(verdict).error },
  };
}
