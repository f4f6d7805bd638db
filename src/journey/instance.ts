/** One running of a clock: from its opening to its end, with the days on which its circumstances can change. */
import { addDays, addMonths, addYears, birthday } from '../calendar/dates.ts';
import type { Duration, WorkingDays } from '../calendar/types.ts';
import type { IsoDate } from '../record/types.ts';
import { firstOnOrAfter, type JourneyEvent } from './order.ts';
import { answered, type EventLists, fullAddress, type PatternUse } from './patterns.ts';
import type { PreparedClock } from './prepared-clock.ts';
import type { PreparedPolicy } from './prepared-policy.ts';
import type { Timeline } from './statuses.ts';
import type { EntryRef, JourneyFacts } from './types.ts';

/** What a clock reads when it is judged on a record. Kept by its deadlines, for their explanations. */
export interface ClockRun {
  readonly prepared: PreparedPolicy;
  readonly clock: PreparedClock;
  readonly facts: JourneyFacts;
  readonly lists: EventLists;
  readonly timelines: readonly Timeline[];
  readonly asOf: IsoDate;
  /** Birthdays at which circumstances change, as the clock numbers its ages; undefined where the date of birth isn't known. */
  readonly birthdays: readonly (IsoDate | undefined)[];
  /** Events of patterns that are about an opening entry, found once. */
  readonly about: Map<PatternUse, ReadonlyMap<string, readonly JourneyEvent[]>>;
}

/** Where a clock opened. */
export interface Opening {
  readonly day: IsoDate;
  readonly event: JourneyEvent | undefined;
}

/** What ended a clock without meeting it. */
export interface Ending {
  readonly day: IsoDate;
  readonly entry: EntryRef | undefined;
  readonly event: JourneyEvent | undefined;
}

export interface Instance {
  readonly opening: Opening;
  readonly ending: Ending | undefined;
  /** As the clock numbers its lengths of time, marks. */
  readonly elapsed: readonly IsoDate[];
  readonly marks: readonly (IsoDate | undefined)[];
  /** Days after the opening, up to the end or `asOf`, on which circumstances can change, in order. */
  readonly changes: readonly IsoDate[];
}

const NO_DAYS: readonly IsoDate[] = [];
const NO_EVENTS: readonly JourneyEvent[] = [];

export function clockRun(
  prepared: PreparedPolicy,
  clock: PreparedClock,
  facts: JourneyFacts,
  lists: EventLists,
  timelines: readonly Timeline[],
  asOf: IsoDate,
): ClockRun {
  const { born } = facts;
  const birthdays =
    clock.ages.length === 0 ? NO_DAYS : clock.ages.map((age) => (born === undefined ? undefined : birthday(born, age)));
  return { prepared, clock, facts, lists, timelines, asOf, birthdays, about: new Map() };
}

/** Starts a clock at an opening. */
export function startInstance(run: ClockRun, opening: Opening, ending: Ending | undefined): Instance {
  const { clock, prepared, timelines, birthdays } = run;
  const elapsed =
    clock.elapsed.length === 0
      ? NO_DAYS
      : clock.elapsed.map((duration) => dueOn(prepared.calendar, opening.day, duration, undefined).due);
  const marks =
    clock.marks.length === 0
      ? NO_DAYS
      : clock.marks.map((use) => eventsFor(run, use, opening).find((event) => event.day >= opening.day)?.day);
  const last = ending?.day ?? run.asOf;
  const days: IsoDate[] = [];
  const add = (day: IsoDate | undefined): void => {
    if (day !== undefined && day > opening.day && day <= last) days.push(day);
  };
  for (const day of elapsed) add(day);
  for (const day of marks) add(day);
  for (const day of birthdays) add(day);
  for (const status of clock.circumstanceStatuses) {
    for (const { period } of timelines[status] ?? []) {
      if (period.start > last) break;
      if (period.end !== undefined && period.end <= opening.day) continue;
      for (const { since } of period.carried) add(since);
      add(period.end);
    }
  }
  const changes = days.length > 1 ? [...new Set(days.sort())] : days;
  return { opening, ending, elapsed, marks, changes };
}

/** The events of a pattern that can count for a clock opened so, in order. */
export function eventsFor(run: ClockRun, use: PatternUse, { event }: Opening): readonly JourneyEvent[] {
  const events = run.lists[use.pattern] ?? NO_EVENTS;
  if (use.of === 'any' || events.length === 0) return events;
  if (event === undefined) return NO_EVENTS;
  let about = run.about.get(use);
  if (about === undefined) {
    about = byWhatTheyAreAbout(events, use.of);
    run.about.set(use, about);
  }
  return about.get(fullAddress(event.entry)) ?? NO_EVENTS;
}

function byWhatTheyAreAbout(
  events: readonly JourneyEvent[],
  of: 'opening' | 'answering',
): ReadonlyMap<string, readonly JourneyEvent[]> {
  const about = new Map<string, JourneyEvent[]>();
  for (const event of events) {
    for (const address of of === 'opening' ? [fullAddress(event.entry)] : answered(event.entry)) {
      const list = about.get(address);
      if (list) list.push(event);
      else about.set(address, [event]);
    }
  }
  return about;
}

/** The first event that stops a clock opened so: on the opening's day it counts unless its entry came before the opening's. */
export function stopOf(run: ClockRun, opening: Opening): JourneyEvent | undefined {
  let first: JourneyEvent | undefined;
  for (const use of run.clock.stops) {
    const events = eventsFor(run, use, opening);
    for (let i = firstOnOrAfter(events, opening.day); i < events.length; i++) {
      const event = events[i];
      if (event === undefined) break;
      if (event.day === opening.day && opening.event !== undefined && event.rank < opening.event.rank) continue;
      if (first === undefined || event.day < first.day || (event.day === first.day && event.rank < first.rank))
        first = event;
      break;
    }
  }
  return first;
}

/** When a sum ends: what `WorkingDays.sum` gives, without its explanation. */
export function dueOn(
  calendar: WorkingDays,
  from: IsoDate,
  duration: Duration,
  time: string | undefined,
): { readonly due: IsoDate; readonly dueTime?: string | undefined } {
  switch (duration.unit) {
    case 'days':
      return { due: addDays(from, duration.n) };
    case 'weeks':
      return { due: addDays(from, duration.n * 7) };
    case 'months':
      return { due: addMonths(from, duration.n) };
    case 'years':
      return { due: addYears(from, duration.n) };
    default:
      return calendar.sum(from, duration, time);
  }
}
