/**
 * The one script inside the frame. It takes one port, once; says that it is ready; takes one URL, once;
 * and tells what the browser tells. The answer is a stranger's program that runs beside it, so all
 * that it needs later is held in local variables before that program is there.
 *
 * Its SHA-256 stands in the frame's own policy and in `dist/sri.json`; a page whose policy allows no
 * inline scripts has to allow it.
 */
export const FRAME_PROGRAM = `onmessage = function (event) {
  var port = event.ports[0], post = port.postMessage.bind(port), toJson = JSON.stringify, left = 9;
  onmessage = null;
  addEventListener('securitypolicyviolation', function (event) {
    if (event.isTrusted) post(['violation', event.blockedURI, event.originalPolicy, event.disposition]);
  });
  port.onmessage = function (event) {
    var url = event.data[0], callback = event.data[1], script = document.createElement('script');
    port.onmessage = null;
    if (callback) self[callback] = function (answer) {
      var json = '';
      try { json = toJson(answer); } catch (_) {}
      if (left-- > 0) post(['answer', json && json.length < 1e5 ? json : '']);
    };
    function tell(event) { if (event.isTrusted) post([event.type]); }
    script.addEventListener('load', tell);
    script.addEventListener('error', tell);
    script.nonce = event.data[2];
    script.src = self.trustedTypes ? trustedTypes.createPolicy('customer-delete', {
      createScriptURL: String
    }).createScriptURL(url) : url;
    document.head.append(script);
  };
  post(['ready']);
};`;
