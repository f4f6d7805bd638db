import assert from 'node:assert/strict';
import { judgeJourney } from '../../../src/journey/judge.ts';
import { childOf, day, type Line } from '../../support/journeys.ts';
import { MINI_ENGLAND } from '../../support/mini-england.ts';
import { policyOf } from '../../support/mini-pack.ts';

const mini = policyOf(MINI_ENGLAND);
const on = (asOf: string, ...lines: Line[]) =>
  judgeJourney(childOf(lines), mini, day(asOf)).decisions.map(
    ({ point, state, missing, due }) =>
      `${point.id} ${state}${due ? ` by ${due}` : ''}${missing.map((part) => ` -${part}`).join('')}`,
  );

const referral = (decision?: NonNullable<Line[2]>): Line => ['2026-02-02', 'referral', decision ? { decision } : {}];

describe('a decision point', () => {
  it('is made where every part is there', () => {
    assert.deepEqual(
      on(
        '2026-02-10',
        referral({ outcome: 'assessment', by: 'm.patel', rationale: 'As discussed.', on: '2026-02-02' }),
      ),
      ['referral made by 2026-02-03'],
    );
  });

  it('waits while nothing is decided and there is still time', () => {
    assert.deepEqual(on('2026-02-03', referral()), ['referral waiting by 2026-02-03 -outcome -by -rationale']);
  });

  it('is missing once the time is over', () => {
    assert.deepEqual(on('2026-02-04', referral()), ['referral missing by 2026-02-03 -outcome -by -rationale']);
  });

  it('is missing at once where an outcome is written without the rest', () => {
    assert.deepEqual(on('2026-02-02', referral({ outcome: 'assessment', by: 'm.patel' })), [
      'referral missing by 2026-02-03 -rationale',
    ]);
  });

  it('counts an empty part as absent', () => {
    assert.deepEqual(on('2026-02-02', referral({ outcome: 'assessment', by: 'm.patel', rationale: ' ' })), [
      'referral missing by 2026-02-03 -rationale',
    ]);
  });

  it('is due with its entry where no timescale says otherwise', () => {
    assert.deepEqual(on('2026-02-02', ['2026-02-02', 'initial-child-protection-conference']), [
      'icpc-outcome missing -outcome -rationale',
    ]);
  });

  it('is not reached before the date that it asks for', () => {
    assert.deepEqual(on('2026-02-10', ['2026-02-02', 'assessment']), []);
    assert.deepEqual(on('2026-02-10', ['2026-02-02', 'assessment', { completed: '2026-02-20' }]), []);
    assert.deepEqual(on('2026-02-20', ['2026-02-02', 'assessment', { completed: '2026-02-20' }]), [
      'assessment-outcome missing -outcome',
    ]);
  });

  it('is not reached by an entry that has not happened', () => {
    assert.deepEqual(on('2026-02-01', referral()), []);
  });

  it('may be made in an entry that answers', () => {
    const answer: Line = [
      '2026-02-03',
      'management-decision',
      { answers: '2026-02-02-referral', decision: { outcome: 'agreed', by: 'm.patel', rationale: 'As discussed.' } },
    ];
    assert.deepEqual(on('2026-02-04', referral(), answer), ['referral made by 2026-02-03']);
  });

  it('is not made by an answer that decides nothing', () => {
    const answer: Line = ['2026-02-03', 'case-note', { answers: '2026-02-02-referral' }];
    assert.deepEqual(on('2026-02-04', referral(), answer), ['referral missing by 2026-02-03 -outcome -by -rationale']);
  });

  it('follows an edit of the entry that answers', () => {
    const conference: Line = ['2026-02-02', 'initial-child-protection-conference'];
    const note = (answers: string): Line => [
      '2026-02-03',
      'case-note',
      { answers, decision: { outcome: 'no-plan', rationale: 'As discussed.' } },
    ];
    const before = childOf([conference, note('2026-02-02-initial-child-protection-conference')]);
    const after = {
      ...before,
      entries: [...before.entries.slice(0, 1), ...childOf([conference, note('another')]).entries.slice(1)],
    };
    const journey = judgeJourney(before, mini, day('2026-02-10'));
    assert.deepEqual(
      journey.decisions.map(({ state }) => state),
      ['made'],
    );
    assert.deepEqual(
      judgeJourney(after, mini, day('2026-02-10'), journey).decisions.map(({ state }) => state),
      ['missing'],
    );
  });
});
