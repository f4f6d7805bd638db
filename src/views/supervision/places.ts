/** Where in a record something on an agenda stands, and the way there. */
import type { EntryRef } from '../../journey/types.ts';
import type { FieldPath } from '../../record/types.ts';
import type { RecordPlace } from '../report/types.ts';
import type { Place, SupervisedRecord } from './types.ts';

/** The start of the record without `ref`; the entry's heading, or a field of it. */
export function placeOf(judged: SupervisedRecord, place: RecordPlace, ref?: EntryRef, field?: FieldPath): Place {
  return {
    ...placeAt(judged, place, judged.lineOf(ref, field)),
    ...(ref === undefined ? {} : { entry: ref.address }),
  };
}

/** A line, from 1. */
export function placeAt({ journey }: SupervisedRecord, { href, hrefAt }: RecordPlace, line: number): Place {
  return { record: journey.facts.id, link: hrefAt?.(line) ?? `${href}#L${line}`, line };
}
