// What the tests of the built script of the batch share.
import type { CustomerDeleteBatch } from '../../src/batch.js';
import { until } from '../support/widget.js';

/** The script as it is built: `npm run build` has to come first. */
export const BATCH_SCRIPT = '/dist/customer-delete-batch.js';

/** A script tag for it. */
export const batchTag = (attributes = ''): string =>
  `<script src="${BATCH_SCRIPT}" ${attributes}></script>`;

/** The batch of a page, once it shows something. */
export async function batchIn({ document }: { document: Document }): Promise<CustomerDeleteBatch> {
  const element = document.querySelector('customer-delete-batch')!;
  await until(() => element.shadowRoot?.textContent, 'the batch shows something');
  await element.updateComplete;
  return element;
}
