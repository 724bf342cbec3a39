import { html, render } from 'lit/html.js';
import type { View } from '../element/common.views.js';
import { isolated } from '../element/fill.js';
import { trusted } from '../jsonp/trusted-types.js';
import type { Texts } from '../messages/languages.js';
import { table, type Row } from './report.js';

/** How long the browser may take to fetch what it downloads, in ms. */
const FETCHED = 60_000;

/** Gives the operator a file for a spreadsheet; the byte order mark says that it is UTF-8. */
export function downloadCsv(rows: readonly Row[]): void {
  const file = new Blob(['\uFEFF', table(rows, ',')], { type: 'text/csv;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `customer-delete-${new Date().toISOString().replace(/\W/g, '')}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FETCHED);
}

/** A report as it is printed. */
const printed = (rows: readonly Row[]): View =>
  html`<table border="1" cellpadding="4">
    ${rows.map(
      (row) =>
        html`<tr>
          ${row.map((text) => html`<td>${isolated(text)}</td>`)}
        </tr>`,
    )}
  </table>`;

/** Prints rows and nothing else, from a frame of its own: the page's styles don't reach it. */
export function printRows(rows: readonly Row[], { language, direction }: Texts): void {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position:fixed!important;width:0!important;height:0!important';
  frame.srcdoc = trusted().createHTML(`<!doctype html><html lang=${language} dir=${direction}>`);
  frame.onload = () => {
    const page = frame.contentWindow!;
    render(printed(rows), page.document.body);
    page.onafterprint = () => frame.replaceWith();
    page.print();
  };
  document.documentElement.append(frame);
}

/**
 * Copies a text. The old way, since the new one exists in secure contexts only.
 *
 * @param root where the focus is, which stays there
 */
export function copyText(text: string, root: ShadowRoot): void {
  const focused = root.activeElement as HTMLElement | null;
  const area = document.createElement('textarea');
  area.value = text;
  root.append(area);
  area.select();
  document.execCommand('copy');
  area.replaceWith();
  focused?.focus();
}
