// What the monkey can do with a batch, beside what it does anywhere.
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { CustomerDeleteBatch } from '../../src/batch.js';
import { centre, PASSWORD, USER } from '../support/widget.js';
import type { Action } from './actions.js';
import { readBatch } from './batch-screen.js';
import { inputsIn, openDialog, partIn } from './screen.js';
import { CODES, type Chance, type World } from './world.js';

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function batchActionsOf(world: World, chance: Chance): Action[] {
  const { pick, upTo, is } = chance;
  const { batchWitness: witness } = world;

  const any = (): CustomerDeleteBatch | undefined =>
    world.batches.length ? pick(world.batches) : undefined;
  const click = (target: Element): Promise<void> =>
    sendMouse({ type: 'click', position: centre(target) });

  /** A list with blank lines, and codes that are there twice. */
  const newList = (): string =>
    Array.from({ length: 1 + upTo(7) }, () => (is(0.1) ? '' : pick([...CODES, ' 123 ']))).join(
      '\n',
    );

  /** Whether nothing lies over the batch: an open dialog makes the rest of the page inert. */
  const isFree = (): boolean => !world.widgets.some((widget) => openDialog(widget));

  const fillForm = async (root: ShadowRoot): Promise<unknown> => {
    const inputs = inputsIn(root as unknown as Element);
    const confirmation = inputs.pop()!;
    for (const input of inputs.filter(({ readOnly }) => !readOnly)) {
      const text = input.type === 'password' ? PASSWORD : USER;
      if (input.value === text) continue;
      input.focus();
      input.select();
      return sendKeys({ type: text });
    }
    const asked = confirmation.labels?.[0]?.querySelector('code')?.textContent ?? '';
    if (confirmation.value !== asked) {
      confirmation.focus();
      confirmation.select();
      return sendKeys({ type: asked });
    }
    if (is(0.5)) return click(partIn(root, 'delete')!);
    confirmation.focus();
    return sendKeys({ press: 'Enter' });
  };

  /** The next step of an operator who means it. */
  const step = async (): Promise<unknown> => {
    const batch = any();
    if (!batch) return world.addBatch();
    const root = batch.shadowRoot;
    if (!root) return undefined;
    if (!isFree()) return sendKeys({ press: 'Escape' });
    const { shows } = readBatch(batch);
    if (shows === 'listing') {
      const area = root.querySelector('textarea')!;
      if (area.value && is(0.8)) return click(partIn(root, 'check')!);
      area.focus();
      area.select();
      return world.document.execCommand('insertText', false, newList());
    }
    if (batch.disabled && is(0.5)) return batch.removeAttribute('disabled');
    if (shows === 'form') return fillForm(root);
    if (shows === 'stopped') return click(partIn(root, is(0.8) ? 'retry' : 'close')!);
    if (shows === 'done') return click(partIn(root, 'close')!);
    return sleep(upTo(200));
  };

  /** A list takes many steps until it is on its way. */
  const goOn = async (): Promise<void> => {
    for (let left = 1 + upTo(5); left > 0; left -= 1) await step();
  };

  const stop = (): unknown => {
    const batch = any();
    const button = batch?.shadowRoot && partIn(batch.shadowRoot, 'stop');
    return button && isFree() ? click(button) : undefined;
  };

  /** By a script: also where nothing is on its way. */
  const callStop = (): void => {
    const batch = any();
    if (!batch) return;
    witness.stops(batch, 'stop()');
    batch.stop();
  };

  const give = (): void => {
    const batch = any();
    const { shows } = batch ? readBatch(batch) : { shows: 'nothing' };
    // What is on its way is not touched by it; it would be asked about much later.
    if (!batch || !/listing|form|countdown/.test(shows)) return;
    const text = newList();
    if (!text.trim()) return;
    witness.stops(batch, 'another list');
    witness.gives(batch, text);
    if (is(0.5)) batch.setAttribute('codes', text);
    else batch.codes = text.split('\n');
  };

  /** What the page may change, and whether that has to stop a list that is confirmed. */
  const changes: [name: string, values: () => string | null, stops: boolean][] = [
    ['endpoint', () => pick([world.listEndpoint(), 'ftp://x', null]), true],
    ['account-id', () => pick(['greatwidgets', 'greatwidgets', 'smallshop', null]), true],
    ['dry-run', () => pick(['', null, null, null]), true],
    ['disabled', () => pick(['', null, null]), false],
    ['lang', () => pick(['de', 'en', 'ar', null]), false],
    ['state', () => pick(['listing', 'done', null]), false],
  ];
  const change = (): void => {
    const batch = any();
    const [name, values, stops] = pick(changes);
    const value = values();
    if (!batch || batch.getAttribute(name) === value) return;
    // What is on its way is not touched by it.
    const mayStop = stops || (name === 'disabled' && value !== null);
    if (mayStop && readBatch(batch).shows === 'countdown') witness.stops(batch, `another ${name}`);
    if (value === null) batch.removeAttribute(name);
    else batch.setAttribute(name, value);
  };

  const remove = async (): Promise<void> => {
    const batch = any();
    if (!batch) return;
    witness.stops(batch, 'removing the batch');
    batch.remove();
    if (is(0.5)) await sleep(upTo(50));
    if (is(0.7)) world.document.querySelector('main')!.append(batch);
    else await world.addBatch();
  };

  const oversleep = (): void => {
    for (const batch of world.batches) {
      const end = witness.endOfCountdown(batch);
      if (end === null || end - Date.now() > 500) continue;
      witness.stops(batch, 'a countdown that was slept through');
      while (Date.now() < end + 1300);
    }
  };

  const rows: Record<string, [weight: number, run: () => unknown]> = {
    'goes on with a list': [10, goOn],
    'stops a list': [2, stop],
    'calls stop() of a batch': [0.5, callStop],
    'gives a batch another list': [1, give],
    'changes an attribute of a batch': [2, change],
    'removes a batch': [0.7, remove],
    'sleeps too long before a list': [0.5, oversleep],
  };
  return Object.entries(rows).map(([name, [weight, run]]) => ({ name, weight, run }));
}
