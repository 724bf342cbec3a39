import type { CreateTransport } from './transport.js';
import { trusted } from './trusted-types.js';

/** Runs the answer as a script of the page itself: what it does, it does with the page's rights. */
export const scriptTag: CreateTransport = (_origin, nonce) => {
  const script = document.createElement('script');
  const listening = new AbortController();
  const calls = window as unknown as Record<string, unknown>;
  let name = '';

  return {
    ready: Promise.resolve(true),
    isUsable: () => true,
    send(url, callback, report) {
      const { signal } = listening;
      name = callback;
      if (name) {
        calls[name] = (payload?: unknown): void => report({ type: 'answer', payload });
      }
      document.addEventListener(
        'securitypolicyviolation',
        ({ blockedURI, disposition }) => {
          if (blockedURI && url.startsWith(blockedURI)) {
            report({ type: 'violation', of: 'unclear', isEnforced: disposition === 'enforce' });
          }
        },
        { signal },
      );
      script.addEventListener('load', () => report({ type: 'load' }), { signal });
      script.addEventListener('error', () => report({ type: 'error' }), { signal });
      script.referrerPolicy = 'no-referrer';
      script.nonce = nonce;
      try {
        script.src = trusted().createScriptURL(url);
        document.documentElement.append(script);
      } catch {
        // Trusted Types refused the URL: nothing was requested.
        queueMicrotask(() => report({ type: 'error' }));
      }
    },
    dispose() {
      listening.abort();
      script.remove();
      if (name) delete calls[name];
    },
  };
};
