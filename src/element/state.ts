import type { DeleteOutcome } from '../call/outcome.js';
import type { Obstacle } from '../transport/probe.js';
import type { Settings } from './settings.js';

/** What is being deleted, and how, as it was when the dialog opened; nothing changes it later. */
export interface Subject {
  /** Empty until the operator has entered it. */
  readonly code: string;
  readonly customerName: string;
  readonly accountId: string;
  /** Empty until the operator has entered it, where the page did not give it. */
  readonly userId: string;
  readonly settings: Settings;
  /** Whether the page gave the code, so that the operator confirms by typing it. */
  readonly codeGiven: boolean;
}

/** The one state of an element. Everything else (is it open, may it send) follows from it. */
export type State =
  | { readonly name: 'idle' }
  | {
      /** The form is open. */
      readonly name: 'confirming';
      readonly subject: Subject;
      /** The unknown outcome that this form tries again, if it does. */
      readonly unclear?: DeleteOutcome;
      /** What would stand in the way of a call, as far as one has looked. */
      readonly obstacle?: Obstacle | null;
    }
  | {
      readonly name: 'countdown';
      readonly subject: Subject;
      readonly unclear?: DeleteOutcome;
      /** Whole seconds left. */
      readonly left: number;
      /** Whether the time is up, and the request waits for another one of the page to settle. */
      readonly isWaiting?: true;
    }
  | {
      readonly name: 'pending';
      readonly subject: Subject;
      /** The answer to an earlier call, come meanwhile: the customer is deleted, whatever comes now. */
      readonly known?: DeleteOutcome;
    }
  | Settled;

/** A result is there; the dialog that shows it is open or closed. */
export interface Settled {
  readonly name: DeleteOutcome['status'];
  readonly subject: Subject;
  readonly outcome: DeleteOutcome;
  readonly open: boolean;
}

export type StateName = State['name'];

/** What can happen to an element. */
export type Happening =
  /** `again`: from the retry button of a result, about the same customer. */
  | { readonly type: 'open'; readonly subject: Subject; readonly again?: boolean }
  | { readonly type: 'looked'; readonly obstacle: Obstacle | null }
  | { readonly type: 'confirm'; readonly subject: Subject; readonly left: number }
  | { readonly type: 'tick'; readonly left: number }
  | { readonly type: 'wait' }
  | { readonly type: 'send' }
  | { readonly type: 'settle'; readonly outcome: DeleteOutcome; readonly open: boolean }
  /** An unknown outcome of a call to this endpoint, an absolute URL, is cleared up. */
  | {
      readonly type: 'late';
      readonly unclear: DeleteOutcome;
      readonly outcome: DeleteOutcome;
      readonly endpoint: string;
    }
  | { readonly type: 'close' }
  | { readonly type: 'reset' };

type Of<Name extends StateName> = Extract<State, { name: Name }>;
type Row<From> = {
  [Type in Happening['type']]?: (state: From, what: Extract<Happening, { type: Type }>) => State;
};

const idle: State = { name: 'idle' };

const settled = (subject: Subject, outcome: DeleteOutcome, open: boolean): State => ({
  name: outcome.status,
  subject,
  outcome,
  open,
});

type Late = Extract<Happening, { type: 'late' }>;

/** Whether an earlier call about the same customer turns out to have deleted it. */
const isCleared = (
  { name, subject }: State & { subject: Subject },
  { outcome, endpoint }: Late,
): boolean =>
  outcome.status === 'deleted' &&
  name !== 'deleted' &&
  outcome.code === subject.code &&
  outcome.accountId === subject.accountId &&
  endpoint === subject.settings.endpoint;

/** A form that tries an unknown call again, or was given the code of one that is deleted, closes unsent. */
const late = (state: Of<'confirming'> | Of<'countdown'>, what: Late): State =>
  state.unclear === what.unclear || isCleared(state, what)
    ? settled(state.subject, what.outcome, false)
    : state;

/** A result starts anew; a form that tries an unknown call again remembers which. */
const anew: Row<Settled> = {
  open: (state, { subject, again }) => ({
    name: 'confirming',
    subject,
    unclear:
      state.name === 'unknown' && (again || state.outcome.code === subject.code)
        ? state.outcome
        : undefined,
  }),
  late: (state, what) =>
    state.outcome === what.unclear || isCleared(state, what)
      ? settled(state.subject, what.outcome, state.open)
      : state,
  close: (state) => ({ ...state, open: false }),
  reset: () => idle,
};

const table: { [Name in StateName]: Row<Of<Name>> } = {
  idle: {
    open: (_, { subject }) => ({ name: 'confirming', subject }),
  },
  confirming: {
    looked: (state, { obstacle }) => ({ ...state, obstacle }),
    confirm: ({ unclear }, { subject, left }) => ({ name: 'countdown', subject, left, unclear }),
    settle: ({ subject }, { outcome, open }) => settled(subject, outcome, open),
    late,
    close: ({ subject, unclear }) => (unclear ? settled(subject, unclear, false) : idle),
  },
  countdown: {
    tick: (state, { left }) => ({ ...state, left }),
    wait: (state) => ({ ...state, isWaiting: true }),
    send: ({ subject }) => ({ name: 'pending', subject }),
    settle: ({ subject }, { outcome, open }) => settled(subject, outcome, open),
    late,
  },
  pending: {
    settle: ({ subject, known }, { outcome, open }) => settled(subject, known ?? outcome, open),
    late: (state, what) => (isCleared(state, what) ? { ...state, known: what.outcome } : state),
  },
  deleted: anew,
  refused: anew,
  'not-sent': anew,
  unknown: anew,
};

/** What follows. A state in which a happening makes no sense stays as it is. */
export function next(state: State, what: Happening): State {
  const row = table[state.name] as Row<State>;
  const follow = row[what.type] as ((state: State, what: Happening) => State) | undefined;
  return follow ? follow(state, what) : state;
}

/** Whether the dialog is on the screen. */
export const isOpen = (state: State): boolean =>
  'open' in state ? state.open : state.name !== 'idle';

/** The unknown outcome that stands, or that is tried again, if there is one. */
export const unclearOf = (state: State): DeleteOutcome | undefined =>
  state.name === 'unknown' ? state.outcome : 'unclear' in state ? state.unclear : undefined;

/** The result that stands, or null. */
export const outcomeOf = (state: State): DeleteOutcome | null =>
  'outcome' in state ? state.outcome : null;
