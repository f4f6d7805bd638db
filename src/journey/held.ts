/** How long a status has been held in all, its periods added together: looked after for thirteen weeks since the age of fourteen. */
import { addDays, daysBetween } from '../calendar/dates.ts';
import type { FieldMap, IsoDate } from '../record/types.ts';
import type { Timeline } from './statuses.ts';

/** So many days of a status. */
export interface HeldRule {
  /** Its number in the policy; -1 where the pack has no such status. */
  readonly status: number;
  readonly days: number;
  /** The birthday before which days are left out. */
  readonly fromAge: number | undefined;
}

/**
 * The day on which the days of the status amount to so many; undefined where they do not, as far as the timeline goes. A day counts from `from` on, and while what the status carries
 * `fits`. The day on which a period ends is no day of it.
 */
export function reachedOn(
  timeline: Timeline,
  days: number,
  from: IsoDate | undefined,
  fits: (carried: FieldMap) => boolean,
): IsoDate | undefined {
  let left = days;
  for (const { period } of timeline) {
    const { carried, end } = period;
    for (let at = 0; at < carried.length; at++) {
      const stretch = carried[at];
      if (stretch === undefined) break;
      const until = carried[at + 1]?.since ?? end;
      const since = from !== undefined && from > stretch.since ? from : stretch.since;
      if ((until !== undefined && until <= since) || !fits(stretch.facts)) continue;
      const length = until === undefined ? Number.POSITIVE_INFINITY : daysBetween(since, until);
      if (length >= left) return addDays(since, left);
      left -= length;
    }
  }
  return undefined;
}
