/** The journey of an open record as data for a page to draw, with the record's own text: whoever has it open may read it. */
import { timelineOf } from '../../views/journey/timeline.ts';
import type { Timeline } from '../../views/journey/types.ts';
import type { Uri } from '../../workspace/types.ts';
import { type JudgedRecord, rangeOf } from '../judged-record.ts';

/** A timeline, and where the entries of this very record stand. */
export interface RecordJourney {
  readonly record: JudgedRecord;
  readonly timeline: Timeline;
  /** The first and last line, from 0, by the number of the place; undefined for an entry of another record. */
  readonly lines: readonly ({ readonly line: number; readonly last: number } | undefined)[];
  /** The files of the other records whose entries it shows. */
  readonly others: ReadonlyMap<string, Uri>;
}

/** Undefined where the record doesn't say whose it is. */
export function journeyOf(record: JudgedRecord): RecordJourney | undefined {
  const { judgement, workspace, document } = record;
  const { journey } = judgement;
  if (journey === undefined) return undefined;
  const { entries } = judgement.record;
  const isOwn = (ref: { readonly record: string }): boolean => ref.record === journey.facts.id;
  const timeline = timelineOf({
    journey,
    policy: workspace.policy,
    catalogue: workspace.catalogue,
    text: { subjectOf: (ref) => (isOwn(ref) ? entries[ref.index]?.block.heading.subject?.text : undefined) },
  });
  const others = new Map<string, Uri>();
  const lines = timeline.places.map((place) => {
    if (isOwn(place)) {
      const entry = entries[place.index];
      if (entry === undefined) return undefined;
      const { start } = entry;
      // The block ends where the next one begins, at the start of a line.
      const range = rangeOf(document, { start, end: start + entry.block.text.trimEnd().length });
      return { line: range.start.line, last: range.end.line };
    }
    const uri = workspace.find(place.record);
    if (uri !== undefined) others.set(place.record, uri);
    return undefined;
  });
  return { record, timeline, lines, others };
}
