import type { DeleteOutcome } from '../../../src/call/outcome.js';
import type { Program } from '../program.js';
import type { Log } from '../types.js';

/** One thing that a hostile reply tries, and what may come of it. */
export interface Attack {
  program: Program;
  /** The last word on the call; `deleted` where not given: the program ends with a success. */
  ends?: DeleteOutcome['status'][];
  /** Names of attempts that must fail. */
  failing?: string[];
  /** Events that the page hears all the same: no browser lets it refuse them. */
  hears?: string[];
  /** Browsers that open a connection elsewhere, though nothing goes over it. */
  connectsIn?: string[];
  /** Whether only the end of the time ends the call. It comes once the program has noted something. */
  isSilent?: boolean;
  /** Looks at what has arrived at the server, and at the first word on the call. */
  check?(log: Log, expect: Chai.ExpectStatic, outcome: DeleteOutcome): void;
}

export type Attacks = Record<string, Attack>;
