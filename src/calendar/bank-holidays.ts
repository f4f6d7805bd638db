/**
 * Bank holidays of England and Wales, for any year, with their names. The regular ones follow today's rules (Banking and Financial
 * Dealings Act 1971 Sch 1, and the days proclaimed every year), which hold from 1978; earlier years are given by the same rules. One-off changes are
 * facts, in `policies/bank-holidays.yaml`. Years to come assume that no further day is proclaimed.
 */
import { gregorianEaster } from 'date-easter';
import type { IsoDate } from '../record/types.ts';
import { addDays, toDayNumber, weekday } from './dates.ts';
import { ONE_OFF_HOLIDAYS } from './generated/one-off-holidays.ts';

/** A day proclaimed once, or put in the place of a regular holiday once. */
export interface OneOffHoliday {
  readonly date: string;
  readonly name: string;
  readonly inPlaceOf?: 'early-may' | 'spring';
}

/** A bank holiday on the day it is kept: a day in lieu where the date itself falls on a weekend. */
export interface BankHoliday {
  readonly date: IsoDate;
  /** `Good Friday`, `Christmas Day (substitute day)`. */
  readonly name: string;
}

const MONDAY = 1;
const FRIDAY = 5;
const SATURDAY = 6;
const SUNDAY = 7;

/** The bank holidays of a year (1 to 9999) in the order of their dates, Good Friday and Christmas Day among them. */
export function bankHolidays(year: number): readonly BankHoliday[] {
  const oneOff = ONE_OFF_HOLIDAYS.filter((holiday) => Number(holiday.date.slice(0, 4)) === year);
  const moved = new Set(oneOff.map((holiday) => holiday.inPlaceOf));
  const easter = gregorianEaster(year);
  const easterDay = on(year, easter.month, easter.day);
  const holidays: BankHoliday[] = [
    newYear(year),
    { date: addDays(easterDay, -2), name: 'Good Friday' },
    { date: addDays(easterDay, 1), name: 'Easter Monday' },
    ...christmas(year),
    { date: lastMonday(year, 8, 31), name: 'Summer bank holiday' },
  ];
  if (!moved.has('early-may')) holidays.push({ date: firstMonday(year, 5), name: 'Early May bank holiday' });
  if (!moved.has('spring')) holidays.push({ date: lastMonday(year, 5, 31), name: 'Spring bank holiday' });
  for (const { date, name } of oneOff) holidays.push({ date: date as IsoDate, name });
  return holidays.sort((a, b) => toDayNumber(a.date) - toDayNumber(b.date));
}

function newYear(year: number): BankHoliday {
  const day = on(year, 1, 1);
  return weekday(day) < SATURDAY
    ? { date: day, name: "New Year's Day" }
    : { date: addDays(day, 8 - weekday(day)), name: "New Year's Day (substitute day)" };
}

/** Christmas Day and Boxing Day, or the days kept for them; where both need one, Christmas Day has the first. */
function christmas(year: number): readonly BankHoliday[] {
  const christmasDay = on(year, 12, 25);
  const boxingDay = on(year, 12, 26);
  const lieu = (days: number, name: string): BankHoliday => ({
    date: addDays(christmasDay, days),
    name: `${name} (substitute day)`,
  });
  switch (weekday(christmasDay)) {
    case SUNDAY:
      return [{ date: boxingDay, name: 'Boxing Day' }, lieu(2, 'Christmas Day')];
    case SATURDAY:
      return [lieu(2, 'Christmas Day'), lieu(3, 'Boxing Day')];
    case FRIDAY:
      return [{ date: christmasDay, name: 'Christmas Day' }, lieu(3, 'Boxing Day')];
    default:
      return [
        { date: christmasDay, name: 'Christmas Day' },
        { date: boxingDay, name: 'Boxing Day' },
      ];
  }
}

function firstMonday(year: number, month: number): IsoDate {
  const first = on(year, month, 1);
  return addDays(first, (7 + MONDAY - weekday(first)) % 7);
}

function lastMonday(year: number, month: number, lastDay: number): IsoDate {
  const last = on(year, month, lastDay);
  return addDays(last, MONDAY - weekday(last));
}

function on(year: number, month: number, day: number): IsoDate {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as IsoDate;
}
