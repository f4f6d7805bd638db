import assert from 'node:assert/strict';
import { judgeJourney } from '../../../src/journey/judge.ts';
import type { JourneyFacts } from '../../../src/journey/types.ts';
import { childOf, day, entriesOf, type Line, told } from '../../support/journeys.ts';
import { MINI_ENGLAND } from '../../support/mini-england.ts';
import { policyOf, timescale } from '../../support/mini-pack.ts';

const mini = policyOf(MINI_ENGLAND);
const judge = (lines: readonly Line[], asOf: string, policy = mini, more: Partial<JourneyFacts> = {}) =>
  judgeJourney(childOf(lines, more), policy, day(asOf));
const clock = (keys: string, more = '') => policyOf(`${more}\ntimescales:${timescale('t', keys)}`);

const ON_LEGAL_STATUS = 'opens: [{entry: legal-status}]\nmet-by: [{entry: looked-after-review}]';

describe('openings', () => {
  it('while the clock runs are ignored where it runs one at a time', () => {
    assert.deepEqual(
      told(
        judge(
          [
            ['2026-02-02', 'strategy-discussion', { decision: { outcome: 'section-47' } }],
            ['2026-02-04', 'section-47-enquiry', {}],
            ['2026-02-09', 'strategy-discussion', { decision: { outcome: 'section-47' } }],
          ],
          '2026-02-10',
        ),
        'icpc',
      ),
      ['icpc due 2026-02-23 upcoming'],
    );
  });

  it('start it anew once it was met', () => {
    const referral = (when: string): Line => [when, 'referral', { decision: { outcome: 'assessment' } }];
    const lines: readonly Line[] = [
      referral('2026-01-05'),
      ['2026-01-05', 'assessment', { completed: '2026-02-02' }],
      referral('2026-03-02'),
    ];
    assert.deepEqual(told(judge(lines, '2026-03-03'), 'assessment-complete'), [
      'assessment-complete due 2026-03-09 met 2026-02-02',
      'assessment-complete due 2026-05-07 upcoming',
    ]);
  });

  it('start it anew once it was stopped, but not by what met it before', () => {
    const lines: readonly Line[] = [
      ['2026-01-05', 'referral', {}],
      ['2026-01-20', 'closure', {}],
      ['2026-02-02', 'referral', {}],
    ];
    assert.deepEqual(told(judge(lines, '2026-02-03'), 'assessment-complete'), [
      'assessment-complete due 2026-04-08 upcoming',
    ]);
  });

  it('are not held up by one to which no rule applied', () => {
    const policy = clock(`${ON_LEGAL_STATUS}\nwithin: 1 week\nfrom: 2020-01-01`);
    assert.deepEqual(
      told(
        judge(
          [
            ['2014-01-06', 'legal-status'],
            ['2021-01-04', 'legal-status'],
          ],
          '2021-01-05',
          policy,
        ),
      ),
      ['t due 2021-01-11 due-soon'],
    );
  });

  it('each have a clock of their own where the rule says each', () => {
    const decided = { decision: { outcome: 'assessment' } };
    const lines: readonly Line[] = [
      ['2026-02-02', 'referral', {}],
      ['2026-02-03', 'referral', decided],
      ['2026-02-09', 'referral', {}],
    ];
    assert.deepEqual(told(judge(lines, '2026-02-09'), 'referral-decision'), [
      'referral-decision due 2026-02-03 overdue (6)',
      'referral-decision due 2026-02-04 met 2026-02-03',
      'referral-decision due 2026-02-10 due-soon',
    ]);
  });

  it('count while a status is held, where the rule names both', () => {
    const policy = clock(
      'during: on-a-plan\nopens: [{entry: missing}]\nmet-by: [{entry: visit}]\nwithin: 1 week',
      'statuses: [{id: on-a-plan, title: On a plan, opens: [{entry: child-in-need-plan}], closes: [{entry: closure}]}]',
    );
    const lines: readonly Line[] = [
      ['2026-01-05', 'missing'],
      ['2026-02-02', 'child-in-need-plan'],
      ['2026-02-04', 'missing'],
      ['2026-02-20', 'closure'],
    ];
    assert.deepEqual(told(judge(lines, '2026-06-01', policy)), ['t due 2026-02-11 overdue ended 2026-02-20 (9)']);
  });
});

describe('an entry that answers another', () => {
  const referral: Line = ['2026-02-02', 'referral', {}];
  const decided = (answers: string): Line => [
    '2026-02-03',
    'management-decision',
    { answers, decision: { outcome: 'agreed' } },
  ];
  const on = (lines: readonly Line[], more: Partial<JourneyFacts> = {}) =>
    told(judge(lines, '2026-02-04', mini, more), 'referral-decision');

  it('meets the clock that it opened', () => {
    assert.deepEqual(on([referral, decided('2026-02-02-referral')]), [
      'referral-decision due 2026-02-03 met 2026-02-03',
    ]);
    assert.deepEqual(on([referral, decided('CH-1/2026-02-02-referral')]), [
      'referral-decision due 2026-02-03 met 2026-02-03',
    ]);
  });

  it('meets no other', () => {
    assert.deepEqual(on([referral, decided('2026-02-02-contact')]), ['referral-decision due 2026-02-03 overdue (1)']);
    assert.deepEqual(on([referral, decided('CH-2/2026-02-02-referral')]), [
      'referral-decision due 2026-02-03 overdue (1)',
    ]);
    assert.deepEqual(on([referral, ['2026-02-03', 'management-decision', {}]]), [
      'referral-decision due 2026-02-03 overdue (1)',
    ]);
  });

  it('may answer several', () => {
    const both: Line = [
      '2026-02-03',
      'management-decision',
      { answers: ['2026-02-02-referral', '2026-02-02-referral-2'] },
    ];
    assert.deepEqual(on([referral, referral, both]), [
      'referral-decision due 2026-02-03 met 2026-02-03',
      'referral-decision due 2026-02-03 met 2026-02-03',
    ]);
  });

  it('written in the record of a brother or sister means the entry of that record', () => {
    const entries = [
      ...entriesOf([['2026-02-02', 'referral', {}]]),
      ...entriesOf([['2026-02-02', 'referral', {}], decided('2026-02-02-referral')], 'CH-2', false),
    ];
    assert.deepEqual(on([], { entries }), [
      'referral-decision due 2026-02-03 overdue (1)',
      'referral-decision due 2026-02-03 met 2026-02-03',
    ]);
  });
});

describe('entries of a brother or sister', () => {
  it('open, meet and end clocks as the own ones do', () => {
    const entries = [
      ...entriesOf([['2026-02-02', 'strategy-discussion', { decision: { outcome: 'section-47' } }]]),
      ...entriesOf([['2026-02-20', 'initial-child-protection-conference', {}]], 'CH-2', false),
    ];
    const journey = judge([], '2026-03-02', mini, { entries });
    assert.deepEqual(told(journey, 'icpc'), ['icpc due 2026-02-23 met 2026-02-20']);
    const met = journey.deadlines[0]?.met?.entry;
    assert.deepEqual([met?.record, met?.address], ['CH-2', '2026-02-20-initial-child-protection-conference']);
  });
});
