/** The elements in the templates of Svelte 4 or newer: `import type {} from 'customer-delete/svelte'`. */
import type { HTMLAttributes } from 'svelte/elements';
import type { CustomerDeleteBatch } from '../batch/customer-delete-batch.js';
import type { CustomerDelete } from '../element/customer-delete.js';
import type { CustomerDeleteEventMap } from '../element/events.js';
import type {
  BatchEvents,
  CustomerDeleteBatchMarkup,
  CustomerDeleteMarkup,
  Listeners,
} from './markup.js';

/** `on:` is how Svelte 4 writes it. */
type Props<Element extends HTMLElement, Own, Events> = Omit<HTMLAttributes<Element>, keyof Own> &
  Own &
  Listeners<Events, 'on' | 'on:'>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'customer-delete': Props<CustomerDelete, CustomerDeleteMarkup, CustomerDeleteEventMap>;
    'customer-delete-batch': Props<CustomerDeleteBatch, CustomerDeleteBatchMarkup, BatchEvents>;
  }
}
