import type { Report, Transport } from './transport.js';
import { onViolation } from './violations.js';

/** Why a call would not get through. */
export type Obstacle = 'blocked' | 'unreachable';

/** How long an answer of an origin counts, and how long a probe may hold up a call, in ms. */
const FRESH = 60_000;
const PATIENCE = 2000;

/** When each origin last answered anything, on the clock of `performance.now()`. */
const answered = new Map<string, number>();

/** Notes that something from this origin has been loaded. */
export const noteAnswer = (origin: string): void => void answered.set(origin, performance.now());

/** Whether this origin has answered within the last minute. */
export const hasAnswered = (origin: string): boolean =>
  performance.now() - (answered.get(origin) ?? -Infinity) < FRESH;

/**
 * Finds out whether a call would leave the browser and reach a server, by loading the endpoint's path
 * without its query: no code, no credentials, nothing that could be a call. Contract section 5.
 *
 * @param transport one of its own; it is disposed of
 * @returns what stands in the way, or null where nothing is known to; never rejects
 */
export async function probe(
  { origin, pathname }: URL,
  transport: Transport,
): Promise<Obstacle | null> {
  const url = origin + pathname;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isReady = await transport.ready;
  const found = await new Promise<Report['type'] | Obstacle | void>((resolve) => {
    if (!isReady) return resolve('blocked');
    timer = setTimeout(resolve, PATIENCE);
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
  clearTimeout(timer);
  transport.dispose();
  if (found === 'load') noteAnswer(origin);
  if (found === 'error') return (await isUnreachable(url, origin)) ? 'unreachable' : null;
  return found === 'blocked' ? found : null;
}

/** Whether not even a plain request gets an answer, and the page's own policy is not the cause. */
async function isUnreachable(url: string, origin: string): Promise<boolean> {
  let isForbidden = false;
  const stopListening = onViolation(url, () => (isForbidden = true));
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    await fetch(url, {
      mode: 'no-cors',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal,
    });
    noteAnswer(origin);
    return false;
  } catch {
    // The violation's event may come a task later than the rejection.
    await new Promise((resolve) => setTimeout(resolve, 20));
    return !isForbidden && !signal.aborted;
  } finally {
    stopListening();
  }
}
