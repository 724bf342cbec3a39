/**
 * One line of a report: the customer's code, what became of it, why, when the request was sent, and
 * when it was answered. Times are ISO 8601 in UTC; what is not known is empty.
 */
export type Row = readonly string[];

/** What a spreadsheet would take for a formula. */
const FORMULA = /^\s*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]/;

/**
 * What it would take for a number, a date, a time or a truth value, and change; rather more than less:
 * digits without letters, but for a whole number that it keeps, or with an exponent, half a day, or a
 * month (in English or German) beside them; TRUE.
 */
const DAMAGEABLE =
  /^((?!(0|[1-9]\d{0,10})$)(?=.*\d)[^a-z]*((e|[ap]m| [ap]|(jan|feb|m[aä]r|mrz|apr|ma[iy]|ju[nl]|aug|sep|o[ck]t|nov|de[cz])[a-z]*)[^a-z]*)?|true|false)$/i;

/** A cell that begins with an apostrophe where a spreadsheet would harm it. */
const cell = (text: string): string => {
  const mark = FORMULA.test(text) || DAMAGEABLE.test(text) ? "'" : '';
  return `"${mark}${text.replace(/"/g, '""')}"`;
};

/**
 * Rows as spreadsheets take them, every cell quoted (RFC 4180), and as many in each as in the first.
 *
 * @param separator a comma for a file; a tab for the clipboard
 */
export const table = (rows: readonly Row[], separator: string): string =>
  rows
    .map((row) => `${(rows[0] ?? []).map((_, i) => cell(row[i] ?? '')).join(separator)}\r\n`)
    .join('');
