// Faults in the program that the answer is: how, when and how often the callback is called.

/** @typedef {import('../types.js').Call} Call */
/** @typedef {import('../types.js').Fault} Fault */

/**
 * @param {(call: Call & { json: string }) => string} write
 * @returns {Fault['call']}
 */
const program = (write) => ({
  reply: (call) => ({ body: write({ ...call, json: JSON.stringify(call.payload) }) }),
});

const BUSY = '(function (start) { while (Date.now() - start < 300); })(Date.now());';

const refusal = '{"status":"error","error":"No such customer"}';

/** @type {Record<string, Fault>} */
const forms = {
  bom: {
    does: 'Deletes, and puts a byte order mark before the proper answer.',
    truth: 'deleted',
    call: program(({ jsonp }) => `\ufeff${jsonp()}`),
  },
  'no-semicolon': {
    does: 'Deletes, and leaves out the semicolon.',
    truth: 'deleted',
    call: program(({ callback, json }) => `${callback}(${json})`),
  },
  'white-space': {
    does: 'Deletes, and puts white space everywhere.',
    truth: 'deleted',
    call: program(({ callback, json }) => `\r\n\t ${callback} \n (\n ${json} \n ) \n ; \n\n`),
  },
  comment: {
    does: 'Deletes, and puts comments around the proper answer.',
    truth: 'deleted',
    call: program(({ callback, json }) => `/**/${callback}(${json}); // <!-- -->`),
  },
  guarded: {
    does: 'Deletes, and calls the callback only if it is a function.',
    truth: 'deleted',
    call: program(
      ({ callback, json }) => `/**/ typeof ${callback} === 'function' && ${callback}(${json});`,
    ),
  },
  'of-window': {
    does: 'Deletes, and calls the callback as a member of window.',
    truth: 'deleted',
    call: program(({ callback, json }) => `window['${callback}'](${json});`),
  },
  caught: {
    does: 'Deletes, and calls the callback within try and catch.',
    truth: 'deleted',
    call: program(({ callback, json }) => `try { ${callback}(${json}) } catch (e) {}`),
  },
  declared: {
    does: 'Deletes, and declares a variable of the name of the callback before calling it.',
    truth: 'deleted',
    call: program(({ callback, json }) => `var ${callback}; ${callback}(${json});`),
  },
  redeclared: {
    does: 'Deletes, and declares a function of its own by the name of the callback.',
    truth: 'unknown/no-callback',
    makesGlobal: true,
    call: program(({ callback, json }) => `function ${callback}() {} ${callback}(${json});`),
  },
  empty: {
    does: 'Deletes, and answers with an empty program.',
    truth: 'unknown/no-callback',
    call: program(() => ''),
  },
  'other-name': {
    does: 'Deletes, and calls a callback of another name.',
    truth: 'unknown/no-callback',
    call: program(({ callback, json }) => `${callback}Other(${json});`),
  },
  'upper-case': {
    does: 'Deletes, and calls the callback in capitals.',
    truth: 'unknown/no-callback',
    call: program(({ callback, json }) => `${callback.toUpperCase()}(${json});`),
  },
  'guarded-other-name': {
    does: 'Deletes, and calls a callback of another name if there is one.',
    truth: 'unknown/no-callback',
    call: program(({ json }) => `typeof callback === 'function' && callback(${json});`),
  },
  'syntax-error-before': {
    does: 'Deletes, and puts a line that is no program before the proper answer.',
    truth: 'unknown/no-callback',
    call: program(({ jsonp }) => `Warning: no such file on line 42\n${jsonp()}`),
  },
  'syntax-error-after': {
    does: 'Deletes, and puts a line that is no program after the proper answer.',
    truth: 'unknown/no-callback',
    call: program(({ jsonp }) => `${jsonp()}\nFatal error: out of memory`),
  },
  'anti-hijacking': {
    does: 'Deletes, and puts the usual guard against inclusion before the proper answer.',
    truth: ['unknown/no-callback', 'unknown/network'],
    call: program(({ jsonp }) => `)]}',\n${jsonp()}`),
  },
  'endless-loop-guard': {
    does: 'Deletes, and stops with an exception before it calls the callback.',
    truth: 'unknown/no-callback',
    call: program(({ jsonp }) => `throw 1;\n${jsonp()}`),
  },
  'throws-after': {
    does: 'Deletes, calls the callback, and then fails.',
    truth: 'deleted',
    call: program(({ jsonp }) => `${jsonp()}\nthrow new Error('after the answer');`),
  },
  html: {
    does: 'Deletes, and answers with a web page.',
    truth: ['unknown/network', 'unknown/no-callback'],
    call: { reply: () => ({ type: 'text/html', body: '<!doctype html>\n<title>Down</title>' }) },
  },
  json: {
    does: 'Deletes, and answers in bare JSON.',
    truth: ['unknown/network', 'unknown/no-callback'],
    call: {
      reply: ({ payload }) => ({ type: 'application/json', body: JSON.stringify(payload) }),
    },
  },
  xml: {
    does: 'Deletes, and answers in XML.',
    truth: ['unknown/network', 'unknown/no-callback'],
    call: {
      reply: () => ({
        type: 'text/xml; charset=utf-8',
        body: '<response status="success">\n<customer status="deleted">\n</customer>\n</response>',
      }),
    },
  },
  'xml-error': {
    does: 'Deletes nothing, and answers with an error in XML.',
    truth: ['unknown/network', 'unknown/no-callback'],
    call: {
      deletes: false,
      reply: () => ({
        type: 'text/xml; charset=utf-8',
        body: '<response status="error">\n<error>Wrong password</error>\n</response>',
      }),
    },
  },
};

/** @type {Record<string, Fault>} */
const times = {
  'twice-same': {
    does: 'Deletes, and calls the callback twice with the same answer.',
    truth: 'deleted',
    call: program(({ jsonp }) => `${jsonp()}\n${jsonp()}`),
  },
  'twice-different': {
    does: 'Deletes, and calls the callback with success, then with an error.',
    truth: 'unknown/malformed',
    call: program(({ callback, jsonp }) => `${jsonp()}\n${callback}(${refusal});`),
  },
  'twice-different-other-way': {
    does: 'Deletes, and calls the callback with an error, then with success.',
    truth: 'unknown/malformed',
    call: program(({ callback, jsonp }) => `${callback}(${refusal});\n${jsonp()}`),
  },
  'twice-two-errors': {
    does: 'Deletes nothing, and calls the callback with two errors that differ.',
    truth: 'unknown/malformed',
    call: {
      deletes: false,
      reply: ({ jsonp }) => ({ body: `${jsonp()}\n${jsonp({ status: 'error', error: 'Other' })}` }),
    },
  },
  'nothing-first': {
    does: 'Deletes, and calls the callback with nothing, then with success.',
    truth: 'unknown/malformed',
    call: program(({ callback, jsonp }) => `${callback}();\n${jsonp()}`),
  },
  'thousand-times': {
    does: 'Deletes, and calls the callback a thousand times with the same answer.',
    truth: 'deleted',
    call: program(
      ({ callback, json }) => `Array(1000).fill(${json}).forEach(function (a) { ${callback}(a) });`,
    ),
  },
  'in-a-microtask': {
    does: 'Deletes, and calls the callback from a promise.',
    truth: 'deleted',
    call: program(({ callback, json }) => `Promise.resolve(${json}).then(${callback});`),
  },
  'timer-0': {
    does: 'Deletes, and calls the callback by a timer of 0 ms.',
    truth: ['deleted', 'unknown/no-callback'],
    late: 'deleted',
    call: program(({ callback, json }) => `setTimeout(function () { ${callback}(${json}) }, 0);`),
  },
  'timer-30': {
    does: 'Deletes, and calls the callback by a timer of 30 ms.',
    // Within the 100 ms that a callback may come after the program; a busy machine is slower.
    truth: ['deleted', 'unknown/no-callback'],
    late: 'deleted',
    call: program(({ callback, json }) => `setTimeout(function () { ${callback}(${json}) }, 30);`),
  },
  'timer-1000': {
    does: 'Deletes, and calls the callback by a timer of a second.',
    truth: ['unknown/no-callback', 'deleted'],
    late: 'deleted',
    call: program(
      ({ callback, json }) => `setTimeout(function () { ${callback}(${json}) }, 1000);`,
    ),
  },
  'timer-1000-refused': {
    does: 'Deletes nothing, and calls the callback with an error by a timer of a second.',
    truth: ['unknown/no-callback', 'refused'],
    late: 'refused',
    call: {
      ...program(({ callback, json }) => `setTimeout(${callback}, 1000, ${json});`),
      deletes: false,
    },
  },
  'timer-past-the-limit': {
    does: 'Deletes, and calls the callback by a timer that ends after the time is up.',
    truth: ['unknown/timeout', 'unknown/no-callback'],
    late: 'deleted',
    timeout: 50,
    call: program(({ callback, json }) => `setTimeout(${callback}, 1000, ${json});`),
  },
  'busy-before': {
    does: 'Deletes, keeps the processor busy for 300 ms, and calls the callback.',
    truth: 'deleted',
    call: program(({ jsonp }) => `${BUSY} ${jsonp()}`),
  },
  'busy-after': {
    does: 'Deletes, calls the callback, and keeps the processor busy for 300 ms.',
    truth: 'deleted',
    call: program(({ jsonp }) => `${jsonp()} ${BUSY}`),
  },
};

/** What a POST makes of those answers that are not programs first of all. */
const byPost = {
  bom: 'deleted',
  empty: 'unknown/malformed',
  'syntax-error-before': 'unknown/malformed',
  'syntax-error-after': 'unknown/malformed',
  'anti-hijacking': 'unknown/malformed',
  html: 'unknown/malformed',
  json: 'deleted',
  xml: 'deleted',
  'xml-error': 'refused',
};

/** @type {Record<string, Fault>} */
export const programs = Object.fromEntries(
  Object.entries({ ...forms, ...times }).map(([name, fault]) => [
    name,
    { ...fault, post: /** @type {any} */ (byPost)[name] ?? null },
  ]),
);
