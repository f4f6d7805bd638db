/** What is done before the day that starts a clock. */
import assert from 'node:assert/strict';
import { judgeJourney } from '../../../src/journey/judge.ts';
import { childOf, day, type Line, told } from '../../support/journeys.ts';
import { policyOf, timescale } from '../../support/mini-pack.ts';

const STATUS = `
statuses:
  - id: placed
    title: Placed
    opens: [{entry: placement}]
    closes: [{entry: placement, at: ended, of: opening}]
    carries: [type]
    again: replaces
`;
const planned = (before: string) =>
  policyOf(`${STATUS}
timescales:${timescale('plan', `during: placed\nmet-by: [{entry: placement-plan}]\nmet-before: ${before}\nwithin: 5 working days`)}`);
const judge = (policy: ReturnType<typeof policyOf>, lines: readonly Line[], asOf: string) =>
  judgeJourney(childOf(lines), policy, day(asOf));
const placement = (when: string): Line => [when, 'placement', { type: 'U6' }];
const plan = (when: string): Line => [when, 'placement-plan', {}];

describe('a duty that may be done ahead', () => {
  const policy = planned('2 weeks');

  it('is met on time by what came up to so long before, and no longer', () => {
    const on = (when: string) => told(judge(policy, [plan(when), placement('2026-03-16')], '2026-03-30'));
    assert.deepEqual(on('2026-03-13'), ['plan due 2026-03-23 met 2026-03-13']);
    assert.deepEqual(on('2026-03-02'), ['plan due 2026-03-23 met 2026-03-02']);
    assert.deepEqual(on('2026-03-01'), ['plan due 2026-03-23 overdue (7)']);
  });

  it('says what met it ahead, or what would have, and counts from the opening', () => {
    const [met] = judge(policy, [plan('2026-03-10'), placement('2026-03-16')], '2026-03-30').deadlines;
    const explained = met?.explain();
    assert.ok(explained);
    assert.ok(
      explained.because.includes(
        'met ahead of 16 March 2026 by the placement plan of 10 March 2026, as up to 2 weeks before count',
      ),
    );
    assert.equal(explained.countedFrom, 'the placement of 16 March 2026');
    assert.equal(explained.sum.from, '2026-03-16');
    const [unmet] = judge(policy, [placement('2026-03-16')], '2026-03-17').deadlines;
    assert.ok(unmet?.explain().because.includes('what came up to 2 weeks before (from 2 March 2026) would count'));
  });

  it('does not take a plan of the placement before for one of the next', () => {
    const lines = [placement('2026-03-02'), plan('2026-03-04'), placement('2026-03-10')];
    assert.deepEqual(told(judge(policy, lines, '2026-03-20')), [
      'plan due 2026-03-09 met 2026-03-04',
      'plan due 2026-03-17 overdue (3)',
    ]);
    const second = [...lines.slice(0, 2), plan('2026-03-09'), ...lines.slice(2)];
    assert.deepEqual(told(judge(policy, second, '2026-03-20')), [
      'plan due 2026-03-09 met 2026-03-04',
      'plan due 2026-03-17 met 2026-03-09',
    ]);
    assert.deepEqual(told(judge(planned('{within: 2 weeks, again: yes}'), lines, '2026-03-20')), [
      'plan due 2026-03-09 met 2026-03-04',
      'plan due 2026-03-17 met 2026-03-04',
    ]);
  });

  it('starts the next interval from the opening', () => {
    const reviews = policyOf(`${STATUS}
timescales:${timescale('health', 'during: placed\nmet-by: [{entry: health-assessment}]\nmet-before: 3 months\nsteps: [{within: 20 working days}, {every: 6 months}]')}`);
    const lines: readonly Line[] = [['2026-01-20', 'health-assessment', {}], placement('2026-03-02')];
    assert.deepEqual(told(judge(reviews, lines, '2026-03-30')), [
      'health due 2026-03-30 met 2026-01-20',
      'health due 2026-09-02 upcoming',
    ]);
  });

  it('is judged again after an edit as from the start', () => {
    const facts = childOf([plan('2026-03-10'), placement('2026-03-16'), ['2026-03-20', 'case-note', {}]]);
    const before = judgeJourney(facts, policy, day('2026-03-30'));
    const entries = facts.entries.map((entry, i) => (i === 0 ? { ...entry, type: 'case-note' } : entry));
    const after = judgeJourney({ ...facts, entries }, policy, day('2026-03-30'), before);
    assert.deepEqual(told(after), ['plan due 2026-03-23 overdue (7)']);
  });
});
