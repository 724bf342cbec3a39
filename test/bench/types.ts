/** What a measurement is. Types only. */
import type { Browser, BrowserContext, Page } from 'puppeteer-core';

/**
 * What a number is about, and so what it is compared with: a button that opens a dialog, with the
 * plainest Lit element and the widgets of others; a call, with a plain script tag and the programs of
 * others; what is left behind, with what there was before.
 */
export type Group = 'widget' | 'call' | 'left';

/** One number that was measured. */
export interface Finding {
  readonly group: Group;
  /** For a reader. */
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The same number of what ours is compared with, in the same run. */
  readonly baseline?: number;
  /** The same number of each of the others, by their names, in the same run. */
  readonly peers?: Readonly<Record<string, number>>;
  /** How much the value may be at most, or how much it may be above its baseline. */
  readonly most?: number;
  /** Whether the value must be below that of each of the others. */
  readonly isAhead?: boolean;
}

/** Where a measurement takes place: a real browser, a page, and an API at another site. */
export interface World {
  readonly browser: Browser;
  /** The API's endpoint; it deletes nothing, and answers each call at once with success. */
  readonly endpoint: string;
  /** One that takes so many ms for each call. */
  slowEndpoint(ms: number): string;
  /** Opens a page that has loaded a built script, or none, in a window in front of the others. */
  open(html: string, script?: string, context?: Browser | BrowserContext): Promise<Page>;
  /**
   * Does something in a page while nothing is attached to the browser: a debugger takes part in each
   * frame that a page makes. All pages have to be looked for again afterwards.
   *
   * @param act uses nothing but the page and its values; what it resolves to must be JSON
   * @throws what it has thrown
   */
  letAlone<Values extends unknown[], Result>(
    page: Page,
    act: (...values: Values) => Promise<Result>,
    ...values: Values
  ): Promise<Result>;
  /** The page whose address ends so, after `#`. */
  pageWith(hash: string): Promise<Page>;
  /** When the next call will have reached the API, on the clock of this process, in ms. */
  nextCall(): Promise<number>;
  /** When a page will next have asked for `/seen`, on the same clock. */
  nextSeen(): Promise<number>;
  /** How many calls have reached the API so far. */
  callCount(): number;
}

/** Which API a world has. */
export interface WorldOptions {
  /** Whether it is an https server at the end of a long way: see far.mjs. */
  readonly isFar?: boolean;
}

/** What can be chosen. */
export interface Choice {
  /** How many codes a list has. */
  readonly codes: number;
}

/** What a file `*.bench.mjs` exports. */
export interface Measurement {
  readonly name: string;
  readonly description: string;
  /** What must not be exceeded, in words. */
  readonly limit: string;
  readonly isFar?: boolean;
  measure(world: World, choice: Choice): Promise<readonly Finding[]>;
}

/** A kind of button that opens a dialog that asks. */
export interface Widget {
  readonly name: string;
  readonly version: string;
  /** A classic script with everything that it needs. */
  readonly script: string;
  /** What the page's script says before the first of them. */
  setUp(endpoint: string): string;
  /** HTML that the page has once. */
  readonly shared: string;
  /** HTML of one, by its number. */
  cell(i: number): string;
  /** Selectors from the page to the dialog's panel, one a shadow root. */
  readonly panel: readonly string[];
}

/** A way to make the call in a page: the source of a script that sets `window.callPeer`. */
export interface Caller {
  readonly name: string;
  readonly version: string;
  readonly script: string;
}

/** What a run has found, for the report. */
export interface Results {
  readonly measurements: readonly {
    readonly name: string;
    readonly description: string;
    readonly limit: string;
    readonly findings: readonly Finding[];
  }[];
  /** Name and version of what was measured. */
  readonly versions: Readonly<Record<string, string>>;
  /** In which browser and on which machine, for a reader. */
  readonly place: string;
}
