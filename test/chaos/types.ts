/** What the pages of a run of chaos tell each other and the judge. Types only. */
import type { LoopPlan } from './loop-plan.js';
import type { Plan } from './plan.js';

/** What is kept of an outcome. */
export interface Told {
  status: 'deleted' | 'refused' | 'not-sent' | 'unknown';
  reason?: string;
  code: string;
  sentAt: string | null;
  settledAt?: string | null;
  /** Of a refusal, what the API said. */
  message?: string;
  late?: true;
}

/** What became of one planned call. */
export interface Record {
  id: number;
  /** The page that made it; loaded anew, it is another one. */
  page?: string;
  /** The outcome. */
  first?: Told;
  /** Of the same call made a second time at once. */
  twin?: Told;
  /** What cleared up an unknown outcome. */
  late?: Told;
  /** The widget closed before the confirmation was complete: no outcome. */
  isNone?: true;
  /** The page was loaded anew meanwhile: most often nobody was there to hear the outcome. */
  isCut?: true;
}

/** What was told of one place of a list. */
export interface ToldInLoop extends Told {
  /** In the plan's `items`. */
  place: number;
  /** The how manieth go it was. */
  go: number;
}

/** A report that the element gave when it stood still. */
export interface Report {
  /** How many customers had been tried. */
  tried: number;
  /** Of each line: the code, the outcome, why, and the times. */
  rows: string[][];
}

/** What became of one planned list. */
export interface LoopRecord {
  id: number;
  page?: string;
  /** The outcomes in the order in which they were told, late ones among them. */
  told: ToldInLoop[];
  reports: Report[];
  /** The page was loaded anew meanwhile. */
  isCut?: true;
}

/** What a page in a frame asks of the page around it, which is never loaded anew. */
export interface Conductor {
  /** A page has begun, perhaps anew. */
  hello(tab: string): void;
  /** The next call to make; null where all are made. */
  next(tab: string): Plan | LoopPlan | null;
  /** Where the calls of a run go. */
  originOf(run: string): Promise<string>;
  /** Notes what has become known of a call. */
  note(record: Record): void;
  /** Notes one more outcome, or report, of a list. */
  noteLoop(id: number, what: ToldInLoop | Report): void;
  /** The page of a call is being torn down. */
  cut(id: number): void;
  /** A call is over, and the page has nothing more to do with it. */
  over(tab: string, id: number): void;
  /** Something is wrong that no outcome tells. */
  complain(what: string): void;
  /** A page has made its last call and cleaned up. */
  goodbye(tab: string): void;
}

export interface Options {
  seed: number;
  calls: number;
  /** Pages side by side, and calls side by side in each. */
  tabs: number;
  lanes: number;
}

export interface Results {
  complaints: string[];
  /** The control address of the fault server, and the runs in its ledger. */
  faultOrigin: string;
  runs: string[];
}
