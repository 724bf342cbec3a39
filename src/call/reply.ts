import { en } from '../messages/en.js';

/** What one answer of the API says about the customer that was to be deleted. */
export type Verdict =
  | { readonly status: 'deleted' }
  | { readonly status: 'refused'; readonly message: string }
  | { readonly status: 'unknown'; readonly reason: 'malformed' | 'mismatch' };

export const malformed: Verdict = { status: 'unknown', reason: 'malformed' };
const mismatch: Verdict = { status: 'unknown', reason: 'mismatch' };

const LONGEST_MESSAGE = 500;

/**
 * Reads a stranger's payload. Looks at own data properties only, calls nothing of it and never
 * throws: what it can't make sense of is `malformed`.
 *
 * @param payload what the callback was called with, of whatever type
 * @param code the code that was asked to be deleted
 */
export function readReply(payload: unknown, code: string): Verdict {
  try {
    const response = own(payload, 'response');
    const root = isRecord(response) ? response : payload;
    if (!isRecord(root) || Array.isArray(root)) return malformed;

    const customer = own(root, 'customer');
    if (isGiven(customer) && (!isRecord(customer) || Array.isArray(customer))) return malformed;
    const named = [field(root, 'code'), field(customer, 'code')].filter(isGiven);
    if (!named.every((value) => isCode(value, code))) return mismatch;

    const status = field(root, 'status');
    const customerStatus = field(customer, 'status');
    const errors = text([own(root, 'error'), own(root, 'errors')]);

    // A reply that is an error and a success at once is neither.
    if (status === 'success') {
      return errors || (isGiven(customerStatus) && customerStatus !== 'deleted')
        ? malformed
        : { status: 'deleted' };
    }
    if ((status === 'error' || (errors && !isGiven(status))) && customerStatus !== 'deleted') {
      const message = oneLine(errors || text(own(root, 'message')));
      return { status: 'refused', message: message || en.noReason };
    }
    return malformed;
  } catch {
    // A proxy.
    return malformed;
  }
}

/** Whether two answers to one call say the same. */
export const agree = (a: Verdict, b: Verdict): boolean => JSON.stringify(a) === JSON.stringify(b);

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Empty values of the API are `""`. */
const isGiven = (value: unknown): boolean => (value ?? '') !== '';

/** The value of an own data property; getters are not called, prototypes not searched. */
function own(object: unknown, name: string): unknown {
  return isRecord(object) ? Object.getOwnPropertyDescriptor(object, name)?.value : undefined;
}

/** A member of the object, or of its `@attributes` where the reply was made from XML. */
function field(object: unknown, name: string): unknown {
  const member = own(object, name);
  const text = isRecord(member) ? own(member, 'xml_value_to_show') : member;
  return isGiven(text) ? text : own(own(object, '@attributes'), name);
}

/**
 * Strings have to be the same to the letter. A number above 2^53 was rounded by the browser, so it
 * is compared as such; leading zeros, though, only the server can have dropped.
 */
function isCode(value: unknown, code: string): boolean {
  if (typeof value !== 'number') return value === code;
  return Number.isSafeInteger(value)
    ? String(value) === code
    : /^[1-9]\d*$/.test(code) && Number(code) === value;
}

/** The texts in a value of whatever shape, at most 20 a level, three levels deep. */
function text(value: unknown, depth = 0): string {
  if (!isRecord(value)) return String(value || '');
  if (depth > 3) return '';
  return Object.keys(value)
    .slice(0, 20)
    .map((name) => text(own(value, name), depth + 1))
    .filter(Boolean)
    .join('; ');
}

/** One line without control characters, cut at 500 characters but never within one. */
const oneLine = (message: string): string =>
  message
    .slice(0, 4 * LONGEST_MESSAGE)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_MESSAGE)
    .replace(/[\ud800-\udbff]$/, '');
