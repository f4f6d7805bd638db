/** Dates without times, working days, durations. */
import type { IsoDate } from '../record/types.ts';

/** Units in which the law counts. A week is 7 calendar days; a month is a calendar month (Interpretation Act 1978 Sch 1). */
export type Unit = 'hours' | 'days' | 'working days' | 'weeks' | 'months' | 'years';

/** `6 weeks`, `45 working days`, `72 hours`. `n` is a whole number above 0. */
export interface Duration {
  readonly n: number;
  readonly unit: Unit;
}

/** A day that a count of working days left out, and why. */
export interface SkippedDay {
  readonly date: IsoDate;
  /** `weekend`, or the name of the bank holiday. */
  readonly why: string;
}

/** A sum that anyone can do again: `from` plus `duration` is `due`, or `duration` before `from`. */
export interface DateSum {
  /** Counted backwards: so long before `from`. */
  readonly ahead?: true;
  readonly from: IsoDate;
  /** The time of day from which hours are counted, where known. */
  readonly fromTime?: string;
  readonly duration: Duration;
  /** The last day on time. */
  readonly due: IsoDate;
  /** The time of day by which it is due, for limits in hours from a known time. */
  readonly dueTime?: string;
  /** Bank holidays left out of a count of working days (weekends are not listed, only counted). */
  readonly holidays: readonly SkippedDay[];
  /** How many Saturdays and Sundays were left out. 0 for other units. */
  readonly weekendDays: number;
}

/** Day 0 or day 1: whether the day of the event counts. The default, 0, has no source of authority; it is a setting. */
export type Counting = 'day-of-event-is-0' | 'day-of-event-is-1';

/** The working-day calendar of England and Wales. */
export interface WorkingDays {
  /** The name of the bank holiday (Good Friday and Christmas Day among them), or undefined. */
  holiday(date: IsoDate): string | undefined;
  isWorkingDay(date: IsoDate): boolean;
  /** The date `n` working days after `from`. */
  add(from: IsoDate, n: number): IsoDate;
  /** Working days after `from` up to and including `to`; negative where `to` is before `from`. */
  between(from: IsoDate, to: IsoDate): number;
  /** `from` plus any duration, with its explanation. */
  sum(from: IsoDate, duration: Duration, fromTime?: string): DateSum;
  /** Any duration before `from`, with its explanation. */
  ahead(from: IsoDate, duration: Duration, fromTime?: string): DateSum;
}
