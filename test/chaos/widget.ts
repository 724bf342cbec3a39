import type { CustomerDelete, DeleteOutcome } from '../../src/index.js';
import type { Act, Plan } from './plan.js';

/** Longer than a call takes with all that can hold it up, in ms. */
const PATIENCE = 180_000;

const sleepTimer = window.setTimeout.bind(window);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => sleepTimer(resolve, ms));

export interface ByWidget {
  /** The outcome; null where the form was closed before one could be. */
  outcome: DeleteOutcome | null;
  /** What came after an unknown outcome. */
  late: Promise<DeleteOutcome>;
  dispose(): void;
}

/**
 * Makes one call as an operator does, with whatever is done to the widget meanwhile.
 *
 * @param settled is told the outcome before anything else can happen in the page
 */
export async function makeByWidget(
  plan: Plan,
  endpoint: string,
  settled: (outcome: DeleteOutcome) => void,
): Promise<ByWidget> {
  const element = document.createElement('customer-delete');
  const attributes = {
    endpoint,
    'account-id': 'greatwidgets',
    'user-id': 'john1970',
    code: plan.code,
    method: plan.method,
    isolation: plan.isolation,
    probe: plan.probe,
    countdown: String(plan.countdown),
    timeout: String(plan.timeout),
  };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.userPassword = 'not-a-key';

  const outcomes: DeleteOutcome[] = [];
  let tellLate: (outcome: DeleteOutcome) => void;
  const late = new Promise<DeleteOutcome>((resolve) => (tellLate = resolve));
  element.addEventListener('customer-delete-settled', (event) => {
    const { detail } = event as CustomEvent<DeleteOutcome>;
    if (outcomes.length > 0) tellLate(detail);
    else settled(detail);
    outcomes.push(detail);
  });
  if (plan.widget === 'veto') {
    element.addEventListener('customer-delete-before', (event) => event.preventDefault());
  }

  // A copy that takes its place goes with it.
  const place = document.createElement('div');
  place.append(element);
  document.body.append(place);
  await element.updateComplete;
  element.open();
  await element.updateComplete;
  let hasActed = false;
  const acted = sleep(plan.actAfter)
    .then(() => act(element, plan.widget ?? 'nothing'))
    .then(() => (hasActed = true));
  await confirm(element, plan.code);

  const end = performance.now() + PATIENCE;
  const isOver = (): boolean => outcomes.length > 0 || (element.state === 'idle' && hasActed);
  while (!isOver() && performance.now() < end) await sleep(10);
  await acted;
  if (!isOver()) throw new Error(`no outcome, state ${element.state}`);
  const dispose = (): void => {
    element.close();
    element.remove();
    place.remove();
  };
  return { outcome: outcomes[0] ?? null, late, dispose };
}

const part = (element: Element, name: string): HTMLElement | null =>
  element.shadowRoot!.querySelector(`[part~='${name}']`);

/** Types the code and presses the button, as far as the form is still there. */
async function confirm(element: CustomerDelete, code: string): Promise<void> {
  const inputs = [...element.shadowRoot!.querySelectorAll<HTMLInputElement>("[part~='input']")];
  const input = inputs.at(-1);
  if (!input) return;
  input.value = code;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await element.updateComplete;
  part(element, 'delete')?.click();
}

function act(element: CustomerDelete, what: Act): void {
  switch (what) {
    case 'move':
      element.remove();
      document.body.prepend(element);
      break;
    case 'replace':
      // As a page does that draws itself anew.
      element.replaceWith(element.cloneNode(true));
      break;
    case 'remove':
      element.remove();
      break;
    case 'close':
      element.close();
      break;
    case 'escape':
      part(element, 'dialog')?.dispatchEvent(new Event('cancel', { cancelable: true }));
      break;
    case 'reset':
      element.reset();
      break;
    case 'change':
      element.code = `${element.code}0`;
      break;
    case 'stop':
      part(element, 'stop')?.click();
      break;
    case 'veto':
    case 'nothing':
  }
}
