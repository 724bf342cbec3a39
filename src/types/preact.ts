/** The elements in the JSX of Preact: `import type {} from 'customer-delete/preact'`. */
import type { ClassAttributes, HTMLAttributes } from 'preact';
import type { CustomerDeleteBatch } from '../batch/customer-delete-batch.js';
import type { CustomerDelete } from '../element/customer-delete.js';
import type { CustomerDeleteEventMap } from '../element/events.js';
import type {
  BatchEvents,
  CustomerDeleteBatchMarkup,
  CustomerDeleteMarkup,
  Listeners,
} from './markup.js';

type Props<Element extends HTMLElement, Own, Events> = Omit<HTMLAttributes<Element>, keyof Own> &
  ClassAttributes<Element> &
  Own &
  Listeners<Events, 'on'>;

declare module 'preact' {
  namespace createElement.JSX {
    interface IntrinsicElements {
      'customer-delete': Props<CustomerDelete, CustomerDeleteMarkup, CustomerDeleteEventMap>;
      'customer-delete-batch': Props<CustomerDeleteBatch, CustomerDeleteBatchMarkup, BatchEvents>;
    }
  }
}
