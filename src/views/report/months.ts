/** The twelve months of a report: that of its day, not yet whole, and the eleven before it. */
import { addMonths } from '../../calendar/dates.ts';
import { parseIsoDate } from '../../record/date.ts';
import type { IsoDate } from '../../record/types.ts';
import type { Month } from './types.ts';

const MONTHS = 12;

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The first day of the first month. */
export function firstDay(asOf: IsoDate): IsoDate {
  const start = `${monthOf(addMonths(asOf, 1 - MONTHS))}-01`;
  return parseIsoDate(start) ?? asOf;
}

/** The months from the earliest to that of the report. */
export function monthsTo(asOf: IsoDate): readonly Month[] {
  const first = firstDay(asOf);
  return Array.from({ length: MONTHS }, (_, index) => monthOf(addMonths(first, index)));
}

export function monthOf(date: IsoDate): Month {
  return date.slice(0, 7);
}

/** `Sep 2026`. */
export function sayMonth(month: Month): string {
  return `${NAMES[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;
}

/** `Sep`, and with the year where the year begins or the report does: `Jan 2026`. */
export function shortMonth(month: Month, index: number): string {
  return index === 0 || month.endsWith('-01') ? sayMonth(month) : sayMonth(month).slice(0, 3);
}
