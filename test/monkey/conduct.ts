// Lets the monkey play, and tells what was confirmed and what was sent. Started by run.mjs, as a test.
import { executeServerCommand } from '@web/test-runner-commands';
import { createRandom } from '../support/random.js';
import { actionsOf, choose } from './actions.js';
import { batchActionsOf } from './batch-actions.js';
import { readBatch } from './batch-screen.js';
import type { Options, Results } from './types.js';
import { Witness } from './witness.js';
import { World, type Chance } from './world.js';

/** Until calls that are under way have arrived, in ms; their timeout is 1000. */
const QUIET = 3_000;

/** So many actions between two lines of progress. */
const PROGRESS = 500;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function conduct({ seed, actions: count }: Options): Promise<Results> {
  const random = createRandom(seed);
  const upTo = (limit: number): number => Math.floor(random() * limit);
  const chance: Chance = {
    upTo,
    pick: (list) => list[upTo(list.length)]!,
    is: (share) => random() < share,
  };
  const counts: Record<string, number> = {};
  const complaints: string[] = [];
  addEventListener('error', ({ message }) => complaints.push(message));

  const outside = document.createElement('button');
  outside.id = 'outside';
  outside.textContent = 'Outside';
  document.body.append(outside);

  const witness = new Witness();
  const world = new World(witness, chance);
  await world.load();
  const actions = [...actionsOf(world, chance), ...batchActionsOf(world, chance)];
  for (let done = 1; done <= count; done += 1) {
    const { name, run } = choose(actions, random);
    const shown = world.widgets.map((widget) => witness.look(widget).shows);
    const screens = [...shown, ...world.batches.map((batch) => readBatch(batch).shows)].join(', ');
    witness.note(`${name.padEnd(26)} ${screens}`);
    await run();
    counts[name] = (counts[name] ?? 0) + 1;
    if (done % PROGRESS === 0) await executeServerCommand('monkey-progress', done);
  }
  await sleep(QUIET);
  world.stopAll('the end of the run');
  const requests = await world.requests();
  await world.cleanUp();
  const { confirmations, trace } = witness;
  const lists = world.batchWitness.confirmations;
  return { confirmations, lists, requests, counts, complaints, trace };
}

it('the monkey plays', async function () {
  this.timeout(0);
  const options = await executeServerCommand<Options, undefined>('monkey-options');
  await executeServerCommand('monkey-results', await conduct(options));
});
