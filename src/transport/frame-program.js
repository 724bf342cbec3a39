/**
 * The one script inside the frame; the build makes it smaller and puts it into frame-document.ts.
 * It takes one port, once; says that it is ready; takes one URL, once; and tells what the browser
 * tells. The answer is a stranger's program that runs beside it, so all that is needed later is held
 * in local variables before that program is there; strict, so that it finds no callers either.
 */
'use strict';
const { nonce } = /** @type {HTMLScriptElement} */ (document.currentScript);
onmessage = ({ source, ports: [port] }) => {
  // Another frame, with an answer that is waiting in it, may offer a port of its own.
  if (source !== parent) return;
  const post = port.postMessage.bind(port);
  const toJson = JSON.stringify;
  // All but its address is ready before that comes: nobody has to wait for this.
  const script = document.createElement('script');
  // The answer can make an event's own `type` say anything; only `isTrusted` is out of its reach.
  const tell = (/** @type {string} */ type) =>
    script.addEventListener(type, ({ isTrusted }) => {
      if (isTrusted) post({ type });
    });
  let asTrusted = (/** @type {string} */ url) => url;
  let left = 9;

  onmessage = null;
  // What the answer throws would stand in the console beside its address, password and all.
  addEventListener('error', (event) => event.preventDefault());
  addEventListener('securitypolicyviolation', (event) => {
    const { isTrusted, blockedURI, originalPolicy, disposition } = event;
    const isEnforced = disposition === 'enforce';
    // As a string, whatever the answer has made of it.
    if (isTrusted)
      post({ type: 'violation', blockedURI: `${blockedURI}`, originalPolicy, isEnforced });
  });
  tell('load');
  tell('error');
  script.nonce = nonce;
  // Firefox does not take it from the frame.
  script.referrerPolicy = 'no-referrer';
  try {
    const policy = /** @type {any} */ (self).trustedTypes.createPolicy('customer-delete', {
      createScriptURL: String,
    });
    asTrusted = (url) => policy.createScriptURL(url);
  } catch {
    // A browser or a page without Trusted Types takes the string.
  }
  document.head.append(script);

  port.onmessage = ({ data: [url, callback] }) => {
    port.onmessage = null;
    if (callback) {
      /** @type {any} */ (self)[callback] = (/** @type {unknown} */ answer) => {
        let json = '0';
        try {
          json = toJson(answer) || json;
        } catch {
          // A cycle, say: what can't be told is no answer, and neither is what has no end.
        }
        if (left-- > 0) post({ type: 'answer', payload: json.length < 1e5 ? json : '0' });
      };
    }
    script.src = asTrusted(url);
  };

  post({ type: 'ready' });
};
