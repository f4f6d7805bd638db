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
