/** What every feature gets: one record, read and judged, with the means to turn offsets into the editor's positions. */
import type { Range } from 'vscode-languageserver';
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
  return record.judgement.record.entries.find((entry) => entry.start === block.start);
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
