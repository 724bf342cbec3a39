import type { DeleteOutcome } from '../../src/index.js';
import type { Entry, Short } from './types.js';

/** The fields of a call (contract section 5), in alphabetical order. */
const FIELDS = 'account_id callback code condensed output type user_id user_password';

/** What the caller may add to the endpoint's own query to tell its calls apart. */
const OWN = 'call';

/** An outcome in short, as the fault table names it. */
export const short = (outcome: DeleteOutcome): Short =>
  ('reason' in outcome ? `${outcome.status}/${outcome.reason}` : outcome.status) as Short;

/** What may be different from the rule. */
export interface Exceptions {
  /** The browser, or a redirect, sends the same call more than once. */
  mayRepeat?: boolean;
  /** Then the second may be refused because the first has deleted. */
  mayBeRefusedAfterDelete?: boolean;
}

/**
 * Holds an outcome against the ledger.
 *
 * @param outcome of one call
 * @param entries what reached the server of this very call
 * @param hasBeenDeleted whether the server has deleted the customer at any time
 * @returns what is untrue about it; empty where all is well
 */
export function untruths(
  outcome: DeleteOutcome,
  entries: readonly Entry[],
  hasBeenDeleted: boolean,
  { mayRepeat = false, mayBeRefusedAfterDelete = false }: Exceptions = {},
): string[] {
  const found: string[] = [];
  const claim = (isTrue: boolean, untruth: string): void => {
    if (!isTrue) found.push(`${untruth} (${short(outcome)})`);
  };
  const { code, status, sentAt } = outcome;
  const hasDeleted = entries.some((entry) => entry.hasDeleted);

  claim(status !== 'deleted' || hasBeenDeleted, 'deleted, but the server has not');
  claim(status !== 'not-sent' || entries.length === 0, 'not sent, but it came');
  claim(
    status !== 'refused' || !hasDeleted || mayBeRefusedAfterDelete,
    'refused, but this call has deleted',
  );
  claim((status === 'not-sent') === (sentAt === null), 'sentAt is wrong');

  claim(new Set(entries.map(({ callback }) => callback)).size <= 1, 'two requests of our own');
  claim(mayRepeat || entries.length <= 1, `${entries.length} requests`);
  for (const entry of entries) {
    claim(entry.code === code, `another code: ${entry.code}`);
    const names = entry.fields.filter((name) => name !== OWN);
    claim([...names].sort().join(' ') === FIELDS, `other fields: ${names}`);
    claim(entry.method === 'GET', `method ${entry.method}`);
    claim(entry.referer === null, `Referer: ${entry.referer}`);
    claim(/^[a-z0-9]{16,40}$/i.test(entry.callback), `callback ${entry.callback}`);
  }
  return found;
}
