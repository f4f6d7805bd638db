/** Limits on how long something may last in all. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, daysBetween } from '../../../src/calendar/dates.ts';
import { judgeJourney } from '../../../src/journey/judge.ts';
import { sumInWords } from '../../../src/journey/wording.ts';
import { childOf, day, type Line, told } from '../../support/journeys.ts';
import { policyOf, timescale } from '../../support/mini-pack.ts';

const limited = (total: string) =>
  policyOf(`
statuses:
  - id: away
    title: Short break
    opens: [{entry: short-break}]
    closes: [{entry: short-break, at: ended, of: opening}]
    carries: []
    again: replaces
timescales:${timescale('total', `during: away\nmet-by: [{status: away, when: ends}]\ntotal: ${total}`)}`);
const DAYS = limited('{at-most: 20 days, in: 3 months}');
const HOURS = limited('{at-most: 72 hours, in: 28 days}');
const away = (from: string, to?: string, time?: string): Line => [
  from,
  'short-break',
  { ...(to !== undefined && { ended: to }), ...(time !== undefined && { 'ended-time': time }) },
];
const judge = (policy: ReturnType<typeof policyOf>, lines: readonly Line[], asOf = '2026-07-01') =>
  judgeJourney(childOf(lines), policy, day(asOf));

describe('a limit on a total', () => {
  it('leaves to each period what those before it have not used', () => {
    const lines = [
      away('2026-03-02', '2026-03-14'),
      away('2026-04-01', '2026-04-09'),
      away('2026-05-01', '2026-05-02'),
    ];
    assert.deepEqual(told(judge(DAYS, lines)), [
      'total due 2026-03-22 met 2026-03-14',
      'total due 2026-04-09 met 2026-04-09',
      'total due 2026-05-01 met-late 2026-05-02 (1)',
    ]);
  });

  it('lets days drop out once the span has passed', () => {
    const lines = [away('2026-03-02', '2026-03-14'), away('2026-05-30', '2026-06-25')];
    // From 2 June on a day drops out for each that is added, for twelve days; then the eight that were left, and those twelve again.
    assert.deepEqual(told(judge(DAYS, lines)), [
      'total due 2026-03-22 met 2026-03-14',
      'total due 2026-06-19 met-late 2026-06-25 (6)',
    ]);
    assert.deepEqual(told(judge(DAYS, [away('2026-03-02', '2026-03-14'), away('2026-06-14')], '2026-06-20')).slice(1), [
      'total due 2026-07-04 upcoming',
    ]);
  });

  it('counts hours between known times, whole days where one is not known', () => {
    const first = away('2026-03-02 12:00', '2026-03-04', '18:30');
    assert.deepEqual(told(judge(HOURS, [first, away('2026-03-10 09:00', '2026-03-11', '02:00')])), [
      'total due 2026-03-05 12:00 met 2026-03-04',
      'total due 2026-03-11 02:00 met 2026-03-11',
    ]);
    assert.deepEqual(told(judge(HOURS, [away('2026-03-02', '2026-03-04'), away('2026-03-10', '2026-03-12')])), [
      'total due 2026-03-05 met 2026-03-04',
      'total due 2026-03-11 met-late 2026-03-12 (1)',
    ]);
    // The hours of 3 and 4 March drop out one by one while this period lasts.
    assert.deepEqual(told(judge(HOURS, [first, away('2026-03-31 09:00')], '2026-03-31')).slice(1), [
      'total due 2026-04-03 09:00 due-soon',
    ]);
  });

  it('says what was used before, and the sum of what is left', () => {
    const lines = [away('2026-03-02', '2026-03-14'), away('2026-04-01', '2026-04-12')];
    const explained = judge(DAYS, lines).deadlines[1]?.explain();
    assert.ok(explained);
    assert.ok(explained.because.includes('total: at most 20 days in any 3 months'));
    assert.ok(
      explained.because.includes(
        '12 days of it before 1 April 2026, which leaves 8 days as earlier days drop out of the 3 months',
      ),
    );
    assert.equal(sumInWords(explained.sum), '8 days from 1 April 2026 is 9 April 2026');
  });

  it('counts a period of hours on the same day once, not as one before itself', () => {
    const lines = [away('2026-03-02 10:00', '2026-03-02', '22:00'), away('2026-03-02 23:00', '2026-03-03', '01:00')];
    assert.deepEqual(told(judge(limited('{at-most: 14 hours, in: 7 days}'), lines)), [
      'total due 2026-03-03 00:00 met 2026-03-02',
      'total due 2026-03-03 01:00 met 2026-03-03',
    ]);
  });

  it('gets through thousands of them', () => {
    const lines = Array.from({ length: 4000 }, () => away('2026-03-02 10:00', '2026-03-02', '11:00'));
    assert.equal(judge(HOURS, lines).deadlines.length, 4000);
  });

  it('is what counting every day gives', () => {
    const policy = limited('{at-most: 20 days, in: 90 days}');
    const periods = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 30 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(periods, (drawn) => {
        let at = day('2024-01-01');
        const lines = drawn.map(([gap, length]): Line => {
          const from = addDays(at, gap);
          at = addDays(from, length);
          return away(from, at);
        });
        const { deadlines } = judge(policy, lines, '2030-01-01');
        assert.equal(deadlines.length, lines.length);
        for (const [i, { due }] of deadlines.entries()) assert.equal(due, byEveryDay(lines.slice(0, i + 1), 20, 90));
      }),
    );
  });
});

/** The last day to which the last period may go: no day with more than `most` days held in the `span` before it. */
function byEveryDay(lines: readonly Line[], most: number, span: number): string {
  const held = new Set<string>();
  for (const [from, , fields] of lines.slice(0, -1)) {
    for (let d = day(from); d < String(fields?.ended); d = addDays(d, 1)) held.add(d);
  }
  const start = day(lines.at(-1)?.[0] ?? '');
  for (let d = start; ; d = addDays(d, 1)) {
    const next = addDays(d, 1);
    const counted = [...held, d].filter((each) => daysBetween(day(each), next) <= span).length;
    if (counted > most) return d;
    held.add(d);
  }
}
