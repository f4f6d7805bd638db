/** A new entry: of which type, and where it goes: between two entries where the cursor stands between them, or else at the end of the record. */
import type { Position } from 'vscode-languageserver';
import { type JudgedRecord, lineAt } from '../judged-record.ts';
import type { EntryTypeChoice, NewEntryResult } from '../protocol.ts';
import { typesFor } from './complete-entry-type.ts';
import { entryBody, entryHeading } from './entry-snippet.ts';

/** The place and the text; null for a type that the catalogue doesn't know. */
export function newEntryOf(record: JudgedRecord, typeId: string, position?: Position): NewEntryResult | null {
  const type = record.workspace.catalogue.type(typeId);
  if (type === undefined) return null;
  const text = record.document.getText();
  const offset = position === undefined ? text.length : placeFor(record, text, record.document.offsetAt(position));
  const before = breaksBefore(text.slice(0, offset));
  const after = breaksAfter(text.slice(offset));
  const snippet = `${before}## ${entryHeading(type, record.asOf)}${entryBody(type, record.asOf)}${after}`;
  return { position: record.document.positionAt(offset), snippet };
}

/** The cursor's line where it is blank and the next words are a level-2 heading; the end of the record otherwise. */
function placeFor(record: JudgedRecord, text: string, cursor: number): number {
  const line = lineAt(text, cursor);
  const next = record.judgement.record.blocks.find((block) => block.start > cursor);
  return next !== undefined && text.slice(line.start, next.start).trim() === '' ? line.start : text.length;
}

/** Line breaks that put one blank line between what is there and the new heading. */
function breaksBefore(text: string): string {
  if (text.trim() === '') return '';
  const tail = /\s*$/.exec(text)?.[0] ?? '';
  return '\n'.repeat(Math.max(0, 2 - (tail.split('\n').length - 1)));
}

function breaksAfter(text: string): string {
  if (text.trim() === '') return text === '' ? '\n' : '';
  const lead = /^\s*/.exec(text)?.[0] ?? '';
  return '\n'.repeat(Math.max(0, 2 - (lead.split('\n').length - 1)));
}

/** The entry types that this record may hold, for choosing one. */
export function entryTypeChoices(record: JudgedRecord): EntryTypeChoice[] {
  return typesFor(record).map(({ id, title, group, description, aliases }) => ({
    id,
    title,
    group,
    description,
    aliases,
  }));
}
