// What the preflight saves: the connection is open when the operator confirms.
import { loadCallers, withOurs } from './callers.mjs';
import { compare, inTurn, Samples } from './compare.mjs';
import { confirm, openPage } from './confirming.mjs';
import { ONE_WAY } from './latency.mjs';

/** @typedef {import('./types.js').World} World */

const ROUNDS = 11;
/** How long the operator reads, in ms; a real one takes seconds. */
const READING = 1000;

export const name = 'Cold connection';
export const hasLatency = true;
export const description = `As “Confirm to request”, but the API speaks TLS at the end of a way with a round trip of ${2 * ONE_WAY} ms, and each time in a new browser profile, so that no connection is there when the page is opened. A script tag pays for connecting, for the TLS handshake and for the request's way, ${5 * ONE_WAY} ms in all; the element's preflight has connected while the operator read, here for ${READING} ms, so that it pays for the request's way only. Median of ${ROUNDS} each, in turn.`;
export const limit = 'no more than the plain script tag';

/** @param {World} world */
export async function measure(world) {
  const callers = await loadCallers();
  const all = withOurs(callers);
  const samples = new Samples(all);
  for (let round = 0; round < ROUNDS; round++) {
    for (const caller of inTurn(all, round)) {
      const context = await world.browser.createBrowserContext();
      const page = await openPage(world, callers, context);
      const { sending } = await confirm(world, page, caller.name, READING);
      samples.add(caller.name, { sending });
      await context.close();
    }
  }
  const what = `Enter to request, cold, ${2 * ONE_WAY} ms, TLS`;
  return [{ ...compare('call', what, 'ms', samples.medians('sending')), mostRatio: 1 }];
}
