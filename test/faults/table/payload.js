// Faults in what the callback is called with.

/** @typedef {import('../types.js').Call} Call */
/** @typedef {import('../types.js').Fault} Fault */
/** @typedef {import('../types.js').Truth} Truth */

/**
 * A row whose server deletes and calls the callback with these arguments, as JavaScript.
 *
 * @param {Truth} truth
 * @param {string} what
 * @param {(call: Call & { json: string }) => string} write
 * @returns {Fault}
 */
const argument = (truth, what, write) => ({
  does: `Deletes, and calls the callback with ${what}.`,
  truth,
  // That is no program.
  post: null,
  call: {
    reply: (call) => ({
      body: `${call.callback}(${write({ ...call, json: JSON.stringify(call.payload) })});`,
    }),
  },
});

/**
 * A row whose server deletes and calls the callback with this JSON; a POST is answered with it.
 *
 * @param {Truth} truth
 * @param {string} what
 * @param {(call: Call) => string} write
 * @returns {Fault}
 */
const json = (truth, what, write) => ({
  does: `Deletes, and calls the callback with ${what}.`,
  truth,
  call: {
    reply: (call) => ({
      body: call.callback ? `${call.callback}(${write(call)});` : write(call),
    }),
  },
});

/**
 * The same with this value.
 *
 * @param {Truth} truth
 * @param {string} what
 * @param {(call: Call) => unknown} value
 */
const value = (truth, what, value) => json(truth, what, (call) => JSON.stringify(value(call)));

/**
 * A row whose server deletes nothing and calls the callback with this value.
 *
 * @param {Truth} truth
 * @param {string} what
 * @param {unknown} error
 * @returns {Fault}
 */
const refusal = (truth, what, error) => ({
  does: `Deletes nothing, and calls the callback with ${what}.`,
  truth,
  call: { deletes: false, reply: ({ jsonp }) => ({ body: jsonp(error) }) },
});

/**
 * A row whose server deletes a code of this kind and answers properly.
 *
 * @param {string} kind
 */
const proper = (kind) => value('deleted', `a code made of ${kind}`, ({ payload }) => payload);

/** @type {Record<string, Fault>} */
const kinds = {
  'argument-nothing': argument('unknown/malformed', 'nothing', () => ''),
  'argument-undefined': argument('unknown/malformed', 'undefined', () => 'undefined'),
  'argument-null': argument('unknown/malformed', 'null', () => 'null'),
  'argument-true': argument('unknown/malformed', 'true', () => 'true'),
  'argument-number': argument('unknown/malformed', 'a number', () => '200'),
  'argument-text': argument('unknown/malformed', 'a text', () => '"success"'),
  'argument-json-text': argument('unknown/malformed', 'the answer as a text of JSON', ({ json }) =>
    JSON.stringify(json),
  ),
  'argument-function': argument('unknown/malformed', 'a function', () => 'function () {}'),
  'argument-function-success': argument(
    'unknown/malformed',
    'a function that has the members of an answer',
    ({ json }) => `Object.assign(function () {}, ${json})`,
  ),
  'argument-array': argument('unknown/malformed', 'an empty list', () => '[]'),
  'argument-list': argument('unknown/malformed', 'a list of the answer', ({ json }) => `[${json}]`),
  'argument-empty': argument('unknown/malformed', 'an empty object', () => '{}'),
  'arguments-two': argument('deleted', 'the answer and more', ({ json }) => `${json}, 200`),
  'arguments-node': argument('unknown/malformed', 'null and the answer', (c) => `null, ${c.json}`),
  'argument-date': argument('unknown/malformed', 'a date', () => 'new Date()'),
  'argument-map': argument('unknown/malformed', 'a Map', () => 'new Map([["status", "success"]])'),
  'argument-promise': argument(
    'unknown/malformed',
    'a promise of the answer',
    ({ json }) => `Promise.resolve(${json})`,
  ),
  'argument-window': argument('unknown/malformed', 'window', () => 'window'),
  'argument-symbol': argument('unknown/malformed', 'a symbol', () => 'Symbol("success")'),
  cyclic: argument(
    // What holds itself is no JSON, and a frame hands over nothing else.
    { frame: 'unknown/malformed', none: 'deleted' },
    'an answer that holds itself',
    ({ json }) => `(function (a) { a.self = a; return a; })(${json})`,
  ),
  accessor: argument(
    // A frame hands over the JSON; in the page nothing of a stranger's is called.
    { frame: 'deleted', none: 'unknown/malformed' },
    'an answer whose status is computed',
    ({ json }) =>
      `Object.defineProperty(${json}, 'status', { enumerable: true, get() { return 'success' } })`,
  ),
  'accessor-throws': argument(
    'unknown/malformed',
    'an answer whose status can not be read',
    ({ json }) =>
      `Object.defineProperty(${json}, 'status', { enumerable: true, get() { throw 'no' } })`,
  ),
  proxy: argument('deleted', 'a proxy of the answer', ({ json }) => `new Proxy(${json}, {})`),
  'proxy-throws': argument(
    'unknown/malformed',
    'a proxy that fails',
    () => 'new Proxy({}, { get() { throw 1 }, getOwnPropertyDescriptor() { throw 1 } })',
  ),
  'to-json': argument(
    { frame: 'deleted', none: 'unknown/malformed' },
    'an object that becomes the answer when it is written as JSON',
    ({ json }) => `{ toJSON: function () { return ${json} } }`,
  ),
  'big-integer': argument(
    { frame: 'unknown/malformed', none: 'deleted' },
    'an answer with an integer that JSON can not hold',
    ({ json }) => `Object.assign(${json}, { balance: 2n ** 64n })`,
  ),
  inherited: argument(
    'unknown/malformed',
    'an object that inherits the answer',
    ({ json }) => `Object.create(${json})`,
  ),
  proto: argument(
    'unknown/malformed',
    'an object whose prototype is the answer',
    ({ json }) => `{ "__proto__": ${json} }`,
  ),
  'proto-extra': argument(
    'deleted',
    'an answer with a prototype of its own',
    ({ json }) => `{ "__proto__": { "error": "inherited" }, ${json.slice(1)}`,
  ),
  'no-prototype': argument(
    'deleted',
    'an answer without a prototype',
    ({ json }) => `Object.assign(Object.create(null), ${json})`,
  ),
  huge: argument(
    // More than 100 kB is not handed over by the frame.
    { frame: 'unknown/malformed', none: 'deleted' },
    'an answer of 5 MB',
    ({ json }) => `Object.assign(${json}, { note: 'x'.repeat(5e6) })`,
  ),
  'huge-code': argument(
    { frame: 'unknown/malformed', none: 'unknown/mismatch' },
    'a code of 5 MB',
    ({ json }) => `Object.assign(${json}, { code: 'x'.repeat(5e6) })`,
  ),
  deep: argument(
    { frame: 'unknown/malformed', none: 'deleted' },
    'an answer with 100,000 levels',
    ({ json }) =>
      `(function (a) { for (var i = 0, o = a; i < 1e5; i++) o = o.a = {}; return a; })(${json})`,
  ),
};

/** @type {Record<string, Fault>} */
const codes = {
  'code-other': value('unknown/mismatch', 'success for another customer', () => ({
    status: 'success',
    customer: { status: 'deleted', code: '0000000000000000' },
  })),
  'code-other-at-root': value('unknown/mismatch', 'success for another customer', () => ({
    status: 'success',
    code: '0000000000000000',
  })),
  'code-other-case': value('unknown/mismatch', 'the code in other letters', ({ code }) =>
    success(`${code}A`),
  ),
  'code-two': value('unknown/mismatch', 'two codes, one of them ours', ({ code }) => ({
    ...success(code),
    code: '0',
  })),
  'code-padded': value('unknown/mismatch', 'the code and a space', ({ code }) =>
    success(`${code} `),
  ),
  'code-list': value('unknown/mismatch', 'the code in a list', ({ code }) => success([code])),
  'code-none': value('deleted', 'success without a code', () => ({
    status: 'success',
    customer: { status: 'deleted' },
  })),
  'code-empty': value('deleted', 'success with an empty code', () => success('')),
  'code-null': value('deleted', 'success with a code that is null', () => success(null)),
  'code-zero': value('unknown/mismatch', 'success for the code 0, a number', () => success(0)),
  'code-false': value(
    ['deleted', 'unknown/mismatch'],
    'success with a code that is false, which is none or not ours',
    () => success(false),
  ),
  'code-wrapped': value('unknown/mismatch', 'the code as an object made from XML', ({ code }) =>
    success({ xml_value_to_show: code }),
  ),
  'code-number': json('deleted', 'the code as a number', ({ code }) => successFor(code)),
  'code-number-other': json('unknown/mismatch', 'another code as a number', ({ code }) =>
    successFor(`${BigInt(code) - 2n}`),
  ),
  'code-number-exponent': json('unknown/mismatch', 'the code as a rounded number', ({ code }) =>
    successFor(Number(code).toExponential(4)),
  ),
};

/** @type {Record<string, Fault>} */
const codesOfOtherKinds = {
  'code-letters': { ...proper('letters'), code: 'DEADBEEF-00-ff' },
  'code-signs': { ...proper('signs'), code: `a+b &c=d%41#e?f/g\\"h'i;<j>` },
  'code-of-the-world': { ...proper('letters of the world'), code: 'Zoë 顧客 🦊' },
  'code-number-rounded': {
    ...json('deleted', 'a code above 2^53 as a number', ({ code }) => successFor(code)),
    code: '9999999999999999',
  },
  'code-number-huge': {
    ...json('deleted', 'a code of 30 digits as a number', ({ code }) => successFor(code)),
    code: '123456789012345678901234567890',
  },
  'code-number-zeros': {
    ...json('unknown/mismatch', 'a code with leading zeros as a number', ({ code }) =>
      successFor(code.replace(/^0+/, '')),
    ),
    code: '0001234567',
  },
  'code-zeros-dropped': {
    ...value('unknown/mismatch', 'a code that has lost its leading zeros', ({ code }) =>
      success(code.replace(/^0+/, '')),
    ),
    code: '0001234567',
  },
};

/** @type {Record<string, Fault>} */
const successes = {
  bare: value('deleted', 'status success and nothing else', () => ({ status: 'success' })),
  wrapped: value('deleted', 'the answer within "response"', ({ payload }) => ({
    response: payload,
  })),
  attributes: value('deleted', 'the answer as made from XML', ({ code }) => ({
    response: {
      '@attributes': { status: 'success' },
      customer: { '@attributes': { status: 'deleted' }, code },
    },
  })),
  'wrapped-twice-said': value(
    'deleted',
    'a status beside "response" that says the same',
    (call) => ({
      status: 'success',
      error: '',
      response: call.payload,
    }),
  ),
  'attributes-at-root': value('deleted', 'the statuses in "@attributes"', ({ code }) => ({
    '@attributes': { status: 'success' },
    customer: { '@attributes': { status: 'deleted' }, code },
  })),
  'customer-list': value('unknown/malformed', 'a list of one customer', ({ payload }) => ({
    ...payload,
    customer: [payload['customer']],
  })),
  'customers-two': value('unknown/malformed', 'two customers', ({ payload }) => ({
    ...payload,
    customer: [payload['customer'], { status: 'deleted', code: '0' }],
  })),
  'customer-text': value('unknown/malformed', 'a customer that is a text', () => ({
    status: 'success',
    customer: 'deleted',
  })),
  'customer-active': value('unknown/malformed', 'success for an active customer', ({ code }) => ({
    status: 'success',
    customer: { status: 'active', code },
  })),
  'customer-deleted-only': value('unknown/malformed', 'a deleted customer, no status', (call) => ({
    customer: call.payload['customer'],
  })),
  'success-and-error': value('unknown/malformed', 'success and an error', ({ payload }) => ({
    ...payload,
    error: 'No such customer',
  })),
  'success-and-errors': value('unknown/malformed', 'success and errors', ({ payload }) => ({
    ...payload,
    errors: ['No such customer'],
  })),
  'success-and-no-error': value('deleted', 'success and empty errors', ({ payload }) => ({
    ...payload,
    error: '',
    errors: [],
  })),
  'error-and-deleted': value('unknown/malformed', 'an error and a deleted customer', (call) => ({
    ...call.payload,
    status: 'error',
  })),
  'status-upper-case': value('unknown/malformed', 'SUCCESS in capitals', ({ payload }) => ({
    ...payload,
    status: 'SUCCESS',
  })),
  'status-true': value('unknown/malformed', 'a status that is true', ({ payload }) => ({
    ...payload,
    status: true,
  })),
  'status-list': value('unknown/malformed', 'a status that is a list', ({ payload }) => ({
    ...payload,
    status: ['success'],
  })),
  'success-true': value('unknown/malformed', 'success: true', () => ({ success: true })),
  pending: value('unknown/malformed', 'a status that nobody knows', ({ payload }) => ({
    ...payload,
    status: 'queued',
  })),
};

/** @type {Record<string, Fault>} */
const refusals = {
  'error-text': refusal('refused', 'an error', { status: 'error', error: 'Wrong password' }),
  'error-list': refusal('refused', 'a list of errors', { status: 'error', errors: ['One', 'Two'] }),
  'error-objects': refusal('refused', 'a list of errors as objects', {
    status: 'error',
    errors: [{ xml_value_to_show: 'Wrong password' }],
  }),
  'error-object': refusal('refused', 'an error as an object', {
    status: 'error',
    error: { message: 'Wrong password' },
  }),
  'error-message': refusal('refused', 'a message only', { status: 'error', message: 'No' }),
  'attributes-contradict': refusal('unknown/malformed', 'two statuses that differ', {
    status: 'success',
    '@attributes': { status: 'error' },
  }),
  'error-beside-response': refusal('unknown/malformed', 'an error beside a success', {
    error: 'Wrong password',
    response: { status: 'success' },
  }),
  'errors-beside-response': refusal('unknown/malformed', 'errors beside a success', {
    errors: ['Wrong password'],
    response: { status: 'success' },
  }),
  'status-beside-response': refusal('unknown/malformed', 'a status error beside a success', {
    status: 'error',
    response: { status: 'success' },
  }),
  'success-beside-response': refusal('unknown/malformed', 'a status success beside an error', {
    status: 'success',
    response: { status: 'error', error: 'Wrong password' },
  }),
  'attributes-beside-response': refusal('unknown/malformed', 'attributes beside a success', {
    '@attributes': { status: 'error' },
    response: { status: 'success' },
  }),
  'code-beside-response': refusal('unknown/mismatch', 'another code beside a success', {
    code: '0',
    response: { status: 'success' },
  }),
  'error-bare': refusal('refused', 'status error and nothing else', { status: 'error' }),
  'error-empty': refusal('refused', 'an empty error', { status: 'error', error: '' }),
  'error-true': refusal('refused', 'an error that is true', { status: 'error', error: true }),
  'error-without-status': refusal('refused', 'an error without a status', { error: 'No' }),
  'error-attributes': refusal('refused', 'an error as made from XML', {
    response: { '@attributes': { status: 'error' }, error: 'Wrong password' },
  }),
  'error-many': {
    does: 'Deletes nothing, and calls the callback with a list of 100,000 errors.',
    truth: { frame: 'unknown/malformed', none: 'refused' },
    post: null,
    call: {
      deletes: false,
      reply: ({ callback }) => ({
        body: `${callback}({ status: 'error', errors: Array(1e5).fill('No such customer') })`,
      }),
    },
  },
  'error-other-code': refusal('unknown/mismatch', 'an error about another customer', {
    status: 'error',
    error: 'No such customer',
    code: '0',
  }),
  'message-only': refusal('unknown/malformed', 'a message without a status', { message: 'No' }),
  'no-match': refusal('unknown/malformed', 'the answer of a look-up that found nothing', {
    status: 'no_match',
  }),
  'no-match-error': refusal('unknown/malformed', 'a look-up that found nothing, and an error', {
    status: 'no_match',
    error: 'No match',
  }),
};

/** @param {unknown} code */
const success = (code) => ({ status: 'success', customer: { status: 'deleted', code } });

/** @param {string} code as a number is written in JavaScript */
const successFor = (code) =>
  `{ "status": "success", "customer": { "status": "deleted", "code": ${code} } }`;

export const payloads = { ...kinds, ...codes, ...codesOfOtherKinds, ...successes, ...refusals };
