/** Limits on how long a status may be held in all: 75 days of short breaks in any 12 months. */
import { toDayNumber } from '../calendar/dates.ts';
import type { Duration } from '../calendar/types.ts';
import type { TotalLimit } from '../policy/types.ts';
import type { IsoDate } from '../record/types.ts';
import { type ClockRun, dueOn, type Opening, periodsBefore } from './instance.ts';
import { countUpTo } from './order.ts';
import type { Timeline } from './statuses.ts';

/** What is left of a total when a period starts. */
export interface TotalLeft {
  /** How long this period may last. Whole days, or whole hours where the limit is in hours. */
  readonly left: Duration;
  /** How long the status was held before, within the span. */
  readonly held: Duration;
}

const MINUTES = { hour: 60, day: 1440 } as const;
const DAYS: { readonly [unit: string]: number } = { days: 1, weeks: 7 };

/** An earlier period in minutes from 1970, and the minutes at which its first and last drop out of the span. */
interface Earlier {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

/** The periods of the clock's status in minutes, made once for each span that a clock counts over. */
export interface Periods {
  readonly span: Duration;
  readonly timed: boolean;
  readonly list: readonly Earlier[];
}

/**
 * What is left of the limit for the period that starts with the opening. A day of an earlier period counts until the span has passed
 * since, so that a long period gains from those that drop out while it lasts. Hours are counted between known times; a period of which a
 * time isn't known is so many whole days.
 */
export function totalLeft(run: ClockRun, opening: Opening, { atMost, in: span }: TotalLimit): TotalLeft {
  const hours = atMost.unit === 'hours';
  const time = hours ? opening.event?.time : undefined;
  const now = minutesOf(opening.day, time);
  const { list } = periodsIn(run, span, time !== undefined);
  const start = countUpTo(list, ({ last }) => last <= now);
  const end = periodsBefore(timelineOf(run), opening);
  let held = 0;
  for (let i = start; i < end; i++) held += countsAt(list[i], now);
  const unused = limitOf(atMost) - held;
  let left = Math.max(0, unused);
  let at = now;
  for (let i = start; i < end; i++) {
    const earlier = list[i];
    const counts = countsAt(earlier, now);
    if (earlier === undefined || counts === 0) continue;
    const first = Math.max(earlier.first, now);
    // Where more than the limit was used already, no day of this period is within it.
    if (unused < 0 || at + left < first) break;
    // While an earlier period drops out day by day, the total stays as it is.
    left = Math.max(0, left - (first - at) + counts - (earlier.last - first));
    at = earlier.last;
  }
  const unit = hours ? 'hour' : 'day';
  const inUnit = (minutes: number): Duration => ({ n: Math.floor(minutes / MINUTES[unit]), unit: `${unit}s` });
  return { left: inUnit(at + left - now), held: inUnit(held) };
}

/** How much of an earlier period has not dropped out by the minute `now`. */
function countsAt(earlier: Earlier | undefined, now: number): number {
  if (earlier === undefined || earlier.last <= now) return 0;
  return Math.max(0, earlier.to - earlier.from - Math.max(0, now - earlier.first));
}

function timelineOf({ clock: { during }, timelines }: ClockRun): Timeline {
  return (during === undefined ? undefined : timelines[during]) ?? [];
}

function periodsIn(run: ClockRun, span: Duration, timed: boolean): Periods {
  const known = run.periods?.find((periods) => periods.span === span && periods.timed === timed);
  if (known !== undefined) return known;
  const dropsOut = (minute: number, day: IsoDate): number =>
    minute + (toDayNumber(dueOn(run.prepared, day, span, undefined).due) - toDayNumber(day)) * MINUTES.day;
  const list = timelineOf(run).map(({ period: { start, end = start }, opened, closed }): Earlier => {
    const times = timed && opened?.time !== undefined && closed?.time !== undefined;
    const from = minutesOf(start, times ? opened.time : undefined);
    const to = minutesOf(end, times ? closed.time : undefined);
    return { from, to, first: dropsOut(from, start), last: dropsOut(to, end) };
  });
  const periods = { span, timed, list };
  run.periods = [...(run.periods ?? []), periods];
  return periods;
}

function limitOf({ n, unit }: Duration): number {
  return unit === 'hours' ? n * MINUTES.hour : n * (DAYS[unit] ?? 1) * MINUTES.day;
}

function minutesOf(day: IsoDate, time: string | undefined): number {
  const [hours = 0, minutes = 0] = time === undefined ? [] : time.split(':').map(Number);
  return toDayNumber(day) * MINUTES.day + hours * MINUTES.hour + minutes;
}
