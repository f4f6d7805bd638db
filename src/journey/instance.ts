/** One running of a clock: from its opening to its end, with the days on which its circumstances can change. */
import { birthday } from '../calendar/dates.ts';
import type { Duration } from '../calendar/types.ts';
import type { IsoDate } from '../record/types.ts';
import { misfitOn } from './branches.ts';
import { type Fits, NO_FITS, stretches } from './fits.ts';
import { reachedOn } from './held.ts';
import { countUpTo, firstOnOrAfter, type JourneyEvent } from './order.ts';
import { answered, type EventLists, fullAddress, type PatternUse } from './patterns.ts';
import type { PreparedCircumstances, PreparedClock } from './prepared-clock.ts';
import type { PreparedPolicy } from './prepared-policy.ts';
import type { Timeline } from './statuses.ts';
import type { Periods } from './total.ts';
import type { DatedEntry, EntryRef, JourneyFacts } from './types.ts';

/** What all clocks read of a record on the day of judgement. */
export interface Reading {
  readonly prepared: PreparedPolicy;
  readonly facts: JourneyFacts;
  readonly lists: EventLists;
  readonly timelines: readonly Timeline[];
  readonly asOf: IsoDate;
}

/** Events by the entry that they are of, or by the full address of the one that they answer. */
type EventsAbout = ReadonlyMap<DatedEntry | string, readonly JourneyEvent[]>;

/** What one clock reads. Kept by its deadlines, for their explanations. */
export interface ClockRun extends Reading {
  readonly clock: PreparedClock;
  /** Birthdays at which circumstances change, as the clock numbers its ages; undefined where the date of birth isn't known. */
  readonly birthdays: readonly (IsoDate | undefined)[];
  /** Days from which statuses have been held for so long in all, as the clock numbers them. */
  readonly held: readonly (IsoDate | undefined)[];
  /** Events of patterns that are about an opening entry, found once. */
  about?: Map<PatternUse, EventsAbout>;
  /** Entries that have met it so far, where one that came before an opening may meet it; and how many events of each pattern are behind it for good. */
  spent?: Set<DatedEntry>;
  behind?: Map<PatternUse, number>;
  /** Periods of its status, where their lengths are added up. */
  periods?: readonly Periods[];
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
  /** As the clock numbers its choices that count from their circumstances. */
  readonly fits: Fits;
  /** Days after the opening, up to the end or `asOf`, on which circumstances can change, in order. */
  readonly changes: readonly IsoDate[];
}

/** Days remembered for each length of time: more than ten years of them. */
export const MOST_DUES = 4096;

const NO_DAYS: readonly IsoDate[] = [];
const NO_EVENTS: readonly JourneyEvent[] = [];

/** Made only for a clock that opens: most of a policy's never do. */
export function clockRun(clock: PreparedClock, { prepared, facts, lists, timelines, asOf }: Reading): ClockRun {
  const { born } = facts;
  const birthdays =
    clock.ages.length === 0 ? NO_DAYS : clock.ages.map((age) => (born === undefined ? undefined : birthday(born, age)));
  const held =
    clock.held.length === 0 ? NO_DAYS : clock.held.map((rule) => heldSince(rule, { prepared, facts, timelines }));
  return { prepared, clock, facts, lists, timelines, asOf, birthdays, held };
}

/** The day from which a status has been held for so long; never, where a birthday is asked for and nobody knows it. */
function heldSince(
  { status, carrying, days, fromAge }: PreparedClock['held'][number],
  { prepared: { policy }, facts: { born }, timelines }: Pick<Reading, 'prepared' | 'facts' | 'timelines'>,
): IsoDate | undefined {
  if (fromAge !== undefined && born === undefined) return undefined;
  const from = fromAge === undefined || born === undefined ? undefined : birthday(born, fromAge);
  return reachedOn(
    timelines[status] ?? [],
    days,
    from,
    (carried) => carrying === true || policy.fits(carrying, carried),
  );
}

/** Starts a clock at an opening. */
export function startInstance(run: ClockRun, opening: Opening, ending: Ending | undefined): Instance {
  const { clock } = run;
  const elapsed =
    clock.elapsed.length === 0 ? NO_DAYS : clock.elapsed.map((duration) => daysAfter(run, opening, duration));
  const marks = clock.marks.length === 0 ? NO_DAYS : clock.marks.map((use) => firstSince(run, use, opening));
  const last = ending?.day ?? run.asOf;
  const fits = clock.fits.length === 0 ? NO_FITS : fitsIn(run, opening, last, { elapsed, marks });
  const over = fits.flatMap((stretch) => stretch.map((fit) => fit.over));
  const changes = clock.steady
    ? NO_DAYS
    : changesIn(run, opening, last, [elapsed, marks, run.birthdays, run.held, over, clock.reforms]);
  return { opening, ending, elapsed, marks, fits, changes };
}

function fitsIn(run: ClockRun, opening: Opening, last: IsoDate, reached: Pick<Instance, 'elapsed' | 'marks'>): Fits {
  const reading = {
    days: [opening.day, ...changesIn(run, opening, last, [reached.elapsed, reached.marks, run.birthdays, run.held])],
    holds: (when: PreparedCircumstances, day: IsoDate) => misfitOn(day, when, run, reached) === undefined,
    firstOf: (mark: number, since: IsoDate) => {
      const use = run.clock.marks[mark];
      const events = use === undefined ? NO_EVENTS : eventsFor(run, use, opening);
      return events[firstOnOrAfter(events, since)]?.day;
    },
    after: (since: IsoDate, duration: Duration) => dueOn(run.prepared, since, duration, undefined).due,
  };
  return run.clock.fits.map((rule) => stretches(rule, reading));
}

function daysAfter(run: ClockRun, { day }: Opening, duration: Duration): IsoDate {
  return dueOn(run.prepared, day, duration, undefined).due;
}

function firstSince(run: ClockRun, use: PatternUse, opening: Opening): IsoDate | undefined {
  const events = eventsFor(run, use, opening);
  return events[firstOnOrAfter(events, opening.day)]?.day;
}

/** Days after the opening on which a status changes, and those of `others` that fall in the running. */
function changesIn(
  { clock, timelines }: ClockRun,
  opening: Opening,
  last: IsoDate,
  others: readonly (readonly (IsoDate | undefined)[])[],
): readonly IsoDate[] {
  const days: IsoDate[] = [];
  const since = opening.day;
  for (const list of others) {
    for (const day of list) if (day !== undefined && day > since && day <= last) days.push(day);
  }
  for (const status of clock.circumstanceStatuses) {
    const timeline = timelines[status] ?? [];
    // A record can hold thousands of periods; only those that touch the running are looked at.
    const first = countUpTo(timeline, ({ period: { end } }) => end !== undefined && end <= since);
    for (let at = first; at < timeline.length; at++) {
      const period = timeline[at]?.period;
      if (period === undefined || period.start > last) break;
      const { carried, end } = period;
      for (let n = countUpTo(carried, (facts) => facts.since <= since); n < carried.length; n++) {
        const day = carried[n]?.since;
        if (day === undefined || day > last) break;
        days.push(day);
      }
      if (end !== undefined && end <= last) days.push(end);
    }
  }
  if (days.length < 2) return days;
  days.sort();
  return days.filter((day, i) => day !== days[i - 1]);
}

/** How many periods began before the opening; the next, if any, began with it or later. */
export function periodsBefore(timeline: Timeline, { day, event }: Opening): number {
  const rank = event?.rank ?? -1;
  return countUpTo(
    timeline,
    ({ period: { start }, opened }) => start < day || (start === day && (opened?.rank ?? -1) < rank),
  );
}

/** The events of a pattern that can count for a clock opened so, in order. */
export function eventsFor(run: ClockRun, use: PatternUse, { event }: Opening): readonly JourneyEvent[] {
  const events = run.lists[use.pattern] ?? NO_EVENTS;
  if (use.of === 'any' || events.length === 0) return events;
  if (event === undefined) return NO_EVENTS;
  run.about ??= new Map();
  let about = run.about.get(use);
  if (about === undefined) {
    about = use.of === 'opening' ? byEntry(events) : byAnswered(events);
    run.about.set(use, about);
  }
  return about.get(use.of === 'opening' ? event.entry : fullAddress(event.entry)) ?? NO_EVENTS;
}

function byEntry(events: readonly JourneyEvent[]): EventsAbout {
  const about = new Map<DatedEntry, JourneyEvent[]>();
  for (const event of events) add(about, event.entry, event);
  return about;
}

function byAnswered(events: readonly JourneyEvent[]): EventsAbout {
  const about = new Map<string, JourneyEvent[]>();
  for (const event of events) for (const address of answered(event.entry)) add(about, address, event);
  return about;
}

function add<K>(about: Map<K, JourneyEvent[]>, key: K, event: JourneyEvent): void {
  const list = about.get(key);
  if (list) list.push(event);
  else about.set(key, [event]);
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

/** The day so long before another. */
export function daysAhead({ calendar, aheadTable }: PreparedPolicy, from: IsoDate, duration: Duration): IsoDate {
  const known = rememberedIn(aheadTable, duration);
  let due = known.get(from);
  if (due === undefined) {
    due = { due: calendar.ahead(from, duration).due };
    known.set(from, due);
  }
  return due.due;
}

/** The last day, and the time of day where hours are counted. */
export interface Due {
  readonly due: IsoDate;
  readonly dueTime?: string | undefined;
}

/** When a sum ends: what `WorkingDays.sum` gives, without its explanation. */
export function dueOn(
  { calendar, dueTable }: PreparedPolicy,
  from: IsoDate,
  duration: Duration,
  time: string | undefined,
): Due {
  if (duration.unit === 'hours' && time !== undefined) return calendar.sum(from, duration, time);
  const known = rememberedIn(dueTable, duration);
  let due = known.get(from);
  if (due === undefined) {
    due = { due: calendar.sum(from, duration).due };
    known.set(from, due);
  }
  return due;
}

/** The days worked out already for a length of time. */
function rememberedIn(table: PreparedPolicy['dueTable'], duration: Duration): Map<IsoDate, { readonly due: IsoDate }> {
  let days = table.get(duration);
  if (days === undefined || days.size >= MOST_DUES) {
    days = new Map();
    table.set(duration, days);
  }
  return days;
}
