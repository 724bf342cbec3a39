import type { Attacks } from './attack.js';

/** Answers that are no plain data, and natives that are no longer what they were. */
export const payloads: Attacks = {
  'says yes, then no': {
    ends: ['unknown'],
    program: ({ succeed, refuse }) => {
      succeed();
      refuse();
    },
    check: (_log, expect, outcome) => expect(outcome).to.include({ reason: 'malformed' }),
  },

  'says yes, then no a task later, before its `load`': {
    ends: ['deleted', 'unknown'],
    program: ({ succeed, refuse }) => {
      succeed();
      void Promise.resolve().then(refuse);
    },
  },

  'names another customer': {
    ends: ['unknown'],
    program: ({ answer }) => answer({ status: 'success', customer: { code: '666' } }),
    check: (_log, expect, outcome) => expect(outcome).to.include({ reason: 'mismatch' }),
  },

  'answers with accessors that change their mind': {
    ends: ['refused'],
    program: ({ answer }) => {
      let reads = 0;
      answer({
        get status() {
          return reads++ ? 'success' : 'error';
        },
        get error() {
          return 'No such customer';
        },
      });
    },
  },

  'answers with a proxy': {
    ends: ['unknown'],
    program: ({ answer, code }) => {
      const yes: any = new Proxy(() => {}, { get: () => yes, ownKeys: () => ['status', code] });
      answer(yes);
    },
    check: (_log, expect, outcome) => expect(outcome).to.include({ reason: 'malformed' }),
  },

  'answers with `__proto__` and `constructor`': {
    ends: ['unknown'],
    program: ({ answer, code }) => {
      const json = `{"__proto__":{"status":"success","code":"${code}"},"constructor":{"prototype":{"status":"success"}}}`;
      answer(JSON.parse(json));
    },
    check: (_log, expect, outcome) => {
      expect(outcome).to.include({ reason: 'malformed' });
      expect(({} as { status?: string }).status).to.equal(undefined);
    },
  },

  'answers with a `toJSON` that answers again': {
    ends: ['unknown'],
    program: ({ answer, succeed }) => {
      answer({
        toJSON() {
          succeed();
          return { status: 'error' };
        },
      });
    },
    check: (_log, expect, outcome) => expect(outcome).to.include({ reason: 'malformed' }),
  },

  'answers with what JSON can’t hold': {
    ends: ['unknown'],
    program: ({ answer }) => {
      const cycle: Record<string, unknown> = { status: 'success' };
      cycle['self'] = cycle;
      let deep: unknown = 'success';
      for (let i = 0; i < 50_000; i++) deep = [deep];
      for (const payload of [cycle, 1n, Symbol('x'), () => 'success', undefined, deep, NaN]) {
        answer(payload);
      }
    },
    check: (_log, expect, outcome) => expect(outcome).to.include({ reason: 'malformed' }),
  },

  'answers with 50 MB': {
    ends: ['unknown'],
    program: ({ answer }) => answer({ status: 'success', message: 'x'.repeat(50_000_000) }),
    check: (_log, expect, outcome) => expect(outcome).to.include({ reason: 'malformed' }),
  },

  'answers with a text that looks like a page': {
    ends: ['refused'],
    program: ({ answer }) =>
      answer({ status: 'error', error: '<img src=x onerror="document.title=1">\u202e\u0000' }),
    check: (_log, expect, outcome) => {
      expect(outcome).to.have.property('message').that.does.not.include('\u0000');
    },
  },

  'has redefined `JSON`': {
    ends: ['refused'],
    program: ({ code, refuse }) => {
      const yes = `{"status":"success","code":"${code}"}`;
      JSON.stringify = () => yes;
      JSON.parse = () => ({ status: 'success' });
      (window as any).JSON = { stringify: () => yes, parse: () => ({}) };
      refuse();
    },
  },

  'has redefined what programs are made of': {
    ends: ['refused'],
    program: ({ refuse }) => {
      const broken = (): never => {
        throw new Error('broken');
      };
      const owners: any[] = [
        Array.prototype,
        Function.prototype,
        MessagePort.prototype,
        EventTarget.prototype,
        Promise.prototype,
        String.prototype,
        Node.prototype,
        Document.prototype,
        Reflect,
        Promise,
        Object,
      ];
      const names = owners.map((owner) => Object.getOwnPropertyNames(owner));
      const define = Object.defineProperty;
      for (let i = 0; i < owners.length; i++) {
        for (let j = 0; j < names[i]!.length; j++) {
          try {
            define(owners[i], names[i]![j]!, { value: broken, configurable: true, writable: true });
          } catch {
            // Some can't be changed.
          }
        }
      }
      (window as any).Promise = (window as any).MessagePort = (window as any).Array = broken;
      refuse();
    },
  },

  'has put members on every object': {
    ends: ['refused'],
    program: ({ refuse, code }) => {
      Object.assign(Object.prototype, { code, customer: { status: 'deleted', code } });
      Object.assign(Array.prototype, { 5: 'x', customer: { status: 'deleted' } });
      refuse();
    },
  },
};
