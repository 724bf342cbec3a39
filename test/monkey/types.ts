/** What the witness, the monkey and the judge tell each other. Types only. */

export interface Options {
  seed: number;
  actions: number;
}

/** One confirmation by an operator, as it was seen on the screen. */
export interface Confirmation {
  id: number;
  /** The endpoint of its widget, as the element named it at that moment. */
  endpoint: string;
  /** As the dialog showed them. */
  code: string;
  accountId: string;
  userId: string;
  /** When the last step was seen, in ms since 1970, and how long it could still be stopped. */
  confirmedAt: number;
  countdown: number;
  /** What took it back before anything could have been sent. */
  stoppedBy?: string;
}

/** One confirmation of a list by an operator, as it was seen on the screen. */
export interface ListConfirmation {
  id: number;
  /** Of the batch, which shares it with no other element. */
  endpoint: string;
  /** The customers of the list, each once, in its order. */
  codes: readonly string[];
  accountId: string;
  userId: string;
  confirmedAt: number;
  countdown: number;
  /** What took it back before anything could have been sent. */
  stoppedBy?: string;
  /** What stopped it on its way, in order of time. */
  halts: Halt[];
}

/** From a stop until Go on is pressed, in ms since 1970. */
export interface Halt {
  from: number;
  until?: number;
  by: string;
  /** The one whose request may have been under way. */
  current?: string | undefined;
}

/** One request that could delete, as the server received it. */
export interface Request {
  endpoint: string;
  code: string;
  accountId: string;
  userId: string;
  /** In ms since 1970. */
  receivedAt: number;
  hasDeleted: boolean;
}

export interface Results {
  confirmations: Confirmation[];
  lists: ListConfirmation[];
  requests: Request[];
  /** How often each action was done, and each thing was seen. */
  counts: Record<string, number>;
  complaints: string[];
  /** What was done, and what the witness saw. */
  trace: Step[];
}

/** One line of what is told of before a violation; the time is in ms since 1970. */
export interface Step {
  at: number;
  what: string;
}
