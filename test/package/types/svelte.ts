// Templates of Svelte: what its tools read of an element.
import type {} from 'customer-delete/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

export const one: SvelteHTMLElements['customer-delete'] = {
  'account-id': 'greatwidgets',
  customerName: 'Nora Nought',
  code: '00123',
  countdown: 0,
  'dry-run': true,
  class: 'first',
  'oncustomer-delete-settled': ({ detail }) => void (detail.status === 'deleted'),
  'on:customer-delete-closed': ({ detail }) => void (detail?.status === 'deleted'),
};
export const many: SvelteHTMLElements['customer-delete-batch'] = {
  codes: ['1', '2'],
  'oncustomer-delete-batch-settled': ({ detail }) => void detail.counts.deleted,
};

// @ts-expect-error: a number has lost its leading zeros.
one.code = 123;
// @ts-expect-error: confirmation can't be switched off.
one.confirmation = 'none';
// @ts-expect-error: no element has this attribute.
one['acount-id'] = 'greatwidgets';
// @ts-expect-error: the batch has no code of its own.
many.code = '00123';
// @ts-expect-error: there is no such reason.
one['oncustomer-delete-closed'] = ({ detail }) => detail.reason;
