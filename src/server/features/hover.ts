/** What a word in the record means: an entry type, a field, a code; and on an entry's heading, the deadlines it bears on. */
import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import type { Deadline } from '../../journey/types.ts';
import type { Entry, FieldPath, RecordKind, Span } from '../../record/types.ts';
import type { Catalogue, EntryType, FieldInfo } from '../../schema/types.ts';
import { type JudgedRecord, placed, rangeOf, textOf } from '../judged-record.ts';
import { deadlineMarkdown } from './deadline-words.ts';
import { remarkHover } from './hover-remark.ts';
import { code, plain, prose } from './markdown.ts';
import { recordCursor } from './record-cursor.ts';

/** Markdown for the position, or nothing where there is nothing to say. */
export function hoverOf(record: JudgedRecord, position: Position): Hover | null {
  const offset = record.document.offsetAt(position);
  const cursor = recordCursor(record, offset);
  if (cursor.at !== 'entry-fields' && cursor.at !== 'front-matter') {
    const remark = remarkHover(record, offset);
    if (remark !== null) return remark;
  }
  switch (cursor.at) {
    case 'entry-heading':
      return cursor.entry === undefined ? null : entryHover(record, cursor.entry);
    case 'entry-fields': {
      const type = cursor.entry.block.heading.type;
      return type === undefined ? null : fieldHover(record, { entry: type }, cursor.field);
    }
    case 'front-matter':
      return cursor.kind === undefined ? null : fieldHover(record, { record: cursor.kind }, cursor.field);
    case 'section-heading':
    case 'text':
      return null;
  }
}

function entryHover(record: JudgedRecord, entry: Entry): Hover | null {
  const { heading } = entry.block;
  const type = heading.type === undefined ? undefined : record.workspace.catalogue.type(heading.type);
  const parts = type === undefined ? [] : [typeMarkdown(type)];
  parts.push(...deadlineParts(record, entry));
  return parts.length === 0 ? null : hover(record, placed(entry.start, heading.span), parts.join('\n\n---\n\n'));
}

/** An entry type as its schema describes it. */
export function typeMarkdown(type: EntryType): string {
  const also = type.aliases.length === 0 ? '' : `\n\nAlso written: ${type.aliases.map(plain).join(', ')}`;
  return `**${plain(type.title)}** (${plain(type.group)})\n\n${type.description}${also}`;
}

function deadlineParts(record: JudgedRecord, entry: Entry): string[] {
  const { journey, record: read } = record.judgement;
  if (journey === undefined) return [];
  const isThis = (ref: { readonly record: string; readonly address: string } | undefined): boolean =>
    ref !== undefined && ref.address === entry.address && (ref.record === read.id || ref.record === journey.facts.id);
  const met = journey.deadlines.filter((deadline) => isThis(deadline.met?.entry));
  const counted = journey.deadlines.filter(
    (deadline) =>
      !met.includes(deadline) && isThis(deadline.last === undefined ? deadline.opened.entry : deadline.last.entry),
  );
  return [...listed('Meets', met, record), ...listed('Counted from here', counted, record)];
}

function listed(title: string, deadlines: readonly Deadline[], record: JudgedRecord): string[] {
  if (deadlines.length === 0) return [];
  return [`### ${title}\n\n${deadlines.map((deadline) => deadlineMarkdown(deadline, record.asOf)).join('\n\n')}`];
}

type Owner = { entry: string } | { record: RecordKind };

/** The field at this path; an item of a list is described by the list where it has no description of its own. */
export function fieldInfo(catalogue: Catalogue, owner: Owner, path: FieldPath): FieldInfo | undefined {
  const own = catalogue.fieldAt(owner, path);
  if (own !== undefined || typeof path.at(-1) !== 'number') return own;
  return catalogue.fieldAt(owner, path.slice(0, -1));
}

function fieldHover(
  record: JudgedRecord,
  owner: Owner,
  field: { readonly part: 'key' | 'value'; readonly path: FieldPath; readonly span: Span },
): Hover | null {
  if (field.span.end === field.span.start) return null;
  const info = fieldInfo(record.workspace.catalogue, owner, field.path);
  if (info === undefined) return null;
  if (field.part === 'key') return hover(record, field.span, fieldMarkdown(info));
  const text = unquoted(textOf(record, field.span));
  const meaning = codeMarkdown(record.workspace.catalogue, info, text);
  return meaning === undefined ? null : hover(record, field.span, meaning);
}

function unquoted(text: string): string {
  const quote = text[0];
  return (quote === '"' || quote === "'") && text.length > 1 && text.endsWith(quote) ? text.slice(1, -1) : text;
}

const KINDS: Readonly<Record<FieldInfo['kind'], string>> = {
  text: 'text',
  date: 'a date, YYYY-MM-DD',
  'yes-no': 'yes or no',
  code: 'a code',
  number: 'a number',
  person: 'a person',
  team: 'a team',
  reference: 'a reference to an entry',
  map: 'several fields',
  list: 'a list',
};

/** A field as its schema describes it. */
export function fieldMarkdown(info: FieldInfo): string {
  const needed = info.required ? ', needed' : '';
  const lines = [`**${plain(info.title)}** (${code(info.name)}, ${KINDS[info.kind]}${needed})`, info.description];
  if (info.codes !== undefined && info.codes.length > 0 && info.codes.length <= 12) {
    lines.push(info.codes.map((one) => `- ${code(one.code)} ${prose(one.meaning)}`).join('\n'));
  }
  if (info.fields !== undefined && info.fields.length > 0) {
    lines.push(info.fields.map((one) => `- ${code(one.name)} ${plain(one.title)}`).join('\n'));
  }
  if (info.examples.length > 0) lines.push(`For example: ${info.examples.map(code).join(', ')}`);
  return lines.filter((line) => line !== '').join('\n\n');
}

function codeMarkdown(catalogue: Catalogue, info: FieldInfo, text: string): string | undefined {
  const found = info.codes?.find((one) => one.code === text);
  if (found === undefined) return undefined;
  const list = info.codeList === undefined ? undefined : catalogue.codeList(info.codeList);
  const lines = [`${code(found.code)} **${plain(found.meaning)}**`];
  if (list !== undefined) lines.push(`${plain(list.title)} (${plain(list.definedBy)})`);
  if (found.from !== undefined || found.to !== undefined) {
    lines.push(
      `In use ${[found.from && `from ${found.from}`, found.to && `until ${found.to}`].filter(Boolean).join(' ')}`,
    );
  }
  if (found.note !== undefined) lines.push(prose(found.note));
  return lines.join('\n\n');
}

function hover(record: JudgedRecord, span: Span, value: string): Hover {
  return { contents: { kind: MarkupKind.Markdown, value }, range: rangeOf(record.document, span) };
}
