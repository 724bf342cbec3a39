import { expect } from '@open-wc/testing';
import { deleteCustomer } from '../../src/index.js';
import { drop, ledgerOf, newRun, openOrigin, release } from './api.js';
import { browser } from './browser.js';
import { groups, trueOutcomes } from './faults.js';
import { short, untruths } from './rules.js';
import { controlLongWaits, ignoreForeignErrors, newTraces, traces } from './traces.js';
import type { Fault, Isolation } from './types.js';

/** Longer than any answer takes that is meant to come, in ms. */
const GENEROUS = 25_000;

const endLongWaits = controlLongWaits();
ignoreForeignErrors();

let codes = 0;

/** Holds every row of one group of the table against the server's ledger, isolated and not. */
export function proveGroup(name: string): void {
  for (const isolation of ['frame', 'none'] as const) {
    describe(`${name}, isolation ${isolation}`, () => {
      for (const [row, fault] of Object.entries(groups[name] ?? {})) {
        const truth = trueOutcomes(fault, isolation, browser);
        if (truth) {
          it(`${row}: ${truth.join(' or ')}`, () => prove(row, fault, isolation, truth));
        }
      }
    });
  }
}

export function proveRows(names: string[]): void {
  for (const isolation of ['frame', 'none'] as const)
    for (const g of Object.values(groups))
      for (const [row, fault] of Object.entries(g)) {
        const truth = trueOutcomes(fault, isolation, browser);
        if (truth && names.includes(row))
          it(`${isolation} ${row}: ${truth.join(' or ')}`, () =>
            prove(row, fault, isolation, truth));
      }
}

/** A place to call, new for each row: so no row finds the connections or the memory of another. */
async function originFor({ at }: Fault): Promise<string> {
  if (at === 'nowhere') return nowhereOrigin;
  const origin = await openOrigin();
  return at === 'tls' ? origin.replace('http:', 'https:') : origin;
}

async function prove(
  row: string,
  fault: Fault,
  isolation: Isolation,
  truth: readonly string[],
): Promise<void> {
  const run = newRun();
  const code = fault.code ?? String(4_000_000_000_000_000 + codes++);
  const endpoint = `${await originFor(fault)}/${row}/${run}/api.php`;
  const before = traces();
  const exceptions = {
    mayRepeat: !!fault.repeats,
    mayBeRefusedAfterDelete: !!fault.isRefusedAfterDelete,
  };
  const lies = async (outcome: Awaited<ReturnType<typeof deleteCustomer>>): Promise<string[]> => {
    const entries = await ledgerOf(run);
    const hasBeenDeleted = entries.some((entry) => entry.hasDeleted);
    return untruths(outcome, entries, hasBeenDeleted, exceptions);
  };

  const outcome = await deleteCustomer(
    { endpoint, accountId: 'greatwidgets', userId: 'john1970', userPassword: 'not-a-key', code },
    { isolation, probe: fault.look ?? 'on', timeout: fault.timeout ?? GENEROUS },
  );
  console.log(
    `OBS ${browser} ${isolation} ${row} ${short(outcome)} ${truth.length > 1 ? '*' : ''} ${(await ledgerOf(run)).length} ${(await ledgerOf(run)).map((e) => e.before)}`,
  );
  expect(truth, 'the outcome').to.include(short(outcome));
  expect(await lies(outcome)).to.deep.equal([]);

  if (outcome.status === 'unknown') {
    await release(run);
    if (!fault.late) {
      await drop(run);
      endLongWaits();
    }
    const answer = await outcome.answer;
    if (fault.late) {
      expect(answer).to.include({ status: fault.late, late: true, code });
      if (answer) expect(await lies(answer)).to.deep.equal([]);
    } else {
      expect(answer, 'what came late').to.equal(null);
    }
  }
  expect(newTraces(before), 'left behind').to.deep.equal([]);
}
