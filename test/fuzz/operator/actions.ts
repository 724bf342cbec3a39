// What the operator can do beside working with a list; planner/actions.js says how often.
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { CustomerDelete } from '../../../src/index.js';
import { pressTogether } from '../../support/keys.js';
import { centre, isChromium } from '../../support/widget.js';
import { askedBy, inputsIn, partIn, PASSWORD, sleep, USER } from '../page.js';
import type { ActionName } from '../planner/actions.js';
import type { Choices } from '../planner/choices.js';
import { openDialog } from './screen.js';
import { CODES, type Ambush, type World } from './world.js';

export type Actions<Name extends string = ActionName> = Record<Name, () => unknown>;

export const click = (target: Element): Promise<void> => clickAt(centre(target));

async function clickAt([x, y]: [number, number]): Promise<void> {
  const clamp = (value: number, most: number): number => Math.min(Math.max(value, 1), most - 2);
  await sendMouse({ type: 'click', position: [clamp(x, innerWidth), clamp(y, innerHeight)] });
}

/** Types over what a field has. */
async function typeOver(input: HTMLInputElement, text: string): Promise<void> {
  input.focus();
  input.select();
  await sendKeys({ type: text });
}

/** The next step in a form: fills a field, confirms, with care or without, or presses Delete or Enter. */
export async function fillForm(root: ParentNode, { pick, is }: Choices): Promise<void> {
  const inputs = inputsIn(root);
  const confirmation = inputs.pop()!;
  for (const input of inputs.filter(({ readOnly }) => !readOnly)) {
    const isPassword = input.type === 'password';
    if (isPassword ? input.value === PASSWORD : input.value) continue;
    const text = input.autocomplete === 'off' ? pick(CODES) : USER;
    return typeOver(input, isPassword ? PASSWORD : text);
  }
  const asked = askedBy(confirmation);
  const isBox = confirmation.type === 'checkbox';
  if (is(0.2)) {
    const likely = [`0${asked}`, `${asked}0`, asked.toLowerCase(), pick(CODES)];
    if (!isBox) await typeOver(confirmation, pick(likely));
  } else if (isBox && !confirmation.checked) return click(confirmation);
  else if (!isBox && confirmation.value !== asked) return typeOver(confirmation, asked);
  if (is(0.5)) return click(partIn(root, 'delete')!);
  confirmation.focus();
  return sendKeys({ press: 'Enter' });
}

/** The machine sleeps until the countdown of an element has long been over. */
export function oversleep({ witness }: World, element: Element): void {
  const end = witness.endOfCountdown(element);
  const left = (end ?? Infinity) - Date.now();
  // One whose countdown is over only waits for its turn.
  if (end === null || left > 500 || left < 0) return;
  witness.stops(element, 'a countdown that was slept through');
  while (Date.now() < end + 1300);
}

/** An attribute, a value for it, and whether the change has to stop a call that is confirmed. */
export type Change = [name: string, value: () => string | null, stops: boolean];

export function setOrRemove(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

export function actionsOf(world: World): Partial<Actions> {
  const { witness } = world;
  const { pick, upTo, is } = world.choices;

  const anyWidget = (): CustomerDelete | undefined =>
    world.widgets.length ? pick(world.widgets) : undefined;
  const dialogs = (): HTMLDialogElement[] =>
    world.widgets.flatMap((widget) => openDialog(widget) ?? []);
  const anyCode = (): string => pick([...CODES, '9', 'no']);

  /** Something that can be clicked, in an open dialog if there is one. */
  const clickControl = async (times = 1): Promise<void> => {
    const elements = [...world.widgets, ...world.batches];
    const roots = dialogs().length ? dialogs() : elements.map(({ shadowRoot }) => shadowRoot);
    const found = roots.flatMap((root) => [...(root?.querySelectorAll('button, input') ?? [])]);
    if (!found.length) return;
    const position = centre(pick(found));
    for (; times > 0; times -= 1) await clickAt(position);
  };

  /** The next step of an operator who means it. */
  const step = async (): Promise<unknown> => {
    const dialog = dialogs().at(-1);
    if (!dialog) {
      const triggers = world.widgets.flatMap(
        ({ shadowRoot }) => (shadowRoot && partIn(shadowRoot, 'trigger')) ?? [],
      );
      return triggers.length ? click(pick(triggers)) : world.addWidget();
    }
    const close = partIn(dialog, 'close');
    if (close) return click(close);
    return partIn(dialog, 'delete') ? fillForm(dialog, world.choices) : sleep(upTo(200));
  };
  const goOn = async (): Promise<void> => {
    for (let left = 1 + upTo(5); left > 0; left -= 1) await step();
  };

  const changes: Change[] = [
    ['code', () => pick([...CODES, '', null]), true],
    ['endpoint', () => pick(['another', 'another', 'ftp://x', null]), true],
    ['account-id', () => pick(['greatwidgets', 'greatwidgets', 'smallshop', null]), true],
    ['customer-name', () => pick(['Zoe', null]), false],
    ['confirmation', () => pick(['type', 'check', 'off']), false],
    ['disabled', () => pick(['', null, null]), false],
    ['dry-run', () => pick(['', null, null, null]), false],
    ['lang', () => pick(['de', 'en', 'ar', null]), false],
    ['state', () => pick(['idle', 'deleted', null]), false],
  ];
  const change = (): void => {
    const widget = anyWidget();
    if (!widget) return;
    const [name, valueOf, stops] = pick(changes);
    const picked = valueOf();
    const value = picked === 'another' ? world.endpoint(widget) : picked;
    const before = widget.getAttribute(name);
    // To the widget a missing value and an empty one are the same.
    if (stops && (before ?? '') !== (value ?? '')) witness.stops(widget, `another ${name}`);
    if (before !== value) setOrRemove(widget, name, value);
  };

  const call = (): void => {
    const widget = anyWidget();
    switch (widget && pick(['open', 'open', 'open', 'openOther', 'close', 'reset'])) {
      case 'open':
        return widget!.open();
      case 'openOther':
        return widget!.open({ code: pick(CODES), customerName: 'Other' });
      case 'close':
        witness.stops(widget!, 'close()');
        return widget!.close();
      case 'reset':
        return widget!.reset();
    }
  };

  const move = (): void => {
    const widget = anyWidget();
    if (!widget) return;
    witness.stops(widget, 'moving the element');
    if (is(0.5)) world.document.querySelector('main')!.prepend(widget);
    else widget.replaceWith(widget);
  };

  const remove = async (): Promise<void> => {
    const widget = anyWidget();
    if (!widget) return;
    witness.stops(widget, 'removing the element');
    const parent = widget.parentElement!;
    widget.remove();
    if (is(0.5)) await sleep(upTo(50));
    if (is(0.5) && parent.isConnected) parent.append(widget);
    else await world.addWidget();
  };

  const leave = (): void => {
    world.stopAll('pagehide or freeze');
    if (is(0.5)) world.document.dispatchEvent(new Event('freeze'));
    else world.page.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  };

  const resize = (): void => {
    const { style } = world.frame;
    style.width = pick(['100%', '320px', '600px']);
    style.height = pick(['100%', '256px', '400px']);
  };

  const blur = (): void => {
    let element = world.document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (is(0.5)) (element as HTMLElement | null)?.blur();
    else document.querySelector<HTMLElement>('#outside')?.focus();
  };

  const fillSilently = (): void => {
    // As form fillers do: without an event, and not in a field that is read-only.
    const inputs = dialogs()
      .flatMap(inputsIn)
      .filter(({ readOnly }) => !readOnly);
    if (inputs.length) pick(inputs).value = pick([...CODES, USER, PASSWORD, '']);
  };

  const answer = async (): Promise<void> => {
    const elements = [...world.widgets, ...world.batches];
    const unclear = elements.filter((element) => witness.hasUnknown(element));
    if (elements.length) await world.answer(pick(unclear.length ? unclear : elements));
  };

  const hold = async (): Promise<void> => {
    if (!isChromium) return sendKeys({ press: 'Enter' });
    for (let times = 0; times < 3; times += 1) await sendKeys({ down: 'Enter' });
    await sendKeys({ up: 'Enter' });
  };

  const KEYS = ['Tab', 'Tab', 'Enter', 'Enter', 'Enter', ' ', ' ', 'Backspace', 'ArrowLeft'];
  const AMBUSHES: Ambush[] = ['veto', 'close', 'remove', 'change'];
  return {
    'goes on': goOn,
    'presses a key': () => sendKeys({ press: pick(KEYS) }),
    'presses Escape': () => sendKeys({ press: 'Escape' }),
    'presses Shift and Tab': () => pressTogether('Shift', 'Tab'),
    'holds Enter': hold,
    'clicks a control': () => clickControl(),
    'clicks twice': () => clickControl(2),
    'clicks anywhere': () => clickAt([upTo(innerWidth), upTo(innerHeight)]),
    'types a code': () => sendKeys({ type: anyCode() }),
    'scans a code': () => sendKeys({ type: anyCode() }).then(() => sendKeys({ press: 'Enter' })),
    'pastes a code': () => world.document.execCommand('insertText', false, anyCode()),
    'fills in silently': fillSilently,
    'changes an attribute': change,
    'calls a method': call,
    'moves an element': move,
    'removes an element': remove,
    'adds an element': () => world.widgets.length < 8 && world.addWidget(),
    'reloads the page': () => world.load(),
    'leaves the page for a moment': leave,
    'sleeps too long': () => world.widgets.forEach((widget) => oversleep(world, widget)),
    resizes: resize,
    'loses the focus': blur,
    'acts in the before event': () => (world.ambush = pick(AMBUSHES)),
    'has held answers come': answer,
    waits: () => sleep(upTo(150)),
  };
}
