/** Limits on how long something may last: the end of a status meets them. */
import assert from 'node:assert/strict';
import { judgeJourney } from '../../../src/journey/judge.ts';
import { childOf, day, type Line, told } from '../../support/journeys.ts';
import { policyOf, timescale } from '../../support/mini-pack.ts';

const policy = policyOf(`
statuses:
  - id: protected
    title: Police protection
    opens: [{entry: police-protection}]
    closes: [{entry: police-protection, at: ended, of: opening}, {entry: emergency-protection-order}]
    carries: []
    again: replaces
  - id: emergency-order
    title: Emergency protection order
    opens: [{entry: emergency-protection-order}, {entry: court-order, where: {required: [extended]}}]
    closes: [{entry: emergency-protection-order, at: ended, of: opening}, {entry: legal-status}]
    carries: [extended]
    again: updates
clocks:
  - id: order
    title: Emergency protection order
    during: emergency-order
    met-by: [{status: emergency-order, when: ends}]
    asks: an end to the order
    branches: [order-extended, order-first]
timescales:${timescale('protection', 'during: protected\nmet-by: [{status: protected, when: ends}]\nwithin: 72 hours')}
  - id: order-extended
    title: As extended
    stage: emergency
    branch-of: order
    when: {status: {emergency-order: {required: [extended]}}}
    within: 15 days
    source: {provision: a test, status: local}
  - id: order-first
    title: As first made
    stage: emergency
    branch-of: order
    within: 8 days
    source: {provision: a test, status: local}
`);
const judge = (lines: readonly Line[], asOf: string) => judgeJourney(childOf(lines), policy, day(asOf));
const police = (when: string, fields: Line[2] = {}): Line => [when, 'police-protection', fields];
const order = (when: string, fields: Line[2] = {}): Line => [when, 'emergency-protection-order', fields];

describe('a limit on how long something lasts', () => {
  const ended = (from: string, fields: Line[2], asOf = '2026-03-20') => told(judge([police(from, fields)], asOf));

  it('counts hours from a known time to a known time', () => {
    const on = (time: string) => ended('2026-03-02 14:30', { ended: '2026-03-05', 'ended-time': time });
    assert.deepEqual(on('14:30'), ['protection due 2026-03-05 14:30 met 2026-03-05']);
    assert.deepEqual(on('14:31'), ['protection due 2026-03-05 14:30 met-late 2026-03-05 (0)']);
  });

  it('counts whole days where a time is not known', () => {
    assert.deepEqual(ended('2026-03-02', { ended: '2026-03-05', 'ended-time': '23:00' }), [
      'protection due 2026-03-05 met 2026-03-05',
    ]);
    assert.deepEqual(ended('2026-03-02 14:30', { ended: '2026-03-05' }), [
      'protection due 2026-03-05 14:30 met 2026-03-05',
    ]);
    assert.deepEqual(ended('2026-03-02', { ended: '2026-03-06' }), [
      'protection due 2026-03-05 met-late 2026-03-06 (1)',
    ]);
  });

  it('is met on the very day, and runs on while nothing ended', () => {
    assert.deepEqual(ended('2026-03-02', { ended: '2026-03-02' }), ['protection due 2026-03-05 met 2026-03-02']);
    assert.deepEqual(ended('2026-03-02', {}, '2026-03-04'), ['protection due 2026-03-05 due-soon']);
    assert.deepEqual(ended('2026-03-02', {}), ['protection due 2026-03-05 overdue (15)']);
  });

  it('is met by the end of its own period, not of the one that made room for it', () => {
    assert.deepEqual(told(judge([police('2026-03-02'), police('2026-03-04')], '2026-03-20')), [
      'protection due 2026-03-05 met 2026-03-04',
      'protection due 2026-03-07 overdue (13)',
    ]);
    const sameDay = [police('2026-03-02', { ended: '2026-03-04' }), police('2026-03-04')];
    assert.deepEqual(told(judge(sameDay, '2026-03-20')).slice(1), ['protection due 2026-03-07 overdue (13)']);
  });

  it('is met by what ends the status otherwise', () => {
    assert.deepEqual(told(judge([police('2026-03-02 14:30'), order('2026-03-05 16:00')], '2026-03-06'), 'protection'), [
      'protection due 2026-03-05 14:30 met-late 2026-03-05 (0)',
    ]);
  });

  it('is longer once an extension is recorded, if that comes in time', () => {
    const extension = (when: string): Line => [when, 'court-order', { extended: when }];
    const end: Line = ['2026-03-17', 'legal-status', { status: 'C1' }];
    assert.deepEqual(told(judge([order('2026-03-02')], '2026-03-10')), ['order-first due 2026-03-10 due-soon']);
    const extended = judge([order('2026-03-02'), extension('2026-03-10'), end], '2026-03-20');
    assert.deepEqual(told(extended), ['order-extended due 2026-03-17 met 2026-03-17']);
    assert.match(
      extended.deadlines[0]?.explain().because.join('; ') ?? '',
      /extended 10 March 2026\).*so since 10 March 2026, when the circumstances changed/,
    );
    assert.deepEqual(told(judge([order('2026-03-02'), extension('2026-03-11'), end], '2026-03-20')), [
      'order-first due 2026-03-10 met-late 2026-03-17 (7)',
    ]);
  });

  it('says where a status that meets it does not exist', () => {
    assert.throws(
      () =>
        policyOf(
          `timescales:${timescale('x', 'opens: [{entry: visit}]\nmet-by: [{status: placd, when: ends}]\nwithin: 1 week')}`,
        ),
      /No status is called "placd"/,
    );
  });
});
