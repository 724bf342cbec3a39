/** The elements in the JSX of React 19 or newer: `import type {} from 'customer-delete/react'`. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { CustomerDeleteBatch } from '../batch/customer-delete-batch.js';
import type { CustomerDelete } from '../element/customer-delete.js';
import type { CustomerDeleteEventMap } from '../element/events.js';
import type {
  BatchEvents,
  CustomerDeleteBatchMarkup,
  CustomerDeleteMarkup,
  Listeners,
} from './markup.js';

type Props<Element, Own, Events> = Omit<
  DetailedHTMLProps<HTMLAttributes<Element>, Element>,
  keyof Own
> &
  Own &
  Listeners<Events, 'on'>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'customer-delete': Props<CustomerDelete, CustomerDeleteMarkup, CustomerDeleteEventMap>;
      'customer-delete-batch': Props<CustomerDeleteBatch, CustomerDeleteBatchMarkup, BatchEvents>;
    }
  }
}
