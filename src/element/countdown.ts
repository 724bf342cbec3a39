import { isHidden, topmost } from './focus.js';

/** How late it may end, in ms, before the page counts as having slept. Contract section 6. */
const LATEST = 1000;

/**
 * Whether an element has its button Stop, but the page has hidden it, or covered it with a dialog of its
 * own. The focus, which belongs there, is put there again. The dialog of another widget is the
 * operator's, who finds Stop below it.
 */
export function isStopHidden(host: HTMLElement): boolean {
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

/**
 * Counts down, and tells at the end whether nobody could have stopped it.
 *
 * @param host has the button Stop
 * @param duration in ms
 * @param tick called with the whole seconds left, whenever they change
 * @param end called once, with why it is not to go on: the end came more than a second late (`away`), or
 *   Stop was hidden (`changed`)
 * @returns stops it
 */
export function startCountdown(
  host: HTMLElement,
  duration: number,
  tick: (left: number) => void,
  end: (why?: 'away' | 'changed') => void,
): () => void {
  // Not the monotonic clock, which some systems stop while asleep.
  const ends = Date.now() + duration;
  const stop = (): void => {
    clearInterval(ticking);
    clearTimeout(ending);
  };
  const obstacle = (): 'away' | 'changed' | undefined =>
    Date.now() > ends + LATEST ? 'away' : isStopHidden(host) ? 'changed' : undefined;
  const over = (): void => {
    stop();
    end(obstacle());
  };
  const ticking = setInterval(() => {
    // On systems that stop timers while asleep the end is still to come.
    if (obstacle()) over();
    else tick(Math.max(0, Math.ceil((ends - Date.now()) / 1000)));
  }, 1000);
  const ending = setTimeout(over, duration);

  return stop;
}
