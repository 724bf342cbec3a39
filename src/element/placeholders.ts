import { notifySubscribers, pageState } from '../page-state.js';
import { attributeName, pageDecides, settle, warn } from './settings.js';

/**
 * `<div data-customer-delete data-code="…">`: for editors that strip unknown elements. Whoever writes
 * such content may say which customer is meant, and nothing else. Contract section 2.
 */
const MARK = 'data-customer-delete';
const MAY_SET = ['code', 'customerName', 'label', 'lang'] as const;

/**
 * Puts a widget into every placeholder in `root`, and into `root` itself where it is one. Without an
 * endpoint in the page's settings they stay as they are, with one `console.warn`.
 *
 * @param root a document, an element or a shadow root; anything else does nothing
 */
export function upgrade(root: Node = globalThis.document): void {
  if ((root as Partial<Element>)?.hasAttribute?.(MARK)) upgradeOne(root as Element);
  for (const one of (root as Partial<ParentNode>)?.querySelectorAll?.(`[${MARK}]`) ?? []) {
    upgradeOne(one);
  }
}

function upgradeOne(placeholder: Element): void {
  if (!pageDecides()) {
    if (!pageState.hasWarnedOfPlaceholders && pageState.isSettled) {
      pageState.hasWarnedOfPlaceholders = true;
      warn(`${MARK} needs an endpoint in the page's settings.`);
    }
    return;
  }
  const widgets = pageState.placeholders;
  let widget = widgets.get(placeholder);
  // The page may have emptied it; what it has put there instead is its own.
  if (!widget || !(widget.isConnected || placeholder.firstChild)) {
    widget = document.createElement('customer-delete');
    // What is done in the dialog must not follow a link, nor send a form off.
    placeholder.removeAttribute('href');
    if (placeholder instanceof HTMLButtonElement) placeholder.type = 'button';
    placeholder.append(widget);
    widgets.set(placeholder, widget);
  }
  if (widget.parentNode === placeholder) {
    // A copy of a placeholder has a copy of its widget.
    for (const copy of placeholder.querySelectorAll(':scope > customer-delete')) {
      if (copy !== widget) copy.replaceWith(...copy.childNodes);
    }
    // What is there stays, unseen, as light children do; in a slot it would speak for the widget.
    for (const child of [...placeholder.childNodes]) {
      if (child === widget) continue;
      if (child instanceof Element) child.removeAttribute('slot');
      widget.append(child);
    }
  }
  for (const name of MAY_SET) {
    const attribute = attributeName(name);
    const value = placeholder.getAttribute(`data-${attribute}`);
    // Only what differs: a change of `lang` comes back here.
    if (value === null) widget.removeAttribute(attribute);
    else if (widget.getAttribute(attribute) !== value) widget.setAttribute(attribute, value);
  }
}

/**
 * Upgrades what is there, what is added later, and what waits for the page's settings; and has the
 * elements look at the page's language when that changes.
 */
export function watchPlaceholders(): void {
  const attributeFilter = [MARK, 'lang', ...MAY_SET.map((name) => `data-${attributeName(name)}`)];
  new MutationObserver((records) => {
    for (const { type, target, addedNodes, attributeName: name } of records) {
      if (name === 'lang') notifySubscribers();
      for (const node of type === 'attributes' ? [target] : addedNodes) upgrade(node);
      // What comes after its start tag, where the parser had to wait.
      if (addedNodes.length && pageState.placeholders.has(target as Element))
        upgradeOne(target as Element);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter });
  pageState.subscribers.add({ requestUpdate: () => upgrade() });
  upgrade();
  // Scripts that configure the page come first, also those that wait for it, or for this one, to load.
  const isLoaded = document.readyState === 'complete';
  if (!isLoaded) addEventListener('pageshow', settle, { once: true });
  // Some pages are never loaded, such as those that are written and not closed.
  setTimeout(settle, isLoaded ? 0 : 10_000);
}
