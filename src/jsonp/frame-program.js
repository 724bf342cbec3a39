/**
 * The one script inside the frame; the build makes it smaller and puts it into frame-document.ts.
 * It takes one port, once; says that it is ready; takes one URL, once; and tells what the browser
 * tells. The answer is a stranger's program that runs beside it, so all that is needed later is held
 * in local variables before that program is there.
 */
onmessage = ({ ports: [port] }) => {
  const post = port.postMessage.bind(port);
  const toJson = JSON.stringify;
  let left = 9;

  onmessage = null;
  addEventListener('securitypolicyviolation', (event) => {
    const { isTrusted, blockedURI, originalPolicy, disposition } = event;
    if (isTrusted) post(['violation', blockedURI, originalPolicy, disposition]);
  });

  port.onmessage = ({ data: [url, callback, nonce] }) => {
    const script = document.createElement('script');
    /** @param {Event} event */
    const tell = ({ isTrusted, type }) => {
      if (isTrusted) post([type]);
    };

    port.onmessage = null;
    if (callback) {
      /** @type {any} */ (self)[callback] = (/** @type {unknown} */ answer) => {
        let json = '';
        try {
          json = toJson(answer);
        } catch {
          // A cycle, say: no JSON, no answer.
        }
        if (left-- > 0) post(['answer', json && json.length < 1e5 ? json : '']);
      };
    }
    script.addEventListener('load', tell);
    script.addEventListener('error', tell);
    script.nonce = nonce;
    try {
      url = /** @type {any} */ (self).trustedTypes
        .createPolicy('customer-delete', { createScriptURL: String })
        .createScriptURL(url);
    } catch {
      // A browser or a page without Trusted Types takes the string.
    }
    script.src = url;
    document.head.append(script);
  };

  post(['ready']);
};
