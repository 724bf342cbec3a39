/** What a call could leave behind in the page. */

const LONGEST_WAIT = 600_000;

/** The elements and globals of the page. */
export interface Traces {
  readonly elements: readonly Element[];
  readonly globals: readonly string[];
}

export const traces = (): Traces => ({
  elements: [...document.querySelectorAll('iframe, script'), ...document.documentElement.children],
  globals: Object.getOwnPropertyNames(window),
});

/** What is there now and was not before, in words. */
export function newTraces(before: Traces): string[] {
  const now = traces();
  return [
    ...now.elements.filter((one) => !before.elements.includes(one)).map((one) => one.outerHTML),
    // Numbers are the page's frames.
    ...now.globals.filter((name) => !before.globals.includes(name) && !/^\d+$/.test(name)),
  ];
}

/**
 * Ten minutes are the longest that a late answer is waited for; a test ends them when it likes.
 * Stands in for `setTimeout` from now on.
 *
 * @returns a function that lets all such waits end
 */
export function controlLongWaits(): () => void {
  const waits = new Map<unknown, () => void>();
  const { setTimeout: start, clearTimeout: stop } = window;
  const standIn = (run: () => void, delay?: number, ...rest: unknown[]): number => {
    const timer = start(run, delay, ...rest);
    if (delay === LONGEST_WAIT) waits.set(timer, run);
    return timer;
  };
  window.setTimeout = standIn as typeof setTimeout;
  window.clearTimeout = ((timer?: number): void => {
    waits.delete(timer);
    stop(timer);
  }) as typeof clearTimeout;
  return () => {
    for (const [timer, run] of [...waits]) {
      stop(timer as number);
      waits.delete(timer);
      run();
    }
  };
}

/**
 * Programs of the fault server fail on purpose, and with `isolation="none"` they do so in the page. A
 * browser tells no more than "Script error." about a program of another origin; Firefox sometimes
 * tells all.
 */
export function ignoreForeignErrors(): void {
  const ignore = (event: ErrorEvent): void => {
    const isForeign = /^Script error\.?$/.test(event.message) || /\/api\.php/.test(event.filename);
    if (isForeign) event.stopImmediatePropagation();
  };
  window.addEventListener('error', ignore, true);
}
