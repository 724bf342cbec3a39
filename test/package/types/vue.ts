// Templates of Vue 3: what its tools read of an element.
import type {} from 'customer-delete/vue';
import type { GlobalComponents } from 'vue';

type Template<Name extends keyof GlobalComponents> = InstanceType<GlobalComponents[Name]>;

export const one: Template<'customer-delete'>['$props'] = {
  'account-id': 'greatwidgets',
  customerName: 'Nora Nought',
  code: '00123',
  countdown: 0,
  'dry-run': '',
  class: 'first',
  key: 'one',
};
export const many: Template<'customer-delete-batch'>['$props'] = { codes: ['1', '2'] };

declare const emit: Template<'customer-delete'>['$emit'];
declare const emitOfBatch: Template<'customer-delete-batch'>['$emit'];
declare const settled: HTMLElementEventMap['customer-delete-settled'];
declare const batchSettled: HTMLElementEventMap['customer-delete-batch-settled'];
emit('customer-delete-settled', settled);
emitOfBatch('customer-delete-batch-settled', batchSettled);

// @ts-expect-error: a number has lost its leading zeros.
one.code = 123;
// @ts-expect-error: confirmation can't be switched off.
one.confirmation = 'none';
// @ts-expect-error: no element has this attribute.
one['acount-id'] = 'greatwidgets';
// @ts-expect-error: the batch has no code of its own.
many.code = '00123';
// @ts-expect-error: no element fires this.
emit('customer-delete-settle', settled);
// @ts-expect-error: the single element does not fire this.
emit('customer-delete-batch-settled', batchSettled);
