/** The quick sums of the calendar against the slow and obvious: one day at a time. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bankHolidays } from '../../src/calendar/bank-holidays.ts';
import {
  addDays,
  addMonths,
  ageOn,
  birthday,
  daysBetween,
  fromDayNumber,
  toDayNumber,
  weekday,
} from '../../src/calendar/dates.ts';
import { createWorkingDays } from '../../src/calendar/working-days.ts';
import type { IsoDate } from '../../src/record/types.ts';

const FIRST = toDayNumber('1900-01-01' as IsoDate);
const LAST = toDayNumber('2200-12-31' as IsoDate);
const date = fc.integer({ min: FIRST, max: LAST }).map(fromDayNumber);
const calendar = createWorkingDays({ counting: 'day-of-event-is-0' });
const dayOne = createWorkingDays({ counting: 'day-of-event-is-1' });

/** The next day, by the platform alone. */
function tomorrow(day: IsoDate): IsoDate {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10) as IsoDate;
}

function isHoliday(day: IsoDate): boolean {
  return bankHolidays(Number(day.slice(0, 4))).some((holiday) => holiday.date === day);
}

function isWeekend(day: IsoDate): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

describe('the calendar, day by day', () => {
  it('counts back in working days as one counts them, and back and on again', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 70 }), (from, n) => {
        let at = from;
        for (let counted = 0; counted < n; ) {
          at = addDays(at, -1);
          if (!isWeekend(at) && !isHoliday(at)) counted++;
        }
        const sum = calendar.ahead(from, { n, unit: 'working days' });
        assert.equal(sum.due, at);
        assert.equal(daysBetween(sum.due, from), n + sum.holidays.length + sum.weekendDays);
        for (const unit of ['days', 'weeks'] as const) {
          assert.equal(calendar.sum(calendar.ahead(from, { n, unit }).due, { n, unit }).due, from);
        }
        const { due, dueTime } = calendar.ahead(from, { n, unit: 'hours' }, '14:30');
        const on = calendar.sum(due, { n, unit: 'hours' }, dueTime);
        assert.deepEqual([on.due, on.dueTime], [from, '14:30']);
      }),
      { numRuns: 200 },
    );
  });

  it('adds working days as one counts them', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 70 }), (from, n) => {
        let day = from;
        let holidays = 0;
        let weekendDays = 0;
        for (let counted = 0; counted < n; ) {
          day = tomorrow(day);
          if (isWeekend(day)) weekendDays++;
          else if (isHoliday(day)) holidays++;
          else counted++;
        }
        assert.equal(calendar.add(from, n), day);
        const sum = calendar.sum(from, { n, unit: 'working days' });
        assert.equal(sum.due, day);
        assert.equal(sum.holidays.length, holidays);
        assert.equal(sum.weekendDays, weekendDays);
        assert.equal(calendar.between(from, day), n);
        assert.equal(calendar.between(day, from), -n);
      }),
      { numRuns: 200 },
    );
  });

  it('counts the day of the event where it is day 1', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 70 }), (from, n) => {
        let day = from;
        for (let counted = isWeekend(day) || isHoliday(day) ? 0 : 1; counted < n; ) {
          day = tomorrow(day);
          if (!isWeekend(day) && !isHoliday(day)) counted++;
        }
        assert.equal(dayOne.sum(from, { n, unit: 'working days' }).due, day);
      }),
      { numRuns: 200 },
    );
  });

  it('comes back to a working day by the same number', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -800, max: 800 }), (from, n) => {
        fc.pre(calendar.isWorkingDay(from));
        assert.equal(calendar.add(calendar.add(from, n), -n), from);
      }),
    );
  });

  it('gives days, their numbers and their names of the week back', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
        const to = addDays(from, days);
        assert.equal(daysBetween(from, to), days);
        assert.equal(fromDayNumber(toDayNumber(to)), to);
        assert.equal(weekday(from) % 7, new Date(`${from}T00:00:00Z`).getUTCDay());
      }),
    );
  });

  it('adds months to the same day of the month or its last day', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -600, max: 600 }), (from, months) => {
        const to = addMonths(from, months);
        const count = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months;
        const lastDay = new Date(Date.UTC(Math.floor(count / 12), (count % 12) + 1, 0)).getUTCDate();
        assert.equal(Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - 1, count);
        assert.equal(Number(to.slice(8)), Math.min(Number(from.slice(8)), lastDay));
      }),
    );
  });

  it('makes a birthday the first day of an age', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 110 }), (born, age) => {
        const day = birthday(born, age);
        assert.equal(ageOn(born, day), age);
        assert.equal(ageOn(born, addDays(day, -1)), age - 1);
      }),
    );
  });

  it('never throws, whatever the number', () => {
    fc.assert(
      fc.property(date, fc.oneof(fc.double(), fc.integer()), (from, n) => {
        for (const result of [addDays(from, n), addMonths(from, n), calendar.add(from, n)]) {
          assert.match(result, /^\d{4}-\d\d-\d\d$/);
        }
      }),
    );
  });
});
