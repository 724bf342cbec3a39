/** How late a countdown may end, in ms, before the page counts as having slept. Contract section 6. */
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
  const ticking = setInterval(() => tick(Math.ceil((ends - Date.now()) / 1000)), 1000);
  const ending = setTimeout(() => {
    clearInterval(ticking);
    end(Date.now() > ends + LATEST);
  }, duration);

  return () => {
    clearInterval(ticking);
    clearTimeout(ending);
  };
}
