/** What a line can start, by CommonMark: headings, fences, rules and list items. Offsets are in the text handed in. */
import { isBlankChar, type LineCursor } from './line-cursor.ts';
import type { HeadingMark } from './shape.ts';

/** How many times the character at `start` is repeated from there. */
function runLength(text: string, start: number, end: number): number {
  const code = text.charCodeAt(start);
  let at = start;
  while (at < end && text.charCodeAt(at) === code) at++;
  return at - start;
}

function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlankChar(text.charCodeAt(at))) at++;
  return at;
}

function trimBlanks(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlankChar(text.charCodeAt(at - 1))) at--;
  return at;
}

/** The heading whose first `#` stands at `start`; `undefined` where there is none. Closing marks are no part of the title. */
export function headingAt(text: string, lineStart: number, start: number, end: number): HeadingMark | undefined {
  const level = runLength(text, start, end);
  const after = start + level;
  if (level > 6 || (after < end && !isBlankChar(text.charCodeAt(after)))) return undefined;
  const titleStart = skipBlanks(text, after, end);
  let titleEnd = trimBlanks(text, titleStart, end);
  let marks = titleEnd;
  while (marks > titleStart && text.charCodeAt(marks - 1) === 35) marks--;
  if (marks === titleStart || isBlankChar(text.charCodeAt(marks - 1))) titleEnd = trimBlanks(text, titleStart, marks);
  return { level, lineStart, start, end, titleStart, titleEnd };
}

/** The length of the opening fence at `start`, or 0 where there is none. */
export function fenceAt(text: string, start: number, end: number): number {
  const length = runLength(text, start, end);
  if (length < 3) return 0;
  if (text.charCodeAt(start) !== 96) return length;
  const tick = text.slice(start + length, end).indexOf('`');
  return tick === -1 ? length : 0;
}

/** Whether the line from `start` on is nothing but `=` or `-`, as under a setext heading. */
export function isUnderline(text: string, start: number, end: number): boolean {
  return skipBlanks(text, start + runLength(text, start, end), end) === end;
}

/**
 * Where the line from `start` on stops being a thematic break (three or more `*`, `-` or `_`, with or without spaces): the
 * first character that has no place in it, or `end` where it is too short; -1 where it is one.
 */
export function breakEnds(text: string, start: number, end: number): number {
  const mark = text.charCodeAt(start);
  let count = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === mark) count++;
    else if (!isBlankChar(code)) return at;
  }
  return count >= 3 ? -1 : end;
}

/** The length of a list marker at `start` (0 where there is none); a paragraph is interrupted only by `-` or by `1.`. */
function listMarkerAt(text: string, start: number, end: number, interrupting: boolean): number {
  const first = text.charCodeAt(start);
  let at = start + 1;
  if (first >= 48 && first <= 57) {
    while (at < end && at - start < 10 && text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at++;
    if (at - start > 9) return 0;
    if (interrupting && Number(text.slice(start, at)) !== 1) return 0;
    const close = at < end ? text.charCodeAt(at) : 0;
    if (close !== 46 && close !== 41) return 0;
    at++;
  }
  if (at < end && !isBlankChar(text.charCodeAt(at))) return 0;
  return interrupting && skipBlanks(text, at, end) === end ? 0 : at - start;
}

/**
 * Takes the list marker at the cursor, where one stands there, and gives the columns by which the item's content is
 * indented; 0, and the cursor where it was, where none does.
 */
export function takeListItem(cursor: LineCursor, interrupting: boolean): number {
  const marker = listMarkerAt(cursor.text, cursor.nonspace, cursor.end, interrupting);
  if (marker === 0) return 0;
  const indent = cursor.indent;
  cursor.skipSpace();
  cursor.skipMarker(marker);
  const spaces = cursor.indent;
  if (cursor.blank || spaces > 4) {
    if (cursor.atSpace) cursor.skipColumns(1);
    return indent + marker + 1;
  }
  cursor.skipColumns(spaces);
  return indent + marker + spaces;
}
