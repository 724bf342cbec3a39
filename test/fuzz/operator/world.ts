// The page that the operator works in: a frame that can be reloaded, with widgets and a batch, and the
// fault server that they call.
import type { CustomerDeleteBatch } from '../../../src/batch.js';
import type { CustomerDelete } from '../../../src/index.js';
import { drop, openOrigin, release } from '../../faults/api.js';
import { ACCOUNT, PASSWORD, setAttributes, USER } from '../page.js';
import { operatorRows } from '../planner/calls.js';
import { choicesOf, type Choices } from '../planner/choices.js';
import type { Fact, Options } from '../types.js';
import { callOf, Witness } from './witness.js';

/** Widgets and batches in a new page. */
const WIDGETS = 4;
const BATCHES = 2;

/** Codes of every kind that a careless caller would confuse or damage. */
export const CODES = [
  ...['00123', '123', '40817', 'MEMBER-A', 'GOLD 0042 7', 'B&B-77', 'C+15', '50%OFF'],
  ...['1234567890123456', '0fa3c9d2e1b7', '0012', 'No one'],
];

/** What the next `customer-delete-before` meets. */
export type Ambush = 'veto' | 'close' | 'remove' | 'change';

export class World {
  readonly witness: Witness;
  /** Reseeded for each action. */
  readonly choices: Choices;
  ambush: Ambush | null = null;
  /** The runs of the fault server that were used. */
  readonly runs: string[] = [];
  readonly #options: Options;
  readonly #record: (page: string, fact: Fact) => void;
  #frame = document.createElement('iframe');
  #origin = '';
  #loads = 0;
  #made = 0;

  constructor(options: Options, record: (page: string, fact: Fact) => void) {
    this.#options = options;
    this.#record = record;
    this.choices = choicesOf(options.seed);
    this.witness = new Witness((fact) => this.record(fact));
  }

  get frame(): HTMLIFrameElement {
    return this.#frame;
  }

  get page(): Window & typeof globalThis {
    return this.#frame.contentWindow as Window & typeof globalThis;
  }

  get document(): Document {
    return this.#frame.contentDocument!;
  }

  get widgets(): CustomerDelete[] {
    return [...this.document.querySelectorAll<CustomerDelete>('customer-delete')];
  }

  get batches(): CustomerDeleteBatch[] {
    return [...this.document.querySelectorAll('customer-delete-batch')];
  }

  record(fact: Fact): void {
    this.#record(`operator ${this.#loads}`, fact);
  }

  /**
   * Leaves the page for a new one: with customers as there were at first, or with the same, where it
   * tells of requests whose answer was not seen.
   */
  async load(): Promise<void> {
    const frame = this.#frame;
    const { is } = this.choices;
    if (!this.runs.length || is(0.7)) {
      this.#origin = await openOrigin();
      this.runs.push(`operator-${this.#options.seed}-${this.#loads}`);
    }
    const loaded = new Promise((resolve) => {
      frame.addEventListener('load', resolve, { once: true });
    });
    const stopAll = (): void => this.stopAll('leaving the page');
    if (frame.isConnected && is(0.5)) {
      // Until then the page goes on.
      this.page.addEventListener('pagehide', stopAll, { once: true });
      this.page.location.reload();
    } else {
      if (frame.isConnected) stopAll();
      frame.remove();
      frame.src = this.#options.path;
      document.body.append(frame);
    }
    frame.style.cssText =
      'position: fixed; inset: 0; width: 100%; height: 100%; border: 0; background: Canvas';
    await loaded;
    this.#loads += 1;
    const { page } = this;
    this.witness.watch(page);
    disarm(page);
    page.addEventListener('customer-delete-before', this.#onBefore);
    page.addEventListener('error', ({ message, filename }) => {
      // Programs of the fault server fail on purpose; see ignoreForeignErrors().
      if (/^Script error\.?$/.test(message) || /\/api\.php/.test(filename)) return;
      this.record({ kind: 'complaint', what: `uncaught: ${message}` });
    });
    page.addEventListener('unhandledrejection', ({ reason }) => {
      this.record({ kind: 'complaint', what: `uncaught: ${reason}` });
    });
    while (this.widgets.length < WIDGETS) await this.addWidget();
    while (this.batches.length < BATCHES) await this.addBatch();
  }

  async addWidget(): Promise<void> {
    const { pick, is } = this.choices;
    const element = this.document.createElement('customer-delete');
    this.#configure(element, is(0.3) ? `shared ${this.#loads}` : undefined);
    setAttributes(element, {
      code: is(0.65) && pick(CODES),
      'customer-name': is(0.5) && pick(['Nora Nought', '\u202E123', '<b>Tom</b> Short']),
      confirmation: pick(['type', 'check']),
      'remove-closest': is(0.1) && 'p',
      label: is(0.1) && 'Remove',
    });
    const place = this.document.createElement('p');
    place.append(element);
    await this.#add(element, place);
  }

  async addBatch(): Promise<void> {
    const element = this.document.createElement('customer-delete-batch');
    this.#configure(element);
    await this.#add(element, element);
  }

  async #add(element: CustomerDelete | CustomerDeleteBatch, place: Element): Promise<void> {
    this.witness.hear(element);
    this.document.querySelector('main')!.append(place);
    await element.updateComplete;
  }

  #configure(element: CustomerDelete | CustomerDeleteBatch, shared?: string): void {
    const { pick, is } = this.choices;
    setAttributes(element, {
      'account-id': ACCOUNT,
      'user-id': is(0.75) && USER,
      timeout: 1000,
      countdown: pick([0, 0, 150, 150, 400, 3000]),
      isolation: is(0.2) && 'none',
      method: is(0.2) && 'post',
      probe: is(0.5) && 'off',
      'dry-run': is(0.05) && '',
    });
    element.setAttribute('endpoint', this.endpoint(element, shared));
    if (is(0.75)) element.userPassword = PASSWORD;
  }

  /** An endpoint that fits an element and that no other has, unless it is shared. */
  endpoint(element: Element, shared?: string): string {
    const { pick, is } = this.choices;
    const isolation = element.getAttribute('isolation') === 'none' ? 'none' : 'frame';
    const method = element.getAttribute('method') === 'post' ? 'post' : 'jsonp';
    const names = operatorRows(isolation, method).map(([name]) => name);
    const faulty = is(0.3) ? ['late', 'late-refused'] : names;
    const fault = shared || is(0.5) ? 'proper' : pick(faulty);
    const call = shared ?? `endpoint ${(this.#made += 1)}`;
    return `${this.#origin}/${fault}/${this.runs.at(-1)}/api.php?call=${encodeURIComponent(call)}`;
  }

  stopAll(what: string): void {
    for (const element of [...this.widgets, ...this.batches]) this.witness.stops(element, what);
  }

  /** Lets the answers come that the fault server holds of an element, and cuts off what hangs. */
  async answer(element: Element): Promise<void> {
    const only = `${this.runs.at(-1)}?call=${encodeURIComponent(callOf(element))}`;
    await release(only).then(() => drop(only));
  }

  readonly #onBefore = (event: Event): void => {
    const { ambush, witness } = this;
    if (!ambush) return;
    this.ambush = null;
    const element = event.composedPath()[0] as CustomerDelete | CustomerDeleteBatch;
    const by = `${ambush} in the before event`;
    if (ambush === 'veto') event.preventDefault();
    if ('codes' in element) {
      // A veto skips this customer; another code is nothing to a list.
      if (ambush === 'veto' || ambush === 'change') return;
      witness.stops(element, by, '');
      if (ambush === 'close') element.stop();
      else element.remove();
      return;
    }
    witness.takeBack(element, by);
    if (ambush === 'close') element.close();
    else if (ambush === 'remove') element.remove();
    else if (ambush === 'change') element.code = `${element.code}9`;
  };
}

/** Keeps a page from printing and from saving files: a browser's own dialogs would end the run. */
function disarm({ HTMLAnchorElement, HTMLIFrameElement }: typeof globalThis): void {
  HTMLAnchorElement.prototype.click = () => {};
  const property = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')!;
  Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
    ...property,
    get(this: HTMLIFrameElement) {
      const page = property.get!.call(this) as Window | null;
      try {
        if (page) page.print = () => {};
      } catch {
        // A frame of a call, which is of another origin and prints nothing.
      }
      return page;
    },
  });
}
