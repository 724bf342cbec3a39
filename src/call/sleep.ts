/** How often one looks, in ms. */
const TICK = 1000;

/** After how many ms without a look the page has slept: a busy machine may be seconds late. */
const ASLEEP = 11_000;

/**
 * Watches whether the page, or the machine, sleeps.
 *
 * @param slept called at the first tick after it
 * @returns ends the watch, and says whether the page has slept: it may be asked before the first tick
 */
export function watchSleep(slept: () => void): () => boolean {
  let latest = Infinity;
  // Not the monotonic clock, which some systems stop while asleep.
  const isLate = (): boolean => Date.now() > latest;
  const look = (): void => {
    if (isLate()) slept();
    else latest = Date.now() + ASLEEP;
  };
  const ticking = setInterval(look, TICK);
  look();
  return () => {
    clearInterval(ticking);
    return isLate();
  };
}
