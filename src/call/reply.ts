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

    const customer = onlyOne(own(root, 'customer'));
    const named = [field(root, 'code'), field(customer, 'code')].filter(isGiven);
    if (!named.every((value) => isCode(value, code))) return mismatch;

    const status = field(root, 'status');
    const customerStatus = field(customer, 'status');
    const error = own(root, 'error');
    const errors = own(root, 'errors');
    const isError = !isEmpty(error) || !isEmpty(errors);

    // A reply that is an error and a success at once is neither.
    if (status === 'success') {
      return isError || (isGiven(customerStatus) && customerStatus !== 'deleted')
        ? malformed
        : { status: 'deleted' };
    }
    if ((status === 'error' || (isError && !isGiven(status))) && customerStatus !== 'deleted') {
      const message = plain(text([error, errors])) || plain(text(own(root, 'message')));
      return { status: 'refused', message: message || en.noReason };
    }
    return malformed;
  } catch {
    // A proxy, or a contradiction found below.
    return malformed;
  }
}

/** Whether two answers to one call say the same. */
export const agree = (a: Verdict, b: Verdict): boolean => JSON.stringify(a) === JSON.stringify(b);

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Empty values of the API are `""`. */
const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** The value of an own data property; getters are not called, prototypes not searched. */
function own(object: unknown, name: string): unknown {
  return isRecord(object) ? Object.getOwnPropertyDescriptor(object, name)?.value : undefined;
}

/** A member of the object, or of its `@attributes` where the reply was made from XML. */
function field(object: unknown, name: string): unknown {
  const member = unwrapped(own(object, name));
  const attribute = own(own(object, '@attributes'), name);
  if (isGiven(member) && isGiven(attribute) && member !== attribute) throw new TypeError();
  return isGiven(member) ? member : attribute;
}

/** Plain text that was made from XML may arrive as an object with one member. */
const unwrapped = (value: unknown): unknown =>
  isRecord(value) && !Array.isArray(value) ? own(value, 'xml_value_to_show') : value;

/** A reply about several customers, or about something that is none, is not an answer to our call. */
function onlyOne(value: unknown): unknown {
  if (!isGiven(value)) return undefined;
  const one: unknown = Array.isArray(value) && value.length === 1 ? own(value, '0') : value;
  if (!isRecord(one) || Array.isArray(one)) throw new TypeError();
  return one;
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

const isEmpty = (value: unknown): boolean =>
  !isGiven(value) || value === false || (isRecord(value) && !Object.keys(value).length);

/** The text in a string, a number, an object around one, or a list of at most 20 of them. */
function text(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value.slice(0, 4 * LONGEST_MESSAGE);
  if (typeof value === 'number') return String(value);
  if (!isRecord(value) || depth > 3) return '';
  const names = Array.isArray(value)
    ? Object.keys(value).slice(0, 20)
    : ['xml_value_to_show', 'message', 'error'];
  return names
    .map((name) => text(own(value, name), depth + 1))
    .filter(Boolean)
    .join('; ');
}

/** One line without control characters, cut at 500 characters but never within one. */
const plain = (message: string): string =>
  message
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_MESSAGE)
    .replace(/[\ud800-\udbff]$/, '');
