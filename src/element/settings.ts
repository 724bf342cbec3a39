import { DEFAULT_TIMEOUT, isTime } from '../call/delete-customer.js';
import { resolveEndpoint } from '../call/request.js';
import { addMessages } from '../messages/languages.js';
import type { AllMessages } from '../messages/batch.en.js';
import { notifySubscribers, pageState } from '../page-state.js';

/** What can be set for one element, or with `configure()` for a whole page. Contract section 2. */
export interface Settings {
  /** URL of the API; may be relative to the page. */
  endpoint: string;
  accountId: string;
  /** Asked for in the dialog where it is empty. */
  userId: string;
  /** `jsonp`, or `post`: the fields as form data. */
  method: string;
  /** `password`; with `post` also `header`, for a key, and `server`, which adds one. */
  auth: string;
  label: string;
  confirmation: 'type' | 'check';
  /** ms between the confirmation and the sending; 0 for none. */
  countdown: number;
  /** ms after which a missing answer counts as unknown. */
  timeout: number;
  /** Where the answer runs: in a sandboxed frame, or in the page. */
  isolation: 'frame' | 'none';
  /** Whether to look first whether the API can be reached. */
  probe: 'on' | 'off';
  dryRun: boolean;
  noTrigger: boolean;
  removeClosest: string;
  nonce: string;
  /** BCP 47; the closest `lang` in the page where it is empty. */
  lang: string;
  disabled: boolean;
}

/** What a script can hand to `configure()`: the settings, and a password, which is never read back. */
export type PageSettings = Partial<Settings> & { userPassword?: string };

/** What holds where a page sets nothing. The type of a default says how its setting is read. */
const DEFAULTS: Settings = {
  endpoint: '',
  accountId: '',
  userId: '',
  method: 'jsonp',
  auth: 'password',
  label: '',
  confirmation: 'type',
  countdown: 5000,
  timeout: DEFAULT_TIMEOUT,
  isolation: 'frame',
  probe: 'on',
  dryRun: false,
  noTrigger: false,
  removeClosest: '',
  nonce: '',
  lang: '',
  disabled: false,
};

/** The one other value of the settings that leave a choice. */
const OTHER_CHOICE: Record<string, string> = {
  confirmation: 'check',
  isolation: 'none',
  probe: 'off',
};

/** Anything smaller, in ms, was meant as seconds; but a countdown of 0 means none. */
const LEAST: Record<string, number> = { countdown: 100, timeout: 1000 };

/** What an element may still decide on a page that has named an endpoint of its own. */
const OWN_ANYWAY = /^(code|customerName|label|lang|disabled|dryRun|noTrigger|removeClosest)$/;
export const isOwnAnyway = (name: string): boolean => OWN_ANYWAY.test(name);

/** The two texts that belong to a single customer. */
interface OwnTexts {
  code: string;
  customerName: string;
}

export type SettingName = keyof Settings;
export type OwnName = SettingName | keyof OwnTexts;
export const SETTING_NAMES = Object.keys(DEFAULTS) as SettingName[];
export const isFlag = (name: string): boolean => typeof DEFAULTS[name as SettingName] === 'boolean';

export const attributeName = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const warn = (message: string): void => console.warn(`<customer-delete>: ${message}`);

/** The warning of contract section 2. */
export const warnOfPassword = (): void =>
  warn('a password in a page can be read by everyone who can open it.');

/**
 * Reads one value as a page gave it.
 *
 * @returns undefined where the default has to serve, with one warning where a value can't be used
 */
export function parseSetting(name: string, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  if (isFlag(name)) return !!value;
  const text = /string|number/.test(typeof value) ? String(value).trim() : '';
  const least = LEAST[name];
  const other = OTHER_CHOICE[name];
  let parsed: unknown = value;
  if (least) {
    const number = Number(text);
    if (isTime(number, least) || (text === '0' && name === 'countdown')) return number;
  } else if (other) {
    parsed = text.toLowerCase();
    if (parsed === other || parsed === DEFAULTS[name as SettingName]) return parsed;
  } else if (typeof value === 'string') {
    // As in attributes of HTML that know some words only.
    return /^(method|auth)$/.test(name) ? text.toLowerCase() || undefined : value;
  } else if (Number.isSafeInteger(value)) {
    // A larger number has lost digits: it would name another customer.
    return text;
  }
  warn(`${attributeName(name)}="${text}" can't be used; the default is.`);
  return undefined;
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
    if (!(name in DEFAULTS)) {
      if (name !== 'userPassword') warn(`${name} can't be set for a whole page.`);
      continue;
    }
    const value = parseSetting(name, given[name]);
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

/** Whether an element's own value of this setting counts for nothing. */
export const isIgnored = (name: string): boolean => pageDecides() && !isOwnAnyway(name);

/** The value that counts: the element's own, else the page's, else the default; flags add up. */
export const setting = (name: OwnName, own: unknown): unknown =>
  own === undefined || own === false || isIgnored(name) ? ofPage(name) : own;

/** What counts where an element sets nothing of its own: the page's setting, else the default. */
const ofPage = (name: OwnName): unknown =>
  pageState.settings.get(name) ?? DEFAULTS[name as SettingName] ?? '';
