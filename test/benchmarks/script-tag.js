// The call as a page would write it by hand, with a script tag: the baseline.
Object.assign(window, {
  /**
   * @param {string} url
   * @param {Record<string, string>} fields
   * @param {unknown} _options
   * @param {() => void} tell
   */
  callPeer(url, fields, _options, tell) {
    const script = document.createElement('script');
    const callback = `plain${Math.random().toString(36).slice(2)}`;
    Object.assign(window, {
      [callback]() {
        Reflect.deleteProperty(window, callback);
        script.remove();
        tell();
      },
    });
    script.src = `${url}?${new URLSearchParams({ ...fields, callback })}`;
    document.head.append(script);
  },
});
