/**
 * The outline: entries with what came of them in words, their sections, and the free sections between them. What is told of a block is kept with it; after an
 * edit that leaves the lines above it as many as they were, it is the very same.
 */
import { type DocumentSymbol, type Position, type Range, SymbolKind } from 'vscode-languageserver';
import { isMap } from '../../record/field-value.ts';
import type { Block, EntryBlock, Section, Span } from '../../record/types.ts';
import type { Catalogue } from '../../schema/types.ts';
import { type JudgedRecord, rangeOf } from '../judged-record.ts';
import { linesOfBlock } from '../record-document.ts';

/** Longest outcome that is written out: the outline is read at a glance. */
const LONGEST = 60;

interface BlockSymbol {
  readonly symbol: DocumentSymbol;
  /** The line on which the block began when this was made. */
  readonly line: number;
}

const known = new WeakMap<Catalogue, WeakMap<Block, BlockSymbol>>();

/** Document symbols in the order of the file. Names are never empty: the editor refuses those. */
export function symbolsOf({ document, judgement, workspace: { catalogue } }: JudgedRecord): DocumentSymbol[] {
  const { frontMatter, blocks } = judgement.record;
  const symbols: DocumentSymbol[] = [];
  if (frontMatter !== undefined) {
    const { id, name, worker } = frontMatter.fields?.value ?? {};
    const shown = [id, name ?? worker].filter((part) => typeof part === 'string').join(' ');
    const range = rangeOf(document, frontMatter.span);
    symbols.push({ name: shown || 'Front matter', kind: SymbolKind.Object, range, selectionRange: range });
  }
  const ofBlocks = known.get(catalogue) ?? new WeakMap<Block, BlockSymbol>();
  known.set(catalogue, ofBlocks);
  for (const { block, start } of blocks) {
    const { line, character } = document.positionAt(start);
    let kept = ofBlocks.get(block) ?? { symbol: blockSymbol(block, catalogue), line: 0 };
    if (kept.line !== line) kept = { symbol: moved(kept.symbol, line - kept.line), line };
    ofBlocks.set(block, kept);
    symbols.push(character === 0 ? kept.symbol : indented(kept.symbol, line, character));
  }
  return symbols;
}

/** Places are told from the start of the block. */
function blockSymbol(block: Block, catalogue: Catalogue): DocumentSymbol {
  const whole = { start: 0, end: block.text.trimEnd().length };
  const children = block.sections.map((section) => sectionSymbol(block, section));
  if (block.kind === 'free') {
    const title = block.title || 'Untitled';
    return { ...symbol(block, title, '', SymbolKind.Namespace, whole, block.headingSpan), children };
  }
  const { heading } = block;
  const name = [heading.dateText, heading.time, heading.typeText].filter((part) => part).join(' ') || 'Entry';
  const detail = [heading.subject?.text, ...cameOfIt(block, catalogue)].filter(Boolean).join(' · ');
  return { ...symbol(block, name, detail, SymbolKind.Event, whole, heading.span), children };
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

function sectionSymbol(block: Block, { title, headingSpan, bodySpan }: Section): DocumentSymbol {
  const whole = { start: headingSpan.start, end: Math.max(headingSpan.end, bodySpan.end) };
  return symbol(block, title || 'Untitled', '', SymbolKind.String, whole, headingSpan);
}

function symbol(
  block: Block,
  name: string,
  detail: string,
  kind: SymbolKind,
  whole: Span,
  selection: Span,
): DocumentSymbol {
  const lines = linesOfBlock(block);
  const rangeIn = ({ start, end }: Span): Range => ({ start: lines.position(start), end: lines.position(end) });
  const span = { start: Math.min(whole.start, selection.start), end: Math.max(whole.end, selection.end) };
  return {
    name,
    ...(detail === '' ? {} : { detail }),
    kind,
    range: rangeIn(span),
    selectionRange: rangeIn(selection),
  };
}

/** So many lines further down. */
function moved(each: DocumentSymbol, lines: number): DocumentSymbol {
  return placedBy(each, ({ line, character }) => ({ line: line + lines, character }));
}

/** Behind a byte order mark, the first line begins further right. */
function indented(each: DocumentSymbol, first: number, by: number): DocumentSymbol {
  return placedBy(each, ({ line, character }) => ({ line, character: line === first ? character + by : character }));
}

function placedBy(each: DocumentSymbol, place: (position: Position) => Position): DocumentSymbol {
  const range = ({ start, end }: Range): Range => ({ start: place(start), end: place(end) });
  const { children } = each;
  return {
    ...each,
    range: range(each.range),
    selectionRange: range(each.selectionRange),
    ...(children === undefined ? {} : { children: children.map((child) => placedBy(child, place)) }),
  };
}
