import { pageState } from '../page-state.js';
import { now } from './clock.js';
import type { Report, Transport } from './transport.js';
import { onViolation } from './violations.js';

/** Why a call would not get through. */
export type Obstacle = 'blocked' | 'unreachable';

/** How long an answer of an origin counts, and how long a probe may hold up a call, in ms. */
const FRESH = 60_000;
const PATIENCE = 2000;

/** Notes that something from this origin has been loaded. */
export const noteAnswer = (origin: string): void => void pageState.answeredAt.set(origin, now());

/** Whether this origin has answered within the last minute. */
export const hasAnswered = (origin: string): boolean =>
  now() - (pageState.answeredAt.get(origin) ?? -Infinity) < FRESH;

/**
 * Finds out whether a call would leave the browser and reach a server, by loading the endpoint's path
 * without its query: no code, no credentials, nothing that could be a call. Contract section 5.
 *
 * @param transport one of its own; it is disposed of
 * @param ended stops it, once nobody wants to know any more
 * @param isPost whether the call is a POST: that is stopped by what stops any other request, too
 * @returns what stands in the way, or null where nothing is known to; never rejects
 */
export async function probe(
  { origin, pathname }: URL,
  transport: Transport,
  ended: AbortSignal,
  isPost: boolean,
): Promise<Obstacle | null> {
  const url = origin + pathname;
  const stop = (): void => transport.dispose();
  ended.addEventListener('abort', stop);
  const isReady = await transport.ready;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let found = await new Promise<Report['type'] | Obstacle | void>((resolve) => {
    if (!isReady) return resolve('blocked');
    if (transport.ended.aborted) return resolve();
    timer = setTimeout(stop, PATIENCE);
    if (isPost) return resolve('error');
    transport.ended.addEventListener('abort', () => resolve());
    let isBlocked = false;
    transport.send(url, '', (report) => {
      if (report.type !== 'violation') {
        // A violation is told before the error, but by another task.
        setTimeout(() => resolve(isBlocked ? 'blocked' : report.type));
      } else if (report.of === 'frame') {
        // A redirect.
        resolve();
      } else {
        isBlocked = true;
        // Browsers send the URL, password and all, to the address that a mere report goes to.
        if (!report.isEnforced) resolve('blocked');
      }
    });
  });
  if (found === 'error') found = await plainRequest(url, transport.ended, isPost);
  clearTimeout(timer);
  stop();
  if (found === 'load') noteAnswer(origin);
  // What it answered before says nothing any more.
  if (found === 'unreachable') pageState.answeredAt.delete(origin);
  return found === 'blocked' || found === 'unreachable' ? found : null;
}

/**
 * Whether at least a plain request gets an answer. Where the page's own policy forbids it, that says
 * nothing of a script.
 */
async function plainRequest(
  url: string,
  signal: AbortSignal,
  isPost: boolean,
): Promise<'load' | Obstacle | void> {
  let isForbidden = false;
  const stopListening = onViolation(url, (isEnforced) => (isForbidden ||= isEnforced));
  try {
    await fetch(url, {
      mode: 'no-cors',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal,
    });
    return 'load';
  } catch {
    // The violation's event may come a task later than the rejection.
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (isForbidden) return isPost ? 'blocked' : undefined;
    if (!signal.aborted) return 'unreachable';
  } finally {
    stopListening();
  }
}
