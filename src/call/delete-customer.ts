import { callbackName } from '../transport/callback-name.js';
import { now } from '../transport/clock.js';
import { hasAnswered, noteAnswer } from '../transport/probe.js';
import type { Transport } from '../transport/transport.js';
import { en } from '../messages/en.js';
import { pageState } from '../page-state.js';
import { decision, type Finding } from './decision.js';
import {
  callFacts,
  type Deleted,
  type DeleteOutcome,
  type NotSentReason,
  type Refused,
  type UnknownReason,
} from './outcome.js';
import { createTransport, lookAhead, type CallOptions } from './prepare.js';
import {
  callForm,
  callUrl,
  readRequest,
  requestProblem,
  resolveEndpoint,
  withoutQuery,
  type DeleteRequest,
} from './request.js';
import { watchSleep } from './sleep.js';
import { noteSent } from './unanswered.js';

/** How a call is made. */
export interface DeleteOptions extends CallOptions {
  /** After how many ms a missing answer counts as unknown; 15000 where it is no positive number. */
  timeout?: number;
  /** Stops the call as long as it is not sent; afterwards it settles as `unknown`, `interrupted`. */
  signal?: AbortSignal;
  /** Called once, at the moment in which the request has been handed to the browser. */
  onSent?: () => void;
  /** @internal When the call was confirmed, by the page's own clock, in ms, if it had to wait since. */
  confirmedAt?: number;
  /** @internal One that was made for this endpoint beforehand, so that the sending need not wait. */
  transport?: Transport;
}

export const DEFAULT_TIMEOUT = 15_000;

/** How long a late answer is waited for, in ms. Contract section 4. */
const LATEST_ANSWER = 600_000;

const nameOf = (endpoint: string, { accountId, code }: CallTarget): string =>
  JSON.stringify([endpoint, accountId, code]);

type CallTarget = Pick<DeleteRequest, 'accountId' | 'code'>;

/**
 * Whether a call about this customer is under way; or has ended as unknown since another one was
 * confirmed, by somebody who could not know.
 *
 * @param endpoint as an absolute URL
 * @param confirmedAt when, by the page's own clock, in ms
 */
export const isBusy = (endpoint: string, target: CallTarget, confirmedAt = 1e99): boolean =>
  pageState.calls.get(nameOf(endpoint, target))! > confirmedAt;

/**
 * Deletes one customer: sends one request, at most once, and tells what became of it. Asks nobody.
 *
 * @returns never rejects: every failure is an outcome (contract section 4)
 */
export const deleteCustomer = (
  request: DeleteRequest,
  options?: DeleteOptions,
): Promise<DeleteOutcome> =>
  attempt(request, options).catch(() =>
    // What throws does so before the sending: an option that is none, or what no browser lacks.
    notSent(readRequest(request), 'invalid', en['not-sent']),
  );

const notSent = (asked: DeleteRequest, reason: NotSentReason, message: string): DeleteOutcome => ({
  status: 'not-sent',
  ...callFacts(asked, null),
  reason,
  message,
});

async function attempt(request?: DeleteRequest, options?: DeleteOptions): Promise<DeleteOutcome> {
  const asked = readRequest(request);
  const { method, auth } = asked;
  const endpoint = resolveEndpoint(asked.endpoint, auth);
  const problem = typeof endpoint === 'string' ? endpoint : requestProblem(asked);
  if (problem) return notSent(asked, 'invalid', en[problem]);

  const url = endpoint as URL;
  if (isBusy(url.href, asked, options?.confirmedAt)) return notSent(asked, 'busy', en.busy);

  const { signal, transport: given, timeout, ...choices } = options ?? {};
  const how = { ...choices, method, timeout: +timeout! };
  if (signal?.aborted) return notSent(asked, 'cancelled', en.cancelled);
  // What an abort does: at first it stops the call, once the call is sent only the waiting.
  let interrupt: () => void;
  const stopped = new Promise<'cancelled'>((resolve) => (interrupt = () => resolve('cancelled')));
  const abort = (): void => interrupt();
  signal?.addEventListener('abort', abort);

  const { calls } = pageState;
  const name = nameOf(url.href, asked);
  let endedAt = calls.get(name);
  calls.set(name, Infinity);
  try {
    const transport = given?.isUsable() ? given : createTransport(url, how);
    const endWatch = watchSleep(() => interrupt());
    // What is prepared leaves in the task of the key press: a microtask later, rendering comes first.
    const obstacle =
      transport.isReady && hasAnswered(url.origin)
        ? null
        : await Promise.race([stopped, lookAhead(url, transport, how)]);
    const outcome = endWatch()
      ? 'away'
      : signal?.aborted
        ? 'cancelled'
        : (obstacle ?? (await send(asked, url, transport, how, (next) => (interrupt = next))));
    if (typeof outcome !== 'string') {
      if (outcome.status === 'unknown') endedAt = now();
      return outcome;
    }
    transport.dispose();
    return notSent(asked, outcome === 'away' ? 'cancelled' : outcome, en[outcome]);
  } finally {
    calls.delete(name);
    if (endedAt) calls.set(name, endedAt);
    signal?.removeEventListener?.('abort', abort);
  }
}

/**
 * Hands the request to the browser and settles on what comes back, or on what does not.
 *
 * @returns `blocked` where the page's policy is proven to have kept the request from leaving
 */
function send(
  request: DeleteRequest,
  endpoint: URL,
  transport: Transport,
  { timeout, onSent }: DeleteOptions,
  onInterrupt: (listener: () => void) => void,
): Promise<DeleteOutcome | 'blocked'> {
  const callback = callbackName();
  const sentAt = new Date().toISOString();

  return new Promise((settle) => {
    /** Fulfils `answer`, once the outcome has been given as unknown. */
    let clearUp: ((answer: Deleted | Refused | null) => void) | undefined;
    let timer: ReturnType<typeof setTimeout>;

    const unknown = (reason: UnknownReason): void => {
      clearTimeout(timer);
      const answer = new Promise<Deleted | Refused | null>((resolve) => (clearUp = resolve));
      timer = setTimeout(() => decide({ status: 'unknown', reason }), LATEST_ANSWER);
      note('settled');
      settle({
        status: 'unknown',
        ...callFacts(request, sentAt),
        reason,
        message: en[reason],
        answer,
      });
    };
    const decide = (finding: Finding): void => {
      const isKnown = finding.status !== 'unknown';
      if (!isKnown) {
        if (!clearUp) unknown(finding.reason);
        if ('isOpen' in finding && finding.isOpen) return;
      } else if (finding.status === 'blocked') {
        // What was told as unknown is not told otherwise without an answer.
        if (!clearUp) settle('blocked');
      } else {
        noteAnswer(endpoint.origin);
        const late = clearUp && { late: true as const };
        (clearUp ?? settle)({ ...callFacts(request, sentAt), ...finding, ...late });
      }
      clearUp?.(null);
      clearTimeout(timer);
      decided.end();
      transport.dispose();
      note(finding.status);
    };

    const decided = decision(request, decide);
    const isPost = request.method === 'post';
    const url = isPost ? endpoint.href : callUrl(request, endpoint, callback);
    transport.send(url, callback, decided.report, callForm(request));
    const note = noteSent({
      endpoint: withoutQuery(endpoint),
      accountId: request.accountId,
      code: request.code,
      sentAt,
    });
    timer = setTimeout(() => unknown('timeout'), isTime(timeout!, 1) ? timeout : DEFAULT_TIMEOUT);
    onInterrupt(() => unknown('interrupted'));
    // At once, since nothing may stop it any more; what it throws must not reject this promise.
    void (async () => onSent?.())();
  });
}

/** Whether a number of ms is at least so many; longer timers than 2^31 ms fire at once. */
export const isTime = (value: number, least: number): boolean => value >= least && value < 2 ** 31;
