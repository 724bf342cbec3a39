/**
 * Makes the same call by each program to each fault, and keeps what it says. Started by run.mjs, as a
 * test. Every call has a page of its own, so that none finds what another has left.
 */
import { executeServerCommand } from '@web/test-runner-commands';
import { deleteCustomer } from '../../src/index.js';
import { drop, ledgerOf, newRun, openOrigin, release } from '../faults/api.js';
import { browser } from '../faults/browser.js';
import { faults, trueOutcomes } from '../faults/faults.js';
import { short } from '../faults/rules.js';
import { ignoreForeignErrors } from '../faults/traces.js';
import type { Fault } from '../faults/types.js';
import type { Comparison, Habits, Said } from './types.js';

interface PeerWindow extends Window {
  callPeer(
    url: string,
    fields: Record<string, string>,
    timeout: number,
    tell: (word: 'success' | 'error', value: unknown) => void,
  ): unknown;
  performance: Performance;
}

/** How long a program may wait for an answer, and how much longer it is waited for, in ms. */
const TIMEOUT = 3000;
const SHORT = 400;
const PATIENCE = 1000;

const OURS = 'customer-delete';

let codes = 0;
const newCode = (): string => String(5_000_000_000_000_000 + codes++);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const fieldsFor = (code: string): Record<string, string> => ({
  user_id: 'john1970',
  user_password: 'not-a-key',
  type: 'customer_delete',
  account_id: 'greatwidgets',
  code,
  output: 'JSON',
  condensed: 'yes',
});

async function openPage(peer: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.src = `/test/peers/page?peer=${encodeURIComponent(peer)}`;
  document.body.append(frame);
  await new Promise((resolve) => (frame.onload = resolve));
  return frame;
}

const windowOf = (frame: HTMLIFrameElement): PeerWindow => frame.contentWindow as PeerWindow;

/** Makes one call by a peer; fulfils with the first thing it says. */
function callBy(
  page: PeerWindow,
  url: string,
  code: string,
  timeout: number,
): Promise<Said & { value?: unknown }> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ word: 'nothing' }), timeout + PATIENCE);
    page.callPeer(url, fieldsFor(code), timeout, (word, value) =>
      resolve({ word, value, ...(word === 'error' && { text: String(value) }) }),
    );
  });
}

async function originFor({ at }: Fault): Promise<string> {
  if (at === 'nowhere') return nowhereOrigin;
  const origin = await openOrigin();
  return at === 'tls' ? origin.replace('http:', 'https:') : origin;
}

async function compare(peer: string, name: string, fault: Fault): Promise<Comparison> {
  const run = newRun();
  const code = fault.code ?? newCode();
  const url = `${await originFor(fault)}/${name}/${run}/api.php`;
  const timeout = fault.timeout === undefined ? TIMEOUT : SHORT;
  let said: Said;
  if (peer === OURS) {
    const outcome = await deleteCustomer(
      {
        endpoint: url,
        accountId: 'greatwidgets',
        userId: 'john1970',
        userPassword: 'not-a-key',
        code,
      },
      { timeout, probe: fault.look ?? 'on' },
    );
    said = { word: 'nothing', text: short(outcome) };
  } else {
    const frame = await openPage(peer);
    const { word, text } = await callBy(windowOf(frame), url, code, timeout);
    said = { word, text };
    frame.remove();
  }
  const hasDeleted = (await ledgerOf(run)).some((entry) => entry.hasDeleted);
  await release(run);
  await drop(run);
  return { peer, fault: name, hasDeleted, ...said };
}

async function habitsOf(peer: string): Promise<Habits> {
  const run = newRun();
  const origin = await openOrigin();
  const frame = await openPage(peer);
  const page = windowOf(frame);
  const before = Object.getOwnPropertyNames(page);
  const first = await callBy(page, `${origin}/late/${run}/api.php`, newCode(), SHORT);
  if (first.word !== 'error') throw new Error(`${peer} said ${first.word}`);
  const left = Object.getOwnPropertyNames(page).filter((name) => !before.includes(name));

  // The first is answered while the second waits.
  const next = newRun();
  const second = callBy(page, `${origin}/never/${next}/api.php`, newCode(), TIMEOUT);
  await sleep(300);
  await release(run);
  const { word } = await second;
  const isUrlListed = page.performance
    .getEntriesByType('resource')
    .some(({ name: url }) => url.includes('user_password'));
  await drop(next);
  frame.remove();
  return {
    peer,
    isUrlListed,
    globalsLeft: left.length,
    isLateGivenToNext: word === 'success',
  };
}

it('compares', async function () {
  this.timeout(0);
  ignoreForeignErrors();
  const peers = await executeServerCommand<string[], undefined>('peers');
  for (const [name, fault] of faults) {
    // The others run every answer in the page, where some could do anything; those are left out.
    if (!trueOutcomes(fault, 'none', browser)) continue;
    const comparisons: Comparison[] = [];
    for (const peer of [OURS, ...peers]) comparisons.push(await compare(peer, name, fault));
    await executeServerCommand('compared', comparisons);
  }
  for (const peer of peers) await executeServerCommand('habits', await habitsOf(peer));
});
