import { cleanText, codeProblem } from '../call/request.js';
import type { MessageKey } from '../messages/en.js';
import { now } from '../transport/clock.js';

/** One customer of a list. */
export interface ListedCustomer {
  readonly code: string;
  /** Shown beside the code; never sent. */
  readonly customerName: string;
}

/** What a list can be given as: a code a line, or one an item. */
export type Codes = string | readonly (string | Partial<ListedCustomer>)[];

/** A line whose code can't be sent. */
export interface BadLine {
  /** From 1. */
  readonly line: number;
  readonly code: string;
  readonly problem: MessageKey;
}

/** What was understood of a list. */
export interface CustomerList {
  /** Those to be deleted, each once, in the order of the list. */
  readonly customers: readonly ListedCustomer[];
  /** Codes that are there more than once. */
  readonly doubled: readonly string[];
  readonly bad: readonly BadLine[];
  /** How many lines are blank; the last line end begins no line. */
  readonly blank: number;
  /** Codes that may not be what they seem. */
  readonly odd: readonly string[];
}

/**
 * What no code of a list is expected to hold, though it may: other than ASCII, spaces that could be
 * taken for one, or quotes around it.
 */
const ODD = /[^ -~]|  |^["'].*["']$/;

/** The lines of a text. */
const LINES = /(?<=^|\n|\r(?!\n))[^\r\n]*/g;

/** How much of a code that can't be sent is kept, in characters. */
const LONGEST_BAD = 100;

/** How long it reads before the page may do something else, in ms. */
const SLICE = 10;

/** The code and the name of an item; where it has no code that is a text, one that can't be sent. */
function read(item: unknown): [code: string, name: unknown] {
  try {
    const { code = item, customerName } = Object(item) as Partial<ListedCustomer>;
    // A number may have lost digits: it is named, and no code.
    return [typeof code === 'string' ? code.trim() : `${String(code)}\n`, customerName];
  } catch {
    // A getter that throws, or what can't be made a text.
    return ['\n', ''];
  }
}

/** The beginning of a long code, and a sign that there was more. */
const shortened = (code: string): string =>
  code.length > LONGEST_BAD ? `${code.slice(0, LONGEST_BAD)}…` : code;

/** Lets the page do what is waiting. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Reads a list, however long, without holding up the page. Only line ends split: a code may hold
 * commas. Contract section 7.
 *
 * @param codes what is no list counts as an empty one, what is no text as a code that can't be sent
 * @param isWanted whether to go on; asked now and then
 */
export async function readList(codes: Codes, isWanted: () => boolean): Promise<CustomerList> {
  const customers: ListedCustomer[] = [];
  const bad: BadLine[] = [];
  const odd: string[] = [];
  const seen = new Set<string>();
  const doubled = new Set<string>();
  let line = 0;
  let blank = 0;
  let pause = now() + SLICE;
  // One after the other: the whole may be long. What ends a text is no line.
  for (const item of typeof codes === 'string' ? codes.trimEnd().matchAll(LINES) : codes) {
    line += 1;
    const [code, name] = read(typeof codes === 'string' ? (item as RegExpMatchArray)[0] : item);
    const problem = code && codeProblem(code);
    if (!code) blank += 1;
    // No more of it than is needed: it may be a pasted file, and is kept with the report.
    else if (problem) bad.push({ line, code: shortened(code), problem });
    else if (seen.has(code)) doubled.add(code);
    else {
      seen.add(code);
      customers.push({ code, customerName: cleanText(name) });
      if (ODD.test(code)) odd.push(code);
    }
    if (now() > pause) {
      await breathe();
      if (!isWanted()) break;
      pause = now() + SLICE;
    }
  }
  return { customers, doubled: [...doubled], bad, blank, odd };
}
