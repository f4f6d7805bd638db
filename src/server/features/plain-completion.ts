/** Completion for editors that know no snippets: the same text without its places to type. */
import { type CompletionItem, InsertTextFormat } from 'vscode-languageserver';

/** `from: $0` becomes `from: `; `${1:text}` becomes `text`; choices become their first. */
export function withoutPlaceholders(item: CompletionItem): CompletionItem {
  if (item.insertTextFormat !== InsertTextFormat.Snippet || item.textEdit === undefined) return item;
  return {
    ...item,
    insertTextFormat: InsertTextFormat.PlainText,
    textEdit: { ...item.textEdit, newText: plainText(item.textEdit.newText) },
  };
}

function plainText(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|}]*)[^}]*\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\{\d+\}|\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');
}
