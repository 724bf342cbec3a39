// What a script of the page can reach: never a password that an operator has typed, or the page has given.
import { expect } from '@open-wc/testing';
import type { CustomerDelete } from '../../src/index.js';
import { ACCOUNT, Api, newApi, part, until, USER } from '../support/widget.js';
import { newPage, scriptTag, shown, type Page } from './page.js';

/** Found nowhere else in the page. */
const SECRET = 'demo-key-not-real';

/** From where to where a script would follow what it finds. */
const DEPTH = 9;

/** What would end the page or the dialog rather than give something away. */
const NOT_CALLED = /^(constructor|open|close|reset|focus|remove|replaceWith|click)$/;

/**
 * Whether a function may give something back: it is not the browser's own, nor a class, and it returns
 * something. What returns nothing could only spoil what others give.
 */
function mayGive(value: Function): boolean {
  const source = Function.prototype.toString.call(value);
  return !/^class\b|\{\s*\[native code\]\s*\}$/.test(source) && /\breturn\b|=>/.test(source);
}

/** A path to something, and what is there. */
type Found = [path: string, value: unknown];

/** What an object leads to: its own properties, what it lists, and the nodes inside. */
function inside(path: string, value: object): [...Found, key: PropertyKey][] {
  const found: [...Found, key: PropertyKey][] = [];
  /** Getters of a prototype throw. */
  const attempt = (look: () => void): void => {
    try {
      look();
    } catch {
      // Nothing is there.
    }
  };
  for (const key of Reflect.ownKeys(value)) {
    const name = `${path}.${String(key)}`;
    attempt(() => found.push([name, (value as Record<PropertyKey, unknown>)[key], key]));
  }
  if (typeof value === 'function') return found;
  attempt(() => {
    for (const one of value as Iterable<unknown>) found.push([`${path}[…]`, one, '']);
  });
  attempt(() => {
    for (const node of (value as Node).childNodes)
      found.push([`${path} > ${node.nodeName}`, node, '']);
  });
  return found;
}

/**
 * Every text that can be reached.
 *
 * @param roots by what they are called
 * @param known what is not ours, and leads nowhere
 * @param clue what functions are called with, beside nothing
 */
async function texts(
  roots: Found[],
  known: Set<unknown>,
  clue: object,
): Promise<Map<string, string>> {
  const seen = new Set<unknown>(known);
  const found = new Map<string, string>();
  const called = new Set<unknown>();
  let level: Found[] = roots;
  const visit = (next: Found[], path: string, value: unknown): void => {
    if (typeof value === 'string') found.set(path, value);
    else if (Object(value) === value && !seen.has(value)) {
      seen.add(value);
      next.push([path, value]);
    }
  };
  for (let depth = 0; depth < DEPTH && level.length; depth += 1) {
    const next: Found[] = [];
    for (const [path, owner] of level) {
      for (const [name, value, key] of inside(path, owner as object)) {
        visit(next, name, value);
        if (typeof value !== 'function' || known.has(value) || called.has(value)) continue;
        called.add(value);
        if (!mayGive(value) || NOT_CALLED.test(String(key))) continue;
        for (const values of [[], [clue]]) {
          try {
            const result: unknown = Reflect.apply(value, owner, values);
            const later = new Promise((resolve) => setTimeout(resolve));
            const isLater = typeof (result as Promise<unknown> | null)?.then === 'function';
            visit(
              next,
              `${name}(${values.length || ''})`,
              isLater ? await Promise.race([result, later]) : result,
            );
          } catch {
            // It wants something else.
          }
        }
      }
    }
    level = next;
  }
  return found;
}

describe('customer-delete: a password that is remembered', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  const find = (element: Element, id: string): HTMLInputElement =>
    element.shadowRoot!.querySelector<HTMLInputElement>(`#${id}`)!;

  /** Whether the operator would be asked for it. */
  async function isAskedFor(element: CustomerDelete): Promise<boolean> {
    element.open();
    await until(() => find(element, 'confirmation'), 'the form');
    const isAsked = !!find(element, 'userPassword');
    element.close();
    await until(() => !find(element, 'confirmation'), 'the form closes');
    return isAsked;
  }

  /** A page in which an operator has deleted a customer, and what was there before the scripts. */
  async function afterDeletion(scripts: string): Promise<[Page, CustomerDelete, Set<unknown>]> {
    const page = await newPage(
      `<script>
         var known = new Set();
         for (const key of Reflect.ownKeys(window)) try { known.add(window[key]) } catch {}
       </script>${scripts}<customer-delete></customer-delete>`,
    );
    const element = page.widget();
    await shown(element);
    element.open({ code: '123' });
    await until(() => find(element, 'confirmation'), 'the form');
    const field = find(element, 'userPassword');
    if (field) field.value = SECRET;
    find(element, 'confirmation').value = '123';
    part(element, 'delete').click();
    await until(() => element.shadowRoot!.querySelector('[part=close]'), 'the result');
    expect(element.state).to.equal('deleted');
    part(element, 'close').click();
    element.reset();
    expect(await isAskedFor(element)).to.equal(false);
    return [page, element, (page.window as unknown as { known: Set<unknown> }).known];
  }

  const settings = (): string =>
    `data-endpoint="${api.endpoint}" data-account-id="${ACCOUNT}" data-user-id="${USER}" data-countdown="0"`;

  for (const [name, scripts] of Object.entries({
    'the script': () => scriptTag(settings()),
    'the script, where the page has given it': () =>
      scriptTag(`${settings()} data-user-password="${SECRET}"`),
    'the script of the batch': () =>
      scriptTag(settings()).replace('customer-delete.js', 'customer-delete-batch.js'),
    'both scripts': () =>
      scriptTag(settings()) + scriptTag().replace('customer-delete.js', 'customer-delete-batch.js'),
  })) {
    it(`is given out by nothing that a script of the page can reach: ${name}`, async () => {
      const [{ window: page }, element, known] = await afterDeletion(scripts());
      const chain: object[] = [];
      for (let one: object = element; one !== page.HTMLElement.prototype;) {
        chain.push(one);
        one = Object.getPrototypeOf(one) as object;
      }
      const roots: Found[] = [
        ['window', Object.fromEntries(ownOf(page).filter(([, value]) => !known.has(value)))],
        [
          'page state',
          (page as unknown as Record<symbol, unknown>)[Symbol.for('customer-delete')] ?? {},
        ],
        ...chain.map((one): Found => [`<${element.localName}>`, one]),
        ...chain.map((one): Found => ['class', one.constructor]),
        ['shadow root', element.shadowRoot],
        ['class', page.customElements.get('customer-delete')],
        ['class of the batch', page.customElements.get('customer-delete-batch') ?? {}],
      ];
      const login = {
        endpoint: api.endpoint,
        accountId: ACCOUNT,
        userId: USER,
        auth: 'password',
        method: 'jsonp',
      };
      const all = await texts(roots, known, login);
      // It has looked where there is something to be found.
      expect([...all.values()]).to.include(ACCOUNT);
      const leaks = [...all].filter(([, text]) => text.includes(SECRET)).map(([path]) => path);
      expect(leaks).to.deep.equal([]);
      // And none of it has changed what is remembered, so that it was there all the time.
      expect(await isAskedFor(element)).to.equal(false);
    });
  }
});

/** What a window has by name and by symbol. */
function ownOf(page: Window): [string, unknown][] {
  return Reflect.ownKeys(page).flatMap((key) => {
    try {
      return [[String(key), (page as unknown as Record<PropertyKey, unknown>)[key]]];
    } catch {
      return [];
    }
  });
}
