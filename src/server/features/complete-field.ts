/** Fields not yet written, those that are missing first, and their values; in an entry or in the front matter. */
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type Range,
} from 'vscode-languageserver';
import type { Entry, FieldPath } from '../../record/types.ts';
import { literal, TabStops, valueStop } from '../../schema/snippet.ts';
import type { FieldInfo } from '../../schema/types.ts';
import { type JudgedRecord, lineOf, rangeOf, textOf } from '../judged-record.ts';
import type { ToldSettings } from '../told-settings.ts';
import { type Owner, valueOffers } from './complete-value.ts';
import type { FieldCursor } from './field-cursor.ts';
import { fieldInfo, fieldMarkdown } from './hover.ts';
import { missingFields } from './missing-fields.ts';

/** Kinds of value that are chosen from a list. */
const CHOSEN: ReadonlySet<FieldInfo['kind']> = new Set(['code', 'yes-no', 'person', 'team']);

/** Keys or values for the cursor. `entry` is the entry that holds the fields; absent in the front matter. */
export function fieldItems(
  record: JudgedRecord,
  owner: Owner,
  field: FieldCursor,
  settings: ToldSettings,
  entry?: Entry,
): CompletionItem[] {
  if (field.part === 'key') return keyItems(record, owner, field, entry);
  const info = fieldInfo(record.workspace.catalogue, owner, field.path);
  // `- wh`: the first key of an item that is a map.
  if (typeof field.path.at(-1) === 'number' && info?.fields !== undefined)
    return keyItems(record, owner, { ...field, parent: field.path }, entry);
  const line = lineOf(record, field.span.start);
  const before = textOf(record, { start: line.start, end: field.span.start });
  const touching = /[:-]$/.test(before) ? ' ' : '';
  // A list is written in brackets where none are there yet.
  const opensList = info?.kind === 'list' && typeof field.path.at(-1) === 'string' && /:[ \t]*$/.test(before);
  const [open, close] = opensList ? ['[', ']'] : ['', ''];
  const range = rangeOf(record.document, field.span);
  const typed = textOf(record, field.span);
  return valueOffers(record, { owner, path: field.path, typed, entry, settings }).map(({ insertText, ...offer }) => ({
    ...offer,
    textEdit: { range, newText: `${touching}${open}${insertText ?? offer.label}${close}` },
  }));
}

function keyItems(record: JudgedRecord, owner: Owner, field: FieldCursor, entry: Entry | undefined): CompletionItem[] {
  const range = rangeOf(record.document, field.span);
  const info = field.parent.length === 0 ? undefined : fieldInfo(record.workspace.catalogue, owner, field.parent);
  if (info?.kind === 'list' && typeof field.parent.at(-1) === 'string') return [newListItem(info, range)];
  const written = textOf(record, { start: field.span.end, end: field.span.end + 1 }) === ':';
  const missing = entry === undefined ? new Map<string, string>() : missingFields(record, entry);
  const asked = 'entry' in owner ? (record.workspace.catalogue.type(owner.entry)?.asks ?? []) : [];
  const names = [...field.parent.filter((step) => typeof step === 'string')];
  return fieldsOf(record, owner, field.parent)
    .filter((candidate) => !field.siblings.has(candidate.name))
    .map((candidate, index) => {
      const path = [...names, candidate.name].join('.');
      const why = missing.get(path);
      const rank = candidate.required ? '0' : why !== undefined ? '1' : isAsked(asked, path) ? '2' : '3';
      const parts = candidate.fields?.filter((part) => missing.has(`${path}.${part.name}`)) ?? [];
      const chooses = CHOSEN.has(candidate.kind);
      return {
        label: candidate.name,
        ...(why === undefined ? {} : { labelDetails: { description: 'still missing' } }),
        kind: CompletionItemKind.Property,
        detail: why === undefined ? candidate.title : `${candidate.title}. Asked for by: ${why}`,
        documentation: { kind: MarkupKind.Markdown, value: fieldMarkdown(candidate) },
        filterText: candidate.name,
        sortText: `${rank}${String(index).padStart(3, '0')}`,
        insertTextFormat: InsertTextFormat.Snippet,
        textEdit: { range, newText: written ? candidate.name : keySnippet(candidate, parts, record.asOf) },
        ...(chooses && !written
          ? { command: { title: 'Choose a value', command: 'editor.action.triggerSuggest' } }
          : {}),
      };
    });
}

/** Whether the type's schema names the field, or a part of it, among those that a new entry asks for. */
function isAsked(asks: readonly string[], path: string): boolean {
  return asks.some((ask) => ask === path || ask.startsWith(`${path}.`));
}

/** The fields that may stand in the map at `path`. */
function fieldsOf(record: JudgedRecord, owner: Owner, path: FieldPath): readonly FieldInfo[] {
  const { catalogue } = record.workspace;
  if (path.length === 0) {
    return 'entry' in owner ? (catalogue.type(owner.entry)?.fields ?? []) : catalogue.frontMatter(owner.record);
  }
  return fieldInfo(catalogue, owner, path)?.fields ?? [];
}

/**
 * `key: ` and, for maps and lists of maps, the first line inside; of a map of which some parts are missing, these. The editor adds the
 * indentation of the line.
 */
function keySnippet(field: FieldInfo, missing: readonly FieldInfo[], today: string): string {
  if (field.kind === 'map' && missing.length > 0) {
    const stops = new TabStops();
    return [`${field.name}:`, ...missing.map((part) => `  ${part.name}: ${valueStop(part, stops, today)}`)].join('\n');
  }
  const first = field.fields?.[0]?.name;
  if (field.kind === 'map' && first !== undefined) return `${field.name}:\n  ${first}: $0`;
  if (field.kind === 'list' && first !== undefined) return `${field.name}:\n  - ${first}: $0`;
  if (field.kind === 'list') return `${field.name}: [$0]`;
  return `${literal(field.name)}: $0`;
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
