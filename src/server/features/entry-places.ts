/** Where the entries stand that a view of a record leads to: their lines in this record, and the files of the other ones. */
import type { Uri } from '../../workspace/types.ts';
import { type JudgedRecord, linesOf } from '../judged-record.ts';

/** An entry, by its record and its number there. */
interface EntryPlace {
  readonly record: string;
  readonly index: number;
}

export interface EntryPlaces {
  readonly record: JudgedRecord;
  readonly places: readonly EntryPlace[];
  /** The first and last line, from 0, by the number of the place; undefined for an entry of another record. */
  readonly lines: readonly ({ readonly line: number; readonly last: number } | undefined)[];
  /** The files of the other records whose entries are shown. */
  readonly others: ReadonlyMap<string, Uri>;
}

export function entryPlaces(record: JudgedRecord, places: readonly EntryPlace[]): EntryPlaces {
  const { judgement, workspace } = record;
  const own = judgement.journey?.facts.id;
  const others = new Map<string, Uri>();
  const lines = places.map((place) => {
    if (place.record === own) {
      const entry = judgement.record.entries[place.index];
      if (entry === undefined) return undefined;
      return linesOf(record, entry);
    }
    const uri = workspace.find(place.record);
    if (uri !== undefined) others.set(place.record, uri);
    return undefined;
  });
  return { record, places, lines, others };
}
