/** Fixes put together and tried. */
import type { EntryRef } from '../../journey/types.ts';
import type { FieldPath } from '../../record/types.ts';
import type { RuleId } from '../../rules/types.ts';
import { type Part, partOf } from './place.ts';
import { type Expected, holds, valueAfter } from './trial.ts';
import type { Fix, FixContext, FixEdit } from './types.ts';
import { type NewField, writeFields } from './write-fields.ts';

/** What a fix is a way out of, where anything was found. */
export interface WayOutOf {
  readonly rule?: RuleId;
}

type More = Partial<Pick<Fix, 'safe' | 'preferred'>>;

/** The fix, if it is one: with no edit, or with one that does harm, it is none. */
export function* offered(
  title: string,
  { rule }: WayOutOf,
  edits: readonly FixEdit[],
  context: FixContext,
  more: More = {},
  expected: Expected = {},
): Iterable<Fix> {
  const fix: Fix = { title, ...(rule !== undefined && { rule }), edits, safe: false, ...more };
  if (edits.length > 0 && holds(fix, context, expected)) yield fix;
}

/** A fix that writes fields at a path of a part. */
export function writing(
  title: string,
  finding: WayOutOf,
  part: Part,
  path: FieldPath,
  fields: readonly NewField[],
  context: FixContext,
  more: More = {},
): Iterable<Fix> {
  return offered(title, finding, written(part, path, fields, context), context, more);
}

/** Edits that write fields; none where the fields would not read as written, or where the block that they stand in is never closed. */
export function written(
  part: Part,
  path: FieldPath,
  fields: readonly NewField[],
  { catalogue }: FixContext,
): FixEdit[] {
  if (part.entry?.block.problems.some(({ rule }) => OPEN.has(rule))) return [];
  const edits = writeFields(part, path, fields);
  const isThere = fields.every(({ key }) => valueAfter(part, edits, [...path, key], catalogue) !== undefined);
  return isThere ? edits : [];
}

/** What swallows all that comes after it. */
const OPEN: ReadonlySet<string> = new Set(['record/open-fence', 'record/open-comment']);

/** The entry of this record that a journey's entry is. */
export function entryPart({ judgement: { record, journey } }: FixContext, ref: EntryRef | undefined): Part | undefined {
  if (!ref || ref.record !== journey?.facts.id) return undefined;
  const entry = record.entries[ref.index];
  return entry && partOf(entry, record);
}
