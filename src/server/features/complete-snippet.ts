/** The team's own pieces of text, where one of their prefixes is being typed in the text of an entry or of the summary. */
import { type CompletionItem, CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver';
import { type JudgedRecord, lineOf, rangeOf, textOf } from '../judged-record.ts';
import { plain } from './markdown.ts';

/** What a prefix may be made of, before the cursor. */
const TYPED = /[\p{L}\p{N}_-]*$/u;

export function snippetItems(record: JudgedRecord, offset: number): CompletionItem[] {
  const { snippets } = record.workspace;
  if (snippets.length === 0) return [];
  const before = textOf(record, { start: lineOf(record, offset).start, end: offset });
  const typed = TYPED.exec(before)?.[0] ?? '';
  // The space after a word is no question for what could be written next.
  if (typed === '' && before.trim() !== '') return [];
  const range = rangeOf(record.document, { start: offset - typed.length, end: offset });
  return snippets.flatMap(({ name, prefixes, body, description }) =>
    prefixes.map((prefix) => ({
      label: prefix,
      labelDetails: { description: plain(name) },
      kind: CompletionItemKind.Snippet,
      insertTextFormat: InsertTextFormat.Snippet,
      filterText: prefix,
      sortText: `~${prefix}`,
      documentation: { kind: MarkupKind.PlainText, value: description ?? body },
      textEdit: { range, newText: body },
    })),
  );
}
