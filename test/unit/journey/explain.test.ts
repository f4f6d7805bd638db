import assert from 'node:assert/strict';
import { judgeJourney } from '../../../src/journey/judge.ts';
import { patternInWords, sumInWords } from '../../../src/journey/wording.ts';
import { childOf, day, type Line } from '../../support/journeys.ts';
import { MINI_ENGLAND } from '../../support/mini-england.ts';
import { policyOf } from '../../support/mini-pack.ts';

const mini = policyOf(MINI_ENGLAND);
const last = (asOf: string, clock: string, ...lines: Line[]) => {
  const deadline = judgeJourney(childOf(lines), mini, day(asOf))
    .deadlines.filter((each) => each.clock.id === clock)
    .at(-1);
  if (!deadline) throw new Error(`no deadline of ${clock}`);
  return deadline.explain();
};

const status = (when: string, code: string): Line => [when, 'legal-status', { status: code }];
const placed: Line = ['2026-02-03', 'placement', { type: 'U6', with: 'Foster carers' }];
const seen = (when: string): Line => [when, 'visit', { seen: 'yes' }];

describe('an explanation', () => {
  it('says which branch holds and why, from what it counts, on what authority and what would stop it', () => {
    const explained = last(
      '2026-03-10',
      'looked-after-visit',
      status('2026-02-03', 'V2'),
      placed,
      seen('2026-02-09'),
      seen('2026-03-04'),
    );
    assert.deepEqual(explained.because, [
      'Visits in the first year of a placement: at most 6 weeks apart',
      'less than 1 year since 3 February 2026 (until 3 February 2027)',
      'a test (statutory)',
    ]);
    assert.equal(explained.countedFrom, 'the visit of 4 March 2026');
    assert.equal(explained.asks, 'a visit at which the child is seen');
    assert.equal(sumInWords(explained.sum), '6 weeks from 4 March 2026 is 15 April 2026');
  });

  it('says which branches were passed over and why, in their order', () => {
    const { passedOver } = last(
      '2026-03-10',
      'looked-after-visit',
      status('2026-02-03', 'V2'),
      placed,
      seen('2026-02-09'),
    );
    assert.deepEqual(
      passedOver.map(({ timescale, why }) => `${timescale}: ${why}`),
      [
        'visit-adoption: placed, but with type U6; it asks for type A3, A4, A5 or A6',
        'visit-short-breaks: looked after, but with status V2; it asks for status V3 or V4',
        'visit-other-responsible: placed, but with type U6; it asks for type R2, R3 or R5',
        'visit-connected-temp: placed, but with regulation not given; it asks for regulation 24',
        'visit-ico-parents: looked after, but with status V2; it asks for status C1',
        'visit-reg19: placed, but with regulation not given; it asks for regulation 19',
        'visit-co-parents: looked after, but with status V2; it asks for status C2',
        'visit-long-term-foster: less than 1 year since 3 February 2026 (until 3 February 2027)',
        'visit-default-first: met once since 3 February 2026; it is for the first only',
      ],
    );
  });

  it('names the facts that chose the branch', () => {
    const explained = last('2026-02-10', 'looked-after-visit', status('2026-01-05', 'C1'), [
      '2026-02-03',
      'placement',
      { type: 'P1' },
    ]);
    assert.ok(
      explained.because.includes('looked after (status C1) since 5 January 2026'),
      explained.because.join('\n'),
    );
    assert.ok(explained.because.includes('placed (type P1) since 3 February 2026'), explained.because.join('\n'));
    assert.equal(explained.countedFrom, 'the placement of 3 February 2026');
  });

  it('says when the circumstances changed, and what it counts from then', () => {
    const home: Line = ['2026-01-05', 'placement', { type: 'P1' }];
    const explained = last(
      '2026-02-02',
      'looked-after-visit',
      status('2026-01-05', 'C2'),
      home,
      seen('2026-01-10'),
      status('2026-02-02', 'C1'),
    );
    assert.ok(
      explained.because.includes('so since 2 February 2026, when the circumstances changed'),
      explained.because.join('\n'),
    );
    assert.ok(
      explained.because.includes('1 week from 10 January 2026 was over by then, so it counts from the change'),
      explained.because.join('\n'),
    );
    assert.equal(explained.countedFrom, 'the change of circumstances on 2 February 2026');
    assert.equal(explained.sum.from, '2026-02-02');
  });

  it('lists the bank holidays left out', () => {
    const { sum } = last('2026-03-21', 'icpc', [
      '2026-03-20',
      'strategy-discussion',
      { decision: { outcome: 'section-47' } },
    ]);
    assert.equal(
      sumInWords(sum),
      '15 working days from 20 March 2026 is 14 April 2026, leaving out 8 Saturdays and Sundays, Good Friday (3 April 2026) and Easter Monday (6 April 2026)',
    );
  });

  it('says that an entry counts on another of its dates', () => {
    const explained = last('2026-03-04', 'return-interview', [
      '2026-03-02',
      'missing',
      { until: '2026-03-03', 'until-time': '09:30' },
    ]);
    assert.equal(explained.countedFrom, 'the missing episode of 2 March 2026 (until 3 March 2026)');
    assert.equal(sumInWords(explained.sum), '72 hours from 3 March 2026 at 09:30 is 6 March 2026 at 09:30');
  });

  it('says that a first limit was kept already', () => {
    const explained = last(
      '2026-03-10',
      'core-group',
      ['2026-02-02', 'initial-child-protection-conference', { decision: { outcome: 'child-protection-plan' } }],
      ['2026-02-10', 'core-group'],
    );
    assert.deepEqual(explained.passedOver, []);
    assert.equal(explained.because[0], 'Core groups: at most 4 weeks apart');
  });

  it('counts from the start of a status where no entry opened it', () => {
    const facts = {
      kind: 'supervision',
      id: 'w.lee',
      frontMatter: { started: '2026-01-05', stage: 'experienced' },
      entries: [],
    } as const;
    const [deadline] = judgeJourney(facts, mini, day('2026-01-06')).deadlines;
    assert.equal(deadline?.explain().countedFrom, '5 January 2026, when this began: employed');
    assert.deepEqual(deadline?.explain().passedOver, [
      { timescale: 'sup-nqsw', why: 'the front matter has stage experienced; it asks for stage newly-qualified' },
    ]);
  });

  it("names the date of the opening entry that decides, and no date of another's", () => {
    assert.equal(patternInWords({ entry: 'placement', of: 'opening', at: 'extended' }), 'placement (extended)');
    assert.equal(
      patternInWords({ entry: 'referral', of: 'opening', at: ['decision.on', 'date'] }),
      'referral (decision on)',
    );
    assert.equal(patternInWords({ entry: 'visit', at: 'date' }), 'visit');
    assert.equal(patternInWords({ entry: ['visit', 'placement'] }), 'visit or placement');
  });
});
