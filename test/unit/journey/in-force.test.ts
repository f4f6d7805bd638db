/** Rules that are not law yet wait: they are there to be read, and no clock runs on them. */
import assert from 'node:assert/strict';
import { judgeJourney } from '../../../src/journey/judge.ts';
import { describeRule, titleInForce } from '../../../src/rules/describe.ts';
import { childOf, day, type Line, told } from '../../support/journeys.ts';
import { policyOf, timescale } from '../../support/mini-pack.ts';

const KEYS = 'opens: [{entry: referral}]\nmet-by: [{entry: visit}]\nwithin: 1 week';
const LINES: readonly Line[] = [['2026-03-02', 'referral', {}]];
const judge = (policy: ReturnType<typeof policyOf>, asOf = '2026-03-20') =>
  judgeJourney(childOf(LINES), policy, day(asOf));

describe('a rule that is not in force', () => {
  const waiting = policyOf(`timescales:${timescale('seen', `${KEYS}\nin-force: no\nnote: Waits for regulations.`)}
decisions:
  - id: offer
    title: The offer
    question: Was it made?
    stage: referral
    at: {entry: referral}
    needs: [outcome]
    decided-by: a manager
    in-force: no
    note: Waits for regulations.
    source: {provision: a test, status: local}
`);

  it('makes no deadline and no decision point', () => {
    const journey = judge(waiting);
    assert.deepEqual(journey.deadlines, []);
    assert.deepEqual(journey.decisions, []);
    assert.deepEqual(told(judge(policyOf(`timescales:${timescale('seen', `${KEYS}\nin-force: yes`)}`))), [
      'seen due 2026-03-09 overdue (11)',
    ]);
  });

  it('is listed, marked as such', () => {
    for (const id of ['timescale/seen', 'decision/offer']) {
      const rule = describeRule(id, waiting);
      assert.ok(rule);
      assert.equal(titleInForce(rule), `${rule.title} (not in force)`);
      assert.match(rule.description, /^Not in force: it is not asked for yet\..*Waits for regulations\./s);
    }
  });

  it('leaves the next branch to decide, and the explanation says so', () => {
    const branches = policyOf(`
clocks:
  - id: seen
    title: Seen
    opens: [{entry: referral}]
    met-by: [{entry: visit}]
    asks: a visit
    branches: [seen-new, seen-coming, seen-now]
timescales:${['new', 'coming', 'now'].map((name) => timescale(`seen-${name}`, 'branch-of: seen\nwithin: 1 week').replace('asks: what is asked', { new: 'in-force: no\n    note: Not commenced.', coming: 'from: 2026-09-01', now: 'to: 2030-03-31' }[name] ?? '')).join('')}`);
    const [deadline] = judge(branches).deadlines;
    assert.equal(deadline?.timescale.id, 'seen-now');
    assert.deepEqual(deadline.explain().passedOver, [
      { timescale: 'seen-new', why: 'not in force' },
      { timescale: 'seen-coming', why: 'not in force until 1 September 2026' },
    ]);
    assert.equal(describeRule('timescale/seen-coming', branches)?.inForce, 'from 1 September 2026');
    assert.equal(describeRule('timescale/seen-now', branches)?.inForce, 'until 31 March 2030');
  });

  it('waits for its first day, of which a clock that opens on it is the first', () => {
    const from = (date: string) => told(judge(policyOf(`timescales:${timescale('seen', `${KEYS}\nfrom: ${date}`)}`)));
    assert.deepEqual(from('2026-03-02'), ['seen due 2026-03-09 overdue (11)']);
    assert.deepEqual(from('2026-03-03'), []);
  });
});

describe('a branch of a shared clock', () => {
  const visits = (tight: string) =>
    policyOf(`
clocks:
  - id: seen
    title: Seen
    opens: [{entry: referral}]
    met-by: [{entry: visit}]
    asks: a visit
    branches: [seen-often, seen-seldom]
timescales:${timescale('seen-often', `branch-of: seen\n${tight}`).replace('asks: what is asked', '')}${timescale('seen-seldom', 'branch-of: seen\nevery: 6 weeks').replace('asks: what is asked', '')}`);
  const on = (opened: string, tight: string, asOf: string) =>
    judgeJourney(childOf([[opened, 'referral', {}]]), visits(tight), day(asOf));

  it('holds from its first day on for whoever waits then, counted from the day it was counted from', () => {
    const often = 'every: 4 weeks\nfrom: 2026-04-01';
    assert.deepEqual(told(on('2026-03-10', often, '2026-03-31')), ['seen-seldom due 2026-04-21 upcoming']);
    assert.deepEqual(told(on('2026-03-10', often, '2026-04-01')), ['seen-often due 2026-04-07 due-soon']);
    const [deadline] = on('2026-03-10', often, '2026-04-01').deadlines;
    assert.ok(deadline?.explain().because.includes('so since 1 April 2026, when it came into force'));
  });

  it('makes nobody late on its first day: where its time is over by then, it counts from that day or leaves the day that was due', () => {
    const often = 'every: 4 weeks\nfrom: 2026-04-01';
    assert.deepEqual(told(on('2026-02-24', often, '2026-04-01')), ['seen-often due 2026-04-07 due-soon']);
  });

  it('makes nothing good that was late before it', () => {
    const seldom = 'every: 3 months\nfrom: 2026-04-01';
    assert.deepEqual(told(on('2026-02-17', seldom, '2026-04-02')), ['seen-seldom due 2026-03-31 overdue (2)']);
    assert.deepEqual(told(on('2026-02-18', seldom, '2026-04-02')), ['seen-often due 2026-05-18 upcoming']);
  });

  it('gives way on the day after its last one', () => {
    const often = 'every: 4 weeks\nto: 2026-03-31';
    assert.deepEqual(told(on('2026-03-10', often, '2026-03-31')), ['seen-often due 2026-04-07 due-soon']);
    assert.deepEqual(told(on('2026-03-10', often, '2026-04-01')), ['seen-seldom due 2026-04-21 upcoming']);
    const [deadline] = on('2026-03-10', often, '2026-04-01').deadlines;
    assert.deepEqual(deadline?.explain().passedOver, [
      { timescale: 'seen-often', why: 'in force only up to 31 March 2026' },
    ]);
  });
});
