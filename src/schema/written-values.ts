/** The plain values of a block of fields that mean something to the program: people, codes, dates, entries, children. */
import { isList } from '../record/field-value.ts';
import type { FieldPath, Fields, FieldValue, RecordKind, Span } from '../record/types.ts';
import type { Catalogue, FieldInfo } from './types.ts';

/**
 * What a value stands for. `entry` and `child` name one that is elsewhere; `own-entry` and `own-child` are the ids of the entry and of the record in
 * which they stand.
 */
export type ValueKind = 'person' | 'team' | 'code' | 'date' | 'entry' | 'child' | 'own-entry' | 'own-child';

export interface WrittenValue {
  readonly kind: ValueKind;
  readonly text: string;
  readonly path: FieldPath;
  readonly info: FieldInfo;
}

/** Whose fields they are. */
export type FieldOwner = { readonly entry: string | undefined } | { readonly record: RecordKind };

/** The values in the order in which they are written. A field that the catalogue doesn't know says nothing. */
export function writtenValues(fields: Fields, owner: FieldOwner, catalogue: Catalogue): WrittenValue[] {
  const known = infoOwner(owner, catalogue);
  const found: WrittenValue[] = [];
  if (known === undefined) return found;
  const visit = (value: FieldValue, path: FieldPath, around: FieldInfo | undefined): void => {
    if (typeof value === 'string') {
      const kind = around === undefined ? undefined : kindOf(around, path, owner);
      if (kind !== undefined && around !== undefined) found.push({ kind, text: value, path, info: around });
    } else if (isList(value))
      value.forEach((item, at) => {
        visit(item, [...path, at], around);
      });
    else if (typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) {
        const inside = [...path, key];
        visit(inner, inside, around === undefined && path.length > 0 ? undefined : catalogue.fieldAt(known, inside));
      }
    }
  };
  visit(fields.value, [], undefined);
  return found;
}

/** An entry of a type that nobody knows still has the fields that every entry may have: those that any type has are asked for. */
function infoOwner(owner: FieldOwner, catalogue: Catalogue): { entry: string } | { record: RecordKind } | undefined {
  if ('record' in owner) return owner;
  const entry = owner.entry ?? catalogue.types[0]?.id;
  return entry === undefined ? undefined : { entry };
}

function kindOf(info: FieldInfo, path: FieldPath, owner: FieldOwner): ValueKind | undefined {
  const isItem = typeof path.at(-1) === 'number';
  if (info.codes !== undefined) return 'code';
  switch (isItem ? info.items : info.kind) {
    case 'person':
      return 'person';
    case 'date':
      return 'date';
    case 'team':
      return 'team';
    case 'reference':
      if (isItem || info.kind === 'list') return 'child';
      if (path.length === 1 && path[0] === 'id') return 'record' in owner ? 'own-child' : 'own-entry';
      return 'entry';
    default:
      // A list of children may be written as one id alone.
      return info.kind === 'list' && info.items === 'reference' ? 'child' : undefined;
  }
}

/**
 * Where the text of a value stands, without quotation marks; offsets as `fields.locate` gives them, into `whole`. Undefined where it is written in
 * another way than it reads (folded over lines, with escapes and no quotation marks).
 */
export function textSpan(
  whole: string,
  fields: Fields,
  { path, text }: Pick<WrittenValue, 'path' | 'text'>,
): Span | undefined {
  const span = fields.locate(path, 'value');
  const raw = whole.slice(span.start, span.end);
  if (raw === text) return span;
  const isQuoted = raw.length > 1 && (raw[0] === '"' || raw[0] === "'") && raw.endsWith(raw.charAt(0));
  if (isQuoted) return { start: span.start + 1, end: span.end - 1 };
  const at = raw.indexOf(text);
  return at === -1 ? undefined : { start: span.start + at, end: span.start + at + text.length };
}
