/** Runs a clock over a record: where it opens, how long each opening lasts, and the deadlines that come of it. */
import type { IsoDate } from '../record/types.ts';
import { type EarlierDeadlines, keepStretches, type Stretch } from './earlier.ts';
import { type ClockRun, clockRun, type Ending, type Opening, type Reading, startInstance, stopOf } from './instance.ts';
import { compareEvents, type JourneyEvent } from './order.ts';
import type { PatternUse } from './patterns.ts';
import type { PreparedClock } from './prepared-clock.ts';
import { resumeInstance, runInstance } from './running.ts';
import { type Holding, heldOn, type Timeline } from './statuses.ts';
import type { Deadline } from './types.ts';

/**
 * Far more than any child has. Without a bound, a pack and a record made to do harm (thousands of openings, each its own clock, each
 * met thousands of times) would fill the memory.
 */
const MOST_DEADLINES = 50_000;

const NONE: readonly Deadline[] = [];
const NO_EVENTS: readonly JourneyEvent[] = [];
const NEVER: Timeline = [];

/**
 * The deadlines of a clock, in the order in which it opened and was met. After an edit those from before it may be handed in: where the edit changed nothing
 * but what meets the clock or, for a clock of its own for each opening, no status.
 */
export function runClock(clock: PreparedClock, reading: Reading, earlier?: EarlierDeadlines): readonly Deadline[] {
  if (clock.waits) return NONE;
  if (clock.opens === undefined) {
    const timeline = timelineOf(clock, reading);
    return timeline.length === 0 ? NONE : duringStatus(clockRun(clock, reading), timeline, earlier);
  }
  const openings = openingEvents(clock, reading);
  if (openings.length === 0) return NONE;
  const run = clockRun(clock, reading);
  return clock.clock.instances === 'each' ? eachOpening(run, openings, earlier) : oneAtATime(run, openings);
}

function duringStatus(run: ClockRun, timeline: Timeline, earlier?: EarlierDeadlines): readonly Deadline[] {
  const deadlines: Deadline[] = [];
  const stretches: Stretch[] = [];
  for (const holding of timeline) {
    const opening: Opening = { day: holding.period.start, event: holding.opened };
    const now = { run, instance: startInstance(run, opening, endingOf(run, opening, holding)) };
    const start = deadlines.length;
    // What met one opening ahead of its day bears on the next: such a clock runs anew.
    const before = run.clock.early ? undefined : earlier?.of(now);
    if (before) resumeInstance(deadlines, before);
    else runInstance(now, deadlines);
    stretches.push({ held: before?.held ?? now, start, end: deadlines.length, over: undefined });
    if (deadlines.length > MOST_DEADLINES) break;
  }
  keepStretches(deadlines, stretches);
  return deadlines;
}

function eachOpening(
  run: ClockRun,
  openings: readonly JourneyEvent[],
  earlier?: EarlierDeadlines,
): readonly Deadline[] {
  const deadlines: Deadline[] = [];
  const stretches: Stretch[] = [];
  // What met one opening ahead of its day bears on the next: such a clock runs anew.
  const before = run.clock.early ? undefined : earlier;
  for (const event of openings) {
    const start = deadlines.length;
    const same = before?.unchanged(event);
    if (same) {
      same.held.run = run;
      before?.add(same, deadlines);
      stretches.push(same.start === start ? same : { ...same, start, end: deadlines.length });
    } else {
      const opening: Opening = { day: event.day, event };
      const held = { run, instance: startInstance(run, opening, endingOf(run, opening, holdingOn(run, event.day))) };
      const over = runInstance(held, deadlines)?.since.day;
      stretches.push({ held, start, end: deadlines.length, over });
    }
    if (deadlines.length > MOST_DEADLINES) break;
  }
  keepStretches(deadlines, stretches);
  return deadlines;
}

/** An opening counts only once the clock before it runs no longer. */
function oneAtATime(run: ClockRun, openings: readonly JourneyEvent[]): readonly Deadline[] {
  const deadlines: Deadline[] = [];
  let at = 0;
  let used: JourneyEvent | undefined;
  for (;;) {
    const event = openings[at];
    if (event === undefined) return deadlines;
    const opening: Opening = { day: event.day, event };
    const instance = startInstance(run, opening, endingOf(run, opening, holdingOn(run, event.day)));
    const freed = runInstance({ run, instance }, deadlines, { openings, used });
    if (freed === undefined) return deadlines;
    used = freed.used ?? used;
    do at++;
    while (isNotAfter(openings[at], freed.since));
  }
}

function isNotAfter(event: JourneyEvent | undefined, since: { readonly day: IsoDate; readonly rank: number }): boolean {
  return event !== undefined && compareEvents(event, since) <= 0;
}

/** The opening events in order; for a clock that also hangs on a status, those while it is held. */
function openingEvents(clock: PreparedClock, reading: Reading): readonly JourneyEvent[] {
  const events = eventsOfAny(clock.opens ?? [], reading);
  if (clock.during === undefined || events.length === 0) return events;
  const timeline = timelineOf(clock, reading);
  return events.filter((event) => heldOn(timeline, event.day) !== undefined);
}

function eventsOfAny(uses: readonly PatternUse[], { lists }: Reading): readonly JourneyEvent[] {
  let all: readonly JourneyEvent[] = NO_EVENTS;
  for (const { pattern } of uses) {
    const events = lists[pattern] ?? NO_EVENTS;
    if (events.length > 0) all = all.length === 0 ? events : merged(all, events);
  }
  return all;
}

/** Two patterns may pick the same entry on the same day: that is one opening. */
function merged(a: readonly JourneyEvent[], b: readonly JourneyEvent[]): readonly JourneyEvent[] {
  const both = [...a, ...b].sort(compareEvents);
  return both.filter((event, i) => {
    const before = both[i - 1];
    return before === undefined || compareEvents(before, event) !== 0;
  });
}

function timelineOf(clock: PreparedClock, { timelines }: Reading): Timeline {
  return (clock.during === undefined ? undefined : timelines[clock.during]) ?? NEVER;
}

/** What ends a clock opened so: the first stop, or the end of the status during which it runs. */
function endingOf(run: ClockRun, opening: Opening, holding: Holding | undefined): Ending | undefined {
  const stop = stopOf(run, opening);
  const end = holding?.period.end;
  if (end !== undefined && (stop === undefined || end < stop.day)) {
    return { day: end, entry: holding?.period.closedBy, event: holding?.closed };
  }
  return stop && { day: stop.day, entry: stop.entry.ref, event: stop };
}

/** The period of the clock's status that is held on a day, where it hangs on one. */
function holdingOn(run: ClockRun, day: IsoDate): Holding | undefined {
  if (run.clock.during === undefined) return undefined;
  const timeline = timelineOf(run.clock, run);
  const period = heldOn(timeline, day);
  return period && timeline.find((holding) => holding.period === period);
}
