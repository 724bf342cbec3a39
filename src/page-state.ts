import { version } from './version.js';

/** A request of this tab whose outcome is not known. Contract section 8. */
export interface Unanswered {
  /** Random. */
  readonly id: string;
  /** Without its query, which may hold what is nobody's business. */
  readonly endpoint: string;
  readonly accountId: string;
  readonly code: string;
  /** ISO 8601 in UTC. */
  readonly sentAt: string;
}

/** A request that no page waits for any more, and the element that shows the note about it. */
export type Orphaned = Unanswered & { reporter?: Element };

/** A sender in the queue: called when it may send, with true where the page was suspended while it waited. */
export type Sender = (wasSuspended: boolean) => void;

/**
 * What all copies of this version in a page share: two classic scripts, or a script and a module.
 *
 * Every script of the page can read it. So it holds no password, and no function that returns or passes
 * on one: each copy keeps its passwords in its own closures.
 */
export interface PageState {
  readonly version: string;
  /** The page's own settings by property name, without the password. */
  readonly settings: Map<string, unknown>;
  /** Whether the page has had time to configure itself, so that a missing setting is a mistake. */
  isSettled: boolean;
  /** What follows the settings, texts and orphaned requests: the elements in the page, and others. */
  readonly subscribers: Set<{ requestUpdate(): void }>;
  /** Texts by language, in lower case. Each change makes a new map, so that caches notice. */
  translations: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** The sender whose turn it is, then those that wait; each with a function that ends its watch. */
  readonly sendQueue: Map<Sender, () => boolean>;
  /** Elements whose dialog is open, the topmost last. */
  readonly openDialogs: Set<HTMLElement>;
  /**
   * Calls by endpoint, account and code: Infinity while a call is under way; else the time at which the
   * last one became unknown, in ms on the page's clock.
   */
  readonly calls: Map<string, number>;
  /** The time of the last answer of each origin, in ms on the page's clock. */
  readonly answeredAt: Map<string, number>;
  /** The requests of this tab that have no outcome yet. */
  readonly pendingRequests: {
    /** Ids of those that this page waits for, and that another page waits for. */
    readonly awaited: Set<string>;
    readonly awaitedElsewhere: Set<string>;
    orphaned: readonly Orphaned[];
    /** Connects to the other pages. */
    channel?: BroadcastChannel;
    /** Runs while this page asks them. */
    asking: ReturnType<typeof setTimeout> | 0;
  };
  /** The elements that show a saved report, by its key. */
  readonly shownReports: Map<string, Element>;
  /** The widgets in placeholders. */
  readonly placeholders: WeakMap<Element, HTMLElement>;
  hasWarnedOfPlaceholders: boolean;
  /**
   * Reads the settings of the script tag that is running, and takes the password off it. For the guard of
   * a script that is loaded again.
   *
   * @param isRepeated whether only the password has to leave the tag
   */
  readSettings?(isRepeated: boolean): void;
}

const KEY: unique symbol = Symbol.for('customer-delete') as never;

function findOrCreate(): PageState {
  const found = (globalThis as { [KEY]?: PageState })[KEY];
  if (found?.version === version) return found;
  const state: PageState = {
    version,
    settings: new Map(),
    isSettled: false,
    subscribers: new Set(),
    translations: new Map(),
    sendQueue: new Map(),
    openDialogs: new Set(),
    calls: new Map(),
    answeredAt: new Map(),
    pendingRequests: {
      awaited: new Set(),
      awaitedElsewhere: new Set(),
      orphaned: [],
      asking: 0,
    },
    shownReports: new Map(),
    placeholders: new WeakMap(),
    hasWarnedOfPlaceholders: false,
  };
  // A copy of another version keeps its state to itself.
  if (!found) Object.defineProperty(globalThis, KEY, { value: state });
  return state;
}

/** The one record of this page. */
export const pageState = findOrCreate();

/** Has all elements and placeholders read the settings again. */
export function notifySubscribers(): void {
  for (const subscriber of pageState.subscribers) subscriber.requestUpdate();
}
