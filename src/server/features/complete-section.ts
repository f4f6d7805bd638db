/** Section headings known for the type of the entry, those not yet written. */
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import type { Entry, Span } from '../../record/types.ts';
import { type JudgedRecord, placed, rangeOf, textOf } from '../judged-record.ts';

export function sectionItems(record: JudgedRecord, line: Span, offset: number, entry: Entry): CompletionItem[] {
  const marks = /^ {0,3}###[ \t]+/.exec(textOf(record, line))?.[0];
  if (marks === undefined || offset < line.start + marks.length) return [];
  const type = entry.block.heading.type;
  const known = type === undefined ? [] : (record.workspace.catalogue.type(type)?.sections ?? []);
  const written = new Set(
    entry.block.sections
      .filter(
        (section) =>
          placed(entry.start, section.headingSpan).start < line.start ||
          placed(entry.start, section.headingSpan).start > line.end,
      )
      .map((section) => section.title.toLowerCase()),
  );
  const range = rangeOf(record.document, { start: line.start + marks.length, end: line.end });
  return known
    .filter((title) => !written.has(title.toLowerCase()))
    .map((title, index) => ({
      label: title,
      kind: CompletionItemKind.Struct,
      sortText: String(index).padStart(3, '0'),
      filterText: title,
      textEdit: { range, newText: title },
    }));
}
