/** The element that has the focus, inside shadow roots too; null where it is the body or none. */
export function focused(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : null;
}

/** Gives the focus to the first of these that takes it. */
export function focusFirst(...candidates: (HTMLElement | null | undefined)[]): void {
  for (const element of candidates) {
    if (!element?.isConnected) continue;
    element.focus();
    if (focused() === element) return;
  }
}

/**
 * The widget to go on with once `leaving` is gone: the next one in the page, else the previous one.
 *
 * @param selector matches the widgets
 */
export function neighbour(leaving: Element, selector: string): HTMLElement | undefined {
  const root = leaving.getRootNode() as Document | ShadowRoot;
  let previous: HTMLElement | undefined;
  for (const widget of root.querySelectorAll<HTMLElement>(selector)) {
    if (leaving.contains(widget)) continue;
    if (leaving.compareDocumentPosition(widget) & Node.DOCUMENT_POSITION_FOLLOWING) return widget;
    previous = widget;
  }
  return previous;
}

/** Keeps a key that is still held down from pressing the button that has just got the focus. */
export function ignoreHeldKey(event: Event): void {
  const { repeat, key } = event as KeyboardEvent;
  if (repeat && (key === 'Enter' || key === ' ')) event.preventDefault();
}
