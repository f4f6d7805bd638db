/** What can be written next: entry types, fields, coded values, sections. One file per place stands beside this one. */
import type { CompletionItem, Position } from 'vscode-languageserver';
import { type JudgedRecord, lineAt } from '../judged-record.ts';
import { entryTypeItems } from './complete-entry-type.ts';
import { fieldItems, frontMatterItems } from './complete-field.ts';
import { sectionItems } from './complete-section.ts';
import { recordCursor } from './record-cursor.ts';

/** Characters after which the editor asks by itself. */
export const TRIGGER_CHARACTERS: readonly string[] = [' ', '['];

/** Items for the position; none inside plain text. */
export function completionOf(record: JudgedRecord, position: Position): CompletionItem[] {
  const offset = record.document.offsetAt(position);
  const text = record.document.getText();
  if (text.trim() === '' || isOpeningLine(text, offset)) return frontMatterItems(record);
  const cursor = recordCursor(record, offset);
  switch (cursor.at) {
    case 'entry-heading':
      return entryTypeItems(record, cursor.line, offset, cursor.entry);
    case 'entry-fields': {
      const { type } = cursor.entry.block.heading;
      return type === undefined ? [] : fieldItems(record, { entry: type }, cursor.field, cursor.entry);
    }
    case 'front-matter':
      return fieldItems(record, { record: cursor.kind ?? 'child' }, cursor.field);
    case 'section-heading':
      return sectionItems(record, cursor.line, offset, cursor.entry);
    case 'text':
      return [];
  }
}

/** On the first line of a file whose front matter is still to be written. */
function isOpeningLine(text: string, offset: number): boolean {
  const first = lineAt(text, 0);
  return offset <= first.end && /^-{0,3}$/.test(text.slice(first.start, first.end)) && text.indexOf('\n---') === -1;
}
