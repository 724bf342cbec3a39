import type { Texts } from '../messages/languages.js';
import { outcomeTitle } from './batch-ui.js';
import { table, type Row } from './report.js';

/** How long the browser may take to fetch what it downloads, in ms. */
const FETCHED = 60_000;

/** Gives the operator a file for a spreadsheet; the byte order mark says that it is UTF-8. */
export function downloadCsv(rows: readonly Row[]): void {
  const file = new Blob(['\uFEFF', table(rows, ',')], { type: 'text/csv' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `customer-delete-${new Date().toISOString().replace(/\W/g, '')}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FETCHED);
}

/** Prints rows and nothing else, from a frame of its own: the page's styles don't reach it. */
export function printRows(rows: readonly Row[], texts: Texts): void {
  const { language, direction } = texts;
  const frame = document.createElement('iframe');
  frame.style.cssText =
    'position:fixed!important;opacity:0!important;pointer-events:none!important';
  frame.onload = () => {
    const page = frame.contentWindow!;
    const { documentElement, body } = page.document;
    const table = document.createElement('table');
    documentElement.lang = language;
    documentElement.dir = direction;
    table.border = '1';
    for (const row of rows) {
      const line = table.insertRow();
      row.forEach((text, column) => {
        // The outcome, by the name that it has for programs.
        line.insertCell().textContent = (column === 1 && outcomeTitle(text, texts)) || text;
      });
    }
    body.append(table);
    page.onafterprint = () => frame.replaceWith();
    page.print();
  };
  document.documentElement.append(frame);
}

/**
 * Copies a text. The old way, since the new one exists in secure contexts only.
 *
 * @param root where the focus is, which stays there
 * @returns whether the browser has let it
 */
export function copyText(text: string, root: ShadowRoot): boolean {
  const focused = root.activeElement as HTMLElement | null;
  const area = document.createElement('textarea');
  area.value = text;
  root.append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.replaceWith();
  focused?.focus();
  return isCopied;
}
