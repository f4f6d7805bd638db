/** Fields not yet written and the values they may take, in an entry or in the front matter. */
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type Range,
} from 'vscode-languageserver';
import type { Entry, FieldPath, RecordKind } from '../../record/types.ts';
import type { Code, FieldInfo } from '../../schema/types.ts';
import { type JudgedRecord, rangeOf } from '../judged-record.ts';
import type { FieldCursor } from './field-cursor.ts';
import { fieldInfo, fieldMarkdown } from './hover.ts';
import { plain } from './markdown.ts';

type Owner = { entry: string } | { record: RecordKind };

/** Keys or values for the cursor. `entry` is the entry that holds the fields; absent in the front matter. */
export function fieldItems(record: JudgedRecord, owner: Owner, field: FieldCursor, entry?: Entry): CompletionItem[] {
  const text = record.document.getText();
  if (field.part === 'value') {
    const item =
      typeof field.path.at(-1) === 'number' ? fieldInfo(record.workspace.catalogue, owner, field.path) : undefined;
    // `- wh`: the first key of an item that is a map.
    if (item?.fields !== undefined) return keyItems(record, owner, { ...field, parent: field.path }, text);
    const range = rangeOf(record.document, field.span);
    const touching = text[field.span.start - 1] === ':' || text[field.span.start - 1] === '-' ? ' ' : '';
    return valueItems(record, owner, field, entry).map((item) => ({
      ...item,
      textEdit: { range, newText: touching + (item.insertText ?? item.label) },
    }));
  }
  return keyItems(record, owner, field, text);
}

function keyItems(record: JudgedRecord, owner: Owner, field: FieldCursor, text: string): CompletionItem[] {
  const fields = fieldsOf(record, owner, field.parent);
  const info = field.parent.length === 0 ? undefined : fieldInfo(record.workspace.catalogue, owner, field.parent);
  const range = rangeOf(record.document, field.span);
  const written = text[field.span.end] === ':';
  if (info?.kind === 'list' && typeof field.parent.at(-1) === 'string') return [newListItem(info, range)];
  return fields
    .filter((candidate) => !field.siblings.has(candidate.name))
    .map((candidate, index) => ({
      label: candidate.name,
      kind: CompletionItemKind.Property,
      detail: candidate.title,
      documentation: { kind: MarkupKind.Markdown, value: fieldMarkdown(candidate) },
      filterText: candidate.name,
      sortText: `${candidate.required ? '0' : '1'}${String(index).padStart(3, '0')}`,
      insertTextFormat: InsertTextFormat.Snippet,
      textEdit: { range, newText: written ? candidate.name : keySnippet(candidate) },
      ...(candidate.kind === 'code' || candidate.kind === 'yes-no'
        ? { command: { title: 'Choose a value', command: 'editor.action.triggerSuggest' } }
        : {}),
    }));
}

/** The fields that may stand in the map at `path`. */
function fieldsOf(record: JudgedRecord, owner: Owner, path: FieldPath): readonly FieldInfo[] {
  const { catalogue } = record.workspace;
  if (path.length === 0) {
    return 'entry' in owner ? (catalogue.type(owner.entry)?.fields ?? []) : catalogue.frontMatter(owner.record);
  }
  return fieldInfo(catalogue, owner, path)?.fields ?? [];
}

/** `key: ` and, for maps and lists of maps, the first line inside. The editor adds the indentation of the line. */
function keySnippet(field: FieldInfo): string {
  const first = field.fields?.[0]?.name;
  if (field.kind === 'map' && first !== undefined) return `${field.name}:\n  ${first}: $0`;
  if (field.kind === 'list' && first !== undefined) return `${field.name}:\n  - ${first}: $0`;
  if (field.kind === 'list') return `${field.name}: [$0]`;
  return `${field.name}: $0`;
}

function newListItem(list: FieldInfo, range: Range): CompletionItem {
  const first = list.fields?.[0];
  const label = first === undefined ? '- ' : `- ${first.name}`;
  return {
    label,
    kind: CompletionItemKind.Property,
    detail: list.title,
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: { range, newText: first === undefined ? '- $0' : `- ${first.name}: $0` },
  };
}

function valueItems(
  record: JudgedRecord,
  owner: Owner,
  field: FieldCursor,
  entry: Entry | undefined,
): CompletionItem[] {
  if ('record' in owner && field.path.length === 1 && field.path[0] === 'record') {
    return ['child', 'supervision'].map((label) => ({ label, kind: CompletionItemKind.EnumMember }));
  }
  const info = fieldInfo(record.workspace.catalogue, owner, field.path);
  if (info === undefined) return [];
  if (info.codes !== undefined && info.codes.length > 0) return info.codes.map(codeItem);
  switch (info.kind) {
    case 'yes-no':
      return ['yes', 'no'].map((label) => ({ label, kind: CompletionItemKind.EnumMember, detail: info.title }));
    case 'date':
      return dateItems(record, entry);
    case 'person':
      return [...record.workspace.config.people.values()].map((person) => ({
        label: person.id,
        kind: CompletionItemKind.Constant,
        detail: [person.name, person.role].filter((part) => part !== undefined).join(', '),
        filterText: `${person.id} ${person.name}`,
      }));
    case 'reference':
      return entry === undefined ? [] : referenceItems(record, entry);
    case 'code':
    case 'text':
    case 'number':
    case 'map':
    case 'list':
      return [];
  }
}

/** A code is found by its meaning too: typing `foster` finds `U1`. */
function codeItem(one: Code, index: number): CompletionItem {
  return {
    label: one.code,
    labelDetails: { description: one.meaning },
    kind: CompletionItemKind.EnumMember,
    detail: one.meaning,
    ...(one.note === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: plain(one.note) } }),
    filterText: `${one.code} ${one.meaning}`,
    sortText: String(index).padStart(4, '0'),
  };
}

function dateItems(record: JudgedRecord, entry: Entry | undefined): CompletionItem[] {
  const heading = entry?.block.heading.date;
  const items = [{ label: record.asOf as string, detail: 'Today' }];
  if (heading !== undefined && heading !== record.asOf)
    items.push({ label: heading, detail: 'The date of this entry' });
  return items.map((item, index) => ({ ...item, kind: CompletionItemKind.Value, sortText: String(index) }));
}

/** Entries of this record, the latest first: answers mostly follow soon. */
function referenceItems(record: JudgedRecord, entry: Entry): CompletionItem[] {
  const others = record.judgement.record.entries.filter((other) => other.start !== entry.start).slice(-200);
  return others.reverse().map((other, index) => ({
    label: other.address,
    kind: CompletionItemKind.Reference,
    detail: [other.block.heading.typeText, other.block.heading.subject?.text].filter(Boolean).join(': '),
    sortText: String(index).padStart(4, '0'),
  }));
}

/** The beginnings of a new record, for an empty file. */
export function frontMatterItems(record: JudgedRecord): CompletionItem[] {
  const text = record.document.getText();
  const line = text.search(/\r|\n/);
  const range = rangeOf(record.document, { start: 0, end: line === -1 ? text.length : line });
  const kinds: readonly { readonly kind: RecordKind; readonly title: string }[] = [
    { kind: 'child', title: "Child's record" },
    { kind: 'supervision', title: 'Supervision record' },
  ];
  return kinds.map(({ kind, title }) => {
    const required = record.workspace.catalogue
      .frontMatter(kind)
      .filter((field) => field.required && field.name !== 'record')
      .map((field, index) => `${field.name}: \${${index + 1}}`);
    return {
      label: title,
      kind: CompletionItemKind.Snippet,
      filterText: `--- ${title}`,
      insertTextFormat: InsertTextFormat.Snippet,
      textEdit: { range, newText: ['---', `record: ${kind}`, ...required, '---', '', '$0'].join('\n') },
    };
  });
}
