import type { MessageKey } from '../messages/en.js';
import type { Form } from '../transport/transport.js';

/** What one call needs. All are strings; white space around `code` and `accountId` is cut off. */
export interface DeleteRequest {
  /** URL of the API; may be relative to the page. Contract section 2. */
  endpoint: string;
  accountId: string;
  /** Not needed with `auth: 'server'`. */
  userId: string;
  /** With `auth: 'header'` the key; not needed with `auth: 'server'`. */
  userPassword?: string;
  /** `jsonp` (default) or `post`. Contract section 5. */
  method?: string;
  /** `password` (default); with `post` also `header` and `server`. Contract section 2. */
  auth?: string;
  /** The customer's unique code: any text, never a number, which may have lost digits. */
  code: string;
}

/** The ways to call, and to say who calls, that go together. */
const SUPPORTED = /^(jsonp password|post (password|header|server))$/;

const LONGEST_CODE = 255;

/** Loopback hosts by the Secure Contexts specification, section 3.1. */
const LOOPBACK = /^(.+\.)?localhost\.?$|^127(\.\d+){3}$|^\[::1\]$/;

/** Spreadsheets show long numbers as 1.23457E+15 (a decimal comma in half of Europe). */
const SPREADSHEET_DAMAGE = /^[+-]?\d([.,]\d+)?E\+\d+$/i;

/** A lone surrogate can't be sent in UTF-8; replacing it would name another customer. */
const DAMAGE = /\p{Cs}/u;

/** What a header can't hold, by what all browsers and servers agree on. */
const HEADER_DAMAGE = /[^ -~]/;

/** Control characters and line separators are what a paste leaves behind, never part of a code. */
const CODE_DAMAGE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

/** Anything but a string is no text: a number may have lost digits or leading zeros. */
export const cleanText = (text: unknown): string => (typeof text === 'string' ? text.trim() : '');

/**
 * Whatever a script passed, as strings that can stand in an outcome; the password stays as it is. What
 * throws counts as nothing given.
 */
export function readRequest(request?: DeleteRequest): DeleteRequest {
  try {
    const { endpoint, accountId, userId, userPassword, code, method, auth } =
      request ?? ({} as Partial<DeleteRequest>);
    return {
      endpoint: cleanText(endpoint),
      accountId: cleanText(accountId),
      userId: cleanText(userId),
      userPassword: typeof userPassword === 'string' ? userPassword : '',
      code: cleanText(code),
      method: cleanText(method ?? 'jsonp').toLowerCase(),
      auth: cleanText(auth ?? 'password').toLowerCase(),
    };
  } catch {
    return readRequest();
  }
}

/**
 * The absolute URL of the endpoint, or the text that says what keeps it from being called.
 *
 * @param endpoint absolute, or relative to `base`
 * @param auth with `server` the page's own origin is the only one, and as safe as the page is
 * @param base the page's base URL; outside of browsers there is none, and only an absolute URL is one
 */
export function resolveEndpoint(
  endpoint: unknown,
  auth?: string,
  base = globalThis.document?.baseURI,
): URL | MessageKey {
  if (typeof endpoint !== 'string' || !endpoint.trim()) return 'noEndpoint';
  let url: URL;
  try {
    url = new URL(endpoint, base);
  } catch {
    return 'noUrl';
  }
  const { protocol, hostname, username, password, search } = url;
  if (auth === 'server') {
    // A page without an origin has no server, and shares its `null` with every file and `data:` URL.
    if (url.origin !== globalThis.origin || !protocol.startsWith('http')) return 'unsupported';
  } else if (protocol !== 'https:' && !(protocol === 'http:' && LOOPBACK.test(hostname))) {
    return 'notHttps';
  }
  if (username || password) return 'hasLogin';
  for (const name of new URLSearchParams(search).keys()) {
    // PHP, which such APIs are often written in, reads `code[]`, `user.id` and ` code` as fields too.
    const field = name.trim().toLowerCase().replace(/\[.*/, '').replace(/[ .]/g, '_');
    // One of them in the endpoint could make a probe a delete.
    if (Object.hasOwn(NO_FIELDS, field)) return 'hasField';
  }
  url.hash = '';
  return url;
}

/** The endpoint without what may be nobody else's business. */
export const withoutQuery = ({ origin, pathname }: URL): string => origin + pathname;

/** What is wrong with a code, if anything is. Contract section 7 names the rules. */
export function codeProblem(code: string): MessageKey | undefined {
  if (!code) return 'noCode';
  // No more of it than is needed: it may be a pasted file.
  if ([...code.slice(0, 2 * LONGEST_CODE + 1)].length > LONGEST_CODE) return 'longCode';
  if (CODE_DAMAGE.test(code)) return 'damaged';
  return SPREADSHEET_DAMAGE.test(code) ? 'cutCode' : undefined;
}

/** What is wrong with another text, if anything is: it is blank, or can't be sent. */
const textProblem = (
  text: string | undefined,
  missing: MessageKey | undefined,
  damage = DAMAGE,
): MessageKey | undefined => (!text?.trim() ? missing : damage.test(text) ? 'damaged' : undefined);

/** What is wrong with the user's name; where the page's server knows it, it need not be there. */
export const userProblem = (userId: string, auth?: string): MessageKey | undefined =>
  textProblem(userId, auth === 'server' ? undefined : 'noUser');

/** What is wrong with the password, or with the key. */
export const passwordProblem = (password?: string, auth?: string): MessageKey | undefined =>
  auth === 'server'
    ? undefined
    : auth === 'header'
      ? textProblem(password, 'noKey', HEADER_DAMAGE)
      : textProblem(password, 'noPassword');

/** Whether a call of this kind can be made at all. */
export const wayProblem = ({
  method,
  auth,
}: Pick<DeleteRequest, 'method' | 'auth'>): MessageKey | undefined =>
  SUPPORTED.test(`${method} ${auth}`) ? undefined : 'unsupported';

/** The first thing that keeps a request to an endpoint from being sent, if anything does. */
export const requestProblem = (request: DeleteRequest): MessageKey | undefined =>
  wayProblem(request) ??
  textProblem(request.accountId, 'noAccount') ??
  codeProblem(request.code) ??
  userProblem(request.userId, request.auth) ??
  passwordProblem(request.userPassword, request.auth);

/** The documented fields of a call; one that is empty is not sent. */
const callFields = (request: DeleteRequest, callback: string) => ({
  user_id: request.userId,
  user_password: request.auth === 'password' ? request.userPassword! : '',
  type: 'customer_delete',
  account_id: request.accountId,
  code: request.code,
  output: 'JSON',
  callback,
  condensed: 'yes',
});

const NO_FIELDS = callFields({} as DeleteRequest, '');

/**
 * The URL of the call: the endpoint's own query as it is, then the documented fields, each once.
 *
 * @param request one that has no problem
 * @param callback the name of the function that the answer calls
 */
export function callUrl(request: DeleteRequest, endpoint: URL, callback: string): string {
  const { href, search } = endpoint;
  // What ends a query with nothing after it.
  let url = href.replace(search ? /&+$/ : /\?$/, '');
  for (const [name, value] of filledFields(request, callback)) {
    url += `${url.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
  }
  // As browsers write it: an apostrophe is encoded, too.
  return new URL(url).href;
}

/** What a call by POST carries: the documented fields, and a key as the documented header. */
export const callForm = (request: DeleteRequest): Form => ({
  body: new URLSearchParams(filledFields(request, '')),
  headers: request.auth === 'header' ? { api_access_key: request.userPassword! } : {},
});

const filledFields = (request: DeleteRequest, callback: string): [string, string][] =>
  Object.entries(callFields(request, callback)).filter(([, value]) => value);
