/**
 * Makes the same call by each program in each situation, and keeps what it says. Started by run.mjs,
 * as a test. Every call has a page and an origin of its own, so that none finds what another has left.
 */
import { executeServerCommand } from '@web/test-runner-commands';
import { drop, ledgerOf, newRun, openOrigin, release } from '../faults/api.js';
import { browser } from '../faults/browser.js';
import { ignoreForeignErrors } from '../faults/traces.js';
import { OURS, situations } from './situations.js';
import type { Comparison, Habits, Said, Situation } from './types.js';

interface PeerWindow extends Window {
  callPeer(
    url: string,
    fields: Record<string, string>,
    options: { timeout: number; probe: string },
    tell: (said: Said) => void,
  ): unknown;
  performance: Performance;
}

/** How long a program may wait for an answer, and how much longer it is waited for, in ms. */
const TIMEOUT = 4000;
const SHORT = 400;
const PATIENCE = 1000;
/** The look ahead may take 2 s, and our time begins after it. */
const PATIENCE_WITH_US = 15_000;

/** How long after a late answer has left the server a program is heard, in ms. */
const LATE = 500;
const LATE_WITH_US = 5000;

/** How many situations are tried at once. */
const LANES = 3;

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

/** A page with one of the programs in it. */
async function openPage(
  peer: string,
  { policy, reportOnly }: Partial<Situation> = {},
): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  const query = new URLSearchParams({ peer });
  if (policy) query.set('policy', policy);
  if (reportOnly) query.set('report-only', reportOnly);
  frame.src = `/test/peers/page?${query}`;
  document.body.append(frame);
  await new Promise((resolve) => (frame.onload = resolve));
  return frame;
}

const windowOf = (frame: HTMLIFrameElement): PeerWindow => frame.contentWindow as PeerWindow;

/** What a call has told so far, and a way to wait for the n-th word of it. */
interface Call {
  readonly said: readonly Said[];
  word(index: number, patience: number): Promise<Said | undefined>;
}

function call(
  page: PeerWindow,
  url: string,
  fields: Record<string, string>,
  options: { timeout: number; probe: string },
): Call {
  const said: Said[] = [];
  let heard = (): void => {};
  page.callPeer(url, fields, options, (what) => {
    said.push(what);
    heard();
  });
  return {
    said,
    word: (index, patience) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(undefined), patience);
        heard = () => {
          if (said.length <= index) return;
          clearTimeout(timer);
          resolve(said[index]);
        };
        heard();
      }),
  };
}

async function originFor({ at }: Situation): Promise<string> {
  if (at === 'nowhere') return nowhereOrigin;
  const origin = await openOrigin();
  return at === 'tls' ? origin.replace('http:', 'https:') : origin;
}

/** Lets the page load something from the API first, as a look ahead does. */
async function warm({ document: page }: Window, url: string): Promise<void> {
  const script = page.createElement('script');
  script.src = url;
  page.head.append(script);
  await new Promise((resolve) => (script.onload = script.onerror = resolve));
  script.remove();
}

async function compare(peer: string, name: string, situation: Situation): Promise<Comparison> {
  const run = newRun();
  const url = `${await originFor(situation)}/${situation.server}/${run}/api.php`;
  const timeout = situation.timeout === undefined ? TIMEOUT : SHORT;
  const frame = await openPage(peer, situation);
  if (situation.call?.end === 'reset-warm') await warm(windowOf(frame), url);
  const start = performance.now();
  const made = call(windowOf(frame), url, fieldsFor(situation.code ?? newCode()), {
    timeout,
    probe: situation.look ?? 'on',
  });
  const patience = timeout + (peer === OURS ? PATIENCE_WITH_US : PATIENCE);
  const said = (await made.word(0, patience)) ?? { word: 'nothing' };
  const hasWaited = performance.now() - start >= timeout;
  await release(run);
  const later =
    situation.late === 'deleted' || situation.late === 'refused'
      ? await made.word(1, peer === OURS ? LATE_WITH_US : LATE)
      : undefined;
  const entries = await ledgerOf(run);
  await drop(run);
  frame.remove();
  return {
    peer,
    situation: name,
    ...said,
    ...(later && { later }),
    hasArrived: entries.length > 0,
    hasDeleted: entries.some((entry) => entry.hasDeleted),
    hasWaited,
  };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(20);
}

/** The page's own globals; numbers are its frames. */
const globalsOf = (page: Window): string[] =>
  Object.getOwnPropertyNames(page).filter((name) => !/^\d+$/.test(name));

async function habitsOf(peer: string): Promise<Habits> {
  const origin = await openOrigin();
  const frame = await openPage(peer);
  const page = windowOf(frame);
  const before = globalsOf(page);
  const globalsLeft = (): number =>
    globalsOf(page).filter((global) => !before.includes(global)).length;
  const options = (timeout: number) => ({ timeout, probe: 'on' });

  const answered = newRun();
  for (let i = 0; i < 10; i++) {
    const url = `${origin}/proper/${answered}/api.php`;
    const proper = call(page, url, fieldsFor(newCode()), options(TIMEOUT));
    const said = await proper.word(0, TIMEOUT + PATIENCE_WITH_US);
    if (said?.word !== 'success' && said?.text !== 'deleted') {
      throw new Error(`${peer} said ${JSON.stringify(said)}`);
    }
  }
  const globalsAfterAnswers = globalsLeft();
  const isUrlListed = page.performance
    .getEntriesByType('resource')
    .some(({ name }) => name.includes('user_password'));
  const sendsReferer = (await ledgerOf(answered)).some(({ referer }) => referer !== null);
  frame.remove();

  return {
    peer,
    isUrlListed,
    sendsReferer,
    globalsAfterAnswers,
    ...(await lateHabitsOf(peer)),
  };
}

/**
 * The first call is answered while the second waits for its own answer, which then is an empty program:
 * whatever the second says, it has from the first.
 */
async function lateHabitsOf(
  peer: string,
): Promise<Pick<Habits, 'globalsAfterLateAnswer' | 'isLateGivenToNext'>> {
  const origin = await openOrigin();
  const frame = await openPage(peer);
  const page = windowOf(frame);
  const before = globalsOf(page);
  const options = { timeout: SHORT, probe: 'on' };

  const run = newRun();
  const first = call(page, `${origin}/late/${run}/api.php`, fieldsFor(newCode()), options);
  const said = await first.word(0, SHORT + PATIENCE_WITH_US);
  if (said?.word !== 'error' && said?.text !== 'unknown/timeout') {
    throw new Error(`${peer} said ${JSON.stringify(said)}`);
  }
  const next = newRun();
  const second = call(page, `${origin}/late-empty/${next}/api.php`, fieldsFor(newCode()), {
    ...options,
    timeout: TIMEOUT,
  });
  await until(async () => (await ledgerOf(next)).length > 0);
  await release(run);
  await sleep(300);
  await release(next);
  const word = await second.word(0, TIMEOUT + PATIENCE_WITH_US);
  await sleep(300);
  const globalsAfterLateAnswer = globalsOf(page).filter((name) => !before.includes(name)).length;
  frame.remove();
  return {
    globalsAfterLateAnswer,
    isLateGivenToNext: word?.word === 'success' || word?.text === 'deleted',
  };
}

it('compares', async function () {
  this.timeout(0);
  ignoreForeignErrors();
  const peers = await executeServerCommand<string[], undefined>('peers');
  const waiting = [...situations(browser)];
  const total = waiting.length;
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, situation] = next;
      const comparisons = await Promise.all(peers.map((peer) => compare(peer, name, situation)));
      await executeServerCommand('compared', { comparisons, left: waiting.length, total });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  for (const peer of peers) await executeServerCommand('habits', await habitsOf(peer));
});
