/** What the pages of a run record for the oracle. Types only. */
import type { CallPlan } from './planner/calls.js';
import type { ListPlan } from './planner/lists.js';

export interface Options {
  seed: number;
  /** Planned calls, and the operator's actions. */
  calls: number;
  actions: number;
  /** Pages side by side that make the planned calls, and calls side by side in each. */
  pages: number;
  lanes: number;
  /** Where the pages are. */
  path: string;
}

export type Plan = CallPlan | ListPlan;

/** What is kept of an outcome. */
export interface Told {
  status: 'deleted' | 'refused' | 'not-sent' | 'unknown';
  reason?: string;
  code: string;
  sentAt: string | null;
  settledAt?: string | null;
  /** The API's text of a refusal. */
  message?: string;
  late?: true;
}

/** One confirmation by the operator, of a customer or of a list, as it was seen on the screen. */
export interface Confirmation {
  /** The `call` of the element's endpoint, which the ledger has too. */
  call: string;
  method: 'GET' | 'POST';
  isList: boolean;
  /** The customers that it is about, each once, in order. */
  codes: readonly string[];
  accountId: string;
  userId: string;
  /** How long it could still be stopped, in ms. */
  countdown: number;
}

/** `of` is the id of a planned call or list, or of a confirmation of the operator. */
export type Fact =
  /** A page begins a planned call or list. */
  | { kind: 'begun'; of: string }
  /** The page of a planned call is torn down. */
  | { kind: 'cut'; of: string }
  /** The form closed before the confirmation was complete: no outcome. */
  | { kind: 'closed'; of: string }
  /** The operator does something, or the witness sees something that decides nothing. */
  | { kind: 'step'; what: string }
  | ({ kind: 'confirmed'; of: string } & Confirmation)
  /** Something took a confirmation back before anything could have been sent. */
  | { kind: 'taken-back'; of: string; by: string }
  /** Something stopped a list under way; the request of `current` may have left. */
  | { kind: 'halted'; of: string; by: string; current?: string }
  | { kind: 'resumed'; of: string }
  /**
   * The page was told an outcome; `of` is null where nothing was confirmed. In a list, `place` counts
   * in the plan's items, and `segment` counts the times that it went on.
   */
  | {
      kind: 'outcome';
      of: string | null;
      told: Told;
      isTwin?: true;
      place?: number;
      segment?: number;
    }
  /** A list gave a report: how many were tried, and of each line the code, the outcome, why, and the times. */
  | { kind: 'report'; of: string; tried: number; rows: string[][] }
  /** Something is wrong that needs no ledger. */
  | { kind: 'complaint'; what: string };

/** A fact, when it was recorded (ms since 1970), and the page, which is another one once reloaded. */
export type Record = Fact & { at: number; page: string };

/** What a frame of planned calls asks of the page around it, which is never reloaded. */
export interface Driver {
  /** A page has begun, perhaps after a reload. */
  hello(page: string): void;
  /** The next plan, or null where all are made. */
  next(page: string): Plan | null;
  originOf(run: string): Promise<string>;
  record(page: string, fact: Fact): void;
  /** A plan is done, and the page has nothing more to do with it. */
  done(page: string, of: string): void;
  goodbye(): void;
}

/** What the driver tells at its end. */
export interface Results {
  faultOrigin: string;
  /** The runs in the ledger of the fault server. */
  runs: string[];
  userAgent: string;
}
