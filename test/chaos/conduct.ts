/**
 * Conducts a run of chaos: holds the plan, lets pages in frames make the calls, keeps what they tell.
 * The pages may be loaded anew at any time, this one is not. Started by run.mjs, as a test.
 */
import { executeServerCommand } from '@web/test-runner-commands';
import { drop, openOrigin, release } from '../faults/api.js';
import { planLoops } from './loop-plan.js';
import { planCalls } from './plan.js';
import type { Conductor, LoopRecord, Options, Record, Results } from './types.js';

const PAGE = '/test/chaos/tab';

/** How many records go to the judge at once. */
const CHUNK = 1000;

async function conduct({ seed, calls, tabs, lanes }: Options): Promise<void> {
  const loops = planLoops(seed, calls);
  const share = Math.ceil(calls / (loops.length || 1));
  // Among the single calls.
  const plans = planCalls(seed, calls).flatMap((plan) =>
    plan.id % share ? [plan] : [plan, ...loops.splice(0, 1)],
  );
  const records = new Map<number, Record>();
  const loopRecords = new Map<number, LoopRecord>();
  /** Which page makes each call, and how often each page was loaded. */
  const pageOf = new Map<number, string>();
  const loads = new Map<string, number>();
  const origins = new Map<string, Promise<string>>();
  const complaints: string[] = [];
  /** What each page is at. */
  const underWay = new Map<string, Set<number>>();
  let made = 0;
  let finish: () => void;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  let left = tabs;

  const note = (record: Record): void => {
    records.set(record.id, { ...records.get(record.id), ...record });
  };
  const conductor: Conductor = {
    hello(tab) {
      for (const id of underWay.get(tab) ?? []) if (!records.has(id)) conductor.cut(id);
      loads.set(tab, (loads.get(tab) ?? 0) + 1);
      underWay.set(tab, new Set());
    },
    next(tab) {
      const plan = plans[made] ?? null;
      if (!plan) return null;
      made += 1;
      underWay.get(tab)?.add(plan.id);
      pageOf.set(plan.id, `${tab}.${loads.get(tab)}`);
      if ('items' in plan) loopRecords.set(plan.id, { id: plan.id, told: [], reports: [] });
      if (made % 500 === 0) void executeServerCommand('chaos-progress', made);
      return plan;
    },
    originOf(run) {
      if (!origins.has(run)) origins.set(run, openOrigin());
      return origins.get(run)!;
    },
    note,
    noteLoop(id, what) {
      const loop = loopRecords.get(id)!;
      if ('rows' in what) loop.reports.push(what);
      else loop.told.push(what);
    },
    cut(id) {
      const loop = loopRecords.get(id);
      if (loop) loop.isCut = true;
      else note({ id, isCut: true });
    },
    over: (tab, id) => void underWay.get(tab)?.delete(id),
    complain: (what) => void complaints.push(what),
    goodbye() {
      left -= 1;
      if (left === 0) finish();
    },
  };
  Object.assign(window, { conductor });

  for (let tab = 0; tab < tabs; tab++) {
    const frame = document.createElement('iframe');
    frame.src = `${PAGE}?tab=${tab}&lanes=${lanes}`;
    document.body.append(frame);
  }
  await finished;
  for (const run of origins.keys()) await release(run).then(() => drop(run));

  const all = [...records.values(), ...loopRecords.values()].map((record) => ({
    ...record,
    page: pageOf.get(record.id),
  }));
  for (let start = 0; start < all.length; start += CHUNK) {
    await executeServerCommand('chaos-records', all.slice(start, start + CHUNK));
  }
  const results: Results = { complaints, faultOrigin, runs: [...origins.keys()] };
  await executeServerCommand('chaos-results', results);
}

it('chaos', async function () {
  this.timeout(0);
  await conduct(await executeServerCommand<Options, undefined>('chaos-options'));
});
