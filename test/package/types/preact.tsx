/** @jsxImportSource preact */
// JSX of Preact.
import type { CustomerDelete } from 'customer-delete';
import type {} from 'customer-delete/preact';

export const one = (
  <customer-delete
    account-id="greatwidgets"
    customerName="Nora Nought"
    code="00123"
    countdown={0}
    timeout="5000"
    dry-run
    noTrigger={false}
    confirmation="check"
    class="first"
    id="one"
    ref={(element: CustomerDelete | null) => void element?.open({ code: '00123' })}
    oncustomer-delete-settled={({ detail }) => void (detail.status === 'deleted')}
  >
    <strong slot="consequences">Ask Nora first.</strong>
  </customer-delete>
);

export const many = (
  <customer-delete-batch
    codes={['1', '2']}
    endpoint="/api.php"
    oncustomer-delete-batch-settled={({ detail }) => void detail.counts.deleted}
  />
);

// @ts-expect-error: a number has lost its leading zeros.
export const number = <customer-delete code={123} />;
// @ts-expect-error: confirmation can't be switched off.
export const off = <customer-delete confirmation="none" />;
// @ts-expect-error: no element has this attribute.
export const misspelt = <customer-delete acount-id="greatwidgets" nothing="1" acountId="1" />;
// @ts-expect-error: there is no such reason.
export const event = <customer-delete oncustomer-delete-closed={({ detail }) => detail.reason} />;
// @ts-expect-error: the batch has no code of its own.
export const code = <customer-delete-batch code="00123" />;
