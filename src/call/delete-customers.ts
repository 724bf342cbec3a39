import { now } from '../transport/clock.js';
import type { Transport } from '../transport/transport.js';
import { deleteCustomer, type DeleteOptions } from './delete-customer.js';
import type { DeleteOutcome, NotSent } from './outcome.js';
import { createTransport } from './prepare.js';
import { readRequest, resolveEndpoint, type DeleteRequest } from './request.js';
import { joinLine, leaveLine } from './turn.js';

/** Why a loop has stopped by itself. Contract section 7. */
export type StopReason =
  /** Nobody knows what became of the last one. */
  | 'unknown'
  /** A refusal before anything was deleted: the credentials are unproven. */
  | 'unproven'
  /** Three refusals running with the same text. */
  | 'repeated'
  /** A policy, or the network, keeps each of them from being sent. */
  | 'obstacle';

/** Says of each outcome, in order, whether the loop has to stop after it. */
export type StopRule = (outcome: DeleteOutcome) => StopReason | undefined;

/** How many calls in a row may be refused with the same text. */
const SAME_REFUSALS = 3;

/** The rule of contract section 7. A text that has stopped the loop does so no more. */
export function stopRule(): StopRule {
  const known = new Set<string>();
  let isProven = false;
  let last = '';
  let running = 0;
  return (outcome) => {
    const { status } = outcome;
    if (status === 'unknown') {
      running = 0;
      return status;
    }
    if (status === 'not-sent') {
      return /^(blocked|unreachable)$/.test(outcome.reason) ? 'obstacle' : undefined;
    }
    if (status === 'deleted') {
      isProven = true;
      running = 0;
      return undefined;
    }
    const { message } = outcome;
    running = message === last ? running + 1 : 1;
    last = message;
    if (known.has(message) || (isProven && running < SAME_REFUSALS)) return undefined;
    known.add(message);
    return isProven ? 'repeated' : 'unproven';
  };
}

/** How a loop of calls is made. */
export interface LoopOptions extends DeleteOptions {
  /** @internal Says when to stop; one that lasts as long as the loop where it is not given. */
  rule?: StopRule;
  /** @internal Called when a request's turn has come; false skips it. */
  isWanted?: (request: DeleteRequest) => boolean;
}

/**
 * Deletes customers one after the other: never two requests at once, and each at most once. Asks
 * nobody. Ends after the last one, after a `signal`, and by itself where going on would be rash: at
 * an unknown outcome, at a refusal before anything was deleted, at three refusals running with the
 * same text, where a request can't be sent (contract section 7), and where the page slept while one
 * was about to be.
 *
 * @param requests a list, or what makes one as it goes; one request alone counts as a list
 * @yields an outcome for each that was tried; never rejects, but for what `requests` throws
 */
export async function* deleteCustomers(
  requests: Iterable<DeleteRequest> | AsyncIterable<DeleteRequest> | DeleteRequest,
  options?: LoopOptions,
): AsyncGenerator<DeleteOutcome, void, undefined> {
  const { rule: mustStop = stopRule(), isWanted, ...given } = options ?? {};
  const how = { confirmedAt: now(), ...given };
  const isList = Symbol.iterator in Object(requests) || Symbol.asyncIterator in Object(requests);
  /** What the one before went to, and how. */
  let last: string | undefined;
  /** For the next call, made while the one before runs. */
  let spare: Transport | undefined;
  let go: ((hasSlept?: boolean) => void) | undefined;
  const { signal } = how;
  const wake = (): void => go?.();
  try {
    signal?.addEventListener?.('abort', wake);
    for await (const request of (isList ? requests : [requests]) as AsyncIterable<DeleteRequest>) {
      const hasSlept = await new Promise((resolve) => {
        go = resolve;
        if (signal?.aborted) wake();
        else joinLine(go);
      });
      if (hasSlept || signal?.aborted) return;
      let outcome: DeleteOutcome | undefined;
      if (!isWanted || isWanted(request)) {
        const asked = readRequest(request);
        const { endpoint, method, auth } = asked;
        const url = resolveEndpoint(endpoint, auth) as URL;
        const place = `${method} ${url.origin}`;
        const isSame = place === last;
        if (!isSame) spare?.dispose();
        const transport = isSame ? spare : undefined;
        spare = undefined;
        outcome = await deleteCustomer(asked, {
          ...how,
          // Once a loop.
          probe: isSame ? 'off' : how.probe,
          transport,
          onSent() {
            spare = createTransport(url, { ...how, method });
            how.onSent?.();
          },
        });
        // What was not sent may not have looked, either.
        last = outcome.status === 'not-sent' ? undefined : place;
        // It may not have been used; only after an unknown outcome it may still be needed.
        if (outcome.status !== 'unknown' || !transport?.isUsable()) transport?.dispose();
      }
      leaveLine(go);
      if (outcome) {
        yield outcome;
        if (mustStop(outcome) || (outcome as NotSent).reason === 'cancelled') return;
      }
    }
  } finally {
    signal?.removeEventListener?.('abort', wake);
    leaveLine(go);
    spare?.dispose();
  }
}
