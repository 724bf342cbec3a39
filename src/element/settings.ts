import { resolveEndpoint } from '../call/request.js';
import { DEFAULT_TIMEOUT } from '../call/delete-customer.js';

/** What can be set for one element, or with `configure()` for a whole page. Contract section 2. */
export interface Settings {
  /** URL of the API; may be relative to the page. */
  endpoint: string;
  accountId: string;
  /** Asked for in the dialog where it is empty. */
  userId: string;
  method: string;
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
  disabled: boolean;
}

/** What a script can hand to `configure()`: the settings, and a password, which is never read back. */
export type PageSettings = Partial<Settings> & { userPassword?: string };

/** Turns what a page set into a value, or into undefined where the default has to serve. */
type Parse = (value: unknown, name: string) => unknown;

const text: Parse = (value, name) => {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return String(value);
    warn(`${name} is a number that may have lost digits; give it as a string. It is ignored.`);
    return undefined;
  }
  return typeof value === 'string' ? value : undefined;
};

const flag: Parse = (value) => (value ? true : undefined);

const choice =
  (...values: string[]): Parse =>
  (value, name) => {
    const chosen = typeof value === 'string' ? value.trim().toLowerCase() : '';
    if (values.includes(chosen)) return chosen;
    warn(`${name} has to be ${values.join(' or ')}, not "${String(value)}"; ${values[0]} is used.`);
    return undefined;
  };

/** Values below `least` (but 0 where that means "none") were meant as seconds, or are a slip. */
const milliseconds =
  (least: number, none?: 0): Parse =>
  (value, name) => {
    const number = typeof value === 'string' && value.trim() ? Number(value) : value;
    if (number === none || (typeof number === 'number' && number >= least && number < Infinity)) {
      return number;
    }
    warn(`${name} is in milliseconds, "${String(value)}" is not used; the default is.`);
    return undefined;
  };

/** How each setting is read, and what holds where a page sets nothing. */
const KINDS: Record<keyof Settings, readonly [parse: Parse, fallback: unknown]> = {
  endpoint: [text, ''],
  accountId: [text, ''],
  userId: [text, ''],
  method: [text, 'jsonp'],
  auth: [text, 'password'],
  label: [text, ''],
  confirmation: [choice('type', 'check'), 'type'],
  countdown: [milliseconds(100, 0), 5000],
  timeout: [milliseconds(1000), DEFAULT_TIMEOUT],
  isolation: [choice('frame', 'none'), 'frame'],
  probe: [choice('on', 'off'), 'on'],
  dryRun: [flag, false],
  noTrigger: [flag, false],
  removeClosest: [text, ''],
  nonce: [text, ''],
  disabled: [flag, false],
};

export const SETTING_NAMES = Object.keys(KINDS) as (keyof Settings)[];

/** What an element may still decide on a page that has named an endpoint of its own. */
const OWN_ANYWAY = 'label disabled dryRun noTrigger removeClosest'.split(' ');

export const attributeName = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const warn = (message: string): void => console.warn(`<customer-delete>: ${message}`);

/** Reads one value as a page gave it, with one warning where it can't be used. */
export const parseSetting = (name: keyof Settings | 'code' | 'customerName', value: unknown): unknown =>
  value === undefined || value === null
    ? undefined
    : (name in KINDS ? KINDS[name as keyof Settings][0] : text)(value, attributeName(name));

const page: { settings: Partial<Settings>; password: string } = { settings: {}, password: '' };
const listeners = new Set<() => void>();

/**
 * Sets defaults for all elements of the page; those that are idle take them at once. Naming an
 * `endpoint` decides: elements then keep only what can't lead a password elsewhere.
 * Unusable values are ignored with one `console.warn` each; it never throws. Contract section 2.
 */
export function configure(defaults: PageSettings): void {
  const given: Record<string, unknown> = { ...defaults };
  for (const name of SETTING_NAMES) {
    const value = parseSetting(name, given[name]);
    if (value !== undefined) Object.assign(page.settings, { [name]: value });
  }
  for (const name of ['code', 'customerName']) {
    if (name in given) warn(`${name} belongs to one customer and can't be set for a whole page.`);
  }
  if (typeof given.userPassword === 'string') page.password = given.userPassword;
  // Resolved now, so that a <base> that slips into the page later can't lead it elsewhere.
  const { endpoint } = page.settings;
  if (endpoint) {
    const url = resolveEndpoint(endpoint, document.baseURI);
    if (url instanceof URL) page.settings.endpoint = url.href;
  }
  for (const listener of [...listeners]) listener();
}

/** Calls back after each `configure()`, until the returned function is called. */
export function onConfigure(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the page has named an endpoint, so that elements decide little for themselves. */
export const pageDecides = (): boolean => !!page.settings.endpoint;

/** The password given for the whole page; empty where there is none. */
export const pagePassword = (): string => page.password;

/** Whether an element's own value of this setting counts for nothing. */
export const isIgnored = (name: string): boolean => pageDecides() && !OWN_ANYWAY.includes(name);

/** The value that counts: the element's own, else the page's, else the default. */
export function setting<Name extends keyof Settings>(name: Name, own: unknown): Settings[Name] {
  const [, fallback] = KINDS[name];
  const value = isIgnored(name) ? undefined : own;
  return (value ?? page.settings[name] ?? fallback) as Settings[Name];
}
