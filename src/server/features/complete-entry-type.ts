/** Entry types after `## `: today's date is filled in, and the fields that people write come with the type. */
import { type CompletionItem, CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver';
import type { Entry, Span } from '../../record/types.ts';
import type { EntryType } from '../../schema/types.ts';
import { type JudgedRecord, rangeOf } from '../judged-record.ts';
import { entryBody, entryHeading } from './entry-snippet.ts';
import { typeMarkdown } from './hover.ts';

const HEADING = /^( {0,3}##[ \t]+)(?:(\d{4}-\d{2}-\d{2}(?:[ \t]+\d{1,2}:\d{2})?)[ \t]+)?([^:]*)/;

/** The types that this kind of record may hold. */
export function typesFor(record: JudgedRecord): readonly EntryType[] {
  const { kind } = record.judgement.record;
  const { types } = record.workspace.catalogue;
  return kind === undefined ? types : types.filter((type) => type.records.includes(kind));
}

export function entryTypeItems(
  record: JudgedRecord,
  line: Span,
  offset: number,
  entry: Entry | undefined,
): CompletionItem[] {
  const text = record.document.getText().slice(line.start, line.end);
  const match = HEADING.exec(text);
  const marks = match?.[1];
  if (match === null || marks === undefined) return [];
  const dated = match[2] !== undefined;
  const written = match[3] ?? '';
  const from = line.start + match[0].length - written.length;
  const to = from + written.length;
  if (offset < from || offset > to) return [];
  const range = rangeOf(record.document, { start: from, end: to });
  const bare = match[0].length === text.trimEnd().length || text.trim() === '##';
  const whole = bare && isEmptyBelow(record, line, entry);
  return typesFor(record).map((type, index) => {
    const heading = entryHeading(type, dated ? undefined : record.asOf);
    const typed = /^\d/.test(written) ? `${record.asOf} ` : '';
    return {
      label: type.title,
      labelDetails: { description: type.group },
      kind: CompletionItemKind.Class,
      documentation: { kind: MarkupKind.Markdown, value: typeMarkdown(type) },
      filterText: typed + [type.title, ...type.aliases].join(' '),
      sortText: String(index).padStart(4, '0'),
      insertTextFormat: InsertTextFormat.Snippet,
      textEdit: { range, newText: whole ? heading + entryBody(type, record.asOf) : heading },
    };
  });
}

/** Whether nothing of the entry is written but its heading: only then do its fields come along. */
function isEmptyBelow(record: JudgedRecord, line: Span, entry: Entry | undefined): boolean {
  const text = record.document.getText();
  const { blocks } = record.judgement.record;
  const next = blocks.find((block) => block.start > line.end)?.start ?? text.length;
  const end = entry === undefined ? next : entry.start + entry.block.text.length;
  return text.slice(line.end, end).trim() === '';
}
