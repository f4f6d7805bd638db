/** What stands for the same as the name at the cursor, in this record. */
import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver';
import { placed, rangeOf } from '../judged-record.ts';
import type { ReadRecord } from '../outlines.ts';
import { entryAt, mentionsIn, namedAt } from './named.ts';

export function highlightsOf(read: ReadRecord, offset: number): DocumentHighlight[] {
  const at = namedAt(read, offset);
  if (at === undefined) return [];
  const { named } = at;
  const found = mentionsIn(read, named).map(({ span, declares }) => ({
    range: rangeOf(read.document, span),
    kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
  const entry = named.kind === 'entry' && named.file === read.key ? entryAt(read.record, named.name) : undefined;
  if (entry !== undefined) {
    const { typeSpan, dateSpan } = entry.block.heading;
    const span = placed(entry.start, { start: dateSpan.start, end: Math.max(dateSpan.end, typeSpan.end) });
    found.unshift({ range: rangeOf(read.document, span), kind: DocumentHighlightKind.Write });
  }
  return found;
}
