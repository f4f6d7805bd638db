/** The journey of an open record as data for a page to draw, with the record's own text: whoever has it open may read it. */
import { timelineOf } from '../../views/journey/timeline.ts';
import type { Timeline } from '../../views/journey/types.ts';
import type { JudgedRecord } from '../judged-record.ts';
import { type EntryPlaces, entryPlaces } from './entry-places.ts';

/** A timeline, and where its entries stand. */
export interface RecordJourney {
  readonly timeline: Timeline;
  readonly entries: EntryPlaces;
}

/** Undefined where the record doesn't say whose it is. */
export function journeyOf(record: JudgedRecord): RecordJourney | undefined {
  const { judgement, workspace } = record;
  const { journey } = judgement;
  if (journey === undefined) return undefined;
  const { entries } = judgement.record;
  const timeline = timelineOf({
    journey,
    policy: workspace.policy,
    catalogue: workspace.catalogue,
    text: {
      subjectOf: (ref) =>
        ref.record === journey.facts.id ? entries[ref.index]?.block.heading.subject?.text : undefined,
      nameOf: (id) => workspace.config.people.get(id)?.name,
    },
  });
  return { timeline, entries: entryPlaces(record, timeline.places) };
}
