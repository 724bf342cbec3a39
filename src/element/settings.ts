import { DEFAULT_TIMEOUT, isTime } from '../call/delete-customer.js';
import { resolveEndpoint } from '../call/request.js';
import { addMessages } from '../messages/languages.js';
import type { AllMessages } from '../messages/batch.en.js';
import { notifySubscribers, pageState } from '../page-state.js';

/** How one setting is read, and what holds where neither an element nor the page sets it. */
interface Setting<Value> {
  readonly default: Value;
  /**
   * Reads a value as an attribute, a property or a script gave it.
   *
   * @param text the value as text; empty where it is neither a string nor a number
   * @returns undefined where the value can't be used, null where it counts as not set
   */
  readonly parse: (value: unknown, text: string) => Value | null | undefined;
  /** Whether an element decides it even on a page that has named an endpoint. */
  readonly isElementScoped?: true;
}

const text: Setting<string> = {
  default: '',
  parse(value, text) {
    if (typeof value === 'string') return value;
    // A larger number has lost digits: it would name another customer.
    return Number.isSafeInteger(value) ? text : undefined;
  },
};

/** Known words, in any case, as in attributes of HTML; unknown ones make the element say what is wrong. */
const keyword = (initial: string): Setting<string> => ({
  default: initial,
  parse: (value, given) =>
    text.parse(value, given) === undefined ? undefined : given.toLowerCase() || null,
});

/** One of several words, of which the first is the default. */
const choice = <Word extends string>(...words: [Word, ...Word[]]): Setting<Word> => ({
  default: words[0],
  parse: (_, text) => words.find((word) => word === text.toLowerCase()),
});

/** Anything under `least` was meant as seconds. */
const milliseconds = (initial: number, least: number, mayBeZero = false): Setting<number> => ({
  default: initial,
  parse: (_, text) =>
    isTime(Number(text), least) || (mayBeZero && text === '0') ? Number(text) : undefined,
});

const flag: Setting<boolean> = { default: false, parse: (value) => !!value };

const elementScoped = <Value>(setting: Setting<Value>): Setting<Value> => ({
  ...setting,
  isElementScoped: true,
});

/** What can be set for one element, or with `configure()` for a whole page. Contract section 2. */
const SETTINGS = {
  endpoint: text,
  accountId: text,
  userId: text,
  method: keyword('jsonp'),
  auth: keyword('password'),
  label: elementScoped(text),
  confirmation: choice('type', 'check'),
  countdown: milliseconds(5000, 100, true),
  timeout: milliseconds(DEFAULT_TIMEOUT, 1000),
  isolation: choice('frame', 'none'),
  probe: choice('on', 'off'),
  dryRun: elementScoped(flag),
  noTrigger: elementScoped(flag),
  removeClosest: elementScoped(text),
  nonce: text,
  lang: elementScoped(text),
  disabled: elementScoped(flag),
};

/** What belongs to a single customer, and can't be set for a page. */
const OF_ONE_CUSTOMER = {
  code: elementScoped(text),
  customerName: elementScoped(text),
};

const ALL: Readonly<Record<string, Setting<unknown>>> = { ...SETTINGS, ...OF_ONE_CUSTOMER };

/** All settings, as they count. The elements document each. */
export type Settings = { [Name in keyof typeof SETTINGS]: (typeof SETTINGS)[Name]['default'] };

/** What a script can hand to `configure()`: the settings, and a password, which is never read back. */
export type PageSettings = Partial<Settings> & { userPassword?: string };

export type SettingName = keyof Settings;
export type OwnName = SettingName | keyof typeof OF_ONE_CUSTOMER;
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

export const isFlag = (name: string): boolean => ALL[name]?.default === false;

export const attributeName = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const warn = (message: string): void => console.warn(`<customer-delete>: ${message}`);

/** The warning of contract section 2. */
export const warnOfPassword = (): void =>
  warn('a password in a page can be read by everyone who can open it.');

/**
 * Reads one value as a page gave it.
 *
 * @returns undefined where it counts as not set; with one warning where it can't be used
 */
export function parseSetting(name: OwnName, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  const text = /string|number/.test(typeof value) ? String(value).trim() : '';
  const parsed = ALL[name]!.parse(value, text);
  if (parsed === undefined) warn(`${attributeName(name)}="${text}" can't be used; the default is.`);
  return parsed ?? undefined;
}

/** Given for the whole page, to this copy of the code: the page's state must never hold it. */
let password = '';

/**
 * Sets defaults for all elements of the page; those that are idle take them at once. Naming an
 * `endpoint` decides: elements then keep only what can't lead a password elsewhere.
 * Unusable values are ignored with one `console.warn` each. Contract section 2.
 */
export function configure(defaults: PageSettings): void {
  const given = { ...defaults } as Record<string, unknown>;
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(SETTINGS, name)) {
      if (name !== 'userPassword') warn(`${name} can't be set for a whole page.`);
      continue;
    }
    const value = parseSetting(name as SettingName, given[name]);
    if (value !== undefined) pageState.settings.set(name, value);
  }
  if (typeof given.userPassword === 'string') password = given.userPassword;
  // Resolved now, so that a <base> that slips into the page later can't lead it elsewhere.
  const url = resolveEndpoint(ofPage('endpoint'), ofPage('auth') as string);
  if (typeof url !== 'string') pageState.settings.set('endpoint', url.href);
  notifySubscribers();
}

/**
 * Adds texts to a language, or replaces them, and shows them at once.
 *
 * @param language a BCP 47 tag, such as `de`
 * @param messages by the names of `src/messages/en.ts` and `batch.en.ts`; what is blank, no string or of
 *   another name is ignored
 */
export function setMessages(language: string, messages: Partial<AllMessages>): void {
  addMessages(language, messages);
  notifySubscribers();
}

/** Ends the time that the page has to configure itself. */
export function settle(): void {
  if (pageState.isSettled) return;
  pageState.isSettled = true;
  notifySubscribers();
}

/** Whether the page has named an endpoint, so that elements decide little for themselves. */
export const pageDecides = (): boolean => !!ofPage('endpoint');

/** The password given for the whole page to this copy of the code; empty where there is none. */
export const pagePassword = (): string => password;

/** Whether an element decides this setting even on a page that has named an endpoint. */
export const isElementScoped = (name: string): boolean => !!ALL[name]?.isElementScoped;

/** Whether an element's own value of this setting counts for nothing. */
export const isIgnored = (name: string): boolean => pageDecides() && !isElementScoped(name);

/** The value that counts: the element's own, else the page's, else the default; flags add up. */
export const settingNow = (name: OwnName, own: unknown): unknown =>
  own === undefined || own === false || isIgnored(name) ? ofPage(name) : own;

/** What counts where an element sets nothing of its own: the page's setting, else the default. */
const ofPage = (name: OwnName): unknown => pageState.settings.get(name) ?? ALL[name]!.default;
