/** Deletes a list of a run of chaos, by a script's loop or by the element, with whatever stops it. */
import '../../src/batch.js';
import { deleteCustomers, type DeleteOutcome } from '../../src/index.js';
import type { LoopPlan } from './loop-plan.js';
import type { Report } from './types.js';

/** What the loop needs of its page. */
export interface Surroundings {
  sleep(ms: number): Promise<void>;
  complain(what: string): void;
  /** Takes each outcome, late ones too. */
  settled(outcome: DeleteOutcome, place: number, go: number): void;
  report(report: Report): void;
  /** Has the late answer of a call come, or not. */
  waitFor(call: string, answer: Promise<DeleteOutcome | null>): Promise<void>;
}

/** Longer than a list takes with all that can hold it up, in ms. */
const PATIENCE = 300_000;

const login = { accountId: 'greatwidgets', userId: 'john1970' };
const PASSWORD = 'not-a-key';

export async function runLoop(plan: LoopPlan, endpoint: string, page: Surroundings): Promise<void> {
  await (plan.by === 'script' ? byScript : byElement)(plan, endpoint, page);
}

/** As a page's own script does it: what is left after a stop goes into a loop of its own. */
async function byScript(plan: LoopPlan, endpoint: string, page: Surroundings): Promise<void> {
  const { id, lines, goes, method, isolation, probe, timeout } = plan;
  const waits: Promise<unknown>[] = [];
  let done = 0;
  for (const [index, { act, after, pause }] of goes.entries()) {
    const stopper = new AbortController();
    if (act === 'stop') void page.sleep(after).then(() => stopper.abort());
    const first = done;
    const requests = lines.slice(first).map((code, i) => {
      const own = `${endpoint}.${first + i}`;
      return { ...login, userPassword: PASSWORD, endpoint: own, method, code };
    });
    const options = { isolation, probe, timeout, signal: stopper.signal };
    for await (const outcome of deleteCustomers(
      index % 2 ? oneByOne(requests, page) : requests,
      options,
    )) {
      const place = done;
      done += 1;
      page.settled(outcome, place, index);
      if (outcome.status === 'unknown') {
        const { answer } = outcome;
        void answer.then((late) => late && page.settled(late, place, index));
        waits.push(page.waitFor(`${id}.${place}`, answer));
      }
      if (act === 'remove' && done - first > after % 5) break;
    }
    if (done === lines.length) break;
    await page.sleep(pause);
  }
  await Promise.all(waits);
}

/** A list that is made as it goes. */
async function* oneByOne<Type>(list: readonly Type[], page: Surroundings): AsyncGenerator<Type> {
  for (const one of list) {
    await page.sleep(1);
    yield one;
  }
}

/** As an operator does it. */
async function byElement(plan: LoopPlan, endpoint: string, page: Surroundings): Promise<void> {
  const { id, items, goes, vetoed } = plan;
  const waits: Promise<unknown>[] = [];
  const element = newElement(plan, endpoint);
  const place = (code: string): number => items.findIndex((item) => item.code === code);
  let go = 0;
  let tried = 0;
  element.addEventListener('customer-delete-before', (event) => {
    const { code } = (event as CustomEvent<{ code: string }>).detail;
    if (vetoed.includes(code)) event.preventDefault();
  });
  element.addEventListener('customer-delete-settled', (event) => {
    const { detail } = event as CustomEvent<DeleteOutcome>;
    page.settled(detail, place(detail.code), go);
    if (!('late' in detail && detail.late)) tried += 1;
    if (detail.status === 'unknown') waits.push(page.waitFor(String(id), detail.answer));
  });
  let hasEnded = false;
  element.addEventListener('customer-delete-batch-settled', (event) => {
    const { outcomes, counts } = (event as CustomEvent).detail;
    const sum = Object.values<number>(counts).reduce((a, b) => a + b);
    if (hasEnded) page.complain('the list has ended twice');
    if (outcomes.length !== tried || sum !== tried) page.complain(`${tried} tried, ${sum} counted`);
    hasEnded = true;
  });
  const report = async (): Promise<void> => {
    await element.updateComplete;
    if (tried > 0) page.report({ tried, rows: await download(element) });
  };

  const end = performance.now() + PATIENCE;
  const until = async (states: RegExp): Promise<void> => {
    while (!states.test(element.state)) {
      if (performance.now() > end) throw new Error(`the list is ${element.state}`);
      await page.sleep(5);
    }
    await element.updateComplete;
  };
  await until(/confirming/);
  for (const { act, after, pause } of goes) {
    if (element.state === 'confirming') await confirm(element, items.length, page);
    else part(element, 'retry')?.click();
    if (!items.length) break;
    if (/confirming|stopped/.test(element.state)) page.complain(`it stays ${element.state}`);
    const acting = act !== 'nothing' && page.sleep(after).then(() => interfere(element, act, page));
    await until(/confirming|stopped|done/);
    await acting;
    await until(/confirming|stopped|done/);
    if (element.state !== 'confirming') await report();
    if (element.state === 'done') break;
    await page.sleep(pause);
    go += 1;
  }
  if (element.state === 'stopped') part(element, 'close')?.click();
  if (hasEnded !== (element.state === 'done')) page.complain(`${element.state}, but untold`);
  await Promise.all(waits);
  if (element.state === 'done') await report();
  element.remove();
}

type Batch = HTMLElementTagNameMap['customer-delete-batch'];

const part = (element: Batch, name: string): HTMLElement | null =>
  element.shadowRoot!.querySelector(`[part~='${name}']`);

function newElement(plan: LoopPlan, endpoint: string): Batch {
  const element = document.createElement('customer-delete-batch');
  const attributes = {
    endpoint,
    'account-id': login.accountId,
    'user-id': login.userId,
    method: plan.method,
    isolation: plan.isolation,
    probe: plan.probe,
    countdown: String(plan.countdown),
    timeout: String(plan.timeout),
  };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.userPassword = PASSWORD;
  document.body.append(element);
  const text = plan.lines.join('\n');
  if (plan.given === 'attribute') element.setAttribute('codes', text);
  if (plan.given === 'array') element.codes = plan.lines;
  if (plan.given === 'paste') {
    void element.updateComplete.then(() => {
      element.shadowRoot!.querySelector<HTMLTextAreaElement>('#codes')!.value = text;
      part(element, 'check')!.click();
    });
  }
  return element;
}

/** Types the number that is asked for, and presses the button. */
async function confirm(element: Batch, count: number, page: Surroundings): Promise<void> {
  const input = element.shadowRoot!.querySelector<HTMLInputElement>('#confirmation')!;
  const asked = input.labels?.[0]?.querySelector('code')?.textContent;
  if (asked !== String(count)) page.complain(`it asks for ${asked}, not ${count}`);
  input.value = String(count);
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await element.updateComplete;
  part(element, 'delete')!.click();
}

async function interfere(
  element: Batch,
  act: 'stop' | 'remove',
  page: Surroundings,
): Promise<void> {
  if (!/countdown|running/.test(element.state)) return;
  if (act === 'stop') {
    await element.updateComplete;
    part(element, 'stop')?.click();
  } else {
    element.remove();
    await page.sleep(20);
    document.body.append(element);
  }
}

/** What the file of the report holds, but for its head. */
async function download(element: Batch): Promise<string[][]> {
  const files: Blob[] = [];
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  URL.createObjectURL = (file: Blob) => {
    files.push(file);
    return createObjectURL(file);
  };
  // The file need not be on the disk.
  HTMLAnchorElement.prototype.click = () => {};
  try {
    part(element, 'download')!.click();
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  const text = await files[0]!.text();
  const rows = text.split('\r\n').slice(1, -1);
  return rows.map((row) =>
    [...row.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) =>
      cell!.replace(/""/g, '"').replace(/^'/, ''),
    ),
  );
}
