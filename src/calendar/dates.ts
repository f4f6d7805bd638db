/**
 * Arithmetic on dates without times. Nothing here throws: a result before the year 1 or after 9999 is the first or last day of that range.
 *
 * A day number counts days from 1970-01-01 (day 0). The engine asks the same few thousand days again and again, so both ways of
 * the conversion are remembered, in tables that are emptied when full: text from outside can't make them grow without end.
 */
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import type { IsoDate } from '../record/types.ts';

const MS_PER_DAY = 86_400_000;
/** The first and last day that the language has. */
const FIRST_DAY = Date.parse('0001-01-01') / MS_PER_DAY;
const LAST_DAY = Date.parse('9999-12-31') / MS_PER_DAY;
/** 180 years of days; a table of them is a few megabytes at most. */
const TABLE_SIZE = 65_536;
/** More than the range has months. */
const MOST_MONTHS = 120_000;

const numbers = new Map<string, number>();
const texts = new Map<number, IsoDate>();
/** By count of months, then by day number. */
const monthsOn = new Map<number, Map<number, IsoDate>>();

/** Days from 1970-01-01; negative before it. */
export function toDayNumber(date: IsoDate): number {
  const known = numbers.get(date);
  if (known !== undefined) return known;
  // The platform reads a date without a time as UTC: no time zone comes into it. (Temporal is right too, and fifty times slower.)
  const day = Date.parse(date) / MS_PER_DAY;
  if (numbers.size >= TABLE_SIZE) numbers.clear();
  numbers.set(date, day);
  return day;
}

/** The date `day` days from 1970-01-01, held to the years 1 to 9999. */
export function fromDayNumber(day: number): IsoDate {
  const known = texts.get(day);
  if (known !== undefined) return known;
  // A number that isn't one fails every comparison and becomes the first day.
  const held = day >= FIRST_DAY ? Math.min(Math.floor(day), LAST_DAY) : FIRST_DAY;
  const date = new Date(held * MS_PER_DAY).toISOString().slice(0, 10) as IsoDate;
  if (texts.size >= TABLE_SIZE) texts.clear();
  texts.set(day, date);
  return date;
}

/** The date `days` calendar days later (earlier where negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** Calendar days from `from` to `to`; negative where `to` is before `from`. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/**
 * The same day of the month `months` calendar months later, or the last day of that month where it has no such day: 31 January
 * and one month is 28 (or 29) February. Source: Interpretation Act 1978 Sch 1 (a month is a calendar month) and the
 * corresponding date rule.
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
  let table = monthsOn.get(months);
  if (table === undefined) {
    if (monthsOn.size >= 128) monthsOn.clear();
    table = new Map();
    monthsOn.set(months, table);
  }
  const day = toDayNumber(date);
  const known = table.get(day);
  if (known !== undefined) return known;
  const result = fromDayNumber(monthsLater(date, months));
  if (table.size >= TABLE_SIZE) table.clear();
  table.set(day, result);
  return result;
}

function monthsLater(date: IsoDate, months: number): number {
  if (!(Math.abs(months) <= MOST_MONTHS)) return months > 0 ? LAST_DAY : FIRST_DAY;
  const later = PlainDate.addMonths(PlainDate.create(...parts(date)), Math.trunc(months));
  return PlainDate.diffDays(EPOCH, later);
}

const EPOCH = PlainDate.create(1970, 1, 1);

/** The same date `years` years later; 29 February becomes 28 February in a year without one. For birthdays see {@link birthday}. */
export function addYears(date: IsoDate, years: number): IsoDate {
  return addMonths(date, years * 12);
}

/** The day of the week: 1 is Monday, 7 is Sunday. */
export function weekday(date: IsoDate): number {
  return weekdayOf(toDayNumber(date));
}

/** The day of the week of a day number: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: number): number {
  // Day 0 was a Thursday; the second remainder keeps days before it right.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The year of a date, e.g. 2026. */
export function yearOf(date: IsoDate): number {
  return digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3);
}

/**
 * Age in whole years on the day `on`: an age is reached at the start of the birthday (Family Law Reform Act 1969 s9). Someone born
 * on 29 February is a year older on 1 March in a year without a 29th. Negative before birth.
 */
export function ageOn(born: IsoDate, on: IsoDate): number {
  const [year, month, day] = parts(born);
  const [yearOn, monthOn, dayOn] = parts(on);
  const reached = monthOn > month || (monthOn === month && dayOn >= day);
  return yearOn - year - (reached ? 0 : 1);
}

/** The first day on which someone born on `born` is `age` years old; see {@link ageOn} for 29 February. */
export function birthday(born: IsoDate, age: number): IsoDate {
  const anniversary = addYears(born, age);
  return ageOn(born, anniversary) < age ? addDays(anniversary, 1) : anniversary;
}

/** The later of two dates. */
export function laterOf(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? b : a;
}

/** The earlier of two dates. */
export function earlierOf(a: IsoDate, b: IsoDate): IsoDate {
  return b < a ? b : a;
}

/** Year, month (1-12) and day (1-31) of a date. Digits are read by hand: this runs far too often for `split`. */
function parts(date: IsoDate): [year: number, month: number, day: number] {
  return [yearOf(date), digit(date, 5) * 10 + digit(date, 6), digit(date, 8) * 10 + digit(date, 9)];
}

function digit(date: IsoDate, at: number): number {
  return date.charCodeAt(at) - 48;
}
