/** Whether work with a child is going on, and since when. */
import type { DatedEntry, Journey, StatusPeriod } from '../journey/types.ts';
import { map, timelineOf } from './timeline.ts';

/** Statuses in which a social worker answers for the child. */
const OPEN: readonly string[] = [
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
export function isFromCensus({ facts }: Journey): boolean {
  return map(facts.frontMatter.census) !== undefined || facts.entries.some(holdsCensus);
}

const fromCensus = new WeakMap<DatedEntry, boolean>();

function holdsCensus(entry: DatedEntry): boolean {
  let holds = fromCensus.get(entry);
  if (holds === undefined) {
    holds = map(entry.fields.census) !== undefined;
    fromCensus.set(entry, holds);
  }
  return holds;
}
