import { callbackName } from '../jsonp/callback-name.js';
import { noteAnswer } from '../jsonp/probe.js';
import type { Transport } from '../jsonp/transport.js';
import { en } from '../messages/en.js';
import { decision, type Finding } from './decision.js';
import type {
  CallFacts,
  Deleted,
  DeleteOutcome,
  NotSentReason,
  Refused,
  UnknownReason,
} from './outcome.js';
import { createTransport, lookAhead, type CallOptions, type Preparation } from './prepare.js';
import {
  callUrl,
  cleanCode,
  requestProblem,
  resolveEndpoint,
  type DeleteRequest,
} from './request.js';

/** How a call is made. */
export interface DeleteOptions extends CallOptions {
  /** After how many ms a missing answer counts as unknown; 15000 where it is no positive number. */
  timeout?: number;
  /** Stops the call as long as it is not sent; afterwards it settles as `unknown`, `interrupted`. */
  signal?: AbortSignal;
  /** Called once, when the request has been handed to the browser. */
  onSent?: () => void;
  /** What was got ready beforehand for this endpoint, so that the sending need not wait. */
  preparation?: Preparation;
}

export const DEFAULT_TIMEOUT = 15_000;

/** How long a late answer is waited for, in ms. Contract section 4. */
const LATEST_ANSWER = 600_000;

/** Longer timers fire at once (HTML specification: a signed 32-bit number of ms). */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The calls under way in this page, by endpoint, account and code. */
const underWay = new Set<string>();

/**
 * Deletes one customer: sends one request, at most once, and tells what became of it. Asks nobody.
 *
 * @returns never rejects: every failure is an outcome (contract section 4)
 */
export async function deleteCustomer(
  request: DeleteRequest,
  options?: DeleteOptions,
): Promise<DeleteOutcome> {
  const call = new Call(cleaned(request), options ?? {});
  const problem = requestProblem({ ...call.request, code: request?.code }, document.baseURI);
  if (problem) return call.notSent('invalid', en[problem.key].replace('{code}', call.request.code));

  const endpoint = resolveEndpoint(call.request.endpoint, document.baseURI) as URL;
  const key = JSON.stringify([endpoint.href, call.request.accountId, call.request.code]);
  if (underWay.has(key)) return call.notSent('busy');

  underWay.add(key);
  try {
    return await call.run(endpoint);
  } finally {
    underWay.delete(key);
  }
}

/** One call, from the look ahead to the outcome. */
class Call {
  readonly request: DeleteRequest;
  readonly #options: DeleteOptions;
  #sentAt: string | null = null;

  constructor(request: DeleteRequest, options: DeleteOptions) {
    this.request = request;
    this.#options = options;
  }

  notSent(reason: NotSentReason, message?: string): DeleteOutcome {
    this.#sentAt = null;
    const text = message ?? en[reason as Exclude<NotSentReason, 'invalid'>];
    return { status: 'not-sent', ...this.#facts(), reason, message: text };
  }

  async run(endpoint: URL): Promise<DeleteOutcome> {
    const { signal, preparation } = this.#options;
    if (signal?.aborted) return this.notSent('cancelled');

    const transport = preparation?.take() ?? createTransport(endpoint, this.#options);
    let stop: () => void = () => {};
    const stopped = new Promise<'cancelled'>((resolve) => (stop = () => resolve('cancelled')));
    signal?.addEventListener('abort', stop);
    const ahead = lookAhead(endpoint, transport, this.#options);
    const obstacle = await Promise.race([ahead, stopped]);
    signal?.removeEventListener('abort', stop);

    if (obstacle || signal?.aborted) {
      transport.dispose();
      return this.notSent(obstacle ?? 'cancelled');
    }
    return this.#send(endpoint, transport);
  }

  /** Hands the request to the browser and settles on what comes back, or on what does not. */
  #send(endpoint: URL, transport: Transport): Promise<DeleteOutcome> {
    const { timeout, signal, onSent } = this.#options;
    const callback = callbackName();

    return new Promise((settle) => {
      let clearUp: ((answer: Deleted | Refused | null) => void) | undefined;
      let timer: ReturnType<typeof setTimeout>;

      const interrupt = (): void => unknown('interrupted');
      const stopWaiting = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', interrupt);
      };
      const finish = (): void => {
        stopWaiting();
        decided.end();
        transport.dispose();
      };
      const unknown = (reason: UnknownReason): void => {
        stopWaiting();
        const answer = new Promise<Deleted | Refused | null>((resolve) => (clearUp = resolve));
        timer = setTimeout(() => decide({ kind: 'unknown', reason, isOpen: false }), LATEST_ANSWER);
        settle({ status: 'unknown', ...this.#facts(), reason, message: en[reason], answer });
      };
      const decide = (finding: Finding): void => {
        if (finding.kind === 'unknown') {
          if (!clearUp) unknown(finding.reason);
          if (finding.isOpen) return;
          clearUp?.(null);
        } else if (finding.kind === 'blocked') {
          // What was once told as unknown is not told otherwise without an answer.
          if (clearUp) clearUp(null);
          else settle(this.notSent('blocked'));
        } else {
          noteAnswer(endpoint.origin);
          (clearUp ?? settle)(this.#answered(finding, !!clearUp));
        }
        finish();
      };

      const decided = decision(this.request.code, decide);
      this.#sentAt = new Date().toISOString();
      transport.send(callUrl(this.request, endpoint, callback), callback, decided.report);
      timer = setTimeout(() => unknown('timeout'), milliseconds(timeout));
      signal?.addEventListener('abort', interrupt);
      try {
        onSent?.();
      } catch (error) {
        console.error(error);
      }
    });
  }

  #answered(finding: Extract<Finding, { kind: 'deleted' | 'refused' }>, isLate: boolean) {
    const late = isLate ? { late: true as const } : {};
    const outcome: Deleted | Refused =
      finding.kind === 'deleted'
        ? { status: 'deleted', ...this.#facts(), ...late }
        : { status: 'refused', ...this.#facts(), message: finding.message, ...late };
    return outcome;
  }

  #facts(): CallFacts {
    const { code, accountId, userId } = this.request;
    const settledAt = new Date().toISOString();
    return { code, accountId, userId, sentAt: this.#sentAt, settledAt };
  }
}

const milliseconds = (value: unknown): number =>
  typeof value === 'number' && value > 0 ? Math.min(value, LONGEST_TIMER) : DEFAULT_TIMEOUT;

/** Whatever a script passed, as strings that can stand in an outcome; the password stays as it is. */
function cleaned(request: DeleteRequest): DeleteRequest {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    endpoint: text(request?.endpoint),
    accountId: text(request?.accountId).trim(),
    userId: text(request?.userId),
    userPassword: text(request?.userPassword),
    code: cleanCode(request?.code),
  };
}
