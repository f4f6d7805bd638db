/**
 * Writes fields into a block of YAML where they are missing, and leaves every other byte. Plain blocks are added to line by line, maps in braces inside
 * them; new lines always go in at the start of a line, so that no editor sets them in once more. What comes out is tried by the caller.
 */
import { isMap } from '../../record/field-value.ts';
import type { FieldMap, FieldPath, Span } from '../../record/types.ts';
import { valueAt } from '../../schema/check.ts';
import { lineEnd, lineStart, nextLine, type Part } from './place.ts';
import type { FixEdit } from './types.ts';
import { Writing } from './writing.ts';

/** A value to write. Without a `sample` it is written as it is and nobody stops there. */
export interface NewValue {
  readonly given: string;
  readonly sample?: string;
  /** Written between brackets: a list. */
  readonly list?: boolean;
}

export interface NewField {
  readonly key: string;
  readonly value: NewValue | readonly NewField[];
}

const isFields = (value: NewField['value']): value is readonly NewField[] => Array.isArray(value);
const samePath = (a: FieldPath, b: FieldPath): boolean =>
  a.length === b.length && a.every((step, at) => step === b[at]);

/** Where new lines may go in. */
interface Lines {
  readonly at: number;
  /** A line ending must be written first: there is no line after this one. */
  readonly breakFirst: boolean;
}

/**
 * Edits that put `fields` into the map at `path` (`[]`: the fields themselves), which is made where it isn't there. Nothing where they stand there
 * already, or where the block is none that can be added to.
 */
export function writeFields(part: Part, path: FieldPath, fields: readonly NewField[], eol = part.eol): FixEdit[] {
  if (fields.length === 0) return [];
  const nested = (): FixEdit[] => {
    const key = path.at(-1);
    return typeof key === 'string' ? writeFields(part, path.slice(0, -1), [{ key, value: fields }], eol) : [];
  };
  if (!part.fields) return path.length > 0 ? nested() : newBlock(part, fields, eol);
  const value = valueAt(part.fields.value, path);
  if (path.length === 0 || isMap(value))
    return intoMap(part, path, isMap(value) ? value : part.fields.value, fields, eol);
  if (value !== undefined) return [];
  const half = part.fields.empty.some((each) => samePath(each, path));
  return half ? underKey(part, path, fields, eol) : nested();
}

/** Another item of the list of maps at `key`. */
export function writeItem(part: Part, key: string, fields: readonly NewField[], eol = part.eol): FixEdit[] {
  const list = part.fields?.value[key];
  const length = Array.isArray(list) ? list.length : 0;
  if (!part.fields || length === 0) {
    if (list !== undefined) return [];
    const half = part.fields?.empty.some((each) => samePath(each, [key])) === true;
    const writing = new Writing();
    if (!half) {
      const [empty] = writeFields(part, [], [{ key, value: { given: '' } }], eol);
      if (!empty) return [];
      const ending = `${key}: `;
      const cut = empty.text.lastIndexOf(ending) + ending.length - 1;
      const indent = /[ ]*$/.exec(empty.text.slice(0, cut - ending.length + 1))?.[0] ?? '';
      writing.add(`${empty.text.slice(0, cut)}${eol}`);
      writeItemLines(writing, `${indent}  `, fields, eol);
      return [writing.add(empty.text.slice(cut + 1).replace(/^(?:\r\n|\r|\n)/, eol)).edit(empty.span)];
    }
    const after = after_(part, part.fields.locate([key], 'key').end);
    writeItemLines(
      writing.add(after.breakFirst ? eol : ''),
      `${columnOf(part, part.fields.locate([key], 'key').start)}  `,
      fields,
      eol,
    );
    return [insert(part, after, after.breakFirst ? writing : writing.add(eol))];
  }
  const first = part.fields.locate([key, length - 1], 'value');
  const prefix = part.text.slice(lineStart(part.text, first.start), first.start);
  const dash = /^( *)- $/.exec(prefix);
  if (!dash) return [];
  const writing = new Writing();
  const after = after_(part, first.end);
  writeItemLines(writing.add(after.breakFirst ? eol : ''), dash[1] ?? '', fields, eol);
  return [insert(part, after, after.breakFirst ? writing : writing.add(eol))];
}

/** `- what: …` and its other parts on the lines below. */
export function writeItemLines(writing: Writing, indent: string, fields: readonly NewField[], eol: string): void {
  for (const [at, field] of fields.entries()) {
    if (at > 0) writing.add(eol);
    writing.add(`${indent}${at === 0 ? '- ' : '  '}`);
    writeLine(writing, `${indent}  `, field, eol);
  }
}

/** `key: value`, or the key and its parts on the lines below. The indentation of the first line is the caller's. */
function writeLine(writing: Writing, indent: string, { key, value }: NewField, eol: string): void {
  if (isFields(value)) {
    writing.add(`${key}:`);
    for (const part of value) writeLine(writing.add(`${eol}${indent}  `), `${indent}  `, part, eol);
    return;
  }
  writeValue(writing.add(`${key}: `), value);
}

function writeValue(writing: Writing, { given, sample, list }: NewValue, quoted = false): void {
  const [open, close] = list ? ['[', ']'] : quoted && sample !== undefined && given === '' ? ['"', '"'] : ['', ''];
  writing.add(open);
  if (sample === undefined) writing.add(given);
  else writing.stop(sample, given);
  writing.add(close);
}

/** A block of fields under a heading that has none. */
function newBlock(part: Part, fields: readonly NewField[], eol: string): FixEdit[] {
  if (!part.entry || part.entry.block.fields) return [];
  const { heading } = part.entry.block;
  const next = nextLine(part.text, heading.span.end);
  const writing = new Writing().add(next === undefined ? eol + eol : eol).add('```yaml');
  for (const field of fields) writeLine(writing.add(eol), '', field, eol);
  writing.add(`${eol}\`\`\``);
  if (next === undefined) return [writing.edit(spanAt(part, part.text.length))];
  const rest = part.text.slice(next, lineEnd(part.text, next));
  writing.add(next < part.text.length && rest.trim() !== '' ? eol + eol : eol);
  return [writing.edit(spanAt(part, next))];
}

function intoMap(part: Part, path: FieldPath, map: FieldMap, fields: readonly NewField[], eol: string): FixEdit[] {
  const { fields: all } = part;
  if (!all || fields.some(({ key }) => Object.hasOwn(map, key))) return [];
  const empty = all.empty.filter((each) => each.length === path.length + 1 && samePath(each.slice(0, -1), path));
  const isEmpty = ({ key }: NewField): boolean => empty.some((each) => each.at(-1) === key);
  const edits = fields.filter(isEmpty).flatMap(({ key, value }) => {
    if (isFields(value)) return underKey(part, [...path, key], value, eol);
    return afterColon(part, [...path, key], value);
  });
  const rest = fields.filter((field) => !isEmpty(field));
  if (edits.length < fields.length - rest.length) return [];
  if (rest.length > 0) {
    const added = intoLines(part, path, map, [...Object.keys(map).map((key) => [...path, key]), ...empty], rest, eol);
    if (!added) return [];
    edits.push(added);
  }
  return edits.sort((a, b) => a.span.start - b.span.start);
}

function intoLines(
  part: Part,
  path: FieldPath,
  map: FieldMap,
  keys: readonly FieldPath[],
  fields: readonly NewField[],
  eol: string,
): FixEdit | undefined {
  const { fields: all } = part;
  if (!all) return undefined;
  const whole = path.length === 0 ? all.span : all.locate(path, 'value');
  const body = part.text.slice(whole.start, whole.end);
  const lead = /^\s*/.exec(body)?.[0].length ?? 0;
  if (body.startsWith('{', lead)) return intoBraces(part, whole.start + lead, path, map, fields);
  const places = keys.map((key) => all.locate(key, 'key'));
  const first = places.reduce<Span | undefined>((a, b) => (a && a.start <= b.start ? a : b), undefined);
  if (!first && path.length > 0) return undefined;
  const indent = first ? columnOf(part, first.start) : '';
  const last = Math.max(whole.end, ...places.map(({ end }) => end));
  const after: Lines = path.length === 0 ? { at: all.span.end, breakFirst: false } : after_(part, last);
  const writing = new Writing().add(after.breakFirst ? eol : '');
  for (const [at, field] of fields.entries()) writeLine(writing.add(at > 0 ? eol : '').add(indent), indent, field, eol);
  return insert(part, after, after.breakFirst ? writing : writing.add(eol));
}

/** `{outcome: referral, rationale: ""}`: behind the last value that is there. Words stand between quotation marks, so that a comma is one. */
function intoBraces(
  part: Part,
  open: number,
  path: FieldPath,
  map: FieldMap,
  fields: readonly NewField[],
): FixEdit | undefined {
  const keys = Object.keys(map);
  const ends = keys.map((key) => part.fields?.locate([...path, key], 'value').end ?? 0);
  const writing = new Writing();
  for (const [at, { key, value }] of fields.entries()) {
    if (isFields(value)) return undefined;
    writeValue(writing.add(`${at > 0 || keys.length > 0 ? ', ' : ''}${key}: `), value, true);
  }
  return writing.edit(spanAt(part, keys.length > 0 ? Math.max(...ends) : open + 1));
}

/** The parts of a map whose key stands there with nothing after it. */
function underKey(part: Part, path: FieldPath, fields: readonly NewField[], eol: string): FixEdit[] {
  if (!part.fields) return [];
  const key = part.fields.locate(path, 'key');
  const indent = `${columnOf(part, key.start)}  `;
  const after = after_(part, key.end);
  const writing = new Writing().add(after.breakFirst ? eol : '');
  for (const [at, field] of fields.entries()) writeLine(writing.add(at > 0 ? eol : '').add(indent), indent, field, eol);
  return [insert(part, after, after.breakFirst ? writing : writing.add(eol))];
}

/** The value of a key that has none. */
function afterColon(part: Part, path: FieldPath, value: NewValue): FixEdit[] {
  const key = part.fields?.locate(path, 'key');
  if (!key || part.text[key.end] !== ':') return [];
  const writing = new Writing().add(' ');
  writeValue(writing, value);
  return [writing.edit(spanAt(part, key.end + 1))];
}

/** The start of the line after the one that holds `offset`, within the fields. */
function after_(part: Part, offset: number): Lines {
  const end = part.fields?.span.end ?? part.text.length;
  const next = nextLine(
    part.text,
    Math.max(0, offset - 1) < offset && isAfterBreak(part.text, offset) ? offset - 1 : offset,
  );
  if (next === undefined) return { at: part.text.length, breakFirst: true };
  return { at: Math.min(next, end), breakFirst: false };
}

function isAfterBreak(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  return before === 10 || before === 13;
}

/** What stands before `offset` on its line, as white space. */
function columnOf(part: Part, offset: number): string {
  return ' '.repeat(offset - lineStart(part.text, offset));
}

function insert(part: Part, { at }: Lines, writing: Writing): FixEdit {
  return writing.edit(spanAt(part, at));
}

function spanAt(part: Part, offset: number): Span {
  return { start: part.start + offset, end: part.start + offset };
}
