/** The order of events: by day, then by the place of their entry among all entries in date order. */
import type { IsoDate } from '../record/types.ts';
import type { DatedEntry } from './types.ts';

/** Something that happened on a day: an entry, on the day that a pattern gives it (its heading's, or that of a date field). */
export interface JourneyEvent {
  readonly day: IsoDate;
  /** The time of day, where it is written for that day. */
  readonly time: string | undefined;
  readonly entry: DatedEntry;
  /** The place of the entry among the entries that have happened, in date order, from 0. */
  readonly rank: number;
}

/** A point in the order of events. */
export type Position = Pick<JourneyEvent, 'day' | 'rank'>;

/**
 * The entries that have happened by `asOf`, in date order: by date, then time (an entry without a time stands before those with
 * one), then the record's own entries in the order of its file, then those of other records by record and order.
 */
export function inDateOrder(entries: readonly DatedEntry[], asOf: IsoDate): readonly DatedEntry[] {
  const happened = entries.filter((entry) => entry.date <= asOf);
  // Most files are written in date order: look before sorting.
  for (let i = 1; i < happened.length; i++) {
    const [before, after] = [happened[i - 1], happened[i]];
    if (before !== undefined && after !== undefined && compareEntries(before, after) > 0) {
      return happened.sort(compareEntries);
    }
  }
  return happened;
}

/** Below 0 where `a` stands before `b` in date order. Two entries of a record are never equal. */
export function compareEntries(a: DatedEntry, b: DatedEntry): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  const aTime = a.time ?? '';
  const bTime = b.time ?? '';
  if (aTime !== bTime) return aTime < bTime ? -1 : 1;
  if (a.own !== b.own) return a.own ? -1 : 1;
  if (a.ref.record !== b.ref.record) return a.ref.record < b.ref.record ? -1 : 1;
  return a.ref.index - b.ref.index;
}

/** Below 0 where `a` came before `b`; 0 for two patterns' views of one entry on one day. */
export function compareEvents(a: Position, b: Position): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return a.rank - b.rank;
}

/** How many of `sorted`, from the start, are `within`: a search by halves, since a record from outside may hold any number. */
export function countUpTo<T>(sorted: ArrayLike<T>, within: (item: T) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const item = sorted[middle];
    if (item !== undefined && within(item)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The place in a list of events in order of the first event on or after `day`. */
export function firstOnOrAfter(events: readonly JourneyEvent[], day: IsoDate): number {
  return countUpTo(events, (event) => event.day < day);
}

/** The place in a list of events in order of the first event after `other`. */
export function firstAfter(events: readonly JourneyEvent[], other: Position): number {
  return countUpTo(events, (event) => compareEvents(event, other) <= 0);
}
