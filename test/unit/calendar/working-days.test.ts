import assert from 'node:assert/strict';
import type { Duration } from '../../../src/calendar/types.ts';
import { createWorkingDays } from '../../../src/calendar/working-days.ts';
import { iso } from './iso.ts';

const day0 = createWorkingDays({ counting: 'day-of-event-is-0' });
const day1 = createWorkingDays({ counting: 'day-of-event-is-1' });
const working = (n: number): Duration => ({ n, unit: 'working days' });

describe('working days', () => {
  it('leave out weekends and bank holidays', () => {
    assert.equal(day0.add(iso('2026-02-06'), 1), '2026-02-09');
    assert.equal(day0.add(iso('2026-04-02'), 1), '2026-04-07');
    assert.equal(day0.add(iso('2025-12-24'), 1), '2025-12-29');
    assert.equal(day0.add(iso('2025-12-24'), 3), '2025-12-31');
    assert.equal(day0.add(iso('2025-12-24'), 4), '2026-01-02');
    assert.equal(day0.add(iso('2026-02-07'), 0), '2026-02-07');
  });

  it('count back as well', () => {
    assert.equal(day0.add(iso('2026-02-09'), -1), '2026-02-06');
    assert.equal(day0.add(iso('2026-02-08'), -1), '2026-02-06');
    assert.equal(day0.add(iso('2026-01-02'), -1), '2025-12-31');
    assert.equal(day0.between(iso('2026-02-06'), iso('2026-02-09')), 1);
    assert.equal(day0.between(iso('2026-02-09'), iso('2026-02-06')), -1);
    assert.equal(day0.between(iso('2025-12-24'), iso('2026-01-02')), 4);
    assert.ok(Object.is(day0.between(iso('2026-02-09'), iso('2026-02-09')), 0));
  });

  it('explain the sum: the bank holidays by name and the weekend days by number', () => {
    assert.deepEqual(day0.sum(iso('2026-03-23'), working(15)), {
      from: '2026-03-23',
      duration: working(15),
      due: '2026-04-15',
      holidays: [
        { date: '2026-04-03', why: 'Good Friday' },
        { date: '2026-04-06', why: 'Easter Monday' },
      ],
      weekendDays: 6,
    });
  });

  it('name the holidays on both sides of a new year', () => {
    const sum = day0.sum(iso('2025-12-23'), working(6));
    assert.equal(sum.due, '2026-01-05');
    assert.deepEqual(
      sum.holidays.map((holiday) => holiday.why),
      ['Christmas Day', 'Boxing Day', "New Year's Day"],
    );
    assert.equal(sum.weekendDays, 4);
  });

  describe('with the day of the event as day 1', () => {
    it('end one working day sooner when it is a working day', () => {
      assert.equal(day0.sum(iso('2026-02-02'), working(45)).due, '2026-04-08');
      assert.equal(day1.sum(iso('2026-02-02'), working(45)).due, '2026-04-07');
      assert.equal(day1.sum(iso('2026-02-02'), working(1)).due, '2026-02-02');
    });

    it('start on the next working day otherwise', () => {
      assert.equal(day1.sum(iso('2026-02-07'), working(1)).due, '2026-02-09');
      assert.equal(day0.sum(iso('2026-02-07'), working(1)).due, '2026-02-09');
      assert.equal(day1.sum(iso('2026-02-07'), working(1)).weekendDays, 2);
      assert.equal(day0.sum(iso('2026-02-07'), working(1)).weekendDays, 1);
    });

    it('change nothing else', () => {
      for (const unit of ['hours', 'days', 'weeks', 'months', 'years'] as const) {
        const duration = { n: 3, unit };
        assert.deepEqual(day1.sum(iso('2026-02-02'), duration), day0.sum(iso('2026-02-02'), duration));
      }
    });
  });

  it('add calendar units, which a weekend or bank holiday never lengthens', () => {
    const due = (n: number, unit: Duration['unit']): string => day0.sum(iso('2026-01-31'), { n, unit }).due;
    assert.equal(due(10, 'days'), '2026-02-10');
    assert.equal(due(6, 'weeks'), '2026-03-14');
    assert.equal(due(1, 'months'), '2026-02-28');
    assert.equal(due(1, 'years'), '2027-01-31');
    assert.equal(day0.sum(iso('2026-03-27'), { n: 1, unit: 'weeks' }).due, '2026-04-03');
  });

  it('count hours from a time of day to a time of day', () => {
    const sum = day0.sum(iso('2026-02-02'), { n: 72, unit: 'hours' }, '14:30');
    assert.deepEqual([sum.due, sum.dueTime, sum.fromTime], ['2026-02-05', '14:30', '14:30']);
    const short = day0.sum(iso('2026-02-02'), { n: 4, unit: 'hours' }, '22:05');
    assert.deepEqual([short.due, short.dueTime], ['2026-02-03', '02:05']);
  });

  it('count hours from an unknown time to the last day they can reach', () => {
    for (const [n, due] of [
      [72, '2026-02-05'],
      [24, '2026-02-03'],
      [25, '2026-02-04'],
      [1, '2026-02-03'],
    ] as const) {
      const sum = day0.sum(iso('2026-02-02'), { n, unit: 'hours' });
      assert.equal(sum.due, due);
      assert.equal('dueTime' in sum, false);
      assert.equal('fromTime' in sum, false);
    }
    assert.equal('dueTime' in day0.sum(iso('2026-02-02'), { n: 72, unit: 'hours' }, '25:99'), false);
  });

  it('stay within the years 1 to 9999 and never throw', () => {
    assert.equal(day0.add(iso('9999-12-30'), 45), '9999-12-31');
    assert.equal(day0.add(iso('2026-01-01'), Number.MAX_SAFE_INTEGER), '9999-12-31');
    assert.equal(day0.add(iso('0001-01-04'), -45).slice(0, 4), '0001');
    assert.equal(day0.add(iso('0001-01-04'), Number.NEGATIVE_INFINITY).slice(0, 4), '0001');
    assert.ok(day0.between(iso('0001-01-01'), iso('9999-12-31')) > 2_500_000);
    for (const unit of ['hours', 'days', 'working days', 'weeks', 'months', 'years'] as const) {
      assert.equal(day0.sum(iso('9999-12-30'), { n: 9999, unit }).due, '9999-12-31', unit);
    }
  });
});
