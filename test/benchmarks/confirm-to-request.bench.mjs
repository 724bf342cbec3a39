// What the frame costs the operator between the last key and the request, and until the result is shown.
import { loadCallers, withOurs } from './callers.mjs';
import { compare, inTurn, Samples } from './compare.mjs';
import { confirm, openPage } from './confirming.mjs';

/** @typedef {import('./types.js').World} World */

const ROUNDS = 50;
const WARM_UP = 5;
const MAX_RATIO = 1.4;

export const name = 'Confirm to request';
export const description = `From Enter in the field that confirms to the request's arrival at the API: the element with its dialog open, against a script tag that a keydown handler appends, and other programs in its place. And from the API's answer, which follows at once, to the first frame that shows the result, with what it takes the page to say so. Median of ${ROUNDS} each, in turn, in one page whose connection is warm.`;
export const limit = `at most ${MAX_RATIO} times the time of the plain script tag to the request`;

/** @param {World} world */
export async function measure(world) {
  const callers = await loadCallers();
  const all = withOurs(callers);
  const page = await openPage(world, callers);
  const samples = new Samples(all);
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const caller of inTurn(all, round)) {
      const took = await confirm(world, page, caller.name);
      if (round >= 0) samples.add(caller.name, took);
    }
  }
  await page.close();
  return [
    {
      ...compare('call', 'Enter to request, warm', 'ms', samples.medians('sending')),
      mostRatio: MAX_RATIO,
    },
    compare('call', 'reply to result on screen', 'ms', samples.medians('showing')),
  ];
}
