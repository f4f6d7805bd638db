/** Intervals that change within one timescale, and with age. */
import assert from 'node:assert/strict';
import { judgeJourney } from '../../../src/journey/judge.ts';
import type { JourneyFacts } from '../../../src/journey/types.ts';
import { childOf, day, type Line, told, workerOf } from '../../support/journeys.ts';
import { MINI_ENGLAND } from '../../support/mini-england.ts';
import { policyOf, timescale } from '../../support/mini-pack.ts';

const mini = policyOf(MINI_ENGLAND);
const judge = (lines: readonly Line[], asOf: string, policy = mini, more: Partial<JourneyFacts> = {}) =>
  judgeJourney(childOf(lines, more), policy, day(asOf));

const status = (when: string, code: string): Line => [when, 'legal-status', { status: code }];
const visit = (when: string, seen = 'yes'): Line => [when, 'visit', { seen }];
const review = (when: string): Line => [when, 'looked-after-review'];

describe('steps of a timescale', () => {
  it('each give one deadline, counted from the last meeting', () => {
    const lines: readonly Line[] = [
      status('2026-01-05', 'V2'),
      review('2026-01-30'),
      review('2026-04-30'),
      review('2026-10-30'),
    ];
    assert.deepEqual(told(judge(lines, '2026-11-01'), 'looked-after-review'), [
      'looked-after-review due 2026-02-02 met 2026-01-30',
      'looked-after-review due 2026-04-30 met 2026-04-30',
      'looked-after-review due 2026-10-30 met 2026-10-30',
      'looked-after-review due 2027-04-30 upcoming',
    ]);
  });

  it('may hold until so long after the opening', () => {
    const worker = (stage: string, ...sessions: string[]) =>
      told(
        judgeJourney(
          workerOf(
            { started: '2026-01-05', stage },
            sessions.map((when): Line => [when, 'supervision']),
          ),
          mini,
          day(sessions.at(-1) ?? '2026-01-06'),
        ),
      ).at(-1);
    assert.equal(worker('newly-qualified'), 'sup-nqsw due 2026-01-12 due-soon');
    assert.equal(worker('newly-qualified', '2026-02-15'), 'sup-nqsw due 2026-02-22 due-soon');
    assert.equal(worker('newly-qualified', '2026-02-16'), 'sup-nqsw due 2026-03-02 upcoming');
    assert.equal(worker('newly-qualified', '2026-07-04'), 'sup-nqsw due 2026-07-18 upcoming');
    assert.equal(worker('newly-qualified', '2026-07-05'), 'sup-nqsw due 2026-08-05 upcoming');
    assert.equal(worker('experienced', '2026-02-16'), 'sup-experienced due 2026-03-16 upcoming');
  });

  it('end a clock with the last of them', () => {
    const policy = policyOf(
      `timescales:${timescale('t', 'opens: [{entry: referral}]\nmet-by: [{entry: visit}]\nsteps: [{within: 1 week}, {within: 2 weeks}]')}`,
    );
    const lines: readonly Line[] = [
      ['2026-01-05', 'referral'],
      visit('2026-01-08'),
      visit('2026-01-20'),
      visit('2026-02-20'),
    ];
    assert.deepEqual(told(judge(lines, '2026-06-01', policy)), [
      't due 2026-01-12 met 2026-01-08',
      't due 2026-01-22 met 2026-01-20',
    ]);
  });
});

describe('circumstances of age', () => {
  const lines = [status('2026-01-05', 'V2'), visit('2026-02-10')];
  const under = (born: string | undefined, asOf: string) =>
    told(judge(lines, asOf, mini, born === undefined ? {} : { born: day(born) }), 'under-five-visit').at(-1);

  it('hold up to the birthday', () => {
    assert.equal(under('2021-02-20', '2026-02-19'), 'under-five-visit due 2026-02-24 due-soon');
    assert.equal(under('2021-02-20', '2026-02-20'), 'under-five-visit due 2026-01-19 met-late 2026-02-10 (22)');
  });

  it('do not hold where the date of birth is not known', () => {
    assert.equal(under(undefined, '2026-02-12'), undefined);
  });
});
