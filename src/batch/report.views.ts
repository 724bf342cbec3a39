import { html } from 'lit/html.js';
import type { DeleteOutcome } from '../call/outcome.js';
import { customer, type View } from '../element/common.views.js';
import { fill, isolated } from '../element/fill.js';
import { translated } from '../element/result.views.js';
import type { BatchRun } from './batch-run.js';
import { button, some, type BatchTexts, type BatchUi } from './batch-ui.js';
import type { CustomerList } from './list.js';
import { downloadCsv, printRows } from './hand-out.js';
import { table, type Row } from './report.js';

/** The message of an outcome, in the operator's language where it is ours. */
export const why = (outcome: DeleteOutcome, texts: BatchTexts): string =>
  'message' in outcome ? translated(outcome, texts) : '';

/** The names of a report's columns. */
export const head = (texts: BatchTexts): Row => [
  texts.code,
  texts.outcome,
  texts.why,
  texts.sent,
  texts.answered,
];

/**
 * The rows of a report: the customers tried, those not tried, and the lines that can't be sent.
 *
 * @param isExact whether nothing happens after it; else of those not tried yet nothing is known
 */
export const rowsOf = (
  run: BatchRun,
  { bad }: CustomerList,
  texts: BatchTexts,
  isExact: boolean,
): Row[] => [
  ...run.outcomes.map((outcome) => {
    const { code, status, sentAt, settledAt } = outcome;
    const answeredAt = sentAt && status !== 'unknown' && settledAt;
    return [code, status, why(outcome, texts), sentAt ?? '', answeredAt || ''];
  }),
  ...run
    .rest()
    .map((code) =>
      code === run.current?.code
        ? [code, 'unknown', texts.interrupted, run.sentAt]
        : isExact
          ? [code, 'not-sent', texts.notTried]
          : [code],
    ),
  ...bad.map(({ code, problem }) => [code, 'not-sent', texts[problem]]),
];

/** A button that copies codes as they are, which a spreadsheet's cells are not. */
export const copyCodes = (what: string, codes: () => readonly string[], ui: BatchUi): View => {
  const label = fill(ui.texts.copyCodes, { what });
  return button('copy', label, () => ui.copyText(codes().join('\n')));
};

/** What can be done with a report. */
export const handOut = (rows: () => readonly Row[], ui: BatchUi): View => {
  const { texts } = ui;
  const all = (): Row[] => [head(texts), ...rows()];
  return html`
    ${button('download', texts.download, () => downloadCsv(all()))}
    ${button('print', texts.print, () => printRows(all(), texts))}
    ${button('copy', texts.copy, () => ui.copyText(table(all(), '\t')))}
  `;
};

/** What became of the customers, to look at and to keep. */
export const report = (run: BatchRun, list: CustomerList, ui: BatchUi): View => {
  const { texts } = ui;
  const { customers } = run.subject;
  // Both are in the order of the list.
  const told = run.outcomes.flatMap((outcome, i) =>
    outcome.status === 'deleted' ? [] : [{ outcome, who: customers[i]! }],
  );
  return html`
    <ul part="outcomes">
      ${some(
        told,
        ({ outcome, who }) =>
          html`<li>
            ${customer(who, who.code)} &middot; ${texts[`${outcome.status}Title`]} &middot;
            ${isolated(why(outcome, texts))}
          </li>`,
      )}
    </ul>
    <div class="buttons">${handOut(() => rowsOf(run, list, texts, true), ui)}</div>
  `;
};
