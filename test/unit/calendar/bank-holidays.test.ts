/** The bank holidays of England and Wales, year by year, as facts: what the rules must give. */
import assert from 'node:assert/strict';
import { bankHolidays } from '../../../src/calendar/bank-holidays.ts';
import { createWorkingDays } from '../../../src/calendar/working-days.ts';
import { iso } from './iso.ts';

/** Month and day of each, year by year. */
const LISTS: { readonly [year: string]: string } = {
  2010: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2011: '01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27',
  2012: '01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26',
  2013: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2014: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2015: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2016: '01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27',
  2017: '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2018: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2029: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2030: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2031: '01-01 04-11 04-14 05-05 05-26 08-25 12-25 12-26',
};

/** Days whose names matter because the day itself is out of the ordinary. */
const NAMED: readonly (readonly [date: string, name: string])[] = [
  ['1981-07-29', 'Royal wedding'],
  ['1995-05-08', 'Early May bank holiday (VE Day)'],
  ['1999-12-31', 'Millennium holiday'],
  ['2002-06-03', 'Golden Jubilee bank holiday'],
  ['2002-06-04', 'Spring bank holiday'],
  ['2010-12-27', 'Christmas Day (substitute day)'],
  ['2010-12-28', 'Boxing Day (substitute day)'],
  ['2011-01-03', "New Year's Day (substitute day)"],
  ['2011-04-29', 'Royal wedding'],
  ['2011-12-26', 'Boxing Day'],
  ['2011-12-27', 'Christmas Day (substitute day)'],
  ['2012-06-05', 'Diamond Jubilee bank holiday'],
  ['2015-12-28', 'Boxing Day (substitute day)'],
  ['2020-05-08', 'Early May bank holiday (VE Day)'],
  ['2022-06-03', 'Platinum Jubilee bank holiday'],
  ['2022-09-19', 'State funeral of Queen Elizabeth II'],
  ['2023-05-08', 'Coronation of King Charles III'],
  ['2026-04-03', 'Good Friday'],
  ['2026-04-06', 'Easter Monday'],
  ['2026-08-31', 'Summer bank holiday'],
];

/** Mondays that were not holidays because that year's holiday was moved away. */
const MOVED_AWAY = ['1995-05-01', '2002-05-27', '2012-05-28', '2020-05-04', '2022-05-30'];

describe('bank holidays of England and Wales', () => {
  for (const [year, dates] of Object.entries(LISTS)) {
    it(`are exactly the days of ${year}`, () => {
      assert.deepEqual(
        bankHolidays(Number(year)).map((holiday) => holiday.date),
        dates.split(' ').map((date) => `${year}-${date}`),
      );
    });
  }

  const calendar = createWorkingDays({ counting: 'day-of-event-is-0' });
  for (const [date, name] of NAMED) {
    it(`name ${date} "${name}"`, () => {
      assert.equal(calendar.holiday(iso(date)), name);
      assert.equal(calendar.isWorkingDay(iso(date)), false);
    });
  }

  it('were moved, not doubled, in the years of a moved holiday', () => {
    for (const date of MOVED_AWAY) {
      assert.equal(calendar.holiday(iso(date)), undefined, date);
      assert.equal(calendar.isWorkingDay(iso(date)), true, date);
    }
  });

  it('are eight in every ordinary year, all on weekdays and in order', () => {
    const unusual = new Map([
      [1981, 9],
      [1999, 9],
      [2002, 9],
      [2011, 9],
      [2012, 9],
      [2022, 10],
      [2023, 9],
    ]);
    for (let year = 1980; year <= 2100; year++) {
      const dates = bankHolidays(year).map((holiday) => holiday.date);
      assert.equal(new Set(dates).size, unusual.get(year) ?? 8, String(year));
      assert.deepEqual(dates, [...dates].sort());
      for (const date of dates) {
        const day = new Date(date).getUTCDay();
        assert.ok(day > 0 && day < 6, `${date} is on a weekend`);
      }
    }
  });

  it('have an answer for the first and the last year there is', () => {
    assert.equal(bankHolidays(1).length, 8);
    assert.equal(bankHolidays(9999).length, 8);
  });
});
