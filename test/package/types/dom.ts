// Without a framework: elements and events by their names, and the calls.
import {
  configure,
  CustomerDelete,
  version,
  type DeleteDetail,
  type DeleteOutcome,
} from 'customer-delete';
import { CustomerDeleteBatch, type Counts } from 'customer-delete/batch';
import { deleteCustomer, deleteCustomers, type DeleteRequest } from 'customer-delete/call';
import 'customer-delete/locales/de';

export const element: CustomerDelete = document.createElement('customer-delete');
export const batch: CustomerDeleteBatch = document.createElement('customer-delete-batch');
export const found: CustomerDelete | null = document.querySelector('customer-delete');

element.code = '00123';
element.countdown = 0;
batch.codes = ['1', { code: '2', customerName: 'Nora Nought' }];
export const text: string = version;

// @ts-expect-error: a number has lost its leading zeros.
element.code = 123;
// @ts-expect-error: confirmation can't be switched off.
element.confirmation = 'none';
// @ts-expect-error: a list holds texts, or objects with a code.
batch.codes = [1, 2];
// @ts-expect-error: there is no such setting.
configure({ confirm: false });

const before = (event: CustomEvent<DeleteDetail>): void => {
  const { code, customerName, accountId, userId } = event.detail;
  const texts: string[] = [code, customerName, accountId, userId];
  if (texts.includes('')) event.preventDefault();
  // @ts-expect-error: no event holds the password.
  void event.detail.userPassword;
};
// Where the name were unknown, only a listener for any event would do.
element.addEventListener('customer-delete-before', before);
batch.addEventListener('customer-delete-before', before);
document.body.addEventListener('customer-delete-before', before);
document.addEventListener('customer-delete-before', before);
window.addEventListener('customer-delete-before', before);
// @ts-expect-error: no element fires this.
document.addEventListener('customer-delete-befor', before);
element.addEventListener('customer-delete-sent', ({ detail }) => detail.code.trim());
document.addEventListener('customer-delete-settled', ({ detail }) => {
  const outcome: DeleteOutcome = detail;
  if (outcome.status === 'unknown') outcome.answer.then((later) => later?.status);
  // @ts-expect-error: only an outcome that is unknown has a later answer.
  else void outcome.answer;
});
document.addEventListener('customer-delete-closed', ({ detail }) => {
  // @ts-expect-error: there may have been no outcome.
  void detail.status;
  return detail?.status;
});
window.addEventListener('customer-delete-batch-settled', ({ detail }) => {
  const counts: Counts = detail.counts;
  const codes: string[] = detail.outcomes.map(({ code }) => code);
  return counts.deleted === codes.length;
});

const request: DeleteRequest = {
  endpoint: 'https://api.example.com/api.php',
  accountId: 'greatwidgets',
  userId: 'john1970',
  code: '00123',
};
export const outcome: Promise<DeleteOutcome> = deleteCustomer(request, { timeout: 5000 });
for await (const { status } of deleteCustomers([request])) status satisfies keyof Counts;
// @ts-expect-error: a call needs a code.
void deleteCustomer({ ...request, code: undefined });
