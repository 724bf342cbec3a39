/** How late it may end, in ms, before the page counts as having slept. Contract section 6. */
const LATEST = 1000;

/**
 * Counts down, and tells at the end whether the page slept meanwhile.
 *
 * @param duration in ms
 * @param tick called with the whole seconds left, whenever they change
 * @param end called once; `slept` where the end came more than a second late
 * @returns stops it
 */
export function startCountdown(
  duration: number,
  tick: (left: number) => void,
  end: (slept: boolean) => void,
): () => void {
  // Not the monotonic clock, which some systems stop while asleep.
  const ends = Date.now() + duration;
  const stop = (): void => {
    clearInterval(ticking);
    clearTimeout(ending);
  };
  const over = (): void => {
    stop();
    end(Date.now() > ends + LATEST);
  };
  const ticking = setInterval(() => {
    const left = ends - Date.now();
    // On systems that stop timers while asleep the end is still to come.
    if (left < -LATEST) over();
    else tick(Math.max(0, Math.ceil(left / 1000)));
  }, 1000);
  const ending = setTimeout(over, duration);

  return stop;
}
