/** The figures that are shares of twelve months, counted by hand: what fell due in them and was done on time, and visits at which the child was seen alone. */
import assert from 'node:assert/strict';
import { englandPolicy } from '../../../../src/policy/england.ts';
import { isMetBy } from '../../../../src/views/report/timely.ts';
import { percent } from '../../../../src/views/report/words.ts';
import { ALLOCATED, child, numbers, picture, REFERRAL, resultOf, TEAM } from './picture.ts';

describe('the shares of a report', () => {
  it('take visits, conferences, reviews and supervision by what meets a clock, and leave out what writes one up', () => {
    const clocks = englandPolicy().clocks;
    const met = (types: readonly string[], at: 'date' | 'completed') =>
      clocks.filter((clock) => isMetBy(clock, { types, at })).map(({ id }) => id);
    assert.deepEqual(
      met(['initial-child-protection-conference', 'review-child-protection-conference'], 'date').sort(),
      ['icpc', 'icpc-last-discussion', 'icpc-transfer-in', 'review-conference'],
    );
    assert.deepEqual(met(['assessment'], 'completed').sort(), [
      'assessment-complete',
      'core-assessment',
      'initial-assessment',
    ]);
    assert.deepEqual(met(['supervision'], 'date'), ['worker-supervision']);
    assert.ok(!met(['looked-after-review'], 'date').includes('lac-review-record'));
    assert.ok(met(['visit', 'adviser-visit'], 'date').includes('looked-after-visit'));
  });

  it('count assessments by the day they fell due: on time, late, not done, and not yet', () => {
    // 45 working days from 5 January 2026 end on 9 March; from 2 February on 8 April (Good Friday and Easter Monday left out).
    const onTime = child('CH-1', REFERRAL('2026-01-05'), ALLOCATED('2026-01-05', 'a.lee'), [
      '2026-01-05 Assessment',
      'completed: 2026-03-02',
    ]);
    const late = child('CH-2', REFERRAL('2026-01-05'), ALLOCATED('2026-01-05', 'b.roe', 'west'), [
      '2026-01-05 Assessment',
      'completed: 2026-03-16',
    ]);
    const undone = child('CH-3', REFERRAL('2026-02-02'), ALLOCATED('2026-02-02', 'a.lee'), [
      '2026-02-02 Assessment',
      'by: a.lee',
    ]);
    const notYet = child('CH-4', REFERRAL('2026-04-27'), ['2026-04-27 Assessment', 'by: a.lee']);
    const result = resultOf(picture('2026-05-11', [onTime, late, undone, notYet]), 'assessments');
    assert.deepEqual(numbers(result), [1, 3]);
    assert.deepEqual(
      result.teams.map(({ team, numerator, denominator }) => [team, numerator, denominator]),
      [
        ['east', 1, 2],
        ['west', 0, 1],
      ],
    );
    const march = result.months[9];
    assert.deepEqual(march, { numerator: 1, denominator: 2 });
    assert.deepEqual(
      result.listed.map(({ record, on, days }) => [record, on, days]),
      [
        ['CH-3', '2026-04-08', 33],
        ['CH-2', '2026-03-09', 7],
      ],
    );
  });

  it('leave out what is due on the very day and can still be done', () => {
    const undone = child('CH-1', REFERRAL('2026-01-05'), ['2026-01-05 Assessment', 'by: a.lee']);
    const done = child('CH-2', REFERRAL('2026-01-05'), ['2026-01-05 Assessment', 'completed: 2026-03-09']);
    const on = (asOf: string) => numbers(resultOf(picture(asOf, [undone, done]), 'assessments'));
    assert.deepEqual(
      [on('2026-03-08'), on('2026-03-09'), on('2026-03-10')],
      [
        [0, 0],
        [1, 1],
        [1, 2],
      ],
    );
  });

  it('count the twelve months only, their first and last day included', () => {
    const record = child('CH-1', REFERRAL('2026-01-05'), ['2026-01-05 Assessment', 'completed: 2026-03-02']);
    const on = (asOf: string) => resultOf(picture(asOf, [record]), 'assessments').denominator;
    assert.deepEqual([on('2026-03-08'), on('2026-03-09'), on('2027-02-28'), on('2027-03-01')], [0, 1, 1, 0]);
  });

  it('give a deadline to the team that had the case when it fell due, also after a transfer and after closure', () => {
    const record = child(
      'CH-1',
      REFERRAL('2026-01-05'),
      ALLOCATED('2026-01-06', 'a.lee'),
      ['2026-01-05 Assessment', 'completed: 2026-03-02'],
      ALLOCATED('2026-03-20', 'b.roe', 'west'),
      ['2026-04-01 Closure', 'reason: RC1'],
    );
    assert.deepEqual(
      resultOf(picture('2026-05-11', [record]), 'assessments').teams.map(({ team }) => team),
      ['east'],
    );
  });

  it('give a deadline to the team of that day’s worker, though the front matter names the team of today', () => {
    const record = child(
      'CH-1',
      REFERRAL('2026-01-05'),
      ['2026-01-05 Allocation', 'worker: a.lee'],
      ['2026-03-20 Allocation', 'worker: b.roe'],
    );
    const result = resultOf(picture('2026-05-11', [record.replace('born:', 'team: west\nborn:')]), 'assessments');
    assert.deepEqual(
      result.teams.map(({ team }) => team),
      ['east'],
    );
  });

  it('give a deadline of a case that was opened again to nobody until it is allocated again', () => {
    const record = child(
      'CH-1',
      REFERRAL('2025-06-02'),
      ALLOCATED('2025-06-02', 'a.lee'),
      ['2025-07-01 Closure', 'reason: RC1'],
      REFERRAL('2026-01-05'),
      ALLOCATED('2026-04-01', 'b.roe', 'west'),
    );
    const result = resultOf(picture('2026-05-11', [record]), 'assessments');
    assert.deepEqual(
      result.teams.map(({ team }) => team),
      [undefined],
    );
  });

  it('count the visits at which the child was seen alone, by the team of the day', () => {
    const VISIT = (date: string, ...fields: readonly string[]) => [`${date} Visit`, ...fields] as const;
    const record = child(
      'CH-1',
      REFERRAL('2025-01-06'),
      ALLOCATED('2025-01-06', 'a.lee'),
      VISIT('2025-05-31', 'seen: yes', 'alone: yes'),
      VISIT('2025-06-01', 'seen: yes', 'alone: yes'),
      VISIT('2025-07-01', 'seen: yes', 'alone: no', 'alone-reason: not-appropriate'),
      VISIT('2025-07-02', 'seen: yes'),
      VISIT('2025-07-03', 'alone: yes'),
      ALLOCATED('2026-01-05', 'b.roe', 'west'),
      VISIT('2026-02-02', 'seen: no', 'not-seen-reason: out'),
      VISIT('2026-05-11', 'seen: yes', 'alone: yes'),
      VISIT('2026-05-12', 'seen: yes', 'alone: yes'),
    );
    const result = resultOf(picture('2026-05-11', [record]), 'seen-alone');
    assert.deepEqual(numbers(result), [2, 6]);
    assert.deepEqual(
      result.teams.map(({ team, numerator, denominator }) => [team, numerator, denominator]),
      [
        ['east', 1, 4],
        ['west', 1, 2],
      ],
    );
    assert.deepEqual(
      result.parts.map(({ part, denominator }) => [part, denominator]),
      [
        ['alone', 2],
        ['no-reason', 1],
        ['not-said', 1],
        ['not-seen', 1],
        ['reason', 1],
      ],
    );
    assert.deepEqual(
      [result.months[0], result.months[1]],
      [
        { numerator: 1, denominator: 1 },
        { numerator: 0, denominator: 3 },
      ],
    );
    assert.deepEqual(
      result.listed.map(({ on, entry }) => [on, entry]),
      [
        ['2025-07-01', '2025-07-01-visit'],
        ['2025-07-02', '2025-07-02-visit'],
        ['2025-07-03', '2025-07-03-visit'],
        ['2026-02-02', '2026-02-02-visit'],
      ],
    );
  });

  it('count supervision of a worker by the worker’s own team', () => {
    const text =
      '---\nrecord: supervision\nworker: a.lee\nsupervisor: m\nstarted: 2026-01-05\nstage: experienced\n---\n\n## 2026-02-02 Supervision\n\n## 2026-04-20 Supervision\n';
    const result = resultOf(picture('2026-05-11', [text], TEAM), 'supervision');
    assert.equal(result.teams.length, 1);
    assert.equal(result.teams[0]?.team, 'east');
    assert.equal(result.denominator - result.numerator, result.listed.length);
    assert.ok(result.listed.length > 0, 'eleven weeks without supervision are late');
  });

  it('never round to none or to all', () => {
    const share = (numerator: number, denominator: number) => percent({ numerator, denominator });
    assert.deepEqual(
      [share(0, 0), share(0, 500), share(1, 500), share(499, 500), share(500, 500), share(2, 3)],
      ['–', '0%', '1%', '99%', '100%', '67%'],
    );
  });
});
