/**
 * Runs in a host page before anything else: writes down what the page is told and who listens, and
 * can describe the page so that two descriptions can be compared. Keeps the browser's own functions,
 * which libraries may replace later.
 */
(() => {
  const { getOwnPropertyDescriptor, getOwnPropertyNames } = Object;
  const sourceOf = Function.prototype.call.bind(Function.prototype.toString);
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const { stringify } = JSON;

  /** @type {{ warn: string[], error: string[], exception: string[], violation: string[] }} */
  const lines = { warn: [], error: [], exception: [], violation: [] };
  for (const method of /** @type {const} */ (['warn', 'error'])) {
    const original = console[method];
    console[method] = (...values) => {
      lines[method].push(values.join(' '));
      original.apply(console, values);
    };
  }
  addEventListener.call(window, 'error', (event) => {
    if (event instanceof ErrorEvent) lines.exception.push(event.message);
  });
  addEventListener.call(window, 'unhandledrejection', (event) => {
    lines.exception.push(String(/** @type {PromiseRejectionEvent} */ (event).reason));
  });
  addEventListener.call(document, 'securitypolicyviolation', (event) => {
    const { blockedURI, effectiveDirective } = /** @type {SecurityPolicyViolationEvent} */ (event);
    lines.violation.push(`${effectiveDirective} ${blockedURI}`);
  });

  /** @type {{ name: string, type: string, listener: unknown, capture: boolean }[]} */
  const listeners = [];
  const nameOf = (/** @type {unknown} */ target) =>
    target === window || target === undefined || target === null
      ? 'window'
      : target === document
        ? 'document'
        : target === document.documentElement
          ? 'html'
          : target === document.body
            ? 'body'
            : '';
  /** @param {any} options */
  const isCapture = (options) => (typeof options === 'object' ? !!options?.capture : !!options);
  /** @param {{ name: string, type: string, listener: unknown, capture: boolean }} one */
  const find = ({ name, type, listener, capture }) =>
    listeners.findIndex(
      (other) =>
        other.name === name &&
        other.type === type &&
        other.listener === listener &&
        other.capture === capture,
    );
  /** @param {{ name: string, type: string, listener: unknown, capture: boolean }} one */
  const forget = (one) => {
    const index = find(one);
    if (index >= 0) listeners.splice(index, 1);
  };
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const name = nameOf(this);
    const one = { name, type, listener, capture: isCapture(options) };
    if (name && listener && find(one) < 0) {
      listeners.push(one);
      const { once, signal } = /** @type {AddEventListenerOptions} */ (Object(options));
      const gone = () => forget(one);
      if (once) addEventListener.call(this ?? window, type, gone, options);
      if (signal) addEventListener.call(signal, 'abort', gone);
    }
    return addEventListener.call(this ?? window, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    forget({ name: nameOf(this), type, listener, capture: isCapture(options) });
    return removeEventListener.call(this ?? window, type, listener, options);
  };

  /** @param {unknown} value */
  const shape = (value) => (typeof value === 'function' ? sourceOf(value) : typeof value);

  /** @param {PropertyDescriptor | undefined} descriptor */
  const describeProperty = (descriptor) => {
    if (!descriptor) return 'none';
    const { get, set, value, writable, enumerable, configurable } = descriptor;
    const kind = get || set ? `${shape(get)} ${shape(set)}` : `${shape(value)} ${writable}`;
    return `${kind} ${enumerable} ${configurable}`;
  };

  /**
   * @param {object} object
   * @returns {string} its own properties, values left out
   */
  const describe = (object) =>
    Reflect.ownKeys(object)
      .map((key) => `${String(key)}: ${describeProperty(getOwnPropertyDescriptor(object, key))}`)
      .join('\n');

  /** @returns {Record<string, string>} what belongs to the page, by name */
  const snapshot = () => {
    /** @type {Record<string, string>} */
    const found = {};
    for (const name of getOwnPropertyNames(window)) {
      if (/^\d+$/.test(name)) continue; // frames
      const descriptor = getOwnPropertyDescriptor(window, name);
      found[`global ${name}`] = describeProperty(descriptor);
      const value = descriptor?.value;
      const isObject = typeof value === 'object' && value && value !== window;
      if (!isObject && typeof value !== 'function') continue;
      try {
        found[`members of ${name}`] = describe(value);
        if (value.prototype) found[`prototype of ${name}`] = describe(value.prototype);
      } catch {
        // Another origin's.
      }
    }
    for (const target of [window, document, document.body]) {
      for (const name in target) {
        if (!name.startsWith('on')) continue;
        const handler = /** @type {any} */ (target)[name];
        if (handler) found[`${nameOf(target)}.${name}`] = shape(handler);
      }
    }
    const { documentElement: root, body, head } = document;
    const attributes = (/** @type {Element | null} */ element) =>
      element ? [...element.attributes].map(({ name, value }) => `${name}=${value}`).join() : '';
    const storage = (/** @type {'localStorage' | 'sessionStorage'} */ name) => {
      try {
        return stringify({ ...window[name] });
      } catch {
        return 'not allowed';
      }
    };
    return {
      ...found,
      head: head?.outerHTML ?? '',
      'attributes of html': attributes(root),
      'attributes of body': attributes(body),
      'children of html': [...root.children].map(({ localName }) => localName).join(),
      'children of body': [...(body?.children ?? [])].map(({ localName }) => localName).join(),
      'style sheets': `${document.styleSheets.length} ${document.adoptedStyleSheets?.length}`,
      'rules of style sheets': stringify(
        [...document.styleSheets].map((sheet) => {
          try {
            return sheet.cssRules.length;
          } catch {
            return 'not readable'; // from the disk
          }
        }),
      ),
      title: document.title,
      address: location.href,
      history: `${history.length} ${stringify(history.state)}`,
      name: window.name,
      cookies: (() => {
        try {
          return document.cookie;
        } catch {
          return 'not allowed';
        }
      })(),
      'local storage': storage('localStorage'),
      'session storage': storage('sessionStorage'),
      listeners: listeners
        .map(({ name, type, capture }) => `${name} ${type} ${capture}`)
        .sort()
        .join('\n'),
    };
  };

  Object.defineProperty(window, 'recorder', { value: { lines, snapshot } });
})();
