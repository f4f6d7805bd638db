/** The outline: entries with what came of them in words, their sections, and the free sections between them. */
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { EntryBlock, FieldMap, FieldValue, PlacedBlock, Section, Span } from '../../record/types.ts';
import type { Catalogue } from '../../schema/types.ts';
import { type JudgedRecord, placed, rangeOf } from '../judged-record.ts';

/** Longest outcome that is written out: the outline is read at a glance. */
const LONGEST = 60;

/** Document symbols in the order of the file. Names are never empty: the editor refuses those. */
export function symbolsOf(record: JudgedRecord): DocumentSymbol[] {
  const { frontMatter, blocks } = record.judgement.record;
  const symbols: DocumentSymbol[] = [];
  if (frontMatter !== undefined) {
    const { id, name, worker } = frontMatter.fields?.value ?? {};
    const shown = [id, name ?? worker].filter((part) => typeof part === 'string').join(' ');
    symbols.push(symbol(record, shown || 'Front matter', '', SymbolKind.Object, frontMatter.span, frontMatter.span));
  }
  for (const block of blocks) symbols.push(blockSymbol(record, block));
  return symbols;
}

function blockSymbol(record: JudgedRecord, { block, start }: PlacedBlock): DocumentSymbol {
  const whole = placed(start, { start: 0, end: block.text.trimEnd().length });
  const children = block.sections.map((section) => sectionSymbol(record, section, start));
  if (block.kind === 'free') {
    const heading = placed(start, block.headingSpan);
    return { ...symbol(record, block.title || 'Untitled', '', SymbolKind.Namespace, whole, heading), children };
  }
  const { heading } = block;
  const name = [heading.dateText, heading.time, heading.typeText].filter((part) => part).join(' ') || 'Entry';
  const selection = placed(start, heading.span);
  const detail = [heading.subject?.text, ...cameOfIt(block, record.workspace.catalogue)].filter(Boolean).join(' · ');
  return { ...symbol(record, name, detail, SymbolKind.Event, whole, selection), children };
}

/** `no further action`, `seen alone`: what came of an entry, in words. */
export function cameOfIt({ heading: { type }, fields }: EntryBlock, catalogue: Catalogue): string[] {
  const { decision, seen, alone } = fields?.value ?? {};
  const outcome = isMap(decision) ? decision.outcome : undefined;
  const words: string[] = [];
  if (typeof outcome === 'string' && outcome !== '') {
    const info = type === undefined ? undefined : catalogue.fieldAt({ entry: type }, ['decision', 'outcome']);
    const meaning = info?.codes?.find(({ code }) => code === outcome)?.meaning ?? outcome.replace(/\s+/g, ' ');
    words.push(meaning.length > LONGEST ? `${meaning.slice(0, LONGEST)}…` : meaning);
  }
  if (seen === 'no') words.push('not seen');
  else if (seen === 'yes') words.push(alone === 'yes' ? 'seen alone' : 'seen');
  return words;
}

function isMap(value: FieldValue | undefined): value is FieldMap {
  return typeof value === 'object' && !Array.isArray(value);
}

function sectionSymbol(record: JudgedRecord, section: Section, start: number): DocumentSymbol {
  const heading = placed(start, section.headingSpan);
  const body = placed(start, section.bodySpan);
  const whole = { start: heading.start, end: Math.max(heading.end, body.end) };
  return symbol(record, section.title || 'Untitled', '', SymbolKind.String, whole, heading);
}

function symbol(
  record: JudgedRecord,
  name: string,
  detail: string,
  kind: SymbolKind,
  whole: Span,
  selection: Span,
): DocumentSymbol {
  const span = { start: Math.min(whole.start, selection.start), end: Math.max(whole.end, selection.end) };
  return {
    name,
    ...(detail === '' ? {} : { detail }),
    kind,
    range: rangeOf(record.document, span),
    selectionRange: rangeOf(record.document, selection),
  };
}
