/** How long a look ahead that is not answered holds up a call, in ms. */
const PATIENCE = 2000;

/**
 * Keeps looks ahead that a page begins from now on waiting until the test ends them, in place of 2 s.
 *
 * @param page the window that they are made in
 */
export function holdPatience(page: Window = window) {
  const { setTimeout: start } = page;
  const waits: (() => void)[] = [];
  page.setTimeout = ((run: () => void, ms?: number) =>
    // A frame that comes up has as long from its `load`: that is not what is held.
    ms === PATIENCE && page.event?.type !== 'load'
      ? -waits.push(run)
      : start.call(page, run, ms)) as typeof setTimeout;
  return {
    /** How many wait. */
    get count() {
      return waits.length;
    },
    /** The 2 s are over. */
    end(): void {
      for (const run of waits.splice(0)) run();
    },
    restore: (): void => void (page.setTimeout = start),
  };
}
