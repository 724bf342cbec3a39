/** Why it is certain that no delete request left the browser. */
export type NotSentReason =
  'invalid' | 'cancelled' | 'busy' | 'blocked' | 'unreachable' | 'dry-run';

/** Why nobody knows what a request that left the browser has done. */
export type UnknownReason =
  'timeout' | 'network' | 'no-callback' | 'malformed' | 'mismatch' | 'interrupted';

/** What every outcome says about the call it belongs to. Never holds a password. */
export interface CallFacts {
  /** The customer's code, white space around it cut off. */
  readonly code: string;
  readonly accountId: string;
  readonly userId: string;
  /** When the request was handed to the browser, ISO 8601 in UTC; null where it never was. */
  readonly sentAt: string | null;
  /** When this outcome was settled, ISO 8601 in UTC. */
  readonly settledAt: string | null;
}

/** The API said that the customer is deleted. */
export interface Deleted extends CallFacts {
  readonly status: 'deleted';
  /** The answer came after the outcome had been given as unknown. */
  readonly late?: true;
}

/** The API said `error`. Not a proof that nothing was deleted: browsers re-send after a reset. */
export interface Refused extends CallFacts {
  readonly status: 'refused';
  /** The API's text, at most 500 characters, or a plain sentence where it gave none. */
  readonly message: string;
  readonly late?: true;
}

/** Certain: the delete request never left the browser. */
export interface NotSent extends CallFacts {
  readonly status: 'not-sent';
  readonly reason: NotSentReason;
  readonly message: string;
}

/** A request left, and no trustworthy answer came. */
export interface Unknown extends CallFacts {
  readonly status: 'unknown';
  readonly reason: UnknownReason;
  readonly message: string;
  /** The trustworthy answer if one still comes; null once none can, after 10 minutes at the latest. */
  readonly answer: Promise<Deleted | Refused | null>;
}

/** The four truths of contract section 4. */
export type DeleteOutcome = Deleted | Refused | NotSent | Unknown;

/** What an outcome says about its call, settled now. */
export const callFacts = (
  { code, accountId, userId }: Pick<CallFacts, 'code' | 'accountId' | 'userId'>,
  sentAt: string | null,
): CallFacts => ({ code, accountId, userId, sentAt, settledAt: new Date().toISOString() });
