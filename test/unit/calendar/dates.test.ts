import assert from 'node:assert/strict';
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  birthday,
  daysBetween,
  earlierOf,
  fromDayNumber,
  laterOf,
  toDayNumber,
  weekday,
  yearOf,
} from '../../../src/calendar/dates.ts';
import { iso } from './iso.ts';

describe('dates', () => {
  it('count days from 1970', () => {
    assert.equal(toDayNumber(iso('1970-01-01')), 0);
    assert.equal(toDayNumber(iso('1969-12-31')), -1);
    assert.equal(fromDayNumber(toDayNumber(iso('2024-02-29'))), '2024-02-29');
  });

  it('add and count days over month ends and leap days', () => {
    assert.equal(addDays(iso('2024-02-28'), 1), '2024-02-29');
    assert.equal(addDays(iso('2023-02-28'), 1), '2023-03-01');
    assert.equal(addDays(iso('2026-01-01'), -1), '2025-12-31');
    assert.equal(daysBetween(iso('2024-01-01'), iso('2025-01-01')), 366);
    assert.equal(daysBetween(iso('2026-03-10'), iso('2026-03-04')), -6);
  });

  const MONTHS: readonly (readonly [from: string, months: number, to: string])[] = [
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-30', 1, '2026-02-28'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2000-02-29', 1200, '2100-02-28'],
  ];
  for (const [from, months, to] of MONTHS) {
    it(`${from} and ${months} months is ${to}`, () => assert.equal(addMonths(iso(from), months), to));
  }

  it('add years as twelve months each', () => {
    assert.equal(addYears(iso('2024-02-29'), 1), '2025-02-28');
    assert.equal(addYears(iso('2024-02-29'), 4), '2028-02-29');
    assert.equal(addYears(iso('2026-05-31'), 18), '2044-05-31');
  });

  it('know the day of the week and the year', () => {
    assert.equal(weekday(iso('1970-01-01')), 4);
    assert.equal(weekday(iso('2026-02-02')), 1);
    assert.equal(weekday(iso('1965-07-04')), 7);
    assert.equal(yearOf(iso('2026-02-02')), 2026);
  });

  it('reach an age at the start of the birthday', () => {
    assert.equal(ageOn(iso('2015-03-02'), iso('2026-03-01')), 10);
    assert.equal(ageOn(iso('2015-03-02'), iso('2026-03-02')), 11);
    assert.equal(ageOn(iso('2026-03-02'), iso('2026-03-01')), -1);
    assert.equal(birthday(iso('2015-03-02'), 16), '2031-03-02');
  });

  it('reach an age on 1 March when born on 29 February, in a year without one', () => {
    const born = iso('2012-02-29');
    assert.equal(ageOn(born, iso('2030-02-28')), 17);
    assert.equal(ageOn(born, iso('2030-03-01')), 18);
    assert.equal(birthday(born, 18), '2030-03-01');
    assert.equal(birthday(born, 16), '2028-02-29');
  });

  it('choose the later and the earlier', () => {
    const [a, b] = [iso('2026-01-01'), iso('2026-01-02')];
    assert.equal(laterOf(a, b), b);
    assert.equal(earlierOf(a, b), a);
  });

  it('stay within the years 1 to 9999 and never throw', () => {
    const last = iso('9999-12-31');
    assert.equal(addDays(last, 1), '9999-12-31');
    assert.equal(addDays(last, Number.POSITIVE_INFINITY), '9999-12-31');
    assert.equal(addDays(iso('2026-01-01'), Number.NEGATIVE_INFINITY), '0001-01-01');
    assert.equal(addDays(iso('2026-01-01'), Number.NaN), '0001-01-01');
    assert.equal(addMonths(last, 1), '9999-12-31');
    assert.equal(addMonths(last, 1e12), '9999-12-31');
    assert.equal(addMonths(iso('0001-01-01'), -5), '0001-01-01');
    assert.equal(addYears(iso('9998-06-01'), 9999), '9999-12-31');
  });
});
