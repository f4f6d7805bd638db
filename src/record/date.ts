/** Dates and times of day as the language writes them: text that is known to name a real day or minute. */
import type { ClockTime, IsoDate } from './types.ts';

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** How many days a month has. `month` counts from 1. */
function daysInMonth(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return DAYS_IN_MONTH[month - 1] ?? 0;
}

/** The digits of `text` in `[start, end)` as a number, or -1 where something else stands among them. */
function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Whether `text` is `YYYY-MM-DD` and that day exists (31 February does not). */
export function isIsoDate(text: string): text is IsoDate {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Reads `YYYY-MM-DD`; `undefined` where the text is anything else or no such day exists. */
export function parseIsoDate(text: string): IsoDate | undefined {
  return isIsoDate(text) ? text : undefined;
}

/** The date of a year, month (from 1) and day; `undefined` where no such day exists. */
export function isoDateOf(year: number, month: number, day: number): IsoDate | undefined {
  const two = (value: number) => String(value).padStart(2, '0');
  return parseIsoDate(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`);
}

/** Whether `text` is a time of day `HH:MM`, from 00:00 to 23:59. */
export function isClockTime(text: string): text is ClockTime {
  if (text.length !== 5 || text[2] !== ':') return false;
  const hours = digits(text, 0, 2);
  const minutes = digits(text, 3, 5);
  return hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59;
}

/** Reads `HH:MM`; `undefined` where the text is anything else. */
export function parseClockTime(text: string): ClockTime | undefined {
  return isClockTime(text) ? text : undefined;
}
