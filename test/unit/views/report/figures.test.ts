/** The figures, counted by hand from journeys of a few entries. */
import assert from 'node:assert/strict';
import { FIGURES } from '../../../../src/views/report/figures.ts';
import { isOverLimit } from '../../../../src/views/report/gather.ts';
import { day } from '../../../support/journeys.ts';
import { ALLOCATED, child, numbers, picture, REFERRAL, resultOf, TEAM } from './picture.ts';

describe('the figures of a report', () => {
  it('have ids that differ, and say in words what they count and how to count it again', () => {
    assert.equal(new Set(FIGURES.map(({ id }) => id)).size, FIGURES.length);
    for (const { definition, recompute, numerator, denominator } of FIGURES) {
      assert.ok(definition.length > 80 && definition.endsWith('.'));
      assert.match(recompute.command, /^(?:due|lint|report) /u);
      assert.ok(recompute.count !== '' && numerator !== '' && denominator !== '');
    }
  });

  it('leave in the record whatever stands where the id of a worker belongs, and tell one worker from another', () => {
    const held = ['Sam Smith', 'Robin Lane', 'Sam Smith', 'a.lee'].map((worker, n) =>
      child(`CH-${n}`, REFERRAL('2026-01-05'), ALLOCATED('2026-01-05', worker)),
    );
    const { counted } = resultOf(picture('2026-03-01', held), 'caseload');
    assert.deepEqual(
      counted.map(({ worker }) => worker),
      ['not an id (1)', 'not an id (2)', 'not an id (1)', 'a.lee'],
    );
  });

  it('leave in the record whatever stands where the id of a team belongs, and take any id that the settings give one', () => {
    const config = { ...TEAM, teams: new Map([...TEAM.teams, ['North 2', { id: 'North 2', name: 'North' }]]) };
    const held = ['the team of Sam Smith', 'North 2', 'south-3', 'the team of Sam Smith'].map((team, n) =>
      child(`CH-${n}`, REFERRAL('2026-01-05'), ALLOCATED('2026-01-05', 'a.lee', team)),
    );
    const { counted, teams } = resultOf(picture('2026-03-01', held, config), 'unallocated');
    assert.deepEqual(
      counted.map(({ team }) => team),
      ['not an id (1)', 'North 2', 'south-3', 'not an id (1)'],
    );
    assert.equal(teams.length, 3);
  });

  it('hold caseloads against the limit of the team times the part of full time', () => {
    const open = (id: string, worker: string, team: string) =>
      child(id, REFERRAL('2026-01-05'), ALLOCATED('2026-01-06', worker, team));
    const report = picture('2026-05-11', [
      open('CH-1', 'a.lee', 'east'),
      open('CH-2', 'a.lee', 'east'),
      open('CH-3', 'b.roe', 'west'),
      child('CH-4', REFERRAL('2026-01-05'), ALLOCATED('2026-01-06', 'a.lee'), ['2026-02-02 Closure', 'reason: RC1']),
    ]);
    assert.deepEqual(report.loads, [
      { worker: 'a.lee', team: 'east', fte: 0.5, children: 2, limit: 1 },
      { worker: 'b.roe', team: 'west', fte: 1, children: 1, limit: undefined },
    ]);
    assert.deepEqual(report.loads.map(isOverLimit), [true, false]);
    assert.deepEqual(numbers(resultOf(report, 'caseload')), [2, 3]);
  });

  it('put workers who are above their limit first, by how much', () => {
    const held = (worker: string, n: number) =>
      Array.from({ length: n }, (_, i) =>
        child(`CH-${worker}-${i}`, REFERRAL('2026-01-05'), ALLOCATED('2026-01-06', worker)),
      );
    const report = picture('2026-05-11', [...held('b.roe', 4), ...held('a.lee', 2), ...held('d.ray', 3)]);
    assert.deepEqual(
      report.loads.map(({ worker }) => worker),
      ['d.ray', 'a.lee', 'b.roe'],
    );
  });

  it('say who has no worker and for how long: never allocated, the worker gone, opened again after closure, handed to a team alone, or to who had left', () => {
    const never = child('CH-1', REFERRAL('2026-05-01'));
    const gone = child('CH-2', REFERRAL('2026-01-05'), ALLOCATED('2026-01-06', 'c.fox'));
    const again = child(
      'CH-3',
      REFERRAL('2025-01-06'),
      ALLOCATED('2025-01-06', 'a.lee'),
      ['2025-02-03 Closure', 'reason: RC1'],
      REFERRAL('2026-05-04'),
    );
    const held = child('CH-4', REFERRAL('2026-01-05'), ALLOCATED('2026-01-06', 'a.lee'));
    const toTeam = child('CH-5', REFERRAL('2026-01-05'), ALLOCATED('2026-01-06', 'a.lee'), [
      '2026-05-06 Allocation',
      'team: west',
    ]);
    const toNobody = child(
      'CH-6',
      REFERRAL('2026-01-05'),
      ALLOCATED('2026-01-06', 'a.lee'),
      ALLOCATED('2026-05-08', 'c.fox'),
    );
    const result = resultOf(picture('2026-05-11', [never, gone, again, held, toTeam, toNobody]), 'unallocated');
    assert.deepEqual(numbers(result), [5, 6]);
    assert.deepEqual(
      result.listed.map(({ record, days }) => [record, days]),
      [
        ['CH-1', 10],
        ['CH-2', 10],
        ['CH-3', 7],
        ['CH-5', 5],
        ['CH-6', 3],
      ],
    );
  });

  it('count changes of worker within a year, and no first allocation', () => {
    const record = child(
      'CH-1',
      REFERRAL('2024-01-08'),
      ALLOCATED('2024-01-09', 'a.lee'),
      ALLOCATED('2024-06-03', 'b.roe'),
      ALLOCATED('2025-09-01', 'a.lee'),
      ALLOCATED('2026-02-02', 'b.roe'),
    );
    const report = picture('2026-05-11', [
      record,
      child('CH-2', REFERRAL('2026-05-01'), ALLOCATED('2026-05-01', 'a.lee')),
    ]);
    const result = resultOf(report, 'worker-changes');
    assert.deepEqual(numbers(result), [1, 2]);
    assert.deepEqual(
      result.listed.map(({ record: id, times, on }) => [id, times, on]),
      [['CH-1', 2, '2026-02-02']],
    );
    assert.deepEqual(
      result.parts.map(({ part }) => part),
      ['0', '2'],
    );
  });

  it('count drift by its rule, of open cases only', () => {
    const adrift = child('CH-1', REFERRAL('2026-01-05'), ALLOCATED('2026-01-06', 'a.lee'));
    const seen = child('CH-2', REFERRAL('2026-01-05'), ['2026-05-04 Visit', 'seen: yes', 'alone: yes']);
    const closed = child('CH-3', REFERRAL('2025-01-06'), ['2025-01-20 Closure', 'reason: RC1']);
    const result = resultOf(picture('2026-05-11', [adrift, seen, closed]), 'drift');
    assert.deepEqual(numbers(result), [1, 2]);
    assert.deepEqual(
      result.listed.map(({ record }) => record),
      ['CH-1'],
    );
  });

  it('count a decision as waiting where nobody has decided, not where its reason is missing', () => {
    const undecided = child('CH-1', ['2026-05-08 Contact', 'from: 2A']);
    const unexplained = child('CH-2', [
      '2026-05-08 Contact',
      'from: 2A',
      'decision:',
      '  outcome: information-advice',
      '  by: m',
    ]);
    const result = resultOf(picture('2026-05-11', [undecided, unexplained]), 'decisions-waiting');
    assert.deepEqual(numbers(result), [1, 2]);
    assert.deepEqual(
      result.listed.map(({ record, part, days, line }) => [record, part, days, line]),
      [['CH-1', 'contact', 3, 8]],
    );
  });

  it('count what is overdue now of all that can still be met', () => {
    const record = child('CH-1', REFERRAL('2026-02-02'), ['2026-02-02 Assessment', 'by: a.lee']);
    const report = picture('2026-05-11', [record]);
    const open = resultOf(report, 'overdue');
    assert.ok(open.listed.some(({ part, days }) => part === 'assessment-complete' && days === 33));
    assert.equal(open.numerator, open.listed.length);
  });

  it('are empty for no records', () => {
    const report = picture('2026-05-11', []);
    assert.equal(report.asOf, day('2026-05-11'));
    for (const { numerator, denominator } of report.results) assert.deepEqual([numerator, denominator], [0, 0]);
  });
});
