/** How a remark that silences a rule is told from other text, line by line. Apart from its reader, as the scanner knows such lines too. */
import type { Span } from './types.ts';

/** What every such remark holds. */
export const SUPPRESSION_MARK = 'case-record-disable';

/** The comment that a line ends with, where it ends with one, relative to the line. */
function commentAtEnd(line: string): Span | undefined {
  const end = line.trimEnd().length;
  if (!line.endsWith('-->', end)) return undefined;
  const start = line.lastIndexOf('<!--', end - 3);
  return start !== -1 && line.indexOf('-->', start) === end - 3 ? { start, end } : undefined;
}

function isMarked(line: string, start: number): boolean {
  return line
    .slice(start + '<!--'.length)
    .trimStart()
    .startsWith(SUPPRESSION_MARK);
}

/** The remark at the end of a line, relative to it. */
export function trailingComment(line: string): Span | undefined {
  const comment = commentAtEnd(line);
  return comment && isMarked(line, comment.start) ? comment : undefined;
}

/** The remarks that stand anywhere in a line, but for code; of one that is not closed, all that follows on the line. Relative to it; `most` of them. */
export function marksIn(line: string, most: number): Span[] {
  const marks: Span[] = [];
  let inCode = false;
  let looked = 0;
  for (let at = line.indexOf('<!--'); at !== -1 && marks.length < most; at = line.indexOf('<!--', looked)) {
    for (; looked < at; looked++) if (line.charCodeAt(looked) === 96) inCode = !inCode;
    if (inCode || line[at - 1] === '\\') {
      looked = at + 1;
      continue;
    }
    const close = line.indexOf('-->', at);
    looked = close === -1 ? line.length : close + '-->'.length;
    if (isMarked(line, at)) marks.push({ start: at, end: looked });
  }
  return marks;
}

/** Whether a line starts, at the margin, with such a remark, closed or not. */
export function isSuppressionLine(line: string): boolean {
  return line.startsWith('<!--') && isMarked(line, 0);
}

/** Whether the line is such a remark and nothing else: text that nobody reads, so that fields may follow it. */
export function isOnlySuppression(line: string): boolean {
  return trailingComment(line)?.start === 0;
}

/** Where the title of a heading ends that a remark follows on its line; a reader of the page doesn't see the remark. */
export function titleEndBefore(text: string, start: number, end: number): number {
  if (!text.endsWith('-->', end)) return end;
  const comment = trailingComment(text.slice(start, end));
  return comment ? start + text.slice(start, start + comment.start).trimEnd().length : end;
}
