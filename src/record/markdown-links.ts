/** Links in the prose of a record that lead to an entry: `[the visit](#2026-03-04-visit)`, also in another record's file. */
import type { Span } from './types.ts';

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
  const code = codeIn(line);
  let at = 0;
  let link = line.indexOf('](');
  while (link !== -1) {
    const span = code.next(at);
    if (span !== undefined && span.start < link) at = span.end;
    else at = takeLink(line, link + 2, from, links);
    // Looked for again only once it is passed: what stands before it may be code in many pieces.
    if (link < at) link = line.indexOf('](', at);
  }
}

/** Takes the link whose target begins at an offset, where it has a fragment, and gives where the target ends. */
function takeLink(line: string, at: number, from: number, links: FragmentLink[]): number {
  const start = line[at] === '<' ? at + 1 : at;
  let end = start;
  while (end < line.length && !/[\s)>]/.test(line.charAt(end))) end += 1;
  if (end - start > LONGEST) return end;
  const target = line.slice(start, end);
  const hash = target.indexOf('#');
  const file = hash === -1 ? undefined : unescaped(target.slice(0, hash));
  const fragment = hash === -1 ? undefined : unescaped(target.slice(hash + 1));
  if (file !== undefined && fragment !== undefined && fragment !== '') {
    const span = { start: from + start + hash + 1, end: from + end };
    links.push({ file, fragment, span, target: { start: from + start, end: from + end } });
  }
  return end;
}

/** Pieces of code in a line, one after the other: from a run of backticks to the next of the same length. A run that none closes is text. */
function codeIn(line: string): { next(at: number): Span | undefined } {
  const runs: { readonly start: number; readonly length: number }[] = [];
  for (let start = line.indexOf('`'); start !== -1; ) {
    let end = start + 1;
    while (line[end] === '`') end += 1;
    runs.push({ start, length: end - start });
    start = line.indexOf('`', end);
  }
  // From the end, so that each run finds the next of its length without a search.
  const closers = new Map<number, number>();
  const closed: (number | undefined)[] = [];
  for (let index = runs.length - 1; index >= 0; index--) {
    const { start, length } = runs[index] ?? { start: 0, length: 0 };
    closed[index] = closers.get(length);
    closers.set(length, start);
  }
  let waiting = 0;
  return {
    /** The first piece that begins at `at` or behind it; `at` never goes back. */
    next(at) {
      for (let run = runs[waiting]; run !== undefined; run = runs[waiting]) {
        const closer = closed[waiting];
        if (run.start >= at && closer !== undefined) return { start: run.start, end: closer + run.length };
        waiting += 1;
      }
      return undefined;
    },
  };
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
