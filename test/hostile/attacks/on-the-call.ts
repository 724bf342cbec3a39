import type { Attacks } from './attack.js';

/** Ways to have the page believe something other than what the API has answered. */
export const attacksOnTheCall: Attacks = {
  'forges messages to the page instead of answering': {
    ends: ['unknown'],
    program: ({ code }) => {
      const json = JSON.stringify({ status: 'success', customer: { status: 'deleted', code } });
      const { port1, port2 } = new MessageChannel();
      const shapes = [
        ['answer', json],
        ['error'],
        ['violation', document.currentScript!.getAttribute('src'), '', 'enforce'],
        { type: 'answer', payload: JSON.parse(json) },
        json,
      ];
      for (const shape of shapes) {
        for (const target of [parent, top!, self]) target.postMessage(shape, '*');
        port1.postMessage(shape);
        document.dispatchEvent(new MessageEvent('message', { data: shape }));
      }
      parent.postMessage(['ready'], '*', [port2]);
    },
    hears: ['message'],
  },

  'looks for the port in everything that the frame calls': {
    ends: ['refused'],
    program: ({ refuse, script }) => {
      const found: unknown[] = [];
      const forge = (thing: unknown): void => {
        found.push(thing);
        const port = thing as MessagePort;
        for (const type of ['load', 'error', 'gone']) port?.postMessage?.([type]);
      };
      const spy = (owner: any, name: string): void => {
        const before = owner[name];
        owner[name] = function (this: unknown, ...values: unknown[]) {
          for (const value of [this, ...values]) forge(value);
          return before.apply(this, values);
        };
      };
      spy(MessagePort.prototype, 'postMessage');
      spy(EventTarget.prototype, 'addEventListener');
      spy(EventTarget.prototype, 'dispatchEvent');
      spy(Function.prototype, 'bind');
      spy(Function.prototype, 'call');
      spy(Array.prototype, 'push');
      for (const name of ['currentTarget', 'target', 'srcElement', 'type']) {
        Object.defineProperty(Event.prototype, name, {
          get(this: Event) {
            forge(this);
            return name === 'type' ? 'error' : script;
          },
        });
      }
      Object.defineProperty(MessageEvent.prototype, 'ports', { get: () => found });
      Object.defineProperty(Array.prototype, '0', { set: forge, configurable: true });
      Object.defineProperty(Object.prototype, 'onmessage', { set: forge, configurable: true });
      refuse();
    },
  },

  'calls the `load` of its script an `error`': {
    ends: ['unknown'],
    program: () => {
      Object.defineProperty(Event.prototype, 'type', { get: () => 'error' });
    },
    check: (_log, expect, outcome) => {
      // What ran has been loaded: an answer may still come.
      expect(outcome).to.include({ reason: 'no-callback' });
    },
  },

  'forges a violation of the host’s policy out of a real one': {
    ends: ['unknown'],
    program: ({ elsewhere, script }) => {
      const url = script.src;
      const lie = (prototype: object, name: string, value: unknown): void => {
        Object.defineProperty(prototype, name, { get: () => value });
      };
      lie(SecurityPolicyViolationEvent.prototype, 'blockedURI', url);
      lie(SecurityPolicyViolationEvent.prototype, 'originalPolicy', "script-src 'none'");
      lie(SecurityPolicyViolationEvent.prototype, 'disposition', 'enforce');
      lie(Event.prototype, 'type', 'error');
      new Image().src = `${elsewhere}/violation`;
    },
  },

  'gets hold of the frame’s own functions through their callers': {
    ends: ['unknown'],
    program: ({ elsewhere, script, note }) => {
      const url = script.src;
      const steal = (prototype: object, name: string): void => {
        const { get } = Object.getOwnPropertyDescriptor(prototype, name)!;
        Object.defineProperty(prototype, name, {
          get: function getter(this: Event): unknown {
            let caller: any;
            try {
              caller = (getter as Function).caller;
            } catch {
              // A strict function does not tell.
            }
            if (caller) {
              void note('caller');
              Object.defineProperty(prototype, name, { get });
              const event = { isTrusted: true, blockedURI: url, originalPolicy: 'x' };
              caller({ ...event, disposition: 'enforce', type: 'error' });
            }
            return name === 'type' ? 'error' : get!.call(this);
          },
        });
      };
      steal(SecurityPolicyViolationEvent.prototype, 'blockedURI');
      steal(Event.prototype, 'type');
      new Image().src = `${elsewhere}/violation`;
    },
  },

  'says nothing, and has the page trip over what a violation names': {
    ends: ['unknown'],
    program: ({ elsewhere }) => {
      const never = { toString: 0, valueOf: 0 };
      const names = [never, /x/, 1n, {}, [never], 'h', Symbol.iterator, new Date(), null];
      Object.defineProperty(SecurityPolicyViolationEvent.prototype, 'blockedURI', {
        get: () => names.shift(),
      });
      for (let i = 0; i < 9; i++) new Image().src = `${elsewhere}/${i}`;
    },
  },

  'dispatches events at its own script element': {
    ends: ['refused'],
    program: ({ script, refuse }) => {
      const url = script.src;
      const about = { blockedURI: url, originalPolicy: "script-src 'none'", documentURI: url };
      for (const target of [script, document, window, document.head]) {
        target.dispatchEvent(new Event('load'));
        target.dispatchEvent(new Event('error'));
        target.dispatchEvent(
          new SecurityPolicyViolationEvent('securitypolicyviolation', {
            ...about,
            disposition: 'enforce',
            violatedDirective: 'script-src',
            effectiveDirective: 'script-src',
            statusCode: 200,
            bubbles: true,
          }),
        );
      }
      refuse();
    },
  },

  'violates the frame’s policy with its own address': {
    ends: ['unknown'],
    program: ({ script }) => {
      const url = script.src;
      new Image().src = url;
      void fetch(url).catch(() => {});
      const frame = document.createElement('iframe');
      frame.src = url;
      document.documentElement.append(frame);
    },
  },

  'keeps `load` from being heard': {
    ends: ['deleted'],
    program: ({ succeed }) => {
      for (const target of [window, document, document.documentElement, document.head]) {
        for (const type of ['load', 'error', 'securitypolicyviolation']) {
          target.addEventListener(type, (event) => event.stopImmediatePropagation(), true);
        }
      }
      succeed();
    },
  },

  'keeps `load` from being heard, and does not answer': {
    ends: ['unknown'],
    isSilent: true,
    program: ({ note }) => {
      document.addEventListener('load', (event) => event.stopImmediatePropagation(), true);
      void note('keeps it');
    },
    check: (_log, expect, outcome) => expect(outcome).to.include({ reason: 'timeout' }),
  },

  'removes its script, then everything': {
    program: ({ script, succeed }) => {
      script.remove();
      document.head.remove();
      document.documentElement.remove();
      succeed();
    },
  },

  'writes a new document': {
    ends: ['deleted', 'unknown'],
    program: ({ answer, code }) => {
      document.open();
      document.write('<p>Changed<script>parent.document.title = "Changed"</scr' + 'ipt>');
      document.close();
      answer({ status: 'success', code });
    },
  },

  'throws, rejects and reports errors': {
    program: ({ succeed }) => {
      succeed();
      void Promise.reject(new Error('rejected'));
      reportError(new Error('reported'));
      setTimeout(() => {
        throw new Error('later');
      });
      throw new Error('at once');
    },
  },

  'answers by thousands': {
    program: ({ succeed }) => {
      for (let i = 0; i < 20_000; i++) succeed();
    },
  },

  'floods the page with violations': {
    ends: ['refused'],
    program: ({ elsewhere, refuse }) => {
      const long = `${elsewhere}/${'x'.repeat(10_000)}`;
      for (let i = 0; i < 2_000; i++) new Image().src = long + i;
      refuse();
    },
  },
};
