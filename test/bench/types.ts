/** What a measurement is. Types only. */
import type { Browser, Page } from 'puppeteer-core';

/** One number that was measured. */
export interface Finding {
  /** For a reader. */
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The same number of what ours is compared with, in the same run. */
  readonly baseline?: number;
  /** How much the value may be at most, or how much it may be above its baseline. */
  readonly most?: number;
}

/** Where a measurement takes place: a real browser, a page, and an API at another site. */
export interface World {
  readonly browser: Browser;
  /** The API's endpoint; it deletes nothing, and answers each call at once with success. */
  readonly endpoint: string;
  /** One that takes so many ms for each call. */
  slowEndpoint(ms: number): string;
  /** Opens a page that has loaded a built script, in a window in front of the others. */
  open(html: string, script?: string): Promise<Page>;
  /** When the next call will have reached the API, on the clock of this process, in ms. */
  nextCall(): Promise<number>;
  /** How many calls have reached the API so far. */
  callCount(): number;
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
  measure(world: World, choice: Choice): Promise<readonly Finding[]>;
}
