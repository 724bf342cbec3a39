import { expect } from '@open-wc/testing';
import { deleteCustomer, type DeleteOutcome } from '../../src/index.js';
import { holdPatience } from '../transport/pages/patience.js';
import { drop, ledgerOf, looksOf, newRun, openOrigin, release } from './api.js';
import { browser } from './browser.js';
import { allGroups, trueOutcomes } from './faults.js';
import { short, untruths } from './rules.js';
import {
  endLongWaits,
  endWaits,
  ignoreForeignErrors,
  newTraces,
  traces,
  watchTraces,
} from './traces.js';
import type { Fault, Way } from './types.js';

/** Longer than any answer takes that is meant to come, in ms. */
export const GENEROUS = 25_000;

let codes = 0;

/** 16 digits, below 2^53. */
export const newCode = (): string => String(4_000_000_000_000_000 + codes++);

/**
 * Holds every row of one group of the table against the server's ledger, by each way to call.
 *
 * @param sample the rows that are worth it where the group is not; all where it is not given
 */
export function proveGroup(name: string, sample?: readonly string[]): void {
  ignoreForeignErrors();
  watchTraces();
  for (const way of ['frame', 'none', 'post'] as const) {
    const rows = Object.entries(allGroups[name] ?? {}).flatMap(([row, fault]) => {
      const truth = trueOutcomes(fault, way, browser);
      const isMeant = !sample || sample.includes(row);
      return truth && isMeant ? [{ row, fault, truth }] : [];
    });
    if (rows.length === 0) continue;
    describe(way === 'post' ? `${name}, by POST` : `${name}, isolation ${way}`, () => {
      for (const { row, fault, truth } of rows) {
        it(`${row}: ${truth.join(' or ')}`, () => prove(row, fault, way, truth));
      }
    });
  }
}

/** A place to call, new for each row: so no row finds the connections or the memory of another. */
async function originFor({ at }: Fault): Promise<string> {
  if (at === 'nowhere') return nowhereOrigin;
  const origin = await openOrigin();
  return at === 'tls' ? origin.replace('http:', 'https:') : origin;
}

/**
 * Lets a call run out of time once its request has come, and what came with it.
 *
 * @param isOver whether there is nothing to wait for any more
 */
export async function runOut(run: string, timeout: number, isOver = () => false): Promise<void> {
  while (!isOver() && !(await ledgerOf(run)).length);
  for (let turns = 0; turns < 5; turns++) await ledgerOf(run);
  endWaits(timeout);
}

async function prove(row: string, fault: Fault, way: Way, truth: readonly string[]): Promise<void> {
  const run = newRun();
  const code = fault.code ?? newCode();
  const endpoint = `${await originFor(fault)}/${row}/${run}/api.php`;
  const before = traces();
  const exceptions = {
    mayRepeat: !!fault.repeats,
    mayBeRefusedAfterDelete: !!fault.isRefusedAfterDelete,
    method: way === 'post' ? ('POST' as const) : ('GET' as const),
  };
  const expectTrue = async (outcome: DeleteOutcome): Promise<void> => {
    expect(untruths(outcome, await ledgerOf(run), exceptions)).to.deep.equal([]);
  };

  const looksHang = fault.probe?.end === 'hang';
  const patience = looksHang ? holdPatience() : undefined;
  let isOver = false;
  const call = deleteCustomer(
    {
      endpoint,
      accountId: 'greatwidgets',
      userId: 'john1970',
      userPassword: 'not-a-key',
      method: way === 'post' ? way : 'jsonp',
      code,
    },
    { isolation: way, probe: fault.look ?? 'on', timeout: fault.timeout ?? GENEROUS },
  ).finally(() => (isOver = true));
  if (patience) {
    while (!isOver && !(await looksOf(run)));
    patience.end();
    patience.restore();
  }
  if (fault.timeout) await runOut(run, fault.timeout, () => isOver);
  const outcome = await call;
  expect(truth, 'the outcome').to.include(short(outcome));
  await expectTrue(outcome);

  if (outcome.status === 'unknown') {
    const late = fault.late?.split(' or ') ?? ['nothing'];
    await release(run);
    // Of the programs that answer by a timer; one that is in a frame nobody can hurry.
    if (way === 'none') endWaits(1000);
    if (late.includes('nothing')) {
      await drop(run);
      endLongWaits();
    }
    const answer = await outcome.answer;
    expect(late, 'what came late').to.include(answer?.status ?? 'nothing');
    if (answer) {
      expect(answer).to.include({ late: true, code });
      await expectTrue(answer);
    }
  }
  const left = newTraces(before).filter(
    (trace) => !(fault.makesGlobal && way === 'none' && trace.startsWith('the global cd')),
  );
  expect(left, 'left behind').to.deep.equal([]);
  // Once more, for what came after the outcome.
  await expectTrue(outcome);
}
