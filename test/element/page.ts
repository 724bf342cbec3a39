// A page of its own, in a frame: settings of a page last as long as the page does.
import type {
  configure,
  CustomerDelete,
  deleteCustomer,
  setMessages,
  upgrade,
} from '../../src/index.js';
import { putHtml, until } from '../support/widget.js';

/** The script as it is built: `npm run build` has to come first. */
export const SCRIPT = '/dist/customer-delete.js';

/** The one global of the script. */
export interface Global {
  readonly configure: typeof configure;
  readonly deleteCustomer: typeof deleteCustomer;
  readonly setMessages: typeof setMessages;
  readonly upgrade: typeof upgrade;
  readonly version: string;
}

export interface Page {
  readonly window: Window & typeof globalThis;
  readonly document: Document;
  readonly api: Global;
  /** Lines of the console, by method. */
  readonly warnings: string[];
  readonly errors: string[];
  /** Exceptions that nothing caught. */
  readonly exceptions: string[];
  /** The element with this selector, the first of its kind where none is given. */
  widget(selector?: string): CustomerDelete;
}

/** Runs before everything else in the page. */
const LISTEN = `<script>
  window.lines = { warn: [], error: [], exception: [] };
  ['warn', 'error'].forEach(function (method) {
    console[method] = function () { lines[method].push([].join.call(arguments, ' ')); };
  });
  addEventListener('error', function (event) { if (event.message) lines.exception.push(event.message); });
</script>`;

/**
 * Loads a page and waits until it is there as a whole.
 *
 * @param html of head and body, as an author would write it
 * @param width of its window, in px
 */
export async function newPage(html: string, width = 700): Promise<Page> {
  const frame = document.createElement('iframe');
  frame.style.cssText = `width: ${width}px; height: 500px; border: 0`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  frame.srcdoc = `<!doctype html><meta charset="utf-8"><title>Page</title>${LISTEN}${html}`;
  putHtml('').append(frame);
  await loaded;
  const window = frame.contentWindow as Window & typeof globalThis;
  // What the load has brought about is done by then.
  await new Promise((resolve) => window.setTimeout(resolve));
  const { lines } = window as unknown as { lines: Record<string, string[]> };
  return {
    window,
    document: window.document,
    api: (window as unknown as { CustomerDelete: Global }).CustomerDelete,
    warnings: lines['warn']!,
    errors: lines['error']!,
    exceptions: lines['exception']!,
    widget(selector = 'customer-delete') {
      const found = window.document.querySelector<CustomerDelete>(selector);
      if (!found) throw new Error(`no ${selector} in the page`);
      return found;
    },
  };
}

/** A script tag for the widget. */
export const scriptTag = (attributes = ''): string =>
  `<script src="${SCRIPT}" ${attributes}></script>`;

/** A script tag for a language. */
export const localeTag = (language: string, attributes = ''): string =>
  `<script src="/dist/locales/${language}.js" ${attributes}></script>`;

/** Writes down each text that a widget of the page ever shows. */
export const WATCH = `<script>
  window.seen = [];
  var attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    var root = attachShadow.call(this, options);
    new MutationObserver(function () {
      if (root.textContent) seen.push(root.textContent.replace(/\\s+/g, ' ').trim());
    }).observe(root, { childList: true, subtree: true, characterData: true });
    return root;
  };
</script>`;

/** What it has written down. */
export const seen = (page: Page): string[] => (page.window as unknown as { seen: string[] }).seen;

/** Waits until a page's element shows something, and gives it as one line. */
export async function shown(element: CustomerDelete): Promise<string> {
  await until(() => element.shadowRoot?.textContent, 'the element shows something');
  await element.updateComplete;
  return element.shadowRoot!.textContent!.replace(/\s+/g, ' ').trim();
}
