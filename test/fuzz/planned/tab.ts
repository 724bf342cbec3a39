/** One page of planned calls, in a frame of the driver's page. It may be reloaded at any time. */
import { deleteCustomer, type DeleteOutcome } from '../../../src/index.js';
import { drop, release } from '../../faults/api.js';
import {
  endLongWaits,
  ignoreForeignErrors,
  newTraces,
  traces,
  watchTraces,
} from '../../faults/traces.js';
import { ACCOUNT, PASSWORD, sleep, toldOf, USER, waitFor } from '../page.js';
import type { CallPlan } from '../planner/calls.js';
import type { Driver, Fact, Plan } from '../types.js';
import { runList } from './list.js';
import { callByWidget } from './widget.js';

const { driver, faultOrigin } = parent as unknown as { driver: Driver; faultOrigin: string };
Object.assign(window, { faultOrigin });

const query = new URLSearchParams(location.search);
const page = query.get('page')!;

/** Longer than anything takes that a call may leave running, in ms. */
const QUIET = 15_000;

/** Late answers that are still waited for. */
const waits = new Set<Promise<unknown>>();

let isLeaving = false;

const record = (fact: Fact): void => driver.record(page, fact);

/** Complains, unless the page is being torn down, where the requests of the test itself fail. */
function complain(what: string): void {
  if (!isLeaving) record({ kind: 'complaint', what });
}

/** Records an outcome, and that it was cut short where the page is being torn down. */
function recordOutcome(of: string, outcome: DeleteOutcome, more: Partial<Fact> = {}): void {
  record({ kind: 'outcome', of, told: toldOf(outcome), ...more } as Fact);
  if (isLeaving) record({ kind: 'cut', of });
}

async function make(plan: Plan): Promise<void> {
  const { id, run, patience, reloadAfter } = plan;
  record({ kind: 'begun', of: id });
  const origin = await driver.originOf(run);
  if (reloadAfter !== null) {
    void sleep(reloadAfter).then(() => {
      isLeaving = true;
      location.reload();
    });
  }
  if ('items' in plan) {
    await runList(plan, `${origin}/mixed/${run}/api.php?call=${id}`, {
      complain: (what) => complain(`list ${id}: ${what}`),
      report: (tried, rows) => record({ kind: 'report', of: id, tried, rows }),
      settled: (outcome, place, segment) => recordOutcome(id, outcome, { place, segment }),
      waitForLate: (call, answer) => waitForLate(`${run}?call=${call}`, patience, answer),
    });
  } else await makeCall(plan, `${origin}/${plan.fault}/${run}/api.php?call=${id}`);
}

async function makeCall(plan: CallPlan, endpoint: string): Promise<void> {
  const { id, run, patience } = plan;
  const call = `${run}?call=${id}`;
  if (!plan.widget) {
    const [first, twin] = await callByScript(plan, endpoint);
    recordOutcome(id, first!);
    if (twin) recordOutcome(id, twin, { isTwin: true });
    if (first!.status !== 'unknown') return;
    const { answer } = first!;
    void answer.then((late) => late && recordOutcome(id, late));
    void waitForLate(call, patience, answer);
    return;
  }
  const { outcome, late, dispose } = await callByWidget(plan, endpoint, (told) =>
    recordOutcome(id, told),
  );
  if (!outcome) record({ kind: 'closed', of: id });
  if (!outcome && isLeaving) record({ kind: 'cut', of: id });
  if (outcome?.status === 'unknown') void waitForLate(call, patience, late).then(dispose);
  else dispose();
}

/** Makes the call as a page's own script does; twice at once where it has a twin. */
async function callByScript(plan: CallPlan, endpoint: string): Promise<DeleteOutcome[]> {
  const { code, method, isolation, probe, timeout, stop, hasTwin } = plan;
  const stopper = new AbortController();
  const stopLater = (ms: number): void => void sleep(ms).then(() => stopper.abort());
  if (stop?.when === 'before') stopper.abort();
  if (stop?.when === 'ms') stopLater(stop.after);
  const onSent = (): void => {
    if (stop?.when === 'sent') stopLater(stop.after);
  };
  const request = { endpoint, accountId: ACCOUNT, userId: USER, userPassword: PASSWORD };
  const call = (): Promise<DeleteOutcome> =>
    deleteCustomer(
      { ...request, method, code },
      { isolation, probe, timeout, onSent, signal: stopper.signal },
    );
  const calls = hasTwin ? [call(), call()] : [call()];
  if (stop?.when === 'microtasks') {
    for (let i = 0; i < stop.after; i++) await null;
    stopper.abort();
  }
  return Promise.all(calls);
}

/**
 * Lets a late answer come after a while, then ends the waiting.
 *
 * @param call as the fault server knows it
 */
function waitForLate(call: string, patience: number, answer: Promise<unknown>): Promise<void> {
  const wait = sleep(patience)
    .then(() => release(call))
    .then(() => Promise.race([answer, sleep(patience)]))
    .then(() => drop(call))
    .then(() => Promise.race([answer, sleep(patience)]))
    .then(() => {})
    .finally(() => waits.delete(wait));
  waits.add(wait);
  return wait;
}

async function lane(): Promise<void> {
  for (let plan = driver.next(page); plan; plan = driver.next(page)) {
    try {
      await make(plan);
    } catch (error) {
      // In a page that is being torn down anything may fail.
      if (isLeaving) record({ kind: 'cut', of: plan.id });
      else complain(`${plan.id} threw ${String(error)}`);
    }
    driver.done(page, plan.id);
    // As if ten minutes had passed: ends what waits for a late answer and has been given up.
    if (Number(plan.id) % 50 === 0 && waits.size === 0) endLongWaits();
  }
}

ignoreForeignErrors();
watchTraces();
addEventListener('error', ({ message }) => complain(`uncaught: ${message}`));
addEventListener('unhandledrejection', ({ reason }) => complain(`uncaught: ${reason}`));
const before = traces();

driver.hello(page);
await Promise.all(Array.from({ length: Number(query.get('lanes')) }, lane));
while (waits.size > 0) await Promise.all(waits);
endLongWaits();
// A password that a call has proved right is remembered for a quarter of an hour, as is a list that
// has stopped; a download for a minute.
const left = (): string[] =>
  newTraces(before).filter((trace) => !/^a timer of (900000|60000) ms$/.test(trace));
await waitFor(() => left().length === 0, QUIET);
for (const trace of left()) complain(`page ${page} is left with ${trace}`);
driver.goodbye();
