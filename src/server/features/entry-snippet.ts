/** The snippet of an entry type with a real date in its heading, in the syntax of LSP snippets. */
import type { IsoDate } from '../../record/types.ts';
import type { EntryType } from '../../schema/types.ts';

/** `2026-03-20 Visit`, or the title alone where the date is already written. */
export function entryHeading(type: EntryType, date: IsoDate | undefined): string {
  const title = type.title.replace(/[\\$}]/g, '\\$&');
  return date === undefined ? title : `${date} ${title}`;
}

/** How a snippet asks the editor for its own today, which is not always the day that the workspace is judged on. */
const EDITORS_TODAY = '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE';

/** What follows the heading: a blank line, the fields, the sections. Begins with a line break; empty where a type has nothing. */
export function entryBody(type: EntryType, today: IsoDate): string {
  const lines = type.snippet.split(/\r?\n/);
  const body = (/^##(?!#)/.test(lines[0] ?? '') ? lines.slice(1) : lines).join('\n').replace(/^\n+/, '');
  return body === '' ? '' : `\n\n${body.replaceAll(EDITORS_TODAY, today)}`;
}
