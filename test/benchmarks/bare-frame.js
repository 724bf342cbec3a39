// The call from a new sandboxed frame each time; the next frame loads while a call runs. No policy, no checks,
// no outcomes: the lower bound for code that isolates each response in a frame.
Object.assign(window, {
  callPeer: (() => {
    const PROGRAM = `onmessage = ({ ports: [port] }) => {
      port.onmessage = ({ data: [url, callback] }) => {
        self[callback] = () => port.postMessage('');
        const script = document.createElement('script');
        script.src = url;
        document.head.append(script);
      };
      port.postMessage('');
    };`;

    function makeFrame() {
      const frame = document.createElement('iframe');
      const { port1: port, port2 } = new MessageChannel();
      const ready = new Promise((resolve) => (port.onmessage = resolve));
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.style.cssText =
        'position:fixed;top:0;left:0;width:0;height:0;border:0;visibility:hidden';
      frame.srcdoc = `<script>${PROGRAM}</script>`;
      frame.onload = () => frame.contentWindow?.postMessage('', '*', [port2]);
      document.documentElement.append(frame);
      return { frame, port, ready };
    }

    let next = makeFrame();
    /**
     * @param {string} url
     * @param {Record<string, string>} fields
     * @param {unknown} _options
     * @param {() => void} tell
     */
    return async (url, fields, _options, tell) => {
      const { frame, port, ready } = next;
      const callback = `bare${Math.random().toString(36).slice(2)}`;
      await ready;
      port.onmessage = () => {
        port.close();
        frame.remove();
        tell();
      };
      port.postMessage([`${url}?${new URLSearchParams({ ...fields, callback })}`, callback]);
      next = makeFrame();
    };
  })(),
});
