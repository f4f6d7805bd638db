/** The chronology of an open record, with the record's own text: whoever has it open may read it. */
import { chronologyOf as gathered } from '../../views/chronology/gather.ts';
import type { Chronology } from '../../views/chronology/types.ts';
import type { JudgedRecord } from '../judged-record.ts';
import { type EntryPlaces, entryPlaces } from './entry-places.ts';

export { chronologyMarkdown } from '../../views/chronology/document.ts';

export interface RecordChronology {
  readonly chronology: Chronology;
  readonly entries: EntryPlaces;
}

/** Undefined where the record doesn't say whose it is. */
export function chronologyOf(record: JudgedRecord, all: boolean): RecordChronology | undefined {
  const { judgement, workspace } = record;
  const { journey } = judgement;
  if (journey === undefined) return undefined;
  const chronology = gathered({
    journey,
    catalogue: workspace.catalogue,
    all,
    text: {
      blockOf: (ref) => (ref.record === journey.facts.id ? judgement.record.entries[ref.index]?.block : undefined),
      nameOf: (person) => workspace.config.people.get(person)?.name,
    },
  });
  return { chronology, entries: entryPlaces(record, chronology.places) };
}
