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
  // Some systems stop the monotonic clock while asleep, and the other one can be set: ask both.
  const started = performance.now();
  const startedAt = Date.now();
  const elapsed = (): number => Math.max(performance.now() - started, Date.now() - startedAt);

  const ticking = setInterval(
    () => tick(Math.max(0, Math.ceil((duration - elapsed()) / 1000))),
    1000,
  );
  const ending = setTimeout(() => {
    clearInterval(ticking);
    end(elapsed() > duration + LATEST);
  }, duration);

  return () => {
    clearInterval(ticking);
    clearTimeout(ending);
  };
}
