/** Entry types after `## `: first what the journey expects now, then all others by group; dated, and with the fields that people write. */
import { type CompletionItem, CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver';
import type { Entry, Span } from '../../record/types.ts';
import type { Known } from '../../schema/snippet.ts';
import type { EntryType } from '../../schema/types.ts';
import { blockAt, type JudgedRecord, rangeOf, textOf } from '../judged-record.ts';
import type { ToldSettings } from '../told-settings.ts';
import { entryBody, entryHeading, knownHere } from './entry-snippet.ts';
import { type ExpectedEntry, expectedEntries } from './expected.ts';
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
  settings: ToldSettings,
): CompletionItem[] {
  const text = textOf(record, line);
  const match = HEADING.exec(text);
  const marks = match?.[1];
  if (match === null || marks === undefined) return [];
  const dated = match[2] !== undefined;
  const written = match[3] ?? '';
  // Another day than today is being typed: there is nothing to add to it yet.
  if (/^\d[\d-]*$/.test(written.trim()) && !record.asOf.startsWith(written.trim())) return [];
  const from = line.start + match[0].length - written.length;
  const to = from + written.length;
  if (offset < from || offset > to) return [];
  const range = rangeOf(record.document, { start: from, end: to });
  const bare = match[0].length === text.trimEnd().length || text.trim() === '##';
  const whole = bare && isEmptyBelow(record, line, entry);
  const known = knownHere(record, settings);
  const types = typesFor(record);
  const expected = expectedEntries(record, types);
  const first = new Set(expected.map(({ type }) => type.id));
  const typed = /^\d/.test(written) ? `${record.asOf} ` : '';

  const item = (type: EntryType, known: Known): CompletionItem => {
    const heading = entryHeading(type, dated ? undefined : record.asOf);
    return {
      label: type.title,
      labelDetails: { description: type.group },
      kind: CompletionItemKind.Class,
      documentation: { kind: MarkupKind.Markdown, value: typeMarkdown(type) },
      filterText: typed + [type.title, ...type.aliases].join(' '),
      insertTextFormat: InsertTextFormat.Snippet,
      textEdit: { range, newText: whole ? heading + entryBody(type, known) : heading },
    };
  };
  return [
    ...expected.map((each, index) => ({
      ...item(each.type, { ...known, values: answering(each) }),
      labelDetails: { description: each.when },
      detail: `${each.when}: ${each.why}`,
      kind: CompletionItemKind.Event,
      sortText: `0${place(index)}`,
      ...(index === 0 ? { preselect: true } : {}),
    })),
    ...types
      .filter((type) => !first.has(type.id))
      .map((type, index) => ({ ...item(type, known), sortText: `1${place(index)}` })),
  ];
}

/** The field by which an entry says what it answers. */
export function answering({ answers }: Pick<ExpectedEntry, 'answers'>): Readonly<Record<string, string>> {
  return answers === undefined ? {} : { answers };
}

function place(index: number): string {
  return String(index).padStart(3, '0');
}

/** Whether nothing of the entry is written but its heading: only then do its fields come along. */
function isEmptyBelow(record: JudgedRecord, line: Span, entry: Entry | undefined): boolean {
  const block = entry ?? blockAt(record, line.start);
  if (block === undefined) return true;
  return block.block.text.slice(line.end - block.start).trim() === '';
}
