import { pageState } from '../page-state.js';

/** The element that has the focus, inside shadow roots too; null where it is the body or none. */
export function focused(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : null;
}

/** The widget whose dialog is above the others'. */
export const topmost = (): HTMLElement | undefined => [...pageState.openDialogs].pop();

/** Whether the page has hidden an element that is there; false where the browser can't tell. */
export const isHidden = (element: Element | null): boolean =>
  // Firefox before 106 and Safari before 17.4 lack it.
  element?.checkVisibility?.() === false;

/** The widget to go on with once `leaving`, which holds `from`, is gone: the next one, else the previous. */
export function neighbour(from: Element, leaving: Element): HTMLElement | undefined {
  const root = from.getRootNode() as Document | ShadowRoot;
  const widgets = [
    ...root.querySelectorAll<HTMLElement & { disabled?: boolean }>(from.localName),
  ].filter(
    (widget) =>
      widget === from || !(leaving.contains(widget) || isHidden(widget) || widget.disabled),
  );
  const index = widgets.indexOf(from as HTMLElement);
  return widgets[index + 1] ?? widgets[index - 1];
}

/** Keeps a key that is still held down from pressing the button that has just got the focus. */
export function ignoreHeldKey(event: Event): void {
  const { repeat, key } = event as KeyboardEvent;
  if (repeat && (key === 'Enter' || key === ' ')) event.preventDefault();
}

/**
 * Hears of keys on their way down, and of the page that goes; or no more.
 *
 * @param target where; the window can't tell what happens in a closed shadow root
 */
export function watchPage(
  isOn: boolean,
  listener: (event: Event) => void,
  target: EventTarget = window,
): void {
  const change = isOn ? 'addEventListener' : 'removeEventListener';
  for (const type of ['pagehide', 'freeze', 'keydown', 'keypress', 'keyup']) {
    target[change](type, listener, true);
  }
}
