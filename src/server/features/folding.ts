/** Folding: entries, their fields and sections, free sections, and the front matter. */
import type { FoldingRange } from 'vscode-languageserver';
import type { Span } from '../../record/types.ts';
import { type JudgedRecord, placed } from '../judged-record.ts';
import { fieldRegion } from './record-cursor.ts';

/** Lines from 0; a range of one line isn't given. Blank lines after a part stay outside its fold. */
export function foldingOf(record: JudgedRecord): FoldingRange[] {
  const { frontMatter, blocks, entries } = record.judgement.record;
  const text = record.document.getText();
  const ranges: FoldingRange[] = [];
  const add = (span: Span): void => {
    const startLine = record.document.positionAt(span.start).line;
    const endLine = record.document.positionAt(lastInk(text, span)).line;
    if (endLine > startLine) ranges.push({ startLine, endLine });
  };
  if (frontMatter !== undefined) add(frontMatter.span);
  for (const { block, start } of blocks) {
    add({ start, end: start + block.text.length });
    for (const section of block.sections) {
      const heading = placed(start, section.headingSpan);
      add({ start: heading.start, end: Math.max(heading.end, placed(start, section.bodySpan).end) });
    }
  }
  for (const entry of entries) {
    const region = fieldRegion(entry);
    if (region === undefined) continue;
    const fields = placed(entry.start, region);
    const startLine = record.document.positionAt(fields.start).line - 1;
    const endLine = record.document.positionAt(lastInk(text, fields)).line + 1;
    const lastLine = record.document.positionAt(entry.start + entry.block.text.length).line;
    if (endLine > startLine + 1) ranges.push({ startLine, endLine: Math.min(endLine, lastLine) });
  }
  return ranges.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

/** The offset just behind the last character of the span that isn't white space. */
function lastInk(text: string, span: Span): number {
  let end = span.end;
  while (end > span.start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end;
}
