import type { CustomerDelete, DeleteOutcome } from '../../../src/index.js';
import { partIn, sleep, waitFor } from '../page.js';
import type { Act, CallPlan } from '../planner/calls.js';
import { confirm, newElement } from './element.js';

/** Longer than a call takes with all that can delay it, in ms. */
const PATIENCE = 180_000;

/** The first outcome, null where the form closed before there was one; and the late answer. */
export interface WidgetCall {
  outcome: DeleteOutcome | null;
  late: Promise<DeleteOutcome>;
  dispose(): void;
}

/**
 * Makes one call by a widget, with whatever is done to it meanwhile.
 *
 * @param settled receives each outcome before anything else can happen in the page
 */
export async function callByWidget(
  plan: CallPlan,
  endpoint: string,
  settled: (outcome: DeleteOutcome) => void,
): Promise<WidgetCall> {
  const element = newElement('customer-delete', endpoint, plan);
  element.setAttribute('code', plan.code);

  const outcomes: DeleteOutcome[] = [];
  let resolveLate: (outcome: DeleteOutcome) => void;
  const late = new Promise<DeleteOutcome>((resolve) => (resolveLate = resolve));
  element.addEventListener('customer-delete-settled', (event) => {
    const { detail } = event as CustomEvent<DeleteOutcome>;
    settled(detail);
    if (outcomes.push(detail) > 1) resolveLate(detail);
  });
  if (plan.widget === 'veto') {
    element.addEventListener('customer-delete-before', (event) => event.preventDefault());
  }

  // A copy that replaces the element is removed with the place.
  const place = document.createElement('div');
  place.append(element);
  document.body.append(place);
  await element.updateComplete;
  element.open();
  await element.updateComplete;
  let hasActed = false;
  const acted = sleep(plan.actAfter)
    .then(() => acts[plan.widget ?? 'nothing'](element))
    .then(() => (hasActed = true));
  await confirm(element, plan.code);

  const isOver = (): boolean => outcomes.length > 0 || (element.state === 'idle' && hasActed);
  await waitFor(isOver, PATIENCE);
  await acted;
  if (!isOver()) throw new Error(`no outcome, state ${element.state}`);
  const dispose = (): void => {
    element.close();
    element.remove();
    place.remove();
  };
  return { outcome: outcomes[0] ?? null, late, dispose };
}

const acts: Record<Act, (element: CustomerDelete) => unknown> = {
  nothing: () => {},
  // The listener for it is there from the beginning.
  veto: () => {},
  move(element) {
    element.remove();
    document.body.prepend(element);
  },
  // As a page does that renders itself again.
  replace: (element) => element.replaceWith(element.cloneNode(true)),
  remove: (element) => element.remove(),
  close: (element) => element.close(),
  escape: ({ shadowRoot }) =>
    partIn(shadowRoot!, 'dialog')?.dispatchEvent(new Event('cancel', { cancelable: true })),
  reset: (element) => element.reset(),
  change: (element) => (element.code += '0'),
  stop: ({ shadowRoot }) => partIn(shadowRoot!, 'stop')?.click(),
};
