/** One page of a run of chaos, in a frame of the conductor's page. It may be loaded anew any time. */
import { deleteCustomer, type DeleteOutcome } from '../../src/index.js';
import { drop, release } from '../faults/api.js';
import {
  endLongWaits,
  ignoreForeignErrors,
  newTraces,
  traces,
  watchTraces,
} from '../faults/traces.js';
import type { LoopPlan } from './loop-plan.js';
import { runLoop } from './loops.js';
import type { Plan } from './plan.js';
import type { Conductor, Told } from './types.js';
import { makeByWidget } from './widget.js';

const { conductor, faultOrigin } = parent as unknown as {
  conductor: Conductor;
  faultOrigin: string;
};
Object.assign(window, { faultOrigin });

const query = new URLSearchParams(location.search);
const tab = query.get('tab')!;

/** Longer than anything takes that a call may leave running, in ms. */
const QUIET = 15_000;

export const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => sleepTimer(resolve, ms));
// The page's own, before it is watched.
const sleepTimer = window.setTimeout.bind(window);

const told = ({ status, code, sentAt, settledAt, ...more }: DeleteOutcome): Told => ({
  status,
  code,
  sentAt,
  settledAt,
  ...(status === 'refused' && 'message' in more && { message: more.message }),
  ...('reason' in more && { reason: more.reason }),
  ...('late' in more && { late: more.late }),
});

/** Late answers that are still waited for. */
const waits = new Set<Promise<unknown>>();

let isLeaving = false;

function reload(): void {
  isLeaving = true;
  location.reload();
}

/** Marks what becomes of a call while its page is torn down. */
const cut = (): { isCut?: true } => (isLeaving ? { isCut: true } : {});

/** Tells what is wrong, unless the page is on its way out, where requests of the test fail. */
function complain(what: string): void {
  if (!isLeaving) conductor.complain(what);
}

async function makeCall(plan: Plan): Promise<void> {
  const { id, run, fault, patience } = plan;
  const only = `${run}?call=${id}`;
  const tellLate = (late: DeleteOutcome | null | void): void => {
    if (late) conductor.note({ id, late: told(late) });
  };
  const origin = await conductor.originOf(run);
  const endpoint = `${origin}/${fault}/${run}/api.php?call=${id}`;
  if (plan.reloadAfter !== null) sleepTimer(reload, plan.reloadAfter);

  if (plan.widget) {
    const { outcome, late, dispose } = await makeByWidget(plan, endpoint, (first) =>
      conductor.note({ id, first: told(first), ...cut() }),
    );
    if (!outcome) conductor.note({ id, isNone: true, ...cut() });
    if (outcome?.status === 'unknown') {
      void waitFor(only, patience, late, (answer) => {
        tellLate(answer);
        dispose();
      });
    } else dispose();
  } else {
    const [first, twin] = await makeByScript(plan, endpoint);
    conductor.note({ id, first: told(first), ...(twin && { twin: told(twin) }), ...cut() });
    if (first.status === 'unknown') void waitFor(only, patience, first.answer, tellLate);
  }
}

/** Makes the call as a page's own script does; twice at once where it has a twin. */
async function makeByScript(plan: Plan, endpoint: string): Promise<DeleteOutcome[]> {
  const { code, method, isolation, probe, timeout, stop, hasTwin } = plan;
  const stopper = new AbortController();
  const stopLater = (ms: number): void => void sleepTimer(() => stopper.abort(), ms);
  if (stop?.when === 'before') stopper.abort();
  if (stop?.when === 'ms') stopLater(stop.after);
  const onSent = (): void => {
    if (stop?.when === 'sent') stopLater(stop.after);
  };
  const request = { endpoint, accountId: 'greatwidgets', userId: 'john1970', method, code };
  const make = (): Promise<DeleteOutcome> =>
    deleteCustomer(
      { ...request, userPassword: 'not-a-key' },
      { isolation, probe, timeout, onSent, signal: stopper.signal },
    );
  const calls = hasTwin ? [make(), make()] : [make()];
  if (stop?.when === 'microtasks') {
    for (let i = 0; i < stop.after; i++) await null;
    stopper.abort();
  }
  return Promise.all(calls);
}

/** Makes the calls of a list, whatever stops them, and tells what becomes of each. */
async function makeLoop(plan: LoopPlan): Promise<void> {
  const { id, run, patience, reloadAfter } = plan;
  const origin = await conductor.originOf(run);
  if (reloadAfter !== null) sleepTimer(reload, reloadAfter);
  await runLoop(plan, `${origin}/mixed/${run}/api.php?call=${id}`, {
    sleep,
    complain: (what) => complain(`loop ${id}: ${what}`),
    report: (report) => conductor.noteLoop(id, report),
    settled: (outcome, place, go) => conductor.noteLoop(id, { ...told(outcome), place, go }),
    waitFor: (call, answer) => waitFor(`${run}?call=${call}`, patience, answer),
  });
}

/**
 * Lets a late answer come after a while, or ends the waiting.
 *
 * @param only the call, as the fault server knows it
 * @param tell is given what it brings
 */
function waitFor(
  only: string,
  patience: number,
  answer: Promise<DeleteOutcome | null>,
  tell = (_late: DeleteOutcome | null | void): void => {},
): Promise<void> {
  const wait = sleep(patience)
    .then(() => release(only))
    .then(() => Promise.race([answer, sleep(patience)]))
    .then(() => drop(only))
    .then(() => Promise.race([answer, sleep(patience)]))
    .then(tell)
    .finally(() => waits.delete(wait));
  waits.add(wait);
  return wait;
}

async function lane(): Promise<void> {
  for (let plan = conductor.next(tab); plan; plan = conductor.next(tab)) {
    try {
      await ('items' in plan ? makeLoop(plan) : makeCall(plan));
    } catch (error) {
      // In a page on its way out anything may fail.
      if (isLeaving) conductor.cut(plan.id);
      else conductor.complain(`call ${plan.id} threw ${String(error)}`);
    }
    conductor.over(tab, plan.id);
    // As if ten minutes had passed: what waits for a late answer, and has been given up, ends.
    if (plan.id % 50 === 0 && waits.size === 0) endLongWaits();
  }
}

ignoreForeignErrors();
watchTraces();
addEventListener('error', ({ message }) => complain(`uncaught: ${message}`));
addEventListener('unhandledrejection', ({ reason }) => complain(`uncaught: ${reason}`));
const before = traces();

conductor.hello(tab);
await Promise.all(Array.from({ length: Number(query.get('lanes')) }, lane));
while (waits.size > 0) await Promise.all(waits);
endLongWaits();
const end = performance.now() + QUIET;
// A password that a call has proved right is remembered for a quarter of an hour, as is a list that
// stands still; what is downloaded for a minute.
const left = (): string[] =>
  newTraces(before).filter((trace) => !/^a timer of (900000|60000) ms$/.test(trace));
while (left().length > 0 && performance.now() < end) await sleep(50);
for (const trace of left()) complain(`page ${tab} is left with ${trace}`);
conductor.goodbye(tab);
