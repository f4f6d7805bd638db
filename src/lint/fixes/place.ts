/** Where in a record something stands: the part of the text that is read by itself, and its lines. */
import { countUpTo } from '../../journey/order.ts';
import type { CaseRecord, Entry, Fields } from '../../record/types.ts';

/** A text that is read by itself: an entry, a free section, or what stands before the first of them. */
export interface Part {
  readonly text: string;
  /** Document offset. */
  readonly start: number;
  /** The line ending of the record, as it is written there. */
  readonly eol: string;
  readonly fields?: Fields;
  /** The entry that it is; absent for what stands before the first heading and for free sections. */
  readonly entry?: Entry;
}

/** The part that holds this document offset. */
export function partAt(record: CaseRecord, offset: number): Part {
  const block = record.blocks[countUpTo(record.blocks, ({ start }) => start <= offset) - 1];
  if (block === undefined) return openingOf(record);
  const entry = record.entries[countUpTo(record.entries, ({ start }) => start <= offset) - 1];
  if (block.block.kind === 'entry' && entry) return partOf(entry, record);
  const { text } = block.block;
  return { text, start: block.start, eol: lineEndingOf(text, record) };
}

export function partOf(entry: Entry, record: CaseRecord): Part {
  const { text, fields } = entry.block;
  return { text, start: entry.start, eol: lineEndingOf(text, record), entry, ...(fields && { fields }) };
}

/** What stands before the first block; its fields are the front matter. */
export function openingOf(record: CaseRecord): Part {
  const { opening, frontMatter } = record;
  const eol = lineEndingOf(opening, record);
  return { text: opening, start: 0, eol, ...(frontMatter?.fields && { fields: frontMatter.fields }) };
}

/** The line ending of a text or, where it has none, of the record that it is from. */
export function lineEndingOf(text: string, { opening, blocks }: CaseRecord): string {
  const before = firstEnding(text) ?? firstEnding(opening) ?? firstEnding(blocks[0]?.block.text ?? '');
  return before ?? '\n';
}

function firstEnding(text: string): string | undefined {
  return /\r\n|\n|\r/.exec(text)?.[0];
}

/** Where the line that holds `offset` starts. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isBreak(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Where it ends, without its line ending. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isBreak(text.charCodeAt(at))) at++;
  return at;
}

/** Where the line after it starts; undefined where it is the last and has no line ending. */
export function nextLine(text: string, offset: number): number | undefined {
  const end = lineEnd(text, offset);
  if (end === text.length) return undefined;
  return text.startsWith('\r\n', end) ? end + 2 : end + 1;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** Whether the line on which `offset` stands, somewhere behind its start, is set in. */
export function isSetIn(record: CaseRecord, offset: number): boolean {
  const part = partAt(record, Math.max(0, offset - 1));
  const at = offset - part.start;
  return /^[ \t]/.test(part.text.slice(lineStart(part.text, at), at));
}
