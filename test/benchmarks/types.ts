/** Types of the benchmarks. */
import type { Browser, BrowserContext, Page } from 'puppeteer-core';

/**
 * What a number is about, and so its baseline: `widget`, a button that opens a dialog, is compared with the
 * plainest Lit element and other libraries' widgets; `call` with a plain script tag and other libraries;
 * `left`, what is left behind, with the state before.
 */
export type Group = 'widget' | 'call' | 'left';

/** One number that was measured. */
export interface Finding {
  readonly group: Group;
  /** What was measured, for the reader. */
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The same number of what ours is compared with, in the same run. */
  readonly baseline?: number;
  /** The same number of each of the others, by their names, in the same run. */
  readonly peers?: Readonly<Record<string, number>>;
  /**
   * How many times the baseline the value may be at most. The limit of a time: on a slower machine, both
   * take longer.
   */
  readonly mostRatio?: number;
  /**
   * How much the value may exceed its baseline, or zero where there is none. A limit of bytes and counts,
   * which do not depend on the machine.
   */
  readonly most?: number;
  /** Whether the value must be below that of each of the others. */
  readonly isAhead?: boolean;
}

/** The environment of a measurement: a real browser, a page, and an API at another site. */
export interface World {
  readonly browser: Browser;
  /** The API's endpoint. It answers each call with success at once, and deletes nothing. */
  readonly endpoint: string;
  /** Returns an endpoint that takes this number of ms for each call. */
  slowEndpoint(ms: number): string;
  /** Opens a page in front of the others, with one of the built scripts or none. */
  open(html: string, script?: string, context?: Browser | BrowserContext): Promise<Page>;
  /**
   * Runs a function in a page while Puppeteer is disconnected: an attached debugger slows down each frame
   * that a page creates. Handles of pages are invalid afterwards; see `pageWith()`.
   *
   * @param act is serialised, so it can use only the page and its arguments; it resolves to JSON
   * @throws what `act` has thrown, as an `Error`
   */
  runDetached<Values extends unknown[], Result>(
    page: Page,
    act: (...values: Values) => Promise<Result>,
    ...values: Values
  ): Promise<Result>;
  /** Finds the open page with this fragment. */
  pageWith(hash: string): Promise<Page>;
  /** Resolves when the next call reaches the API, with the time in ms on the clock of this process. */
  nextCall(): Promise<number>;
  /** Resolves when a page requests `/seen`, with the time on the same clock. */
  nextSeen(): Promise<number>;
  /** How many calls have reached the API so far. */
  callCount(): number;
}

/** Options of a world's API. */
export interface WorldOptions {
  /** Whether the API is an https server with the latency of a network: see latency.mjs. */
  readonly hasLatency?: boolean;
}

/** Options of the command line. */
export interface Choice {
  /** How many codes a list has. */
  readonly codes: number;
}

/** What a file `*.bench.mjs` exports. */
export interface Measurement {
  readonly name: string;
  readonly description: string;
  /** The limits, in words. */
  readonly limit: string;
  readonly hasLatency?: boolean;
  measure(world: World, choice: Choice): Promise<readonly Finding[]>;
}

/** A button that opens a confirmation dialog. */
export interface Widget {
  readonly name: string;
  readonly version: string;
  /** A classic script with everything that it needs. */
  readonly script: string;
  /** The script that a page runs before its first button. */
  setUp(endpoint: string): string;
  /** HTML that the page has once. */
  readonly shared: string;
  /** HTML of one button, by its number. */
  cell(i: number): string;
  /** Selectors from the page to the dialog's panel, one for each shadow root. */
  readonly panel: readonly string[];
}

/** A way to make the call in a page: the source of a script that sets `window.callPeer`. */
export interface Caller {
  readonly name: string;
  readonly version: string;
  readonly script: string;
}

/** The results of a run, for the report. */
export interface Results {
  readonly measurements: readonly {
    readonly name: string;
    readonly description: string;
    readonly limit: string;
    readonly findings: readonly Finding[];
  }[];
  /** Name and version of what was measured. */
  readonly versions: Readonly<Record<string, string>>;
  /** Browser and machine, for the reader. */
  readonly place: string;
}
