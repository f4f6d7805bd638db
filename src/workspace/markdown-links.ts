/** Links in the prose of a record that lead to an entry: `[the visit](#2026-03-04-visit)`, also in another record's file. */
import type { Span } from '../record/types.ts';

export interface FragmentLink {
  /** The path of the file as written; empty for this one. */
  readonly file: string;
  /** The part behind `#`, with escapes resolved. */
  readonly fragment: string;
  /** Where the part behind `#` stands. */
  readonly span: Span;
  /** Where the whole target stands. */
  readonly target: Span;
}

/** Longer targets lead nowhere in a record. */
const LONGEST = 500;
const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;

/** The links whose target has a fragment, in order. Code is passed over. Reads every character once. */
export function fragmentLinks(text: string): FragmentLink[] {
  if (!text.includes('](')) return [];
  const links: FragmentLink[] = [];
  let fence: string | undefined;
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    const line = text.slice(start, end);
    const mark = FENCE.exec(line)?.[0].trim();
    if (mark !== undefined && fence === undefined) fence = mark;
    else if (mark !== undefined && fence !== undefined && mark.startsWith(fence)) fence = undefined;
    else if (fence === undefined && line.includes('](')) onLine(line, start, links);
    start = end + 1;
  }
  return links;
}

function onLine(line: string, from: number, links: FragmentLink[]): void {
  let at = 0;
  while (at < line.length) {
    if (line[at] === '`') {
      let run = at;
      while (line[run] === '`') run += 1;
      const close = line.indexOf(line.slice(at, run), run);
      at = close === -1 ? run : close + (run - at);
    } else if (line.startsWith('](', at)) {
      const start = line[at + 2] === '<' ? at + 3 : at + 2;
      let end = start;
      while (end < line.length && !/[\s)>]/.test(line.charAt(end))) end += 1;
      const hash = line.indexOf('#', start);
      if (hash !== -1 && hash < end && end - start <= LONGEST) {
        const fragment = unescaped(line.slice(hash + 1, end));
        const file = unescaped(line.slice(start, hash));
        if (fragment !== undefined && file !== undefined && fragment !== '') {
          const span = { start: from + hash + 1, end: from + end };
          links.push({ file, fragment, span, target: { start: from + start, end: from + end } });
        }
      }
      at = end;
    } else at += 1;
  }
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
