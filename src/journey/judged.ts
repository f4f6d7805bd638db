/** A journey that remembers what it was made of, for the next judgement. */
import type { IsoDate } from '../record/types.ts';
import type { EventLists } from './patterns.ts';
import type { PreparedPolicy } from './prepared-policy.ts';
import type { Timeline } from './statuses.ts';
import type { DatedEntry, Deadline, Decision, Journey, JourneyFacts, StatusPeriod } from './types.ts';

/** The parts of a journey, as the policy numbers them. */
export interface Judged {
  readonly prepared: PreparedPolicy;
  readonly entries: readonly DatedEntry[];
  readonly lists: EventLists;
  readonly timelines: readonly Timeline[];
  readonly byClock: readonly (readonly Deadline[])[];
  readonly byPoint: readonly (readonly Decision[])[];
}

/** A record judged on a date. Lists that are as they were in the journey before are the same objects. */
export class JudgedJourney implements Journey {
  readonly asOf: IsoDate;
  readonly facts: JourneyFacts;
  readonly entries: readonly DatedEntry[];
  readonly statuses: readonly StatusPeriod[];
  readonly deadlines: readonly Deadline[];
  readonly decisions: readonly Decision[];
  readonly #parts: Judged;

  constructor(facts: JourneyFacts, asOf: IsoDate, parts: Judged, previous?: Journey) {
    const before = JudgedJourney.partsOf(previous);
    this.asOf = asOf;
    this.facts = facts;
    this.entries = parts.entries;
    this.statuses =
      previous && same(parts.timelines, before?.timelines) ? previous.statuses : periodsOf(parts.timelines);
    this.deadlines = previous && same(parts.byClock, before?.byClock) ? previous.deadlines : joined(parts.byClock);
    this.decisions = previous && same(parts.byPoint, before?.byPoint) ? previous.decisions : joined(parts.byPoint);
    this.#parts = parts;
  }

  /** What a journey was made of; undefined for one that was made elsewhere. */
  static partsOf(journey: Journey | undefined): Judged | undefined {
    return journey instanceof JudgedJourney ? journey.#parts : undefined;
  }
}

function same(a: readonly unknown[], b: readonly unknown[] | undefined): boolean {
  return b !== undefined && a.length === b.length && a.every((part, i) => part === b[i]);
}

function periodsOf(timelines: readonly Timeline[]): readonly StatusPeriod[] {
  const periods: StatusPeriod[] = [];
  for (const timeline of timelines) for (const { period } of timeline) periods.push(period);
  return periods;
}

/** `flat` makes the same, several times slower for the many lists that are empty. */
function joined<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const all: T[] = [];
  for (const list of lists) for (const each of list) all.push(each);
  return all;
}
