// Clocks that a test moves by hand, so that no test waits for the real ones.

interface Held {
  readonly id: number;
  due: number;
  readonly every: number | undefined;
  readonly run: () => void;
}

export interface Clock {
  /** Time passes; timers run when they are due. */
  forward(ms: number): void;
  /** Time passes while the page sleeps: timers that are due run only afterwards. */
  sleep(ms: number): void;
  /** Time passes while the machine sleeps, and its timers with it: they have as long to go as before. */
  suspend(ms: number): void;
  /** The clocks show a later time, but no timer has run yet. */
  jump(ms: number): void;
  /** Gives the real clocks back, which the end of the test does too. */
  restore(): void;
}

/** Those that are stopped, the latest last. */
const stopped: Clock[] = [];
afterEach(() => {
  for (const clock of stopped.splice(0).reverse()) clock.restore();
});

/**
 * Stops the page's clocks until the test is over. Timers of just these delays, in ms, are held back until
 * the test moves the clocks; all others, such as those that wait for a frame to come up, go on in real time.
 */
export function stopClocks(...delays: number[]): Clock {
  const real = { setTimeout, setInterval, clearTimeout, clearInterval };
  const started = { date: Date.now(), performance: performance.now() };
  const realNow = Date.now;
  let passed = 0;
  let lastId = 1_000_000_000;
  let held: Held[] = [];

  const hold =
    (start: (run: () => void, ms?: number) => unknown, repeats: boolean) =>
    (run: () => void, ms = 0, ...rest: unknown[]): unknown => {
      if (!delays.includes(ms))
        return start(() => (run as (...given: unknown[]) => void)(...rest), ms);
      lastId += 1;
      held.push({ id: lastId, due: passed + ms, every: repeats ? ms : undefined, run });
      return lastId;
    };
  const release = (clear: (id?: number) => void) => (id?: number) => {
    if (held.some((timer) => timer.id === id)) held = held.filter((timer) => timer.id !== id);
    else clear(id);
  };
  const runUntil = (end: number, moveTo: (due: number) => void): void => {
    for (;;) {
      const [first] = held.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
      if (!first) return;
      moveTo(first.due);
      if (first.every) first.due = end < passed ? passed + first.every : first.due + first.every;
      else held = held.filter((timer) => timer !== first);
      first.run();
    }
  };

  Object.assign(globalThis, {
    setTimeout: hold(real.setTimeout.bind(globalThis) as never, false),
    setInterval: hold(real.setInterval.bind(globalThis) as never, true),
    clearTimeout: release(real.clearTimeout.bind(globalThis) as never),
    clearInterval: release(real.clearInterval.bind(globalThis) as never),
  });
  Date.now = () => started.date + passed;
  performance.now = () => started.performance + passed;

  const clock: Clock = {
    forward(ms) {
      const end = passed + ms;
      runUntil(end, (due) => (passed = Math.max(passed, due)));
      passed = end;
    },
    sleep(ms) {
      passed += ms;
      const end = passed;
      runUntil(end, () => {});
    },
    suspend(ms) {
      passed += ms;
      for (const timer of held) timer.due += ms;
    },
    jump(ms) {
      passed += ms;
    },
    restore() {
      Object.assign(globalThis, real);
      Date.now = realNow;
      // The stub stands before the prototype's own.
      Reflect.deleteProperty(performance, 'now');
    },
  };
  stopped.push(clock);
  return clock;
}
