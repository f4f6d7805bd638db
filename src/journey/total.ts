/** Limits on how long a status may be held in all: 75 days of short breaks in any 12 months. */
import { toDayNumber } from '../calendar/dates.ts';
import type { Duration } from '../calendar/types.ts';
import type { TotalLimit } from '../policy/types.ts';
import type { IsoDate } from '../record/types.ts';
import { type ClockRun, dueOn, type Opening } from './instance.ts';
import { countUpTo } from './order.ts';
import type { Holding } from './statuses.ts';

/** What is left of a total when a period starts. */
export interface TotalLeft {
  /** How long this period may last. Whole days, or whole hours where the limit is in hours. */
  readonly left: Duration;
  /** How long the status was held before, within the span. */
  readonly held: Duration;
}

const MINUTES = { hour: 60, day: 1440 } as const;
const DAYS: { readonly [unit: string]: number } = { days: 1, weeks: 7 };

/**
 * What is left of the limit for the period that starts with the opening. A day of an earlier period counts until the span has passed
 * since, so that a long period gains from those that drop out while it lasts. Hours are counted between known times; a period of which a
 * time isn't known is so many whole days.
 */
export function totalLeft(run: ClockRun, opening: Opening, { atMost, in: span }: TotalLimit): TotalLeft {
  const hours = atMost.unit === 'hours';
  const now = minutesOf(opening.day, hours ? opening.event?.time : undefined);
  const dropsOut = (minute: number, day: IsoDate): number =>
    minute + (toDayNumber(dueOn(run.prepared, day, span, undefined).due) - toDayNumber(day)) * MINUTES.day;
  const earlier = earlierPeriods(run, opening, hours && opening.event?.time !== undefined).flatMap(({ from, to }) => {
    const last = dropsOut(to.minute, to.day);
    const first = dropsOut(from.minute, from.day);
    const counts = Math.max(0, to.minute - from.minute - Math.max(0, now - first));
    return last > now && counts > 0 ? [{ first: Math.max(first, now), last, counts }] : [];
  });
  const held = earlier.reduce((sum, { counts }) => sum + counts, 0);
  const unused = limitOf(atMost) - held;
  let left = Math.max(0, unused);
  let at = now;
  for (const { first, last, counts } of earlier) {
    // Where more than the limit was used already, no day of this period is within it.
    if (unused < 0 || at + left < first) break;
    // While an earlier period drops out day by day, the total stays as it is.
    left = Math.max(0, left - (first - at) + counts - (last - first));
    at = last;
  }
  const inUnit = (minutes: number): Duration =>
    hours
      ? { n: Math.floor(minutes / MINUTES.hour), unit: 'hours' }
      : { n: Math.floor(minutes / MINUTES.day), unit: 'days' };
  return { left: inUnit(at + left - now), held: inUnit(held) };
}

interface Moment {
  readonly day: IsoDate;
  readonly minute: number;
}

/** The periods of the clock's status before the opening that can still count, oldest first. */
function earlierPeriods(
  run: ClockRun,
  { day }: Opening,
  timed: boolean,
): readonly { readonly from: Moment; readonly to: Moment }[] {
  const timeline = run.clock.during === undefined ? [] : (run.timelines[run.clock.during] ?? []);
  const ended = countUpTo(timeline, ({ period: { end } }) => end !== undefined && end <= day);
  return timeline.slice(0, ended).flatMap((holding) => betweenOf(holding, timed));
}

function betweenOf(
  { period: { start, end }, opened, closed }: Holding,
  timed: boolean,
): { from: Moment; to: Moment }[] {
  if (end === undefined) return [];
  const times = timed && opened?.time !== undefined && closed?.time !== undefined;
  return [
    {
      from: { day: start, minute: minutesOf(start, times ? opened.time : undefined) },
      to: { day: end, minute: minutesOf(end, times ? closed.time : undefined) },
    },
  ];
}

function limitOf({ n, unit }: Duration): number {
  return unit === 'hours' ? n * MINUTES.hour : n * (DAYS[unit] ?? 1) * MINUTES.day;
}

function minutesOf(day: IsoDate, time: string | undefined): number {
  const [hours = 0, minutes = 0] = time === undefined ? [] : time.split(':').map(Number);
  return toDayNumber(day) * MINUTES.day + hours * MINUTES.hour + minutes;
}
