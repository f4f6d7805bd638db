/** The bank holidays of England and Wales, year by year, as facts: what the rules must give. */
import assert from 'node:assert/strict';
import { bankHolidays } from '../../../src/calendar/bank-holidays.ts';
import { createWorkingDays } from '../../../src/calendar/working-days.ts';
import { iso } from './iso.ts';

const LISTS: { readonly [year: string]: readonly string[] } = {
  2010: [
    '2010-01-01',
    '2010-04-02',
    '2010-04-05',
    '2010-05-03',
    '2010-05-31',
    '2010-08-30',
    '2010-12-27',
    '2010-12-28',
  ],
  2011: [
    '2011-01-03',
    '2011-04-22',
    '2011-04-25',
    '2011-04-29',
    '2011-05-02',
    '2011-05-30',
    '2011-08-29',
    '2011-12-26',
    '2011-12-27',
  ],
  2012: [
    '2012-01-02',
    '2012-04-06',
    '2012-04-09',
    '2012-05-07',
    '2012-06-04',
    '2012-06-05',
    '2012-08-27',
    '2012-12-25',
    '2012-12-26',
  ],
  2013: [
    '2013-01-01',
    '2013-03-29',
    '2013-04-01',
    '2013-05-06',
    '2013-05-27',
    '2013-08-26',
    '2013-12-25',
    '2013-12-26',
  ],
  2014: [
    '2014-01-01',
    '2014-04-18',
    '2014-04-21',
    '2014-05-05',
    '2014-05-26',
    '2014-08-25',
    '2014-12-25',
    '2014-12-26',
  ],
  2015: [
    '2015-01-01',
    '2015-04-03',
    '2015-04-06',
    '2015-05-04',
    '2015-05-25',
    '2015-08-31',
    '2015-12-25',
    '2015-12-28',
  ],
  2016: [
    '2016-01-01',
    '2016-03-25',
    '2016-03-28',
    '2016-05-02',
    '2016-05-30',
    '2016-08-29',
    '2016-12-26',
    '2016-12-27',
  ],
  2017: [
    '2017-01-02',
    '2017-04-14',
    '2017-04-17',
    '2017-05-01',
    '2017-05-29',
    '2017-08-28',
    '2017-12-25',
    '2017-12-26',
  ],
  2018: [
    '2018-01-01',
    '2018-03-30',
    '2018-04-02',
    '2018-05-07',
    '2018-05-28',
    '2018-08-27',
    '2018-12-25',
    '2018-12-26',
  ],
  2019: [
    '2019-01-01',
    '2019-04-19',
    '2019-04-22',
    '2019-05-06',
    '2019-05-27',
    '2019-08-26',
    '2019-12-25',
    '2019-12-26',
  ],
  2020: [
    '2020-01-01',
    '2020-04-10',
    '2020-04-13',
    '2020-05-08',
    '2020-05-25',
    '2020-08-31',
    '2020-12-25',
    '2020-12-28',
  ],
  2021: [
    '2021-01-01',
    '2021-04-02',
    '2021-04-05',
    '2021-05-03',
    '2021-05-31',
    '2021-08-30',
    '2021-12-27',
    '2021-12-28',
  ],
  2022: [
    '2022-01-03',
    '2022-04-15',
    '2022-04-18',
    '2022-05-02',
    '2022-06-02',
    '2022-06-03',
    '2022-08-29',
    '2022-09-19',
    '2022-12-26',
    '2022-12-27',
  ],
  2023: [
    '2023-01-02',
    '2023-04-07',
    '2023-04-10',
    '2023-05-01',
    '2023-05-08',
    '2023-05-29',
    '2023-08-28',
    '2023-12-25',
    '2023-12-26',
  ],
  2024: [
    '2024-01-01',
    '2024-03-29',
    '2024-04-01',
    '2024-05-06',
    '2024-05-27',
    '2024-08-26',
    '2024-12-25',
    '2024-12-26',
  ],
  2025: [
    '2025-01-01',
    '2025-04-18',
    '2025-04-21',
    '2025-05-05',
    '2025-05-26',
    '2025-08-25',
    '2025-12-25',
    '2025-12-26',
  ],
  2026: [
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-04',
    '2026-05-25',
    '2026-08-31',
    '2026-12-25',
    '2026-12-28',
  ],
  2027: [
    '2027-01-01',
    '2027-03-26',
    '2027-03-29',
    '2027-05-03',
    '2027-05-31',
    '2027-08-30',
    '2027-12-27',
    '2027-12-28',
  ],
  2028: [
    '2028-01-03',
    '2028-04-14',
    '2028-04-17',
    '2028-05-01',
    '2028-05-29',
    '2028-08-28',
    '2028-12-25',
    '2028-12-26',
  ],
  2029: [
    '2029-01-01',
    '2029-03-30',
    '2029-04-02',
    '2029-05-07',
    '2029-05-28',
    '2029-08-27',
    '2029-12-25',
    '2029-12-26',
  ],
  2030: [
    '2030-01-01',
    '2030-04-19',
    '2030-04-22',
    '2030-05-06',
    '2030-05-27',
    '2030-08-26',
    '2030-12-25',
    '2030-12-26',
  ],
  2031: [
    '2031-01-01',
    '2031-04-11',
    '2031-04-14',
    '2031-05-05',
    '2031-05-26',
    '2031-08-25',
    '2031-12-25',
    '2031-12-26',
  ],
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
        dates,
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
