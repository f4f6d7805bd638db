/** What every feature gets: one record, read and judged, with the means to turn offsets into the editor's positions. */
import type { Range } from 'vscode-languageserver';
import { countUpTo } from '../journey/order.ts';
import type { Judgement } from '../lint/types.ts';
import type { Entry, IsoDate, PlacedBlock, Span } from '../record/types.ts';
import type { Uri, Workspace } from '../workspace/types.ts';
import type { RecordDocument } from './record-document.ts';

/** The judgement is always that of the document's present text: features never meet offsets of another version. */
export interface JudgedRecord {
  readonly uri: Uri;
  readonly document: RecordDocument;
  readonly judgement: Judgement;
  readonly workspace: Workspace;
  readonly asOf: IsoDate;
}

/** Document offsets as a range of the editor: lines from 0, characters in UTF-16 code units. */
export function rangeOf(document: RecordDocument, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

/** The first and the last line, from 0, of a block: the blank lines below it are its own, for somebody writes on there. */
export function linesOf(
  { document, judgement }: JudgedRecord,
  { start, block }: PlacedBlock,
): { readonly line: number; readonly last: number } {
  const last = document.positionAt(start + block.text.length).line;
  // It ends where the next one begins, at the start of a line; the last one at the end of the text.
  const isLast = judgement.record.blocks.at(-1)?.start === start;
  return { line: document.positionAt(start).line, last: isLast ? last : last - 1 };
}

/** A span of a block as document offsets. */
export function placed(start: number, span: Span): Span {
  return { start: start + span.start, end: start + span.end };
}

/** The block (entry or free section) that holds this document offset; undefined in front matter and summary. */
export function blockAt(record: JudgedRecord, offset: number): PlacedBlock | undefined {
  const { blocks } = record.judgement.record;
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block !== undefined && block.start <= offset) low = middle + 1;
    else high = middle;
  }
  const found = blocks[low - 1];
  return found !== undefined && offset <= found.start + found.block.text.length ? found : undefined;
}

/** The entry that a placed block is, with its address. */
export function entryOf(record: JudgedRecord, block: PlacedBlock): Entry | undefined {
  const { entries } = record.judgement.record;
  const found = entries[countUpTo(entries, ({ start }) => start <= block.start) - 1];
  return found?.start === block.start ? found : undefined;
}

/** A piece of the text. One that lies in one block is taken from there: in a long record the whole text is not put together. */
export function textOf(record: JudgedRecord, { start, end }: Span): string {
  const { opening } = record.judgement.record;
  if (end <= opening.length) return opening.slice(start, end);
  const block = blockAt(record, start);
  if (block !== undefined && end <= block.start + block.block.text.length)
    return block.block.text.slice(start - block.start, end - block.start);
  return record.document.getText().slice(start, end);
}

/** The line that holds this document offset, without its line ending. Blocks begin with a line, so that it lies in one of them. */
export function lineOf(record: JudgedRecord, offset: number): Span {
  const { opening } = record.judgement.record;
  const block = blockAt(record, offset);
  if (block === undefined) return lineAt(opening, Math.min(offset, opening.length));
  return placed(block.start, lineAt(block.block.text, offset - block.start));
}

/** The line that holds this document offset, as document offsets, without its line ending. */
export function lineAt(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start -= 1;
  let end = offset;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end += 1;
  return { start, end };
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
