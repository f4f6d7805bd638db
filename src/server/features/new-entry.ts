/** Where a new entry goes: between two entries where the cursor stands between them, or else at the end of the record. */
import type { Position } from 'vscode-languageserver';
import { blockAt, type JudgedRecord } from '../judged-record.ts';
import type { NewEntryResult } from '../protocol.ts';
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

/** The cursor's place where only white space parts it from the next level-2 heading; the end of the record otherwise. */
function placeFor(record: JudgedRecord, text: string, cursor: number): number {
  const next = record.judgement.record.blocks.find((block) => block.start >= cursor);
  if (next === undefined || text.slice(cursor, next.start).trim() !== '') return text.length;
  if (cursor < next.start) return startsLine(text, cursor) ? cursor : next.start;
  const inFront = blockAt(record, cursor - 1);
  const precedes = inFront === undefined ? text.slice(0, cursor) : text.slice(inFront.start, cursor);
  return precedes === '' || /\n\s*\n$/.test(precedes) ? cursor : text.length;
}

function startsLine(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n';
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
