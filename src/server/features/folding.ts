/**
 * Folding: entries, their fields and sections, free sections, the front matter, and the years of a record that stands in order of date.
 *
 * A year begins on the blank line before its first entry: two folds can't begin on one line, and the heading belongs to the entry. It is a region, so that
 * *Fold All Regions* shows a record of many years as a list of years.
 */
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { LineIndex } from '../../record/lines.ts';
import type { Block, EntryBlock, PlacedBlock, Span } from '../../record/types.ts';
import { type JudgedRecord, rangeOf } from '../judged-record.ts';
import { fieldRegion } from './record-cursor.ts';

/** Lines within a block, from 0. */
interface BlockFolds {
  readonly folds: readonly { readonly start: number; readonly end: number }[];
  /** The last line that isn't blank. */
  readonly lastLine: number;
}

const known = new WeakMap<Block, BlockFolds>();

/** Lines from 0; a range of one line isn't given. Blank lines after a part stay outside its fold. */
export function foldingOf(record: JudgedRecord): FoldingRange[] {
  const { document } = record;
  const { frontMatter, blocks } = record.judgement.record;
  const ranges: FoldingRange[] = [];
  if (frontMatter !== undefined) {
    const { start, end } = rangeOf(document, frontMatter.span);
    if (end.line > start.line) ranges.push({ startLine: start.line, endLine: end.line });
  }
  const placed = blocks.map(({ block, start }) => ({ block, line: document.positionAt(start).line }));
  for (const { block, line } of placed)
    for (const fold of foldsIn(block).folds) ranges.push({ startLine: line + fold.start, endLine: line + fold.end });
  ranges.push(...years(record, placed));
  return ranges.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

function foldsIn(block: Block): BlockFolds {
  let folds = known.get(block);
  if (folds === undefined) {
    folds = readFolds(block);
    known.set(block, folds);
  }
  return folds;
}

function readFolds(block: Block): BlockFolds {
  const { text } = block;
  const lines = new LineIndex(text);
  const lineOf = (offset: number): number => lines.position(offset).line;
  const lastLine = lineOf(lastInk(text, { start: 0, end: text.length }));
  const folds = [{ start: 0, end: lastLine }];
  for (const { headingSpan, bodySpan } of block.sections)
    folds.push({
      start: lineOf(headingSpan.start),
      end: lineOf(lastInk(text, { start: headingSpan.start, end: Math.max(headingSpan.end, bodySpan.end) })),
    });
  const fields = block.kind === 'entry' ? fieldLines(block, lineOf) : undefined;
  if (fields !== undefined) folds.push(fields);
  return { folds: folds.filter(({ start, end }) => end > start), lastLine };
}

/** The fields with their fences. */
function fieldLines(block: EntryBlock, lineOf: (offset: number) => number) {
  const region = fieldRegion({ block });
  if (region === undefined) return undefined;
  const start = lineOf(region.start) - 1;
  const end = Math.min(lineOf(lastInk(block.text, region)) + 1, lineOf(block.text.length));
  return end > start + 1 ? { start, end } : undefined;
}

/** One region a year, where the entries stand in order and there are several years. */
function years(
  { judgement: { record }, document }: JudgedRecord,
  placed: readonly { readonly block: Block; readonly line: number }[],
): FoldingRange[] {
  const runs: { year: string; startLine: number; endLine: number }[] = [];
  let before = '';
  for (const [at, { block, line }] of placed.entries()) {
    if (block.kind !== 'entry') continue;
    const { date } = block.heading;
    // Out of order, a year has no one place.
    if (date === undefined || date < before) return [];
    before = date;
    const year = date.slice(0, 4);
    const endLine = line + foldsIn(block).lastLine;
    const run = runs.at(-1);
    if (run?.year === year) run.endLine = endLine;
    else runs.push({ year, startLine: isBlankBefore(record.opening, record.blocks, at) ? line - 1 : -1, endLine });
  }
  if (runs.length < 2 || document.lineCount === 0) return [];
  return runs.flatMap(({ startLine, endLine }) =>
    startLine < 0 ? [] : [{ startLine, endLine, kind: FoldingRangeKind.Region }],
  );
}

/** Whether a blank line stands before the block at this index. */
function isBlankBefore(opening: string, blocks: readonly PlacedBlock[], at: number): boolean {
  const text = at === 0 ? opening : (blocks[at - 1]?.block.text ?? '');
  return /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(-200));
}

/** The offset just behind the last character of the span that isn't white space. */
function lastInk(text: string, span: Span): number {
  let end = span.end;
  while (end > span.start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end;
}
