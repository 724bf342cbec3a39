import { pageState, type Sender } from '../page-state.js';
import { watchSleep } from './sleep.js';

/**
 * Joins the line of those in this page who want to send, of whom only the first may. Whoever is told
 * that the page has slept has to leave it.
 *
 * @param go called when it is their turn: at once where nobody is before them
 */
export function joinLine(go: Sender): void {
  const endWatch = watchSleep(() => go(true));
  pageState.sendQueue.set(go, endWatch);
  if (pageState.sendQueue.size === 1) go(endWatch());
}

/** Leaves the line, and gives the turn to the next; does nothing for one who is not in it. */
export function leaveLine(go: Sender | undefined): void {
  if (!go) return;
  const { sendQueue } = pageState;
  const [first] = sendQueue.keys();
  sendQueue.get(go)?.();
  sendQueue.delete(go);
  const [next] = sendQueue;
  if (next && first === go) next[0](next[1]());
}
