/** The elements in the templates of Vue 3: `import type {} from 'customer-delete/vue'`. */
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { CustomerDeleteBatch } from '../batch/customer-delete-batch.js';
import type { CustomerDelete } from '../element/customer-delete.js';
import type { CustomerDeleteEventMap } from '../element/events.js';
import type { BatchEvents, CustomerDeleteBatchMarkup, CustomerDeleteMarkup } from './markup.js';

/** As Vue's guide to custom elements has it. */
type Component<Element, Own, Events> = new () => Element & {
  /** For templates only: the element has no such property. */
  $props: Omit<HTMLAttributes, keyof Own> & Own & PublicProps;
  /** For templates only: the element has no such property. */
  $emit: EmitFn<{ [Name in keyof Events]: (event: Events[Name]) => void }>;
};

declare module 'vue' {
  interface GlobalComponents {
    'customer-delete': Component<CustomerDelete, CustomerDeleteMarkup, CustomerDeleteEventMap>;
    'customer-delete-batch': Component<CustomerDeleteBatch, CustomerDeleteBatchMarkup, BatchEvents>;
  }
}
