/** Something that only the page knows: a reply that tells it has broken out. */
export const SECRET = 'secret-of-the-page';

const EVENTS = [
  'message',
  'error',
  'unhandledrejection',
  'securitypolicyviolation',
  'hashchange',
  'popstate',
  'beforeunload',
  'pagehide',
  'storage',
];

/** What the widgets of other pages are told about a call. */
const OWN_WORDS = /^(who|here|known) cd\d+$/;

/** Watches what a reply must not change, and listens as a page does that trusts whatever it hears. */
export class PageWatch {
  /** Types of the events that the page heard. */
  readonly heard: string[] = [];
  readonly #listening = new AbortController();
  readonly #channel = new BroadcastChannel('customer-delete');
  readonly #before: Record<string, string>;

  static async start(): Promise<PageWatch> {
    plant();
    const frame = document.querySelector<HTMLIFrameElement>('.kept iframe')!;
    await new Promise((resolve) => (frame.onload = resolve));
    return new PageWatch();
  }

  private constructor() {
    const { signal } = this.#listening;
    const note = ({ type }: Event): void => void this.heard.push(type);
    for (const type of EVENTS) window.addEventListener(type, note, { signal, capture: true });
    this.#channel.onmessage = (event) => {
      if (!OWN_WORDS.test(String(event.data))) note(event);
    };
    this.#before = look();
  }

  /** What is no longer as it was. */
  get changes(): string[] {
    const now = look();
    const names = new Set([...Object.keys(this.#before), ...Object.keys(now)]);
    return [...names]
      .filter((name) => this.#before[name] !== now[name])
      .map((name) => `${name}: ${this.#before[name]} -> ${now[name]}`);
  }

  stop(): void {
    this.#listening.abort();
    this.#channel.close();
    document.querySelector('.kept')?.remove();
    document.cookie = 'kept=; max-age=0';
    localStorage.removeItem('kept');
    sessionStorage.removeItem('kept');
    delete (window as { kept?: string }).kept;
  }
}

/** Puts into the page what is to stay as it is. */
function plant(): void {
  document.cookie = `kept=${SECRET}`;
  localStorage.setItem('kept', SECRET);
  sessionStorage.setItem('kept', SECRET);
  Object.assign(window, { kept: SECRET });
  const frame = `<iframe name="frame-of-the-page" src="/test/transport/pages/host-page"></iframe>`;
  document.body.insertAdjacentHTML('beforeend', `<p class="kept">${SECRET}${frame}</p>`);
}

function frameAddress(): string {
  try {
    return document.querySelector<HTMLIFrameElement>('.kept iframe')!.contentWindow!.location.href;
  } catch {
    return 'elsewhere';
  }
}

/** Names of the page's globals; frames have numbers, and come and go with calls. */
const globals = (): string[] =>
  Object.getOwnPropertyNames(window).filter((name) => !/^\d+$/.test(name));

const atFirst = new Set(globals());

function look(): Record<string, string> {
  return {
    head: document.head.outerHTML,
    body: document.body.outerHTML,
    others: document.querySelectorAll(':root > :not(head, body, iframe)').length.toString(),
    attributes: document.documentElement.getAttributeNames().join(),
    title: document.title,
    address: location.href,
    history: String(history.length),
    cookies: document.cookie,
    local: JSON.stringify(localStorage),
    // But the widget's own note about a call that is not answered.
    session: JSON.stringify({ ...sessionStorage, 'customer-delete': undefined }),
    globals: globals()
      .filter((name) => !atFirst.has(name))
      .join(),
    name: window.name,
    focus: document.activeElement?.localName ?? '',
    frame: frameAddress(),
  };
}
