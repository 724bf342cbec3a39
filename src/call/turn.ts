/** Who has the turn to send, and behind it who waits for one. */
const line: (() => void)[] = [];

/**
 * Joins the line of those in this page who want to send, of whom only the first may.
 *
 * @param go called when it is their turn: at once where nobody is before them
 */
export function joinLine(go: () => void): void {
  if (line.push(go) === 1) go();
}

/** Leaves the line, and gives the turn to the next; does nothing for one who is not in it. */
export function leaveLine(go: (() => void) | undefined): void {
  const place = line.indexOf(go!);
  if (place < 0) return;
  line.splice(place, 1);
  if (!place) line[0]?.();
}
