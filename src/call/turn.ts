import { watchSleep } from './sleep.js';

/** Called when it is one's turn; or with true, where the page has slept while one waited. */
type Go = (hasSlept: boolean) => void;

/** Who has the turn to send, and behind it who waits for one; each with the end of its watch. */
const line = new Map<Go | undefined, () => boolean>();

/**
 * Joins the line of those in this page who want to send, of whom only the first may. Whoever is told
 * that the page has slept has to leave it.
 *
 * @param go called when it is their turn: at once where nobody is before them
 */
export function joinLine(go: Go): void {
  const endWatch = watchSleep(() => go(true));
  line.set(go, endWatch);
  if (line.size === 1) go(endWatch());
}

/** Leaves the line, and gives the turn to the next; does nothing for one who is not in it. */
export function leaveLine(go: Go | undefined): void {
  const [first] = line.keys();
  line.get(go)?.();
  line.delete(go);
  const [next] = line;
  if (next && first === go) next[0]!(next[1]());
}
