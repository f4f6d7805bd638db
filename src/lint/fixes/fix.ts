/** Fixes put together and tried. */
import type { EntryRef } from '../../journey/types.ts';
import type { FieldPath } from '../../record/types.ts';
import type { RuleId } from '../../rules/types.ts';
import { type Part, partOf } from './place.ts';
import { holds } from './trial.ts';
import type { Fix, FixContext, FixEdit } from './types.ts';
import { type NewField, writeFields } from './write-fields.ts';

/** What a fix is a way out of, where anything was found. */
export interface WayOutOf {
  readonly rule?: RuleId;
}

type More = Partial<Pick<Fix, 'safe' | 'preferred'>>;

/** The fix, if it is one: with no edit, or with one that does harm, it is none. `entries` is how many entries it adds. */
export function* offered(
  title: string,
  { rule }: WayOutOf,
  edits: readonly FixEdit[],
  context: FixContext,
  more: More = {},
  entries = 0,
): Iterable<Fix> {
  const fix: Fix = { title, ...(rule !== undefined && { rule }), edits, safe: false, ...more };
  if (edits.length > 0 && holds(fix, context, entries)) yield fix;
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
  return offered(title, finding, writeFields(part, path, fields), context, more);
}

/** The entry of this record that a journey's entry is. */
export function entryPart({ judgement: { record, journey } }: FixContext, ref: EntryRef | undefined): Part | undefined {
  if (!ref || ref.record !== journey?.facts.id) return undefined;
  const entry = record.entries[ref.index];
  return entry && partOf(entry);
}
