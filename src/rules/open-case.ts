/** Whether work with a child is going on, and since when. */
import type { DatedEntry, Journey, StatusPeriod } from '../journey/types.ts';
import { map, timelineOf } from './timeline.ts';

/** Statuses in which a social worker answers for the child. */
export const OPEN: readonly string[] = [
  'case-open',
  'child-in-need',
  'child-protection-plan',
  'looked-after',
  'privately-fostered',
];

/** The earliest of the statuses held on the day judged on by which the case is open; undefined where it is closed. */
export function openCase(journey: Journey): StatusPeriod | undefined {
  const timeline = timelineOf(journey);
  let earliest: StatusPeriod | undefined;
  for (const status of OPEN) {
    const last = timeline.periods(status).at(-1);
    if (!last || (last.end !== undefined && last.end <= journey.asOf)) continue;
    if (!earliest || last.start < earliest.start) earliest = last;
  }
  return earliest;
}

/** Whether a census brought the record in. Such a record holds what a return asks for and says nothing of the rest. */
export function isFromCensus(journey: Journey): boolean {
  const { facts, entries } = journey;
  if (map(facts.frontMatter.census) !== undefined || timelineOf(journey).where(holdsCensus).length > 0) return true;
  // Entries of other records, and those after the day judged on, stand on no timeline of what is written here; mostly there are none.
  const all = timelineOf(journey).own.length === entries.length && entries.length === facts.entries.length;
  return !all && facts.entries.some(holdsCensus);
}

function holdsCensus({ fields }: DatedEntry): boolean {
  return map(fields.census) !== undefined;
}
