// What the operator can do with a batch, beside what can be done anywhere.
import { sendKeys } from '@web/test-runner-commands';
import type { CustomerDeleteBatch } from '../../../src/batch.js';
import { partIn, sleep } from '../page.js';
import { click, fillForm, oversleep, setOrRemove, type Actions, type Change } from './actions.js';
import { openDialog } from './screen.js';
import { CODES, type World } from './world.js';

export function listActionsOf(world: World): Partial<Actions> {
  const { witness } = world;
  const { pick, upTo, is } = world.choices;

  const any = (): CustomerDeleteBatch | undefined =>
    world.batches.length ? pick(world.batches) : undefined;

  /** A list with blank lines, and codes that are there twice. */
  const newList = (): string =>
    Array.from({ length: 1 + upTo(7) }, () => (is(0.1) ? '' : pick([...CODES, ' 123 ']))).join(
      '\n',
    );

  /** Whether nothing lies over the batch: an open dialog makes the rest of the page inert. */
  const isFree = (): boolean => !world.widgets.some((widget) => openDialog(widget));

  /** The next step of an operator who means it. */
  const step = async (): Promise<unknown> => {
    const batch = any();
    if (!batch) return world.addBatch();
    const root = batch.shadowRoot;
    if (!root) return;
    const covering = world.widgets.find(openDialog);
    if (covering) {
      const isBusy = /countdown|waiting/.test(witness.look(covering).shows);
      return isBusy ? sleep(upTo(200)) : sendKeys({ press: 'Escape' });
    }
    const { shows } = witness.look(batch);
    if (shows === 'listing') {
      const area = root.querySelector('textarea')!;
      if (area.value && is(0.8)) return click(partIn(root, 'check')!);
      area.focus();
      area.select();
      return world.document.execCommand('insertText', false, newList());
    }
    if (batch.disabled && is(0.5)) return batch.removeAttribute('disabled');
    if (shows === 'form') return fillForm(root, world.choices);
    if (shows === 'stopped') return click(partIn(root, is(0.8) ? 'retry' : 'close')!);
    if (shows === 'result') return click(partIn(root, 'close')!);
    // It is not set up, or not any more.
    if (shows === 'nothing') return batch.setAttribute('endpoint', world.endpoint(batch));
    return sleep(upTo(200));
  };

  /** A list takes many steps until it is under way. */
  const goOn = async (): Promise<void> => {
    for (let left = 1 + upTo(8); left > 0; left -= 1) await step();
  };

  const stop = (): unknown => {
    const root = any()?.shadowRoot;
    const button = root && partIn(root, 'stop');
    return button && isFree() ? click(button) : undefined;
  };

  /** By a script, also where nothing is under way. */
  const callStop = (): void => {
    const batch = any();
    if (!batch) return;
    witness.stops(batch, 'stop()');
    batch.stop();
  };

  const give = (): void => {
    const batch = any();
    // What is under way is not affected; the list would be asked about much later.
    if (!batch || !/listing|form|countdown/.test(witness.look(batch).shows)) return;
    const text = newList();
    if (!text.trim()) return;
    witness.stops(batch, 'another list');
    witness.gives(batch, text);
    if (is(0.5)) batch.setAttribute('codes', text);
    else batch.codes = text.split('\n');
  };

  const changes: Change[] = [
    ['endpoint', () => pick(['another', 'another', 'ftp://x', null]), true],
    ['account-id', () => pick(['greatwidgets', 'greatwidgets', 'smallshop', null]), true],
    ['dry-run', () => pick(['', null, null, null]), true],
    ['disabled', () => pick(['', null, null]), false],
    ['lang', () => pick(['de', 'en', 'ar', null]), false],
    ['state', () => pick(['listing', 'done', null]), false],
  ];
  const change = (): void => {
    const batch = any();
    if (!batch) return;
    const [name, valueOf, stops] = pick(changes);
    const picked = valueOf();
    const value = picked === 'another' ? world.endpoint(batch) : picked;
    if (batch.getAttribute(name) === value) return;
    const mayStop = stops || (name === 'disabled' && value !== null);
    // What is under way is not affected.
    const isCountdown = witness.look(batch).shows === 'countdown';
    if (mayStop && isCountdown) witness.stops(batch, `another ${name}`);
    setOrRemove(batch, name, value);
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

  return {
    'goes on with a list': goOn,
    'stops a list': stop,
    'calls stop() of a list': callStop,
    'gives another list': give,
    'changes an attribute of a list': change,
    'removes a list': remove,
    'sleeps too long before a list': () =>
      world.batches.forEach((batch) => oversleep(world, batch)),
  };
}
