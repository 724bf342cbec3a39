/**
 * Drives a run: first planned calls in frames side by side, then the operator's actions in one page.
 * Records what the pages tell. The runner starts it as its only test; see run.mjs.
 */
import { executeServerCommand } from '@web/test-runner-commands';
import { drop, openOrigin, release } from '../faults/api.js';
import { operate } from './operator/operate.js';
import { planCalls } from './planner/calls.js';
import { planLists } from './planner/lists.js';
import type { Driver, Fact, Options, Plan, Record, Results } from './types.js';

/** How many records are sent at once. */
const CHUNK = 1000;

/** Calls, or actions, between two lines of progress. */
const PROGRESS = 500;

/** Keeps the records in order, and sends them in chunks, so that none is lost with the browser. */
class Recorder {
  #records: Record[] = [];
  #sent: Promise<unknown> = Promise.resolve();

  record(page: string, fact: Fact): void {
    this.#records.push({ at: Date.now(), page, ...fact });
    if (this.#records.length >= CHUNK) void this.send();
  }

  /** Sends what is left; resolves once all has arrived. */
  send(): Promise<unknown> {
    const records = this.#records;
    this.#records = [];
    this.#sent = this.#sent.then(() => executeServerCommand('fuzz-records', records));
    return this.#sent;
  }
}

const progress = (what: string): Promise<unknown> => executeServerCommand('fuzz-progress', what);

/** @returns the runs of the fault server that were used */
async function makePlannedCalls(
  { seed, calls, pages, lanes, path }: Options,
  recorder: Recorder,
): Promise<string[]> {
  const lists = planLists(seed, calls);
  const share = Math.ceil(calls / (lists.length || 1));
  // The lists are made among the single calls.
  const plans: Plan[] = planCalls(seed, calls).flatMap((plan, index) =>
    index % share ? [plan] : [plan, ...lists.splice(0, 1)],
  );
  const origins = new Map<string, Promise<string>>();
  const loads = new Map<string, number>();
  /** What each page is at, and whether it was told an outcome of it. */
  const underWay = new Map<string, Map<string, boolean>>();
  const nameOf = (page: string): string => `${page}.${loads.get(page)}`;
  let made = 0;
  let left = pages;
  let finish: () => void;
  const finished = new Promise<void>((resolve) => (finish = resolve));

  const driver: Driver = {
    hello(page) {
      for (const [of, isTold] of underWay.get(page) ?? []) {
        if (!isTold) recorder.record(nameOf(page), { kind: 'cut', of });
      }
      loads.set(page, (loads.get(page) ?? 0) + 1);
      underWay.set(page, new Map());
    },
    next(page) {
      const plan = plans[made] ?? null;
      if (!plan) return null;
      made += 1;
      underWay.get(page)?.set(plan.id, false);
      if (made % PROGRESS === 0) void progress(`${made} calls and lists made`);
      return plan;
    },
    originOf(run) {
      if (!origins.has(run)) origins.set(run, openOrigin());
      return origins.get(run)!;
    },
    record(page, fact) {
      recorder.record(nameOf(page), fact);
      // A list that is torn down has more to tell.
      const hasEnded =
        (fact.kind === 'outcome' && fact.place === undefined) || fact.kind === 'closed';
      const mine = underWay.get(page);
      if (hasEnded && fact.of && mine?.has(fact.of)) mine.set(fact.of, true);
    },
    done: (page, of) => void underWay.get(page)?.delete(of),
    goodbye() {
      left -= 1;
      if (left === 0) finish();
    },
  };
  Object.assign(window, { driver });
  const frames = Array.from({ length: pages }, (_, page) => {
    const frame = document.createElement('iframe');
    frame.src = `${path}?page=${page}&lanes=${lanes}`;
    return frame;
  });
  document.body.append(...frames);
  await finished;
  for (const frame of frames) frame.remove();
  for (const run of origins.keys()) await release(run).then(() => drop(run));
  return [...origins.keys()];
}

it('fuzz', async function () {
  this.timeout(0);
  const options = await executeServerCommand<Options, undefined>('fuzz-options');
  const recorder = new Recorder();
  const runs = options.calls ? await makePlannedCalls(options, recorder) : [];
  await progress('the operator begins');
  runs.push(
    ...(await operate(
      options,
      (page, fact) => recorder.record(page, fact),
      (done) => void (done % PROGRESS === 0 && progress(`${done} actions done`)),
    )),
  );
  await recorder.send();
  const { userAgent } = navigator;
  await executeServerCommand('fuzz-results', { faultOrigin, runs, userAgent } satisfies Results);
});
