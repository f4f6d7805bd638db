/** Where a cursor stands in a record: heading, fields, front matter, section heading or plain text. */
import type { Entry, RecordKind, Span } from '../../record/types.ts';
import { blockAt, entryOf, type JudgedRecord, lineAt, lineOf, placed } from '../judged-record.ts';
import { type FieldCursor, fieldCursor } from './field-cursor.ts';

export type RecordCursor =
  | { readonly at: 'entry-heading'; readonly line: Span; readonly entry?: Entry }
  | { readonly at: 'section-heading'; readonly line: Span; readonly entry: Entry }
  | { readonly at: 'entry-fields'; readonly entry: Entry; readonly field: FieldCursor }
  | { readonly at: 'front-matter'; readonly kind?: RecordKind; readonly field: FieldCursor }
  | { readonly at: 'text' };

const ELSEWHERE: RecordCursor = { at: 'text' };

/** Finds the place of a document offset. Works on half-typed and broken text, and looks at no more of it than the block that holds the place. */
export function recordCursor(record: JudgedRecord, offset: number): RecordCursor {
  const { opening, kind } = record.judgement.record;
  const matter = offset <= opening.length ? frontMatterRegion(record, opening) : undefined;
  if (matter !== undefined && offset >= matter.start && offset <= matter.end) {
    const field = fieldCursor(opening, matter, offset);
    if (field === undefined) return ELSEWHERE;
    return { at: 'front-matter', field, ...(kind === undefined ? {} : { kind }) };
  }
  const block = blockAt(record, offset);
  if (block === undefined) return ELSEWHERE;
  const entry = block.block.kind === 'entry' ? entryOf(record, block) : undefined;
  const line = lineOf(record, offset);
  if (line.start <= block.start) {
    return { at: 'entry-heading', line, ...(entry === undefined ? {} : { entry }) };
  }
  if (entry === undefined) return ELSEWHERE;
  const region = fieldRegion(entry);
  const within = offset - entry.start;
  if (region !== undefined && within >= region.start && within <= region.end) {
    const field = fieldCursor(entry.block.text, region, within);
    return field === undefined
      ? ELSEWHERE
      : { at: 'entry-fields', entry, field: { ...field, span: placed(entry.start, field.span) } };
  }
  const isSection = entry.block.sections.some((section) => {
    const heading = placed(entry.start, section.headingSpan);
    return line.start <= heading.start && heading.start <= line.end;
  });
  return isSection ? { at: 'section-heading', line, entry } : ELSEWHERE;
}

const OPENING_FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*yaml[ \t]*$/;

/**
 * The YAML text of an entry's fields without its fences, relative to the block. Found by its fences even where the YAML in
 * it is broken and the parser gave no fields.
 */
export function fieldRegion(entry: Pick<Entry, 'block'>): Span | undefined {
  const { text, fields } = entry.block;
  if (fields !== undefined) return fields.span;
  let at = nextLine(text, 0);
  while (at < text.length) {
    const line = lineAt(text, at);
    const content = text.slice(line.start, line.end);
    const fence = OPENING_FENCE.exec(content)?.[1];
    if (fence !== undefined) return fencedText(text, nextLine(text, line.end), fence);
    if (content.trim() !== '') return undefined;
    at = nextLine(text, line.end);
  }
  return undefined;
}

function fencedText(text: string, start: number, fence: string): Span {
  for (let at = start; at < text.length; ) {
    const line = lineAt(text, at);
    const content = text.slice(line.start, line.end).trim();
    if (content.startsWith(fence) && content === content.charAt(0).repeat(content.length)) {
      return { start, end: Math.max(start, line.start - 1) };
    }
    at = nextLine(text, line.end);
  }
  return { start: Math.min(start, text.length), end: text.length };
}

/** The offset at which the line after this offset's line begins, or the length of the text. */
function nextLine(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed === -1 ? text.length : feed + 1;
}

/** The text between the front matter's lines of dashes, also while the closing one is still missing. */
export function frontMatterRegion(record: JudgedRecord, text: string): Span | undefined {
  const { frontMatter } = record.judgement.record;
  if (!text.startsWith('---')) return undefined;
  const start = nextLine(text, 0);
  if (start === text.length && !text.endsWith('\n')) return undefined;
  const limit = frontMatter?.span.end ?? text.length;
  for (let at = start; at < limit; ) {
    const line = lineAt(text, at);
    const content = text.slice(line.start, line.end).trimEnd();
    if (content === '---' || content.startsWith('#')) return { start, end: Math.max(start, line.start - 1) };
    at = nextLine(text, line.end);
    if (at === line.end) break;
  }
  return { start, end: limit };
}
