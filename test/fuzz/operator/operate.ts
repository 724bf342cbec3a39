import { sleep, waitFor } from '../page.js';
import { drop, release } from '../../faults/api.js';
import { planActions } from '../planner/actions.js';
import type { Fact, Options } from '../types.js';
import { actionsOf, type Actions } from './actions.js';
import { listActionsOf } from './list-actions.js';
import { World } from './world.js';

/** Longer than any element counts down, waits for its turn and waits for an answer, in ms. */
const PATIENCE = 60_000;

/** How long late answers may take, in ms. */
const LATE = 500;

/**
 * Works with the elements as an operator does, by real keys and a real mouse, meaning it or not.
 *
 * @param progress is told how many actions are done
 * @returns the runs of the fault server that were used
 */
export async function operate(
  options: Options,
  record: (page: string, fact: Fact) => void,
  progress: (done: number) => void,
): Promise<string[]> {
  const outside = document.createElement('button');
  outside.id = 'outside';
  outside.textContent = 'Outside';
  document.body.append(outside);
  const world = new World(options, record);
  addEventListener('error', ({ message }) => world.record({ kind: 'complaint', what: message }));
  await world.load();
  const actions = { ...actionsOf(world), ...listActionsOf(world) } as Actions;
  for (const [index, { name, seed }] of planActions(options.seed, options.actions).entries()) {
    world.choices.reseed(seed);
    const elements = [...world.widgets, ...world.batches];
    const screens = elements.map((element) => world.witness.look(element).shows);
    world.record({ kind: 'step', what: `${name.padEnd(30)} ${screens.join(', ')}` });
    await actions[name]();
    progress(index + 1);
  }
  const busy = (): string[] =>
    [...world.widgets, ...world.batches]
      .map((element) => world.witness.look(element).shows)
      .filter((shows) => /countdown|waiting|running/.test(shows));
  await waitFor(() => busy().length === 0, PATIENCE);
  for (const shows of busy())
    world.record({ kind: 'complaint', what: `an element stays ${shows}` });
  // Late answers are outcomes, too.
  for (const run of world.runs) await release(run).then(() => drop(run));
  await sleep(LATE);
  world.frame.remove();
  return world.runs;
}
