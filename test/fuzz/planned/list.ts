/** Deletes a planned list, by a script's loop or by the element, with whatever stops it. */
import '../../../src/batch.js';
import { deleteCustomers, type DeleteOutcome } from '../../../src/index.js';
import { ACCOUNT, askedBy, inputsIn, partIn, PASSWORD, sleep, USER, waitFor } from '../page.js';
import type { ListPlan } from '../planner/lists.js';
import { confirm, newElement } from './element.js';

/** What a list needs of its page. */
export interface Surroundings {
  complain(what: string): void;
  /** Receives each outcome, late ones too. */
  settled(outcome: DeleteOutcome, place: number, segment: number): void;
  report(tried: number, rows: string[][]): void;
  /** Has the late answer of a call come, or not. */
  waitForLate(call: string, answer: Promise<unknown>): Promise<void>;
}

/** Longer than a list takes with all that can delay it, in ms. */
const PATIENCE = 300_000;

export const runList = (plan: ListPlan, endpoint: string, page: Surroundings): Promise<void> =>
  (plan.by === 'script' ? byScript : byElement)(plan, endpoint, page);

/** As a page's own script does it: what is left after a stop goes into a loop of its own. */
async function byScript(plan: ListPlan, endpoint: string, page: Surroundings): Promise<void> {
  const { id, lines, segments, method, isolation, probe, timeout } = plan;
  const waits: Promise<unknown>[] = [];
  let done = 0;
  for (const [segment, { act, after, pause }] of segments.entries()) {
    const stopper = new AbortController();
    if (act === 'stop') void sleep(after).then(() => stopper.abort());
    const first = done;
    const login = { accountId: ACCOUNT, userId: USER, userPassword: PASSWORD };
    const requests = lines
      .slice(first)
      .map((code, i) => ({ ...login, endpoint: `${endpoint}.${first + i}`, method, code }));
    const options = { isolation, probe, timeout, signal: stopper.signal };
    const some = segment % 2 ? oneByOne(requests) : requests;
    for await (const outcome of deleteCustomers(some, options)) {
      const place = done;
      done += 1;
      page.settled(outcome, place, segment);
      if (outcome.status === 'unknown') {
        const { answer } = outcome;
        void answer.then((late) => late && page.settled(late, place, segment));
        waits.push(page.waitForLate(`${id}.${place}`, answer));
      }
      if (act === 'remove' && done - first > after % 5) break;
    }
    if (done === lines.length) break;
    await sleep(pause);
  }
  await Promise.all(waits);
}

/** A list that is made while it is read. */
async function* oneByOne<Type>(list: readonly Type[]): AsyncGenerator<Type> {
  for (const entry of list) {
    await sleep(1);
    yield entry;
  }
}

type Batch = HTMLElementTagNameMap['customer-delete-batch'];

const part = ({ shadowRoot }: Batch, name: string): HTMLElement | null => partIn(shadowRoot!, name);

async function byElement(plan: ListPlan, endpoint: string, page: Surroundings): Promise<void> {
  const { id, items, segments, vetoed } = plan;
  const waits: Promise<unknown>[] = [];
  const element = newElement('customer-delete-batch', endpoint, plan);
  document.body.append(element);
  give(element, plan);
  let segment = 0;
  let tried = 0;
  element.addEventListener('customer-delete-before', (event) => {
    const { code } = (event as CustomEvent<{ code: string }>).detail;
    if (vetoed.includes(code)) event.preventDefault();
  });
  element.addEventListener('customer-delete-settled', (event) => {
    const { detail } = event as CustomEvent<DeleteOutcome>;
    const place = items.findIndex(({ code }) => code === detail.code);
    page.settled(detail, place, segment);
    if (!('late' in detail && detail.late)) tried += 1;
    if (detail.status === 'unknown') waits.push(page.waitForLate(id, detail.answer));
  });
  let hasEnded = false;
  element.addEventListener('customer-delete-batch-settled', (event) => {
    const { outcomes, counts } = (event as CustomEvent).detail;
    const sum = Object.values<number>(counts).reduce((a, b) => a + b);
    if (hasEnded) page.complain('it has ended twice');
    if (outcomes.length !== tried || sum !== tried) page.complain(`${tried} tried, ${sum} counted`);
    hasEnded = true;
  });
  const report = async (): Promise<void> => {
    await element.updateComplete;
    if (tried > 0) page.report(tried, await download(element));
  };
  const until = async (states: RegExp): Promise<void> => {
    if (!(await waitFor(() => states.test(element.state), PATIENCE))) {
      throw new Error(`it stays ${element.state}`);
    }
    await element.updateComplete;
  };

  await until(/confirming/);
  for (const { act, after, pause } of segments) {
    if (element.state === 'confirming') {
      const asked = askedBy(inputsIn(element.shadowRoot!).at(-1));
      if (asked !== String(items.length)) page.complain(`it asks for ${asked}`);
      await confirm(element, asked);
    } else part(element, 'retry')?.click();
    if (!items.length) break;
    if (/confirming|stopped/.test(element.state)) page.complain(`it stays ${element.state}`);
    const acting = act !== 'nothing' && sleep(after).then(() => interfere(element, act));
    await until(/confirming|stopped|done/);
    await acting;
    await until(/confirming|stopped|done/);
    if (element.state !== 'confirming') await report();
    if (element.state === 'done') break;
    await sleep(pause);
    segment += 1;
  }
  if (element.state === 'stopped') part(element, 'close')?.click();
  if (hasEnded !== (element.state === 'done')) page.complain(`${element.state}, but no end event`);
  await Promise.all(waits);
  if (element.state === 'done') await report();
  element.remove();
}

/** Gives an element the list, in the way that is planned. */
function give(element: Batch, { lines, given }: ListPlan): void {
  const text = lines.join('\n');
  if (given === 'attribute') element.setAttribute('codes', text);
  if (given === 'array') element.codes = lines;
  if (given === 'paste') {
    void element.updateComplete.then(() => {
      element.shadowRoot!.querySelector<HTMLTextAreaElement>('#codes')!.value = text;
      part(element, 'check')!.click();
    });
  }
}

async function interfere(element: Batch, act: 'stop' | 'remove'): Promise<void> {
  if (!/countdown|running/.test(element.state)) return;
  if (act === 'stop') {
    await element.updateComplete;
    part(element, 'stop')?.click();
  } else {
    element.remove();
    await sleep(20);
    document.body.append(element);
  }
}

/** The lines of the report's file, without its head. */
async function download(element: Batch): Promise<string[][]> {
  const files: Blob[] = [];
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  URL.createObjectURL = (file: Blob) => {
    files.push(file);
    return createObjectURL(file);
  };
  // The file need not be written to the disk.
  HTMLAnchorElement.prototype.click = () => {};
  try {
    part(element, 'download')!.click();
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  const rows = (await files[0]!.text()).split('\r\n').slice(1, -1);
  return rows.map((row) =>
    [...row.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) =>
      cell!.replace(/""/g, '"').replace(/^'/, ''),
    ),
  );
}
