import type { CreateTransport } from './transport.js';
import { trusted } from './trusted-types.js';
import { onViolation } from './violations.js';

/** Runs the answer as a script of the page itself: what it does, it does with the page's rights. */
export const scriptTag: CreateTransport = (_origin, nonce) => {
  const script = document.createElement('script');
  const calls = window as unknown as Record<string, unknown>;
  const ending = new AbortController();
  let name = '';
  let stopListening: (() => void) | undefined;

  return {
    ready: Promise.resolve(true),
    isUsable: () => true,
    send(url, callback, report) {
      name = callback;
      if (name) calls[name] = (payload?: unknown) => report({ type: 'answer', payload });
      stopListening = onViolation(url, (isEnforced) =>
        report({ type: 'violation', of: 'unclear', isEnforced }),
      );
      script.onload = script.onerror = (event) =>
        report({ type: (event as Event).type as 'load' | 'error' });
      script.referrerPolicy = 'no-referrer';
      script.nonce = nonce;
      try {
        script.src = trusted().createScriptURL(url);
        document.documentElement.append(script);
      } catch {
        // A page's own `append()` may fail when all is done.
        if (script.isConnected) return;
        // Trusted Types refused the URL: nothing was requested.
        setTimeout(() => {
          report({ type: 'violation', of: 'host', isEnforced: true });
          report({ type: 'error' });
        });
      }
    },
    ended: ending.signal,
    dispose() {
      ending.abort();
      stopListening?.();
      script.onload = script.onerror = null;
      script.replaceWith();
      // The answer may have made it a property that can't be deleted.
      Reflect.deleteProperty(calls, name);
    },
  };
};
