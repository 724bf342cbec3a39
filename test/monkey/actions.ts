// What the monkey can do. Each action is one row; its weight says how often it is chosen.
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { CustomerDelete } from '../../src/index.js';
import { pressTogether } from '../support/keys.js';
import { centre, isChromium, PASSWORD, USER } from '../support/widget.js';
import { inputsIn, openDialog, partIn } from './screen.js';
import { CODES, type Ambush, type Chance, type World } from './world.js';

export interface Action {
  readonly name: string;
  readonly weight: number;
  readonly run: () => unknown;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function actionsOf(world: World, chance: Chance): Action[] {
  const { pick, upTo, is } = chance;
  const { witness } = world;

  const anyWidget = (): CustomerDelete | undefined =>
    world.widgets.length ? pick(world.widgets) : undefined;
  const dialogs = (): HTMLDialogElement[] =>
    world.widgets.flatMap((widget) => openDialog(widget) ?? []);
  /** What has the focus in the page, inside shadow roots too. */
  const focused = (): Element | null => {
    let element = world.document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };

  const clickAt = (position: [number, number], times = 1): Promise<void> => {
    const clamp = (value: number, most: number): number => Math.min(Math.max(value, 1), most - 2);
    const inside: [number, number] = [
      clamp(position[0], innerWidth),
      clamp(position[1], innerHeight),
    ];
    const once = (): Promise<void> => sendMouse({ type: 'click', position: inside });
    return times > 1 ? once().then(() => clickAt(position, times - 1)) : once();
  };
  const click = (target: Element): Promise<void> => clickAt(centre(target));

  /** Something that can be clicked, in an open dialog if there is one. */
  const anyControl = (): Element | undefined => {
    const elements = [...world.widgets, ...world.batches];
    const roots = dialogs().length ? dialogs() : elements.map(({ shadowRoot }) => shadowRoot);
    const found = roots.flatMap((root) => [...(root?.querySelectorAll('button, input') ?? [])]);
    return found.length ? pick(found) : undefined;
  };

  /** The next step of an operator who means it. */
  const goOn = async (): Promise<unknown> => {
    const dialog = dialogs().at(-1);
    if (!dialog) {
      const triggers = world.widgets.flatMap(
        ({ shadowRoot }) => (shadowRoot && partIn(shadowRoot, 'trigger')) ?? [],
      );
      return triggers.length ? click(pick(triggers)) : world.addWidget();
    }
    const close = partIn(dialog, 'close');
    if (close) return click(close);
    const button = partIn(dialog, 'delete');
    if (!button) return sleep(upTo(200));
    const inputs = inputsIn(dialog);
    const confirmation = inputs.pop()!;
    const isBox = confirmation.type === 'checkbox';
    for (const input of inputs.filter(({ readOnly }) => !readOnly)) {
      const isPassword = input.type === 'password';
      if (isPassword ? input.value === PASSWORD : input.value) continue;
      const text = isPassword ? PASSWORD : input.autocomplete === 'off' ? pick(CODES) : USER;
      input.focus();
      input.select();
      return sendKeys({ type: text });
    }
    const asked = confirmation.labels?.[0]?.querySelector('code')?.textContent ?? '';
    if (isBox ? !confirmation.checked : confirmation.value !== asked) {
      if (isBox) return click(confirmation);
      confirmation.focus();
      confirmation.select();
      return sendKeys({ type: asked });
    }
    return is(0.5) ? click(button) : sendKeys({ press: 'Enter' });
  };

  const insert = (text: string): void => void world.document.execCommand('insertText', false, text);

  /** What the page may change, and whether that has to stop a call that is confirmed. */
  const changes: [name: string, values: () => string | null, stops: boolean][] = [
    ['code', () => pick([...CODES, '', null]), true],
    ['endpoint', () => pick([world.endpoint(), world.endpoint(), 'ftp://x', null]), true],
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
    const [name, values, stops] = pick(changes);
    const value = values();
    if (!widget || widget.getAttribute(name) === value) return;
    // The same to the widget: a missing code, say, and an empty one.
    const isSame = (widget.getAttribute(name) ?? '') === (value ?? '');
    if (stops && !isSame) witness.stops(widget, `another ${name}`);
    if (value === null) widget.removeAttribute(name);
    else widget.setAttribute(name, value);
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

  /** The machine sleeps until a countdown has long been over. */
  const oversleep = (): void => {
    for (const widget of world.widgets) {
      const end = witness.endOfCountdown(widget);
      const left = (end ?? Infinity) - Date.now();
      // One whose countdown is over only waits for its turn.
      if (end === null || left > 500 || left < 0) continue;
      witness.stops(widget, 'a countdown that was slept through');
      while (Date.now() < end + 1300);
    }
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
    const element = focused() as HTMLElement | null;
    if (is(0.5)) element?.blur();
    else document.querySelector<HTMLElement>('#outside')?.focus();
  };

  const fillSilently = (): void => {
    // As form fillers do: without an event, and not in a field that is read-only.
    const inputs = dialogs()
      .flatMap(inputsIn)
      .filter(({ readOnly }) => !readOnly);
    if (inputs.length) pick(inputs).value = pick([...CODES, USER, PASSWORD, '']);
  };

  const misbehave = (): Promise<void> =>
    world.api.misbehave(
      pick(['refuse', 'empty', 'html', 'never', 'no-callback', 'twice', 'late']),
      {
        ms: 300,
      },
    );

  const hold = async (): Promise<void> => {
    if (!isChromium) return sendKeys({ press: 'Enter' });
    for (let times = 0; times < 3; times += 1) await sendKeys({ down: 'Enter' });
    await sendKeys({ up: 'Enter' });
  };

  const clickControl = async (times = 1): Promise<void> => {
    const control = anyControl();
    if (control) await clickAt(centre(control), times);
  };

  const anyCode = (): string => pick([...CODES, '9', 'no']);
  const KEYS = ['Tab', 'Tab', 'Enter', 'Enter', 'Enter', ' ', ' ', 'Backspace', 'ArrowLeft'];
  const AMBUSHES: Ambush[] = ['veto', 'close', 'remove', 'change'];

  const rows: Record<string, [weight: number, run: () => unknown]> = {
    'goes on': [40, goOn],
    'presses a key': [12, () => sendKeys({ press: pick(KEYS) })],
    'presses Escape': [3, () => sendKeys({ press: 'Escape' })],
    'presses Shift and Tab': [1, () => pressTogether('Shift', 'Tab')],
    'holds Enter': [2, hold],
    'clicks a control': [10, () => clickControl()],
    'clicks twice': [3, () => clickControl(2)],
    'clicks anywhere': [2, () => clickAt([upTo(innerWidth), upTo(innerHeight)])],
    'types a code': [5, () => sendKeys({ type: anyCode() })],
    'scans a code': [
      4,
      () => sendKeys({ type: anyCode() }).then(() => sendKeys({ press: 'Enter' })),
    ],
    'pastes a code': [6, () => insert(anyCode())],
    'fills in silently': [3, fillSilently],
    'changes an attribute': [6, change],
    'calls a method': [5, call],
    'moves an element': [2, move],
    'removes an element': [2, remove],
    'adds an element': [1, () => world.widgets.length < 8 && world.addWidget()],
    'loads the page anew': [0.8, () => world.load()],
    'leaves the page for a moment': [1, leave],
    'sleeps too long': [1, oversleep],
    resizes: [2, resize],
    'loses the focus': [2, blur],
    'lies in ambush': [1.5, () => (world.ambush = pick(AMBUSHES))],
    'has the server misbehave': [1, misbehave],
    waits: [4, () => sleep(upTo(150))],
  };
  return Object.entries(rows).map(([name, [weight, run]]) => ({ name, weight, run }));
}

/** One of them, by their weights. */
export function choose(actions: readonly Action[], random: () => number): Action {
  let left = random() * actions.reduce((sum, { weight }) => sum + weight, 0);
  return actions.find(({ weight }) => (left -= weight) < 0) ?? actions[0]!;
}
