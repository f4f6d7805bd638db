/** A new entry: of which type, and where it goes: between two entries where the cursor stands between them, or else at the end of the record. */
import type { Position } from 'vscode-languageserver';
import { blockAt, type JudgedRecord, lineOf, rangeOf, textOf } from '../judged-record.ts';
import type { EntryTypeChoices, NewEntryResult, UnfinishedEntry } from '../protocol.ts';
import type { ToldSettings } from '../told-settings.ts';
import { typesFor } from './complete-entry-type.ts';
import { entrySpan } from './diagnostics.ts';
import { entryBody, entryHeading, knownHere } from './entry-snippet.ts';
import { expectedEntries } from './expected.ts';

/** What of an entry is known before it is written. */
export interface EntryWish {
  readonly type: string;
  readonly position?: Position;
  /** The version of the text that the wish is about; an answer about another would put the entry in the wrong place. */
  readonly version?: number;
  /** The entry that it answers. */
  readonly answers?: string;
}

/** The place and the text; null for a type that the catalogue doesn't know, and for a text that has changed since. */
export function newEntryOf(record: JudgedRecord, wish: EntryWish, settings: ToldSettings = {}): NewEntryResult | null {
  const values = wish.answers === undefined ? {} : { answers: wish.answers };
  return placedEntry(record, wish, settings, values);
}

/** The same with whole fields given. */
export function placedEntry(
  record: JudgedRecord,
  { type: id, position, version }: EntryWish,
  settings: ToldSettings,
  values: Readonly<Record<string, string>>,
): NewEntryResult | null {
  const type = record.workspace.catalogue.type(id);
  if (type === undefined || (version !== undefined && version !== record.document.version)) return null;
  const known = { ...knownHere(record, settings), values };
  return placedText(record, position, `## ${entryHeading(type, record.asOf)}${entryBody(type, known)}`);
}

/** An entry's text where it goes, with the blank lines that it needs around it. `text` is snippet syntax. */
export function placedText(record: JudgedRecord, position: Position | undefined, text: string): NewEntryResult {
  const { opening, blocks } = record.judgement.record;
  const last = blocks.at(-1);
  const end = last === undefined ? opening.length : last.start + last.block.text.length;
  const offset = position === undefined ? end : placeFor(record, record.document.offsetAt(position), end);
  const holder = blockAt(record, Math.max(0, offset - 1));
  const before = breaksBefore(textOf(record, { start: holder?.start ?? 0, end: offset }), holder === undefined);
  const after = offset === end ? '' : breaksAfter(record, offset);
  return { position: record.document.positionAt(offset), snippet: `${before}${text}${after}` };
}

/** The cursor's line where it is blank and the next words are a level-2 heading; the end of the record otherwise. */
function placeFor(record: JudgedRecord, cursor: number, end: number): number {
  const line = lineOf(record, cursor);
  const holder = blockAt(record, cursor);
  const ends = holder === undefined ? record.judgement.record.opening.length : holder.start + holder.block.text.length;
  if (ends === end) return end;
  return textOf(record, { start: line.start, end: ends }).trim() === '' ? line.start : end;
}

/** Line breaks that put one blank line between what is there and the new heading. */
function breaksBefore(text: string, isOpening: boolean): string {
  if (isOpening && text.trim() === '') return '';
  const tail = /\s*$/.exec(text)?.[0] ?? '';
  return '\n'.repeat(Math.max(0, 2 - (tail.split('\n').length - 1)));
}

/** Only blank lines stand between the place and the next heading: those that are wanting. */
function breaksAfter(record: JudgedRecord, offset: number): string {
  const next = record.judgement.record.blocks.find((block) => block.start > offset)?.start ?? offset;
  const there = textOf(record, { start: offset, end: next }).split('\n').length - 1;
  return '\n'.repeat(Math.max(0, 2 - there));
}

/** The entry types that this record may hold, for choosing one: what is expected first, and the entries that are to be finished. */
export function entryTypeChoices(record: JudgedRecord): EntryTypeChoices {
  const types = typesFor(record);
  return {
    version: record.document.version,
    expected: expectedEntries(record, types).map(({ type, when, why, answers }) => ({
      id: type.id,
      when,
      why,
      ...(answers === undefined ? {} : { answers }),
    })),
    unfinished: unfinished(record),
    types: types.map(({ id, title, group, description, aliases }) => ({ id, title, group, description, aliases })),
  };
}

const MOST_UNFINISHED = 5;

/** The latest entries whose decision lacks something: they are finished where they stand, not written anew. */
function unfinished(record: JudgedRecord): UnfinishedEntry[] {
  const { journey } = record.judgement;
  const found = new Map<string, UnfinishedEntry>();
  for (const { entry, missing, point } of journey?.decisions.toReversed() ?? []) {
    if (missing.length === 0 || entry.record !== journey?.facts.id || found.has(entry.address)) continue;
    const span = entrySpan(record, entry.address);
    if (span === undefined) continue;
    const { start } = rangeOf(record.document, span);
    found.set(entry.address, { entry: entry.address, title: point.title, missing, position: start });
    if (found.size === MOST_UNFINISHED) break;
  }
  return [...found.values()];
}
