/** What meets a clock, and when: entries, and the start or end of a status. */
import { laterOf } from '../calendar/dates.ts';
import type { IsoDate } from '../record/types.ts';
import { type ClockRun, daysAhead, eventsFor, type Instance, type Opening, periodsBefore } from './instance.ts';
import { compareEvents, countUpTo, firstAfter, firstOnOrAfter, type JourneyEvent, type Position } from './order.ts';
import type { PatternUse } from './patterns.ts';
import type { PreparedClock } from './prepared-clock.ts';
import type { Holding } from './statuses.ts';

/** The meeting after which the next is looked for. */
export interface After {
  /** The last meeting of this running. */
  readonly last: JourneyEvent | undefined;
  /** The last event that met the clock at all: it doesn't count twice. */
  readonly used: JourneyEvent | undefined;
}

/** The first event on or after the opening (after the last meeting, where there is one) that meets the clock, up to `until`. */
export function nextMeeting(
  run: ClockRun,
  { opening }: Instance,
  { last, used }: After,
  until: IsoDate,
): JourneyEvent | undefined {
  let first: JourneyEvent | undefined;
  for (const use of run.clock.metBy) {
    const events = eventsFor(run, use, opening);
    if (events.length === 0) continue;
    const place = last === undefined ? firstOnOrAfter(events, opening.day) : firstAfter(events, last);
    const event = events[used === undefined ? place : Math.max(place, firstAfter(events, used))];
    if (event === undefined || event.day > until) continue;
    if (first === undefined || compareEvents(event, first) < 0) first = event;
  }
  for (const change of run.clock.metByStatus) {
    const event = nextChange(run, change, opening, used);
    if (event === undefined || event.day > until) continue;
    if (first === undefined || compareEvents(event, first) < 0) first = event;
  }
  return first;
}

/**
 * What met the clock before it opened, where that counts: the first entry within the time that the clock allows, and for a limit before the
 * opening the opening entry's own dates and whatever answers it. An entry that met the clock at an earlier opening counts again only
 * where the clock says so.
 */
export function meetingBefore(run: ClockRun, { opening }: Instance): JourneyEvent | undefined {
  const { metBefore } = run.clock.clock;
  const since = metBefore && daysAhead(run.prepared, opening.day, metBefore.within);
  let first: JourneyEvent | undefined;
  for (const use of run.clock.metBy) {
    const about = run.clock.ahead && use.of !== 'any';
    if (since === undefined && !about) continue;
    const events = eventsFor(run, use, opening);
    const event = events[about || since === undefined ? 0 : firstUnspent(run, use, events, since)];
    if (event === undefined || event.day >= opening.day) continue;
    if (first === undefined || compareEvents(event, first) < 0) first = event;
  }
  return first;
}

/** Openings come in order, so what is too old or spent for one is so for all that follow: nothing is looked at twice. */
function firstUnspent(run: ClockRun, use: PatternUse, events: readonly JourneyEvent[], since: IsoDate): number {
  run.behind ??= new Map();
  let at = Math.max(firstOnOrAfter(events, since), use.of === 'any' ? (run.behind.get(use) ?? 0) : 0);
  for (let event = events[at]; event !== undefined && run.spent?.has(event.entry); event = events[at]) at++;
  run.behind.set(use, at);
  return at;
}

/** Remembers what met the clock, so that at a later opening it is not taken for something done ahead. */
export function remember(run: ClockRun, { entry }: JourneyEvent): void {
  const { metBefore } = run.clock.clock;
  if (metBefore !== undefined && metBefore.again !== true) run.spent = (run.spent ?? new Set()).add(entry);
}

type Change = PreparedClock['metByStatus'][number];

/** The next start or end of a status, as an event. */
function nextChange(
  run: ClockRun,
  { status, when }: Change,
  opening: Opening,
  after: Position | undefined,
): JourneyEvent | undefined {
  const timeline = run.timelines[status] ?? [];
  const since = after === undefined ? opening.day : laterOf(opening.day, after.day);
  const ended = countUpTo(timeline, ({ period: { end } }) => end !== undefined && end < since);
  const own = periodsBefore(timeline, opening);
  const isOwn = timeline[own]?.opened?.entry === opening.event?.entry && timeline[own]?.period.start === opening.day;
  for (let i = isOwn ? Math.max(own, ended) : ended; ; i++) {
    const holding = timeline[i];
    if (holding === undefined) return undefined;
    const event = when === 'starts' ? startOf(holding) : endOf(holding);
    if (event === undefined || event.day < opening.day) continue;
    if (after !== undefined && compareEvents(event, after) <= 0) continue;
    if (when === 'starts' || isSince(event, holding, opening)) return event;
  }
}

/** On the day of the opening, the period that ends to make room for this one is over before the clock starts. */
function isSince(event: JourneyEvent, { period, opened }: Holding, opening: Opening): boolean {
  if (event.day > opening.day) return true;
  if (period.start === opening.day && opened?.entry === opening.event?.entry) return true;
  return opening.event !== undefined && event.rank > opening.event.rank;
}

function startOf({ period, opened }: Holding): JourneyEvent | undefined {
  return opened && onDay(opened, period.start);
}

/** Where no entry ended it (a birthday), the entry that started it stands for it. */
function endOf({ period, opened, closed }: Holding): JourneyEvent | undefined {
  if (period.end === undefined) return undefined;
  if (closed !== undefined) return onDay(closed, period.end);
  return opened && { day: period.end, time: undefined, entry: opened.entry, rank: opened.rank };
}

function onDay(event: JourneyEvent, day: IsoDate): JourneyEvent {
  return event.day === day ? event : { ...event, day, time: undefined };
}
