/** Durations as people and policy packs write them: `6 weeks`, `1 working day`, `72 hours`. */
import { closest, distance } from 'fastest-levenshtein';
import type { Duration, Unit } from './types.ts';

/** What came of reading a duration. `message` says in plain words what is wrong and what to write instead. */
export type DurationReading =
  | { readonly duration: Duration; readonly message?: undefined }
  | { readonly duration?: undefined; readonly message: string };

const SINGULAR: { readonly [unit in Unit]: string } = {
  hours: 'hour',
  days: 'day',
  'working days': 'working day',
  weeks: 'week',
  months: 'month',
  years: 'year',
};
const UNITS = new Map<string, Unit>(
  (Object.keys(SINGULAR) as Unit[]).flatMap((unit) => [
    [unit, unit],
    [SINGULAR[unit], unit],
  ]),
);
/** No limit in law or practice comes near it; it keeps sums inside the calendar. */
const MOST = 9999;
const LONGEST_TEXT = 40;

/** Reads `6 weeks`. Singular and plural units are both understood; the number is whole, from 1 to 9999. Never throws. */
export function parseDuration(text: string): DurationReading {
  const wanted = 'Write a whole number and a unit, such as 6 weeks, 10 working days or 72 hours.';
  if (text.length > LONGEST_TEXT) return { message: `This is too long for a length of time. ${wanted}` };
  const match = /^([0-9]{1,9})\s+([a-z]+(?: [a-z]+)?)$/i.exec(text.trim().replace(/\s+/g, ' '));
  if (match === null) return { message: `"${text}" is not a length of time. ${wanted}` };
  const n = Number(match[1]);
  const written = (match[2] ?? '').toLowerCase();
  const unit = UNITS.get(written);
  if (unit === undefined) {
    const near = closest(written, [...UNITS.keys()]);
    const meant = distance(written, near) <= 2 ? ` Did you mean ${near}?` : '';
    return { message: `"${written}" is not a unit: use hours, days, working days, weeks, months or years.${meant}` };
  }
  if (n < 1 || n > MOST) return { message: `The number in "${text}" must be from 1 to ${MOST}.` };
  return { duration: { n, unit } };
}

/** `6 weeks`, `1 working day`. */
export function formatDuration(duration: Duration): string {
  return `${duration.n} ${duration.n === 1 ? SINGULAR[duration.unit] : duration.unit}`;
}
