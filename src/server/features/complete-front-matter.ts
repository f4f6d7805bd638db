/** The beginnings of a new record, for an empty file or one that begins with its first line of dashes. */
import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver';
import type { RecordKind } from '../../record/types.ts';
import { answeredRecordSnippet } from '../../schema/record-snippet.ts';
import { type JudgedRecord, lineOf, rangeOf, textOf } from '../judged-record.ts';

const KINDS: readonly { readonly kind: RecordKind; readonly title: string }[] = [
  { kind: 'child', title: "Child's record" },
  { kind: 'supervision', title: 'Supervision record' },
];

/** Whether nothing is written yet, or the place is on the first line of front matter that is still to be written. */
export function isOpeningLine(record: JudgedRecord, offset: number): boolean {
  const { opening, blocks } = record.judgement.record;
  if (blocks.length === 0 && opening.trim() === '') return true;
  const first = lineOf(record, 0);
  return offset <= first.end && /^-{0,3}$/.test(textOf(record, first)) && !opening.includes('\n---');
}

export function frontMatterItems(record: JudgedRecord): CompletionItem[] {
  const range = rangeOf(record.document, lineOf(record, 0));
  return KINDS.map(({ kind, title }, index) => ({
    label: title,
    kind: CompletionItemKind.Snippet,
    filterText: `--- ${title}`,
    sortText: String(index),
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: {
      range,
      newText: answeredRecordSnippet(kind, record.workspace.catalogue.frontMatter(kind), {}, record.asOf),
    },
  }));
}
