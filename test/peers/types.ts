/** What is compared. Types only. */

/** What a program told its caller; `nothing` where it never said anything. */
export interface Said {
  word: 'success' | 'error' | 'nothing';
  /** The text of an error. */
  text?: string;
}

/** One program and one fault. */
export interface Comparison extends Said {
  fault: string;
  peer: string;
  /** Whether the server deleted the customer. */
  hasDeleted: boolean;
}

/** What one program does, whatever the fault. */
export interface Habits {
  peer: string;
  /** Whether the URL with the password can be read in the page's list of resources afterwards. */
  isUrlListed: boolean;
  /** How many globals it leaves after a call without an answer. */
  globalsLeft: number;
  /** Whether an answer that comes too late is handed to the next call as its success. */
  isLateGivenToNext: boolean;
}
