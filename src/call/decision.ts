import type { Report } from '../transport/transport.js';
import type { UnknownReason } from './outcome.js';
import { agree, malformed, readReply, type Verdict } from './reply.js';
import type { DeleteRequest } from './request.js';

/** What is known of a call, once something is. */
export type Finding =
  | Verdict
  /** The host's policy was violated before any request left. */
  | { readonly status: 'blocked' }
  | {
      readonly status: 'unknown';
      readonly reason: UnknownReason;
      /** Whether a trustworthy answer could still come. */
      readonly isOpen?: boolean;
    };

/** How long the script's `load` and its callback may be apart, in ms. Contract section 4. */
const APART = 100;

/** Takes the reports on one call. */
export interface Decision {
  readonly report: (report: Report) => void;
  /** Stops deciding. */
  readonly end: () => void;
}

/**
 * The one place that decides what the reports on a call mean.
 *
 * @param request what was asked for
 * @param decide called with each finding: once, and once more if an open one is cleared up
 */
export function decision(request: DeleteRequest, decide: (finding: Finding) => void): Decision {
  let verdict: Verdict | undefined;
  let ended: 'load' | 'error' | 'gone' | undefined;
  /** Policies that this call's URL has violated. */
  let ofHost = false;
  let ofOthers = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const conclude = (): void => {
    if (verdict) {
      decide(verdict);
    } else if (ended === 'error') {
      // A script that did not load can't call anything any more.
      const isProof = ofHost && !ofOthers;
      decide(isProof ? { status: 'blocked' } : { status: 'unknown', reason: 'network' });
    } else {
      decide({ status: 'unknown', reason: 'no-callback', isOpen: ended === 'load' });
    }
  };

  return {
    report(report) {
      if (report.type === 'violation') {
        if (report.of !== 'host') ofOthers = true;
        else if (report.isEnforced) ofHost = true;
        return;
      }
      if (report.type === 'answer') {
        const said = readReply(report.payload, request);
        // In a failed request an error of the API is believed, and nothing else.
        const isBelieved = !report.isFailure || said.status === 'refused';
        const next: Verdict = isBelieved ? said : { status: 'unknown', reason: 'network' };
        verdict = verdict && !agree(verdict, next) ? malformed : next;
      } else {
        ended = report.type;
      }
      clearTimeout(timer);
      if (verdict && ended) conclude();
      else timer = setTimeout(conclude, APART);
    },
    end: () => clearTimeout(timer),
  };
}
