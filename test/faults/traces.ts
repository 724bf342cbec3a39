/** What a call could leave behind in the page: elements, globals, timers, listeners. */

const LONGEST_WAIT = 600_000;

/** What is in the page, as far as a call could have put it there. */
export interface Traces {
  readonly elements: readonly Element[];
  readonly globals: readonly string[];
  readonly timers: readonly unknown[];
  readonly listeners: readonly string[];
}

/** Timers that have not fired yet: their delay, and how to fire them now. */
const timers = new Map<unknown, { delay: number; fire: () => void }>();

/** Listeners of the window and the document: target, type, number of the function, capture. */
const listeners = new Set<string>();

export const traces = (): Traces => ({
  elements: [...document.querySelectorAll('iframe, script'), ...document.documentElement.children],
  // Numbers are the page's frames.
  globals: Object.getOwnPropertyNames(window).filter((name) => !/^\d+$/.test(name)),
  timers: [...timers.keys()],
  listeners: [...listeners],
});

/** What is there now and was not before, in words. */
export function newTraces(before: Traces): string[] {
  const now = traces();
  const added = <Name extends keyof Traces>(name: Name): unknown[] =>
    (now[name] as readonly unknown[]).filter((one) => !before[name].includes(one as never));
  return [...new Set(added('elements') as Element[])]
    .map(({ localName }) => `an element ${localName}`)
    .concat(
      added('globals').map((name) => `the global ${name}`),
      added('timers').map((timer) => `a timer of ${timers.get(timer)?.delay} ms`),
      added('listeners').map((name) => `the listener ${name}`),
    );
}

/** Lets every wait for a late answer end now; ten minutes are too long for a test. */
export const endLongWaits = (): void => endWaits(LONGEST_WAIT);

/** Lets every wait of so many ms end now. */
export function endWaits(ms: number): void {
  for (const { delay, fire } of [...timers.values()]) if (delay === ms) fire();
}

/** From now on timers and listeners are noted; the test framework keeps its own originals. */
export function watchTraces(): void {
  watchTimers();
  watchListeners();
}

function watchTimers(): void {
  const { setTimeout: start, clearTimeout: stop } = window;
  window.setTimeout = ((run: (...rest: unknown[]) => void, delay = 0, ...rest: unknown[]) => {
    const fire = (): void => {
      standInForClear(timer);
      run(...rest);
    };
    const timer = start(fire, delay);
    timers.set(timer, { delay, fire });
    return timer;
  }) as typeof setTimeout;
  const standInForClear = (timer?: number): void => {
    timers.delete(timer);
    stop(timer);
  };
  window.clearTimeout = standInForClear as typeof clearTimeout;
}

function watchListeners(): void {
  const numbers = new WeakMap<object, number>();
  let count = 0;
  const nameOf = (
    target: EventTarget,
    type: string,
    listener: object,
    options: unknown,
  ): string => {
    if (!numbers.has(listener)) numbers.set(listener, count++);
    const isCapture = typeof options === 'object' ? !!(options as any)?.capture : !!options;
    return [
      target === window ? 'window' : 'document',
      type,
      numbers.get(listener),
      isCapture,
    ].join();
  };
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;

  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? window;
    if (listener && (target === window || target === document)) {
      const name = nameOf(target, type, listener, options);
      listeners.add(name);
      const signal = typeof options === 'object' ? options.signal : undefined;
      if (signal) add.call(signal, 'abort', () => listeners.delete(name), undefined);
    }
    return add.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? window;
    if (listener) listeners.delete(nameOf(target, type, listener, options));
    return remove.call(target, type, listener, options);
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
