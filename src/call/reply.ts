import { en } from '../messages/en.js';
import type { DeleteRequest } from './request.js';

/** What one answer of the API says about the customer that was to be deleted. */
export type Verdict =
  | { readonly status: 'deleted' }
  | { readonly status: 'refused'; readonly message: string }
  | { readonly status: 'unknown'; readonly reason: 'malformed' | 'mismatch' | 'network' };

export const malformed: Verdict = { status: 'unknown', reason: 'malformed' };
const mismatch: Verdict = { status: 'unknown', reason: 'mismatch' };

const LONGEST_MESSAGE = 500;

/**
 * Reads a stranger's payload. Looks at own data properties only, calls nothing of it and never
 * throws: what it can't make sense of is `malformed`.
 *
 * @param payload what the callback was called with, of whatever type
 * @param request what was asked for; no message holds its password
 */
export function readReply(
  payload: unknown,
  { code, userPassword }: Pick<DeleteRequest, 'code' | 'userPassword'>,
): Verdict {
  try {
    const response = own(payload, 'response');
    const root = isRecord(response) ? response : payload;
    if (!isRecord(root) || Array.isArray(root)) return malformed;

    const customer = own(root, 'customer');
    if (customer && (!isRecord(customer) || Array.isArray(customer))) return malformed;
    const named = [field(payload, 'code'), field(root, 'code'), field(customer, 'code')];
    if (named.some((value) => value !== undefined && !isCode(value, code))) return mismatch;

    const status = field(root, 'status');
    const customerStatus = field(customer, 'status');
    const errors = errorsOf(root);

    // A reply that is an error and a success at once is neither; nor one whose wrapper says otherwise.
    if (
      root !== payload &&
      ((field(payload, 'status') ?? status) !== status || errorsOf(payload))
    ) {
      return malformed;
    }
    if (status === 'success') {
      return errors || (customerStatus && customerStatus !== 'deleted')
        ? malformed
        : { status: 'deleted' };
    }
    if ((status === 'error' || (errors && !status)) && customerStatus !== 'deleted') {
      const said = errors || text(own(root, 'message'));
      const message = oneLine(withoutSecret(said, userPassword));
      return { status: 'refused', message: message || en.noReason };
    }
    return malformed;
  } catch {
    // A proxy, or a contradiction.
    return malformed;
  }
}

/** Whether two answers to one call say the same. */
export const agree = (a: Verdict, b: Verdict): boolean => JSON.stringify(a) === JSON.stringify(b);

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The value of an own data property; getters are not called, prototypes not searched. */
function own(object: unknown, name: string): unknown {
  return isRecord(object) ? Object.getOwnPropertyDescriptor(object, name)?.value : undefined;
}

/** A member of the object, or of its `@attributes` where the reply was made from XML; empty is none. */
function field(object: unknown, name: string): unknown {
  const found = [own(object, name), own(own(object, '@attributes'), name)].filter(
    (value) => (value ?? '') !== '',
  );
  if (found.length > 1 && found[0] !== found[1]) throw new TypeError();
  return found[0];
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

/** The texts in a value of whatever shape. One without an end ends as `malformed`, by an exception. */
const text = (value: unknown): string =>
  isRecord(value)
    ? Object.keys(value)
        .map((name) => text(own(value, name)))
        .filter(Boolean)
        .join('; ')
    : String(value || '');

const errorsOf = (object: unknown): string => text([own(object, 'error'), own(object, 'errors')]);

/** An API may repeat what it was sent: as it is, or each character of it as in a URL, a form or HTML. */
const withoutSecret = (message: string, secret = ''): string =>
  secret
    ? message.replace(
        new RegExp([...secret.replace(/\s+/g, ' ')].map(spellings).join(''), 'gu'),
        '…',
      )
    : message;

const spellings = (character: string): string => {
  // What would be one space in the message.
  if (character === ' ') return '([\\p{Cc}\\s+]|%[02]\\w)+';
  const hex = character.codePointAt(0)!.toString(16);
  const encoded = character < '\x80' ? `%${hex}` : encodeURIComponent(character);
  return `(\\u{${hex}}|${encoded.toUpperCase()}|${encoded.toLowerCase()}|&#?\\w+;)`;
};

/** One line without control characters, cut at 500 characters. */
const oneLine = (message: string): string =>
  [...message.replace(/[\p{Cc}\s]+/gu, ' ').trim()].slice(0, LONGEST_MESSAGE).join('');
