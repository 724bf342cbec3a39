import { isHidden, topmost } from './focus.js';

/** How late it may end, in ms, before the page counts as having slept. Contract section 6. */
const LATEST = 1000;

/**
 * Whether an element has its button Stop, but the page has hidden it, or covered it with a dialog of its
 * own. The focus, which belongs there, is put there again. The dialog of another widget is the
 * operator's, who finds Stop below it.
 */
function isStopHidden(host: HTMLElement): boolean {
  const root = host.shadowRoot!;
  const stop = root.querySelector<HTMLElement>('[part=stop]');
  // Where the batch stands, in the page, the focus is the operator's.
  if (stop && topmost() === host) {
    stop.focus();
    const { x, y } = stop.getBoundingClientRect();
    const there = root.elementFromPoint(x + 9, y + 9);
    // WebKit focuses what is inert; Firefox does not tell what is there instead.
    if (root.activeElement !== stop || (there && !root.contains(there))) return true;
  }
  return isHidden(stop);
}

/** Why what is confirmed is not sent after all; the name of its text. */
type Hindrance = 'away' | 'changed';

/**
 * Why what an element has counted down, or had waiting, must not go on, if it must not: nobody could have
 * stopped it.
 *
 * @param isLate whether the page has slept
 */
export const hindrance = (host: HTMLElement, isLate: boolean): Hindrance | undefined =>
  isLate ? 'away' : isStopHidden(host) ? 'changed' : undefined;

/**
 * Counts down, and tells at the end whether nobody could have stopped it.
 *
 * @param host has the button Stop
 * @param duration in ms
 * @param tick called with the whole seconds left, whenever they change
 * @param end called once, with what `hindrance()` says then
 * @returns stops it
 */
export function startCountdown(
  host: HTMLElement,
  duration: number,
  tick: (left: number) => void,
  end: (why?: Hindrance) => void,
): () => void {
  // Not the monotonic clock, which some systems stop while asleep.
  const ends = Date.now() + duration;
  const stop = (): void => {
    clearInterval(ticking);
    clearTimeout(ending);
  };
  const why = (): Hindrance | undefined => hindrance(host, Date.now() > ends + LATEST);
  const over = (): void => {
    stop();
    end(why());
  };
  const ticking = setInterval(() => {
    // On systems that stop timers while asleep the end is still to come.
    if (why()) over();
    else tick(Math.max(0, Math.ceil((ends - Date.now()) / 1000)));
  }, 1000);
  const ending = setTimeout(over, duration);

  return stop;
}
