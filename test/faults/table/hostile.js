// Answers that do more than answer. In the page they could do anything, so most run in a frame only.

/** @typedef {import('../types.js').Call} Call */
/** @typedef {import('../types.js').Fault} Fault */
/** @typedef {import('../types.js').Truth} Truth */

/**
 * @param {Truth} truth
 * @param {string} what
 * @param {(call: Call) => string} body
 * @returns {Fault}
 */
const program = (truth, what, body) => ({
  does: `Deletes, and answers with a program that ${what}.`,
  truth,
  // Nothing of the answer to a POST runs.
  post: null,
  call: { reply: (call) => ({ body: body(call) }) },
});

/** @type {Record<string, Fault>} */
export const hostile = {
  'forged-message': program(
    'unknown/no-callback',
    'sends messages to the page instead of calling the callback',
    ({ payload }) => {
      const json = JSON.stringify(payload);
      const message = JSON.stringify(['answer', json]);
      return `[parent, top, self].forEach(function (w) { w.postMessage(${message}, '*') });
        self.dispatchEvent(new MessageEvent('message', { data: ${message} }));`;
    },
  ),
  'forged-load': program(
    'unknown/no-callback',
    'dispatches load and error events of its own',
    () => `document.querySelectorAll('script').forEach(function (s) {
      if (s.src.indexOf('callback=') > 0) {
        s.dispatchEvent(new Event('error')); s.dispatchEvent(new Event('load'));
      }
    });`,
  ),
  'removes-itself': program(
    'deleted',
    'removes its own element first',
    ({ jsonp }) => `document.currentScript.remove(); ${jsonp()}`,
  ),
  'removes-itself-silently': program(
    'unknown/no-callback',
    'removes its own element only',
    () => 'document.currentScript.remove();',
  ),
  'empties-the-document': program(
    { frame: 'deleted', none: null },
    'empties its document first',
    ({ jsonp }) => `document.documentElement.remove(); ${jsonp()}`,
  ),
  'stops-loading': program(
    { frame: 'deleted', none: null },
    'stops all loading first',
    ({ jsonp }) => `stop(); ${jsonp()}`,
  ),
  'replaces-json': program(
    { frame: 'unknown/malformed', none: null },
    'replaces JSON.stringify and calls the callback with nothing',
    ({ callback, payload }) => {
      const json = JSON.stringify(JSON.stringify(payload));
      return `JSON.stringify = function () { return ${json} }; ${callback}();`;
    },
  ),
  'breaks-json': program(
    { frame: 'deleted', none: null },
    'breaks what JavaScript gives to every program, and then answers',
    ({ jsonp }) => `JSON = MessagePort.prototype.postMessage = EventTarget.prototype.dispatchEvent =
      Function.prototype.call = Function.prototype.bind = Function.prototype.apply =
      Array.prototype.push = Object.keys = null; ${jsonp()}`,
  ),
  'poisons-prototypes': program(
    { frame: 'unknown/malformed', none: null },
    'gives every object a status of success and answers with an empty one',
    ({ callback }) => `Object.prototype.status = 'success'; ${callback}({});`,
  ),
  'shadows-data': program(
    { frame: 'unknown/no-callback', none: null },
    'listens to everything and repeats it',
    () => `addEventListener('message', function (e) { (e.ports[0] || parent).postMessage(['load']) });
      addEventListener('error', function () { return true }); onmessage = function () {};`,
  ),
  'floods-with-answers': program(
    { frame: 'unknown/malformed', none: 'unknown/malformed' },
    'calls the callback a thousand times, each time with something else',
    ({ callback }) =>
      `Array.from(Array(1000).keys(), function (i) { ${callback}({ status: i }) });`,
  ),
  'leaves-after': program(
    { frame: 'deleted', none: null },
    'answers, and then leads its frame elsewhere',
    ({ jsonp, elsewhere }) => `${jsonp()} location = ${JSON.stringify(elsewhere.split('?')[0])};`,
  ),
  'leaves-before': program(
    { frame: 'unknown/no-callback', none: null },
    'leads its frame elsewhere and says nothing',
    ({ elsewhere }) => `location = ${JSON.stringify(elsewhere.split('?')[0])};`,
  ),
  'leaves-to-nothing': program(
    { frame: 'unknown/no-callback', none: null },
    'leads its frame to an empty page',
    () => 'location = "about:blank";',
  ),
  'rewrites-the-document': program(
    { frame: ['deleted', 'unknown/no-callback'], none: null },
    'answers, and rewrites its document',
    ({ jsonp }) => `${jsonp()} document.open(); document.write('<p>'); document.close();`,
  ),
  'calls-elsewhere': program(
    { frame: 'unknown/no-callback', none: null },
    'tries to make the call once more, elsewhere, with all that it knows',
    ({ elsewhere }) => {
      const url = JSON.stringify(elsewhere);
      return `fetch(${url}, { mode: 'no-cors' }).catch(function () {}); new Image().src = ${url};
        try { navigator.sendBeacon(${url}) } catch (e) {}
        document.head.appendChild(document.createElement('script')).src = ${url};`;
    },
  ),
  'opens-dialogs': program(
    { frame: 'deleted', none: null },
    'opens dialogs and windows first',
    ({ jsonp }) =>
      `alert(1); confirm(1); prompt(1); print(); try { open('about:blank') } catch (e) {} ${jsonp()}`,
  ),
  'reaches-for-the-page': program(
    { frame: 'deleted', none: null },
    'reaches for the page, its storage and its address first',
    ({ jsonp }) => `[
        function () { parent.document.title = 'Changed by the answer' },
        function () { top.location = 'about:blank' },
        function () { localStorage.setItem('fault', 1) },
        function () { document.cookie = 'fault=1' },
        function () { parent.faultReached = true }
      ].forEach(function (attempt) { try { attempt() } catch (e) {} }); ${jsonp()}`,
  ),
};
