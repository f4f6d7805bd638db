/**
 * Counting in working days: any day except Saturday, Sunday, Christmas Day, Good Friday and a bank holiday in England and Wales (SI 2011/1010
 * reg 2 and the like). Each year has a table made once, so that a count takes the same time however long it is.
 */
import type { IsoDate } from '../record/types.ts';
import { bankHolidays } from './bank-holidays.ts';
import { addDays, addMonths, addYears, fromDayNumber, toDayNumber, weekdayOf, yearOf } from './dates.ts';
import type { Counting, DateSum, Duration, SkippedDay, WorkingDays } from './types.ts';

/** A year's working days. Days of the year count from 0 (1 January). */
interface YearTable {
  /** Day number of 1 January. */
  readonly first: number;
  /** `upTo[i]`: the working days before day `i` of the year; one more than the year has days. */
  readonly upTo: Uint16Array;
  /** The day of the year of each working day. */
  readonly days: Uint16Array;
  /** Bank holidays in order. */
  readonly holidays: readonly { readonly day: number; readonly skipped: SkippedDay }[];
}

const LAST_YEAR = 9999;
/** Far more than a record spans; emptied when full. */
const MOST_TABLES = 512;
const tables = new Map<number, YearTable>();
/** The table asked for last: counts stay within a year most of the time. */
let latest: { readonly year: number; readonly table: YearTable } | undefined;
/** Working days of each year, plus 1 so that 0 means not counted yet. Small enough to keep for every year there is. */
const totals = new Uint16Array(LAST_YEAR + 1);

function tableOf(year: number): YearTable {
  if (latest?.year === year) return latest.table;
  const known = tables.get(year) ?? makeTable(year);
  latest = { year, table: known };
  return known;
}

function makeTable(year: number): YearTable {
  const first = toDayNumber(`${String(year).padStart(4, '0')}-01-01` as IsoDate);
  const holidays = bankHolidays(year).map(({ date, name }) => ({
    day: toDayNumber(date),
    skipped: { date, why: name },
  }));
  const closed = new Set(holidays.map((holiday) => holiday.day));
  const length = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 366 : 365;
  const upTo = new Uint16Array(length + 1);
  const days: number[] = [];
  for (let i = 0; i < length; i++) {
    if (weekdayOf(first + i) < 6 && !closed.has(first + i)) days.push(i);
    upTo[i + 1] = days.length;
  }
  const table: YearTable = { first, upTo, days: Uint16Array.from(days), holidays };
  if (tables.size >= MOST_TABLES) tables.clear();
  tables.set(year, table);
  totals[year] = days.length + 1;
  return table;
}

function totalOf(year: number): number {
  const known = totals[year] ?? 0;
  return known > 0 ? known - 1 : tableOf(year).days.length;
}

/** Working days of its year up to and including the day. */
function ordinal(day: number, year: number): number {
  const table = tableOf(year);
  return table.upTo[day - table.first + 1] ?? 0;
}

/** The `n`th working day counted from 1 January of `year` (1 is the first; 0 and less reach back), within the years 1 to 9999. */
function nth(n: number, year: number): number {
  let left = n;
  let inYear = year;
  while (inYear < LAST_YEAR && left > totalOf(inYear)) {
    left -= totalOf(inYear);
    inYear += 1;
  }
  while (inYear > 1 && left < 1) {
    inYear -= 1;
    left += totalOf(inYear);
  }
  const table = tableOf(inYear);
  const held = Math.min(Math.max(left, 1), table.days.length);
  return table.first + (table.days[held - 1] ?? 0);
}

function add(from: IsoDate, n: number): IsoDate {
  if (n === 0) return from;
  const day = toDayNumber(from);
  const year = yearOf(from);
  const position = ordinal(day, year);
  // Going back, the day itself is left out of the count, as it is going forward.
  const itself = n < 0 && isWorking(day, year) ? 1 : 0;
  return fromDayNumber(nth(position - itself + n + (n < 0 ? 1 : 0), year));
}

function isWorking(day: number, year: number): boolean {
  const { upTo, first } = tableOf(year);
  return upTo[day - first] !== upTo[day - first + 1];
}

function between(from: IsoDate, to: IsoDate): number {
  if (to < from) return 0 - between(to, from);
  const start = yearOf(from);
  const end = yearOf(to);
  let count = ordinal(toDayNumber(to), end) - ordinal(toDayNumber(from), start);
  for (let year = start; year < end; year++) count += totalOf(year);
  return count;
}

/** Bank holidays from the day number `start` to `end`, both included. */
function holidaysWithin(start: number, end: number): readonly SkippedDay[] {
  const within: SkippedDay[] = [];
  const lastYear = yearOf(fromDayNumber(end));
  for (let year = yearOf(fromDayNumber(start)); year <= lastYear; year++) {
    for (const holiday of tableOf(year).holidays) {
      if (holiday.day >= start && holiday.day <= end) within.push(holiday.skipped);
    }
  }
  return within;
}

/** Saturdays and Sundays from the day number `start` to `end`, both included. */
function weekendDaysWithin(start: number, end: number): number {
  return weekendDaysUpTo(end) - weekendDaysUpTo(start - 1);
}

/** Saturdays and Sundays since Saturday 1970-01-03 (day 2) up to and including the day; negative before it. */
function weekendDaysUpTo(day: number): number {
  const week = Math.floor((day - 2) / 7);
  return week * 2 + Math.min(day - 1 - week * 7, 2);
}

const NO_HOLIDAYS: readonly SkippedDay[] = [];
const HOURS_A_DAY = 24;
const MINUTES_A_DAY = HOURS_A_DAY * 60;

/**
 * Hours from a known time end at a time; from an unknown one, at the end of the last day that they can reach. Clock changes are not counted.
 * `n` is negative for hours before the time: from an unknown one, the day that is early enough whatever the time.
 */
function sumOfHours(from: IsoDate, duration: Duration, n: number, fromTime: string | undefined): DateSum {
  const clock = fromTime === undefined ? undefined : minutesIn(fromTime);
  if (fromTime === undefined || clock === undefined) {
    const due = addDays(from, Math.sign(n) * Math.ceil(Math.abs(n) / HOURS_A_DAY));
    return { from, duration, due, holidays: NO_HOLIDAYS, weekendDays: 0 };
  }
  const minutes = clock + n * 60;
  const days = Math.floor(minutes / MINUTES_A_DAY);
  const hour = Math.floor((minutes - days * MINUTES_A_DAY) / 60);
  const dueTime = `${hour < 10 ? '0' : ''}${hour}${fromTime.slice(2)}`;
  return { from, fromTime, duration, due: addDays(from, days), dueTime, holidays: NO_HOLIDAYS, weekendDays: 0 };
}

/** Minutes since midnight of `14:30`; undefined where that is no time of day. Read by hand: the engine asks far too often for a pattern. */
function minutesIn(time: string): number | undefined {
  if (time.length !== 5 || time[2] !== ':') return undefined;
  const [tens, ones, ten, one] = [digitAt(time, 0), digitAt(time, 1), digitAt(time, 3), digitAt(time, 4)];
  const hours = tens * 10 + ones;
  const minutes = ten * 10 + one;
  // A character that is no digit makes NaN, which is below nothing.
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
}

/** Calendar units: weekends and bank holidays count, and never lengthen the limit. */
function calendarSum(from: IsoDate, duration: Duration, due: IsoDate): DateSum {
  return { from, duration, due, holidays: NO_HOLIDAYS, weekendDays: 0 };
}

function sumOfWorkingDays(from: IsoDate, duration: Duration, counting: Counting): DateSum {
  const day = toDayNumber(from);
  const year = yearOf(from);
  const counted = counting === 'day-of-event-is-1' && isWorking(day, year) ? 1 : 0;
  const due = nth(ordinal(day, year) - counted + duration.n, year);
  // The day of the event was passed over only where it could have been the first to count.
  const start = counting === 'day-of-event-is-1' ? day : day + 1;
  return {
    from,
    duration,
    due: fromDayNumber(due),
    holidays: holidaysWithin(start, due),
    weekendDays: weekendDaysWithin(start, due),
  };
}

/** Counting back, the day of the event never counts: what must be there two working days before leaves two whole working days. */
function aheadInWorkingDays(from: IsoDate, duration: Duration): DateSum {
  const due = add(from, 0 - duration.n);
  const [start, end] = [toDayNumber(due), toDayNumber(from) - 1];
  return { from, duration, due, holidays: holidaysWithin(start, end), weekendDays: weekendDaysWithin(start, end) };
}

/** Any duration before a day. */
function ahead(from: IsoDate, duration: Duration, fromTime: string | undefined): DateSum {
  const { n, unit } = duration;
  switch (unit) {
    case 'hours':
      return sumOfHours(from, duration, 0 - n, fromTime);
    case 'working days':
      return aheadInWorkingDays(from, duration);
    case 'days':
      return calendarSum(from, duration, addDays(from, 0 - n));
    case 'weeks':
      return calendarSum(from, duration, addDays(from, 0 - n * 7));
    case 'months':
      return calendarSum(from, duration, addMonths(from, 0 - n));
    case 'years':
      return calendarSum(from, duration, addYears(from, 0 - n));
  }
}

/**
 * The working-day calendar. `counting` says whether the day of the event is day 0 or day 1 of a limit in working days; it decides
 * what `sum` gives. `add` and `between` are plain: working days after a day. Limits in other units always count from the next day.
 * Nothing throws; dates are held to the years 1 to 9999.
 */
export function createWorkingDays({ counting }: { readonly counting: Counting }): WorkingDays {
  return {
    holiday(date) {
      const day = toDayNumber(date);
      return tableOf(yearOf(date)).holidays.find((holiday) => holiday.day === day)?.skipped.why;
    },
    isWorkingDay: (date) => isWorking(toDayNumber(date), yearOf(date)),
    add,
    between,
    sum(from, duration, fromTime) {
      switch (duration.unit) {
        case 'hours':
          return sumOfHours(from, duration, duration.n, fromTime);
        case 'working days':
          return sumOfWorkingDays(from, duration, counting);
        case 'days':
          return calendarSum(from, duration, addDays(from, duration.n));
        case 'weeks':
          return calendarSum(from, duration, addDays(from, duration.n * 7));
        case 'months':
          return calendarSum(from, duration, addMonths(from, duration.n));
        case 'years':
          return calendarSum(from, duration, addYears(from, duration.n));
      }
    },
    ahead: (from, duration, fromTime) => ({ ...ahead(from, duration, fromTime), ahead: true }),
  };
}
