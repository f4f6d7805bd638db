/**
 * Where a cursor stands in the YAML fields of an entry, of the front matter or of settings: in which key, at which value, under what.
 *
 * It reads lines and indentation, not YAML: help is wanted most while the YAML is half typed and no parser would take it.
 */
import type { FieldPath, Span } from '../../record/types.ts';

export interface FieldCursor {
  /** On a key (or where one could begin), or on its value. */
  readonly part: 'key' | 'value';
  /** The way to the key or value; for a key not typed yet, the way to the map it would join. */
  readonly path: FieldPath;
  /** The way to the map or list that holds it. */
  readonly parent: FieldPath;
  /** The key or value as written, as document offsets; empty where nothing is written yet. */
  readonly span: Span;
  /** Keys already written in the same map, other than that at the cursor. */
  readonly siblings: ReadonlySet<string>;
  /** The column (from 0) at which the key or the value's line begins. */
  readonly indent: number;
}

interface Level {
  readonly indent: number;
  readonly step: string | number;
}

interface Line {
  readonly start: number;
  readonly text: string;
}

interface KeyLine {
  readonly parent: FieldPath;
  readonly key: string;
  readonly start: number;
}

/** A line of fields taken apart; the settings of a folder have ids of people and of rules as keys. Written so that no part can match in two ways: the text may be hostile. */
const FIELD_LINE = /^( *)((?:- +)*)(?:([A-Za-z0-9_][\w./*@-]*)(:)(?= |\t|$))?/;
const BLOCK_SCALAR = /^\s*[|>][-+0-9]*\s*(?:#.*)?$/;

/**
 * Finds the cursor's place. `region` is the YAML text without its fences, as document offsets; `offset` lies in it.
 * Undefined in comments and in the text of a block scalar.
 */
export function fieldCursor(text: string, region: Span, offset: number): FieldCursor | undefined {
  const levels: Level[] = [];
  const keys: KeyLine[] = [];
  let found: { part: 'key' | 'value'; path: FieldPath; parent: FieldPath; span: Span; indent: number } | undefined;
  let scalarIndent = -1;
  for (const line of linesOf(text, region)) {
    const here = offset >= line.start && offset <= line.start + line.text.length;
    const column = offset - line.start;
    const blank = line.text.trim() === '';
    const indent = line.text.length - line.text.trimStart().length;
    if (scalarIndent >= 0) {
      if (blank || indent > scalarIndent) {
        if (here && !(blank && column <= scalarIndent)) return undefined;
        if (!here) continue;
      } else scalarIndent = -1;
    }
    if (blank) {
      if (here) found = blankLine(levels, line, column);
      continue;
    }
    if (line.text.trimStart().startsWith('#')) {
      if (here) return undefined;
      continue;
    }
    const match = FIELD_LINE.exec(line.text);
    const lead = match?.[1]?.length ?? 0;
    const dashes = match?.[2] ?? '';
    enterItems(levels, lead, dashes);
    const keyColumn = lead + dashes.length;
    const key = match?.[3];
    if (key === undefined) {
      if (here) found = plainLine(levels, line, keyColumn, dashes !== '', column);
      continue;
    }
    leave(levels, keyColumn);
    const parent = pathOf(levels);
    const keyStart = line.start + keyColumn;
    keys.push({ parent, key, start: keyStart });
    levels.push({ indent: keyColumn, step: key });
    const rest = keyColumn + key.length + 1;
    if (BLOCK_SCALAR.test(line.text.slice(rest))) scalarIndent = keyColumn;
    if (!here) continue;
    const path = [...parent, key];
    if (column <= keyColumn + key.length) {
      found = { part: 'key', path, parent, span: { start: keyStart, end: keyStart + key.length }, indent: keyColumn };
    } else {
      const value = valueSpan(line, rest, column);
      if (value !== undefined) found = { part: 'value', path, parent, span: value, indent: keyColumn };
    }
  }
  if (found === undefined) return undefined;
  const { parent, span } = found;
  const siblings = keys.filter((key) => key.start !== span.start && samePath(key.parent, parent)).map((key) => key.key);
  return { ...found, siblings: new Set(siblings) };
}

function* linesOf(text: string, region: Span): Generator<Line> {
  let start = region.start;
  while (start <= region.end) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 || feed >= region.end ? region.end : feed;
    const line = text.slice(start, end);
    yield { start, text: line.endsWith('\r') ? line.slice(0, -1) : line };
    if (end === region.end) return;
    start = end + 1;
  }
}

function blankLine(levels: Level[], line: Line, column: number) {
  leave(levels, column);
  const parent = pathOf(levels);
  const at = line.start + column;
  return { part: 'key' as const, path: parent, parent, span: { start: at, end: at }, indent: column };
}

/** A line without `key:`: a key being typed, or one value of a list. */
function plainLine(levels: Level[], line: Line, from: number, item: boolean, column: number) {
  const end = line.start + line.text.trimEnd().length;
  const span = { start: Math.min(line.start + from, line.start + column), end: Math.max(end, line.start + column) };
  if (!item) leave(levels, from);
  const path = pathOf(levels);
  if (item) return { part: 'value' as const, path, parent: path.slice(0, -1), span, indent: from };
  return { part: 'key' as const, path, parent: path, span, indent: from };
}

/** `- ` at `lead`: a list item, under the key before it; `- - ` is an item of an item. */
function enterItems(levels: Level[], lead: number, dashes: string): void {
  for (let i = 0; i < dashes.length; i += 1) {
    if (dashes[i] !== '-') continue;
    const indent = lead + i;
    let index = 0;
    for (;;) {
      const top = levels.at(-1);
      if (top === undefined || top.indent < indent) break;
      if (top.indent === indent && typeof top.step === 'string') break;
      levels.pop();
      if (top.indent === indent && typeof top.step === 'number') index = top.step + 1;
    }
    levels.push({ indent, step: index });
  }
}

function leave(levels: Level[], indent: number): void {
  for (let top = levels.at(-1); top !== undefined && top.indent >= indent; top = levels.at(-1)) levels.pop();
}

function pathOf(levels: readonly Level[]): FieldPath {
  return levels.map((level) => level.step);
}

function samePath(a: FieldPath, b: FieldPath): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}

/** The value after `key:`; within `[a, b]`, the one item that the cursor is at. Undefined in a comment behind it. */
function valueSpan(line: Line, rest: number, column: number): Span | undefined {
  const comment = line.text.indexOf(' #', rest);
  if (comment !== -1 && column > comment) return undefined;
  const whole = comment === -1 ? line.text : line.text.slice(0, comment);
  let start = rest;
  let end = whole.length;
  const bracket = whole.indexOf('[', rest);
  if (bracket !== -1 && bracket < column && whole.slice(rest, bracket).trim() === '') {
    start = Math.max(bracket, whole.lastIndexOf(',', column - 1)) + 1;
    const ends = [whole.indexOf(',', column), whole.indexOf(']', column)].filter((at) => at !== -1);
    end = Math.min(end, ...ends);
  }
  while (start < end && start < column && isSpace(whole, start)) start += 1;
  while (end > start && end > column && isSpace(whole, end - 1)) end -= 1;
  return { start: line.start + start, end: line.start + end };
}

function isSpace(text: string, at: number): boolean {
  return text[at] === ' ' || text[at] === '\t';
}
