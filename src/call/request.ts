import type { MessageKey } from '../messages/en.js';

/** What one call needs. All are strings; white space around `code` and `accountId` is cut off. */
export interface DeleteRequest {
  /** URL of the API; may be relative to the page. Contract section 2. */
  endpoint: string;
  accountId: string;
  userId: string;
  userPassword?: string;
  /** The customer's unique code: any text, never a number, which may have lost digits. */
  code: string;
}

/** What is wrong, and with which member of the request. */
export interface Problem {
  readonly field: keyof DeleteRequest;
  readonly key: MessageKey;
}

const LONGEST_CODE = 255;

/** The fields of contract section 5: one of them in the endpoint could make a probe a delete. */
const FIELDS =
  /^(user_id|user_password|type|account_id|code|output|callback|condensed)$/;

/** Spreadsheets show long numbers as 1.23457E+15 (a decimal comma in half of Europe). */
const SPREADSHEET_DAMAGE = /^[+-]?\d([.,]\d+)?E\+\d+$/i;

/** Anything but a string is no code: a number may have lost digits or leading zeros. */
export const cleanCode = (code: unknown): string => (typeof code === 'string' ? code.trim() : '');

/**
 * The absolute URL of the endpoint, or what keeps it from being called.
 *
 * @param endpoint absolute, or relative to `base`
 * @param base the page's base URL
 */
export function resolveEndpoint(endpoint: unknown, base: string): URL | Problem {
  const problem = (key: MessageKey): Problem => ({ field: 'endpoint', key });
  if (typeof endpoint !== 'string' || !endpoint.trim()) return problem('endpointMissing');
  let url: URL;
  try {
    url = new URL(endpoint, base);
  } catch {
    return problem('endpointInvalid');
  }
  const isSecure = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  if (!isSecure) return problem('endpointInsecure');
  if (url.username || url.password) return problem('endpointUserInfo');
  for (const name of new URLSearchParams(url.search).keys()) {
    if (FIELDS.test(asServerName(name))) return problem('endpointField');
  }
  url.hash = '';
  return url;
}

/** PHP, which such APIs are often written in, reads `code[]`, `user.id` and ` code` as fields too. */
const asServerName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/\[.*/, '')
    .replace(/[ .]/g, '_');

/** Loopback hosts by the Secure Contexts specification, section 3.1. */
const isLoopback = ({ hostname }: URL): boolean =>
  /^(.+\.)?localhost\.?$|^127(\.\d+){3}$|^\[::1\]$/.test(hostname);

/** What is wrong with a code, or null. Contract section 7 names the rules. */
export function codeProblem(code: unknown): Problem | null {
  const problem = (key: MessageKey): Problem => ({ field: 'code', key });
  const text = cleanCode(code);
  if (!text) return problem('codeMissing');
  if ([...text].length > LONGEST_CODE) return problem('codeTooLong');
  // Control characters, line separators, and halves of characters.
  if (/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(text)) return problem('codeDamaged');
  if (SPREADSHEET_DAMAGE.test(text)) return problem('codeSpreadsheet');
  return null;
}

/** A lone surrogate can't be sent in UTF-8; replacing it would name another customer. */
const isDamaged = (text: string): boolean => /\p{Cs}/u.test(text);

/** The first thing that keeps a request from being sent, or null. */
export function requestProblem(request: DeleteRequest, base: string): Problem | null {
  const endpoint = resolveEndpoint(request.endpoint, base);
  if (!(endpoint instanceof URL)) return endpoint;
  return (
    textProblem(request, 'accountId', 'accountMissing') ??
    codeProblem(request.code) ??
    textProblem(request, 'userId', 'userMissing') ??
    textProblem(request, 'userPassword', 'passwordMissing')
  );
}

/** What is wrong with one of the other members, or null. */
export function textProblem(
  request: Partial<DeleteRequest>,
  field: 'accountId' | 'userId' | 'userPassword',
  missing: MessageKey,
): Problem | null {
  const value: unknown = request[field];
  if (typeof value !== 'string' || !value.trim()) return { field, key: missing };
  return isDamaged(value) ? { field, key: 'damaged' } : null;
}

/**
 * The URL of the call: the endpoint's own query as it is, then the documented fields, each once.
 *
 * @param request one that has no problem
 * @param callback the name of the function that the answer calls
 */
export function callUrl(request: DeleteRequest, endpoint: URL, callback: string): string {
  const fields = [
    ['user_id', request.userId],
    ['user_password', request.userPassword ?? ''],
    ['type', 'customer_delete'],
    ['account_id', request.accountId],
    ['code', request.code],
    ['output', 'JSON'],
    ['callback', callback],
    ['condensed', 'yes'],
  ];
  const query = fields.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  const url = endpoint.href.replace(/[?&]*$/, '');
  return url + (url.includes('?') ? '&' : '?') + query;
}
