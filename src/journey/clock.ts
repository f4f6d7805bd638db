/** Runs a clock over a record: where it opens, how long each opening lasts, and the deadlines that come of it. */
import type { IsoDate } from '../record/types.ts';
import { type ClockRun, type Ending, type Opening, startInstance, stopOf } from './instance.ts';
import { compareEvents, type JourneyEvent } from './order.ts';
import { runInstance } from './running.ts';
import { type Holding, heldOn, type Timeline } from './statuses.ts';
import type { Deadline } from './types.ts';

/**
 * Far more than any child has. Without a bound, a pack and a record made to do harm (thousands of openings, each its own clock, each
 * met thousands of times) would fill the memory.
 */
const MOST_DEADLINES = 50_000;

const NONE: readonly Deadline[] = [];

/** The deadlines of a clock, in the order in which it opened and was met. */
export function runClock(run: ClockRun): readonly Deadline[] {
  const { clock } = run;
  if (clock.opens === undefined) return duringStatus(run);
  const openings = openingEvents(run);
  if (openings.length === 0) return NONE;
  return clock.clock.instances === 'each' ? eachOpening(run, openings) : oneAtATime(run, openings);
}

function duringStatus(run: ClockRun): readonly Deadline[] {
  const timeline = timelineOf(run);
  if (timeline === undefined || timeline.length === 0) return NONE;
  const deadlines: Deadline[] = [];
  for (const holding of timeline) {
    const opening: Opening = { day: holding.period.start, event: holding.opened };
    runInstance(run, startInstance(run, opening, endingOf(run, opening, holding)), deadlines);
    if (deadlines.length > MOST_DEADLINES) break;
  }
  return deadlines;
}

function eachOpening(run: ClockRun, openings: readonly JourneyEvent[]): readonly Deadline[] {
  const deadlines: Deadline[] = [];
  for (const event of openings) {
    const opening: Opening = { day: event.day, event };
    runInstance(run, startInstance(run, opening, endingOf(run, opening)), deadlines);
    if (deadlines.length > MOST_DEADLINES) break;
  }
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
    const instance = startInstance(run, opening, endingOf(run, opening));
    const freed = runInstance(run, instance, deadlines, { openings, used });
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
function openingEvents(run: ClockRun): readonly JourneyEvent[] {
  const { opens = [], during } = run.clock;
  const filled = opens.map(({ pattern }) => run.lists[pattern] ?? []).filter((list) => list.length > 0);
  const [only] = filled;
  let events = only ?? [];
  if (filled.length > 1) {
    events = filled.flat().sort(compareEvents);
    // Two patterns may pick the same entry on the same day.
    events = events.filter((event, i) => {
      const before = events[i - 1];
      return before === undefined || compareEvents(before, event) !== 0;
    });
  }
  if (during === undefined) return events;
  const timeline = timelineOf(run) ?? [];
  return events.filter((event) => heldOn(timeline, event.day) !== undefined);
}

function timelineOf(run: ClockRun): Timeline | undefined {
  const { during } = run.clock;
  return during === undefined ? undefined : run.timelines[during];
}

/** What ends a clock opened so: the first stop, or the end of the status during which it runs. */
function endingOf(run: ClockRun, opening: Opening, holding = holdingOn(run, opening.day)): Ending | undefined {
  const stop = stopOf(run, opening);
  const end = holding?.period.end;
  if (end !== undefined && (stop === undefined || end < stop.day)) {
    return { day: end, entry: holding?.period.closedBy, event: holding?.closed };
  }
  return stop && { day: stop.day, entry: stop.entry.ref, event: stop };
}

function holdingOn(run: ClockRun, day: IsoDate): Holding | undefined {
  const timeline = timelineOf(run);
  const held = timeline && heldOn(timeline, day);
  return held && timeline.find(({ period }) => period === held);
}
