import { callbackName } from '../transport/callback-name.js';
import { notifySubscribers, pageState, type Unanswered } from '../page-state.js';
import type { Finding } from './decision.js';
import type { DeleteOutcome } from './outcome.js';
import { isFresh, toJson } from './tab-storage.js';

export type { Unanswered };

/** The name of the entry in `sessionStorage`, and of the channel to the other pages. */
const KEY = 'customer-delete';

/** How long another page has to say that it still waits, in ms. */
const SILENCE = 500;

/** Kept in `sessionStorage` until their outcome is known. Contract section 8. */
const pending = pageState.pendingRequests;

/** The ids of the requests that this copy of the code has under way: it has its own listener. */
const underWay = new Set<string>();

/** What the tab remembers; nothing where its storage is blocked, or holds something else. */
function read(): Unanswered[] {
  try {
    const list = JSON.parse(sessionStorage.getItem(KEY)!) as Unanswered[];
    const kept = list.filter(({ sentAt }) => isFresh(sentAt));
    if (kept.length < list.length) write(kept);
    return kept;
  } catch {
    return [];
  }
}

function write(list: readonly Unanswered[]): void {
  try {
    if (list.length) sessionStorage.setItem(KEY, toJson(list));
    else sessionStorage.removeItem(KEY);
  } catch {
    // The page works without it.
  }
}

/** Forgets the entries that are meant. */
function forget(isMeant: (one: Unanswered) => boolean): void {
  write(read().filter((one) => !isMeant(one)));
  if (pending.orphaned.some(isMeant)) {
    pending.orphaned = pending.orphaned.filter((one) => !isMeant(one));
    notifySubscribers();
  }
}

/**
 * Listens to the other pages as long as there is something to say or to hear. No longer: an open
 * channel may keep a page out of the back/forward cache.
 */
function tune(): void {
  const { asking, awaited, awaitedElsewhere, channel } = pending;
  if (!asking && !awaited.size && !awaitedElsewhere.size) {
    channel?.close();
    pending.channel = undefined;
  } else if (!channel) {
    try {
      pending.channel = new BroadcastChannel(KEY);
      pending.channel.onmessage = hear;
    } catch {
      // As blocked as the storage.
    }
  }
}

const say = (what: 'who' | 'here' | 'known', id: string): void =>
  pending.channel?.postMessage(`${what} ${id}`);

function hear({ data }: MessageEvent): void {
  const [what, id] = String(data).split(' ') as [string, string];
  if (what === 'who' && pending.awaited.has(id)) say('here', id);
  if (what === 'here' && pending.asking) pending.awaitedElsewhere.add(id);
  if (what === 'known') {
    pending.awaitedElsewhere.delete(id);
    forget((one) => one.id === id);
    tune();
  }
}

const askFirst = (event: BeforeUnloadEvent): void => {
  event.preventDefault();
  // Chromium before 119 asks for this one.
  event.returnValue = true;
};

/**
 * Notes that a request leaves, and has the browser ask before the page is left.
 *
 * @returns to be called when its outcome is given: with `settled` where that is unknown, though an
 *   answer may still come; else with what has been found, `unknown` where no answer can come any more
 */
export function noteSent(
  request: Omit<Unanswered, 'id'>,
): (what: 'settled' | Finding['status']) => void {
  const { endpoint, accountId, code } = request;
  const id = callbackName();
  write([...read(), { id, ...request }]);
  pending.awaited.add(id);
  tune();
  underWay.add(id);
  addEventListener('beforeunload', askFirst);
  return (what) => {
    underWay.delete(id);
    if (!underWay.size) removeEventListener('beforeunload', askFirst);
    if (what === 'settled') return;
    pending.awaited.delete(id);
    if (what !== 'unknown') {
      say('known', id);
      // Older ones about the same customer are cleared up by nothing less than a deletion.
      forget(
        (one) =>
          one.id === id ||
          (what === 'deleted' &&
            one.endpoint === endpoint &&
            one.accountId === accountId &&
            one.code === code),
      );
    }
    tune();
  };
}

/** Looks for requests that an earlier page of the tab has sent and nobody waits for. */
export function lookForLost(): void {
  // The first look into the storage holds up a page that is still being loaded.
  setTimeout(lookAgain);
}

/**
 * Asks who waits for what the tab remembers, and tells of what nobody does. A page that comes back from
 * the back/forward cache hears of it no other way than by a listener, and a page at rest has none of ours:
 * so it is asked once more when an operator is about to act.
 */
export function lookAgain(): void {
  const { awaited, awaitedElsewhere } = pending;
  awaitedElsewhere.clear();
  const found = read().filter(({ id }) => !awaited.has(id));
  if (!found.length && !hasLost()) return tune();
  clearTimeout(pending.asking);
  pending.asking = setTimeout(() => {
    pending.asking = 0;
    pending.orphaned = read().filter(({ id }) => !awaited.has(id) && !awaitedElsewhere.has(id));
    tune();
    notifySubscribers();
  }, SILENCE);
  tune();
  for (const { id } of found) say('who', id);
}

/** Whether there is any that nobody waits for. */
export const hasLost = (): boolean => pending.orphaned.length > 0;

/** It may be in a tab panel that is not open. */
const isDisplayed = (element: Element): boolean => element.getClientRects().length > 0;

/**
 * The lost ones of an endpoint and account, for one element of the page to tell of.
 *
 * @param reporter shows them as long as it is in the page, and displayed where any is; another one gets
 *   none
 */
export function lostFor(endpoint: string, accountId: string, reporter: Element): Unanswered[] {
  return pending.orphaned.filter((one) => {
    if (one.endpoint !== endpoint || one.accountId !== accountId) return false;
    if (!one.reporter?.isConnected || (!isDisplayed(one.reporter) && isDisplayed(reporter))) {
      one.reporter = reporter;
    }
    return one.reporter === reporter;
  });
}

/** Nothing in the page says any more that an outcome is unknown: a note does from now on. */
export function release({ code, sentAt }: DeleteOutcome): void {
  for (const one of read()) {
    if (one.sentAt === sentAt && one.code === code) pending.awaited.delete(one.id);
  }
  lookAgain();
}

/** The operator knows. */
export const dismiss = ({ id }: Unanswered): void => forget((one) => one.id === id);
