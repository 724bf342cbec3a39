/** What is compared. Types only: the pages and the report share them. */
import type { Fault } from '../faults/types.js';

/** A fault of the server, and where it matters the policies of the page. */
export interface Situation extends Fault {
  /** The server's fault. */
  readonly server: string;
  /** Content security policies of the page that calls. */
  readonly policy?: string;
  readonly reportOnly?: string;
}

/** What a program told its caller; `nothing` where it never said anything. */
export interface Said {
  /** Of ours the outcome in short, which is all it says. */
  word: 'success' | 'error' | 'nothing' | 'outcome';
  /** The text of an error, or our outcome. */
  text?: string;
  /** What `status` the data had that came with a success. */
  status?: 'success' | 'error' | 'other';
}

/** One program and one situation. */
export interface Comparison extends Said {
  situation: string;
  peer: string;
  /** What it told afterwards, once an answer came late. */
  later?: Said;
  /** Whether a request for the delete reached the server. */
  hasArrived: boolean;
  /** Whether the server deleted the customer. */
  hasDeleted: boolean;
  /** Whether it was heard of only when its time was up. */
  hasWaited: boolean;
}

/** What one program does, whatever the fault. */
export interface Habits {
  peer: string;
  /** Whether the URL with the password can be read in the page's list of resources afterwards. */
  isUrlListed: boolean;
  /** How many globals it leaves after ten answered calls. */
  globalsAfterAnswers: number;
  /** How many it leaves after a call whose answer came when its time was up. */
  globalsAfterLateAnswer: number;
  /** Whether an answer that comes too late is handed to the next call as its success. */
  isLateGivenToNext: boolean;
  /** Whether the server learns the address of the page. */
  sendsReferer: boolean;
}

/** All that a run has found. */
export interface Results {
  /** The programs in the order of the columns, ours first, with their versions. */
  readonly columns: readonly { readonly name: string; readonly version: string }[];
  readonly browser: string;
  readonly comparisons: readonly Comparison[];
  readonly habits: readonly Habits[];
}
