/** Tables as CSV (RFC 4180), as spreadsheets read it. */
import { stringify } from 'csv-stringify/sync';
import { plain } from './plain-text.ts';

/** One row: the value under each column; nothing gives an empty cell. */
export type CsvRow<Column extends string> = { readonly [name in Column]?: string | number | null | undefined };

/**
 * Lines end with CRLF. It begins with a byte order mark, without which Excel takes UTF-8 for something else and breaks every accent. A value
 * that a spreadsheet would run as a formula (it begins with `=`, `+`, `-` or `@`) has an apostrophe before it.
 */
export function toCsv<Column extends string>(columns: readonly Column[], rows: readonly CsvRow<Column>[]): string {
  const cells = rows.map((row) => columns.map((column) => cellOf(row[column])));
  return stringify([columns, ...cells], { bom: true, record_delimiter: 'windows', escape_formulas: true });
}

/** Spaces before a formula would not keep every spreadsheet from running it. */
function cellOf(value: string | number | null | undefined): string | number {
  if (typeof value !== 'string') return value ?? '';
  return plain(value).trimStart();
}
