/** Fields as people read them: titles for keys, words for codes and dates, people by name. */
import { inWords } from '../journey/wording.ts';
import { parseIsoDate } from '../record/date.ts';
import { isList } from '../record/field-value.ts';
import type { FieldMap, FieldValue } from '../record/types.ts';
import type { FieldInfo } from '../schema/types.ts';
import { capital } from '../schema/wording.ts';

/** One value. */
export interface SaidValue {
  readonly words: string;
  /** What was written, where the words are the meaning of a code. */
  readonly code?: string;
  /** The place of the entry that it names. */
  readonly place?: number;
}

/** One field: its values, or where it has parts, those. */
export interface FieldRow {
  readonly title: string;
  readonly values: readonly SaidValue[];
  readonly parts?: readonly (readonly FieldRow[])[];
}

/** What is known beyond the schemas. */
export interface FieldReaders {
  /** The name of a person; undefined for an id that nobody has. */
  nameOf(id: string): string | undefined;
  /** The place of an entry, and what it is called: `Visit, 4 March 2026`. */
  entryOf(reference: string): SaidValue | undefined;
}

/** Nobody writes deeper, and what is written by a program shall not lead the reader into the depth. */
const DEEPEST = 6;

/** The fields in the order in which they are written, but for those named. What no schema knows is shown as it was written. */
export function fieldRows(
  fields: FieldMap,
  infos: readonly FieldInfo[],
  readers: FieldReaders,
  without: ReadonlySet<string> = new Set(),
): readonly FieldRow[] {
  return rowsOf(fields, infos, readers, without, 0);
}

const NONE: ReadonlySet<string> = new Set();

function rowsOf(
  fields: FieldMap,
  infos: readonly FieldInfo[],
  readers: FieldReaders,
  without: ReadonlySet<string>,
  depth: number,
): readonly FieldRow[] {
  const known = byName(infos);
  return Object.entries(fields)
    .filter(([name]) => !without.has(name))
    .map(([name, value]) => rowOf(name, value, known.get(name), readers, depth));
}

const named = new WeakMap<readonly FieldInfo[], ReadonlyMap<string, FieldInfo>>();

/** The fields of a type by their names; kept, for a record asks for those of a few types again and again. */
function byName(infos: readonly FieldInfo[]): ReadonlyMap<string, FieldInfo> {
  const known = named.get(infos) ?? new Map(infos.map((info) => [info.name, info]));
  named.set(infos, known);
  return known;
}

function rowOf(
  name: string,
  value: FieldValue,
  info: FieldInfo | undefined,
  readers: FieldReaders,
  depth: number,
): FieldRow {
  const title = info === undefined || info.title === '' ? titleOf(name) : info.title;
  const items = isList(value) ? value : [value];
  const values: SaidValue[] = [];
  const parts: (readonly FieldRow[])[] = [];
  for (const item of items) {
    if (typeof item !== 'object') values.push(sayValue(String(item), info, readers, isList(value)));
    else if (isList(item) || depth >= DEEPEST) values.push({ words: flat(item, 0) });
    else parts.push(rowsOf(item, info?.fields ?? [], readers, NONE, depth + 1));
  }
  return { title, values, ...(parts.length === 0 ? {} : { parts }) };
}

/** One plain value in words. */
export function sayValue(text: string, info: FieldInfo | undefined, readers: FieldReaders, isItem = false): SaidValue {
  const code = info?.codes?.find((each) => each.code === text);
  if (code !== undefined) return { words: capital(code.meaning), code: text };
  switch (isItem ? info?.items : info?.kind) {
    case 'person':
      return { words: readers.nameOf(text) ?? text };
    case 'date': {
      const date = parseIsoDate(text);
      return { words: date === undefined ? text : inWords(date) };
    }
    case 'yes-no':
      return { words: text === 'yes' ? 'Yes' : text === 'no' ? 'No' : text };
    case 'reference':
      return readers.entryOf(text) ?? { words: text };
    default:
      return { words: text };
  }
}

/** `issue-proceedings`, where the list of outcomes has no words for it: as words. */
export function titleOf(key: string): string {
  return capital(key.replaceAll('-', ' '));
}

function flat(value: FieldValue, depth: number): string {
  if (typeof value !== 'object') return String(value);
  if (depth > DEEPEST) return '…';
  if (isList(value)) return value.map((item) => flat(item, depth + 1)).join(', ');
  return Object.entries(value)
    .map(([key, inner]) => `${key}: ${flat(inner, depth + 1)}`)
    .join(', ');
}
