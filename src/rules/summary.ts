/** The current summary: what stands before the first entry. */
import type { DatedEntry, Journey } from '../journey/types.ts';
import type { CaseRecord, IsoDate } from '../record/types.ts';
import { saysSomething } from './prose.ts';
import { date, outcomeOf, text } from './timeline.ts';

/** Whether anything is written there beside headings. */
export function hasSummary({ opening, summary }: CaseRecord): boolean {
  return saysSomething(opening.slice(summary.start, summary.end).replace(HEADING, ''));
}

const HEADING = /^ {0,3}#{1,6}(?:[ \t].*)?$/gm;

/** A change after which a summary that is older tells the wrong story. */
export interface Change {
  readonly entry: DatedEntry;
  readonly on: IsoDate;
}

/** Where the child lives, who may decide, which plan there is. */
const CHANGES: ReadonlySet<string> = new Set([
  'legal-status',
  'placement',
  'child-protection-plan',
  'child-in-need-plan',
  'permanence-plan',
  'adoption-order',
  'private-fostering',
  'private-fostering-ended',
]);
const CONFERENCES: ReadonlySet<string> = new Set([
  'initial-child-protection-conference',
  'review-child-protection-conference',
]);

/** Hospital, holiday, respite: the child's home stays what it was. */
const TEMPORARY = /^T[0-4]$/;

const known = new WeakMap<Journey, Change | undefined>();

/** The last significant change up to the day judged on. */
export function lastChange(journey: Journey): Change | undefined {
  if (known.has(journey)) return known.get(journey);
  let last: Change | undefined;
  for (const entry of journey.entries) {
    const on = changedOn(entry, journey.asOf);
    if (on !== undefined && (!last || on >= last.on)) last = { entry, on };
  }
  known.set(journey, last);
  return last;
}

function changedOn(entry: DatedEntry, asOf: IsoDate): IsoDate | undefined {
  const { type, fields } = entry;
  if (type === 'placement' && TEMPORARY.test(text(fields.type) ?? '')) return undefined;
  const ended = CHANGES.has(type) ? date(fields.ended) : undefined;
  if (ended !== undefined && ended <= asOf && ended > entry.date) return ended;
  const counts =
    CHANGES.has(type) ||
    text(fields.significant) === 'yes' ||
    (CONFERENCES.has(type) && outcomeOf(entry) !== undefined);
  return counts ? entry.date : undefined;
}
