/** What can be written next: entry types, fields, coded values, sections, references. One file per place stands beside this one. */
import type { CompletionItem, Position } from 'vscode-languageserver';
import type { JudgedRecord } from '../judged-record.ts';
import type { ToldSettings } from '../told-settings.ts';
import { entryTypeItems } from './complete-entry-type.ts';
import { fieldItems } from './complete-field.ts';
import { frontMatterItems, isOpeningLine } from './complete-front-matter.ts';
import { linkItems } from './complete-reference.ts';
import { remarkItems } from './complete-remark.ts';
import { sectionItems } from './complete-section.ts';
import { snippetItems } from './complete-snippet.ts';
import { recordCursor } from './record-cursor.ts';

/** Characters after which the editor asks by itself: the space after a key, a list's bracket, the hash of a link. */
export const TRIGGER_CHARACTERS: readonly string[] = [' ', '[', '#'];

/** Items for the position; none inside plain text. `settings` are those of whoever writes. */
export function completionOf(record: JudgedRecord, position: Position, settings: ToldSettings = {}): CompletionItem[] {
  const offset = record.document.offsetAt(position);
  if (isOpeningLine(record, offset)) return frontMatterItems(record);
  const cursor = recordCursor(record, offset);
  if (cursor.at !== 'entry-fields' && cursor.at !== 'front-matter') {
    const inRemark = remarkItems(record, offset, settings);
    if (inRemark) return inRemark;
  }
  switch (cursor.at) {
    case 'entry-heading':
      return entryTypeItems(record, cursor.line, offset, cursor.entry, settings);
    case 'entry-fields': {
      const { type } = cursor.entry.block.heading;
      return type === undefined ? [] : fieldItems(record, { entry: type }, cursor.field, settings, cursor.entry);
    }
    case 'front-matter':
      return fieldItems(record, { record: cursor.kind ?? 'child' }, cursor.field, settings);
    case 'section-heading':
      return sectionItems(record, cursor.line, offset, cursor.entry);
    case 'text':
      return [...linkItems(record, offset), ...snippetItems(record, offset)];
  }
}
