// The page that the monkey plays in: a frame that can be loaded anew, with widgets of every kind.
import type { CustomerDeleteBatch } from '../../src/batch.js';
import type { CustomerDelete } from '../../src/index.js';
import { Api } from '../support/api-space.js';
import { ACCOUNT, PASSWORD, USER } from '../support/widget.js';
import { BatchWitness } from './batch-witness.js';
import type { Request } from './types.js';
import type { Witness } from './witness.js';

const PAGE = '/test/monkey/page';

/** Widgets side by side. */
const WIDGETS = 4;

/** Batches. */
const BATCHES = 1;

/** Customers that are there, and two that are not. */
export const CODES = [
  ...['00123', '123', '40817', 'MEMBER-A', 'GOLD 0042 7', 'B&B-77', 'C+15', '50%OFF'],
  ...['1234567890123456', '0fa3c9d2e1b7', '0012', 'No one'],
];

export interface Chance {
  /** One of a list that is not empty. */
  pick<Type>(list: readonly Type[]): Type;
  upTo(limit: number): number;
  /** Whether something of this share happens. */
  is(share: number): boolean;
}

/** What the next call's `customer-delete-before` meets. */
export type Ambush = 'veto' | 'close' | 'remove' | 'change';

export class World {
  readonly witness: Witness;
  readonly batchWitness: BatchWitness;
  readonly #chance: Chance;
  readonly #apis: Api[] = [];
  #frame = document.createElement('iframe');
  #made = 0;
  ambush: Ambush | null = null;

  constructor(witness: Witness, chance: Chance) {
    this.witness = witness;
    this.batchWitness = new BatchWitness((what) => witness.note(what));
    this.#chance = chance;
  }

  get frame(): HTMLIFrameElement {
    return this.#frame;
  }

  get page(): Window {
    return this.#frame.contentWindow!;
  }

  get document(): Document {
    return this.#frame.contentDocument!;
  }

  get api(): Api {
    return this.#apis.at(-1)!;
  }

  /** Those in the page. */
  get widgets(): CustomerDelete[] {
    return [...this.document.querySelectorAll<CustomerDelete>('customer-delete')];
  }

  get batches(): CustomerDeleteBatch[] {
    return [...this.document.querySelectorAll('customer-delete-batch')];
  }

  /**
   * The page is left, for a new one: with customers as there were at first, or at the same API, where
   * it tells of requests that were not answered.
   */
  async load(): Promise<void> {
    if (this.#frame.isConnected) this.stopAll('leaving the page');
    if (!this.#apis.length || this.#chance.is(0.7)) this.#apis.push(new Api());
    const loaded = new Promise((resolve) => {
      this.#frame.addEventListener('load', resolve, { once: true });
    });
    if (this.#frame.isConnected && this.#chance.is(0.5)) this.page.location.reload();
    else {
      this.#frame.remove();
      this.#frame.src = PAGE;
      document.body.append(this.#frame);
    }
    this.#frame.style.cssText =
      'position: fixed; inset: 0; width: 100%; height: 100%; border: 0; background: Canvas';
    await loaded;
    this.witness.watch(this.page);
    this.batchWitness.watch(this.page);
    disarm(this.page as Window & typeof globalThis);
    this.page.addEventListener('customer-delete-before', this.#onBefore);
    while (this.widgets.length < WIDGETS) await this.addWidget();
    while (this.batches.length < BATCHES) await this.addBatch();
  }

  /** Another widget, of whatever kind. */
  async addWidget(): Promise<void> {
    const { pick, is } = this.#chance;
    const element = this.document.createElement('customer-delete');
    const attributes: Record<string, string | false> = {
      endpoint: this.endpoint(),
      'account-id': ACCOUNT,
      'user-id': is(0.7) && USER,
      code: is(0.65) && pick(CODES),
      'customer-name': is(0.5) && pick(['Nora Nought', '\u202E123', '<b>Tom</b> Short']),
      confirmation: pick(['type', 'check']),
      countdown: pick(['0', '0', '150', '150', '400', '3000']),
      timeout: '1000',
      isolation: is(0.2) && 'none',
      probe: is(0.5) && 'off',
      'dry-run': is(0.05) && '',
      'remove-closest': is(0.1) && 'p',
      label: is(0.1) && 'Remove',
    };
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== false) element.setAttribute(name, value);
    }
    if (is(0.7)) element.userPassword = PASSWORD;
    const place = this.document.createElement('p');
    place.append(element);
    this.document.querySelector('main')!.append(place);
    await element.updateComplete;
  }

  /** Another batch, of whatever kind. */
  async addBatch(): Promise<void> {
    const { pick, is } = this.#chance;
    const element = this.document.createElement('customer-delete-batch');
    const attributes: Record<string, string | false> = {
      endpoint: this.listEndpoint(),
      'account-id': ACCOUNT,
      'user-id': is(0.8) && USER,
      countdown: pick(['0', '0', '150', '400', '3000']),
      timeout: '1000',
      isolation: is(0.2) && 'none',
      probe: is(0.5) && 'off',
      'dry-run': is(0.05) && '',
    };
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== false) element.setAttribute(name, value);
    }
    if (is(0.8)) element.userPassword = PASSWORD;
    this.document.querySelector('main')!.append(element);
    await element.updateComplete;
  }

  /** Where the calls of one batch go, and nobody else's. */
  listEndpoint(): string {
    return `${this.api.endpoint}?monkey=list-${(this.#made += 1)}`;
  }

  /** Where calls of the widget go; one more place, or one that others use too. */
  endpoint(): string {
    const name = this.#chance.is(0.3) ? 'shared' : String((this.#made += 1));
    return `${this.api.endpoint}?monkey=${name}`;
  }

  stopAll(what: string): void {
    for (const widget of this.widgets) this.witness.stops(widget, what);
    for (const batch of this.batches) this.batchWitness.stops(batch, what);
  }

  /** All requests to all pages so far that could delete. */
  async requests(): Promise<Request[]> {
    const all: Request[] = [];
    for (const api of this.#apis) {
      for (const { query, receivedAt, deleted } of await api.calls()) {
        const { monkey = '', code = '', account_id = '', user_id = '' } = query;
        all.push({
          endpoint: `${api.endpoint}?monkey=${monkey}`,
          code,
          accountId: account_id,
          userId: user_id,
          receivedAt,
          hasDeleted: deleted !== null,
        });
      }
    }
    return all;
  }

  async cleanUp(): Promise<void> {
    this.#frame.remove();
    for (const api of this.#apis) await api.reset();
  }

  readonly #onBefore = (event: Event): void => {
    const { ambush } = this;
    if (!ambush) return;
    this.ambush = null;
    const widget = event.composedPath()[0] as CustomerDelete;
    if (widget.localName !== 'customer-delete') {
      return this.#onBeforeOne(event, ambush, widget as unknown as CustomerDeleteBatch);
    }
    this.witness.takeBack(widget, `${ambush} at the last moment`);
    if (ambush === 'veto') event.preventDefault();
    else if (ambush === 'close') widget.close();
    else if (ambush === 'remove') widget.remove();
    else widget.code = `${widget.code}9`;
  };

  /** Of a list: it is skipped, or the list stops before it. */
  #onBeforeOne(event: Event, ambush: Ambush, batch: CustomerDeleteBatch): void {
    if (ambush === 'veto') event.preventDefault();
    if (ambush === 'veto' || ambush === 'change') return;
    this.batchWitness.stops(batch, `${ambush} at the last moment`, '');
    if (ambush === 'close') batch.stop();
    else batch.remove();
  }
}

/** Keeps a page from printing and from saving files: the dialogs of a browser would end the game. */
function disarm({ HTMLAnchorElement, HTMLIFrameElement }: Window & typeof globalThis): void {
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
