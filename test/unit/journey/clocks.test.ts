import assert from 'node:assert/strict';
import { judgeJourney } from '../../../src/journey/judge.ts';
import type { JourneyFacts } from '../../../src/journey/types.ts';
import { childOf, day, type Line, told } from '../../support/journeys.ts';
import { MINI_ENGLAND } from '../../support/mini-england.ts';
import { policyOf, timescale } from '../../support/mini-pack.ts';

const mini = policyOf(MINI_ENGLAND);
const judge = (lines: readonly Line[], asOf: string, policy = mini, more: Partial<JourneyFacts> = {}) =>
  judgeJourney(childOf(lines, more), policy, day(asOf));
const clock = (keys: string, more = '') => policyOf(`${more}\ntimescales:${timescale('t', keys)}`);

const ON_LEGAL_STATUS = 'opens: [{entry: legal-status}]\nmet-by: [{entry: looked-after-review}]';

describe('a clock with one deadline', () => {
  const conference: Line = ['2026-02-20', 'initial-child-protection-conference', { decision: { outcome: 'no-plan' } }];
  const strategy: Line = ['2026-02-02', 'strategy-discussion', { decision: { outcome: 'section-47' } }];

  it('opens at an entry that fits and counts from its day', () => {
    assert.deepEqual(told(judge([strategy], '2026-02-03'), 'icpc'), ['icpc due 2026-02-23 upcoming']);
  });

  it('does not open at an entry that does not fit', () => {
    const other: Line = ['2026-02-02', 'strategy-discussion', { decision: { outcome: 'assessment' } }];
    assert.deepEqual(told(judge([other], '2026-02-03'), 'icpc'), []);
  });

  it('is met by the first entry that fits', () => {
    const second: Line = ['2026-02-21', 'initial-child-protection-conference', {}];
    assert.deepEqual(told(judge([strategy, second, conference], '2026-03-03'), 'icpc'), [
      'icpc due 2026-02-23 met 2026-02-20',
    ]);
  });

  it('is met on the day it opened, whatever the order in the file', () => {
    const same: Line = ['2026-02-02', 'initial-child-protection-conference', {}];
    assert.deepEqual(told(judge([same, strategy], '2026-03-03'), 'icpc'), ['icpc due 2026-02-23 met 2026-02-02']);
  });

  it('is not met by what came before it opened', () => {
    const early: Line = ['2026-02-01', 'initial-child-protection-conference', {}];
    assert.deepEqual(told(judge([early, strategy], '2026-02-03'), 'icpc'), ['icpc due 2026-02-23 upcoming']);
  });

  it('leaves bank holidays out of working days', () => {
    assert.deepEqual(
      told(
        judge([['2026-03-20', 'strategy-discussion', { decision: { outcome: 'section-47' } }]], '2026-03-21'),
        'icpc',
      ),
      ['icpc due 2026-04-14 upcoming'],
    );
  });

  it('does not put off a limit in weeks or months that falls on a bank holiday', () => {
    const policy = clock(`${ON_LEGAL_STATUS}\nwithin: 1 month`);
    assert.deepEqual(told(judge([['2026-11-25', 'legal-status']], '2026-12-26', policy)), [
      't due 2026-12-25 overdue (1)',
    ]);
  });

  describe('stands', () => {
    const on = (asOf: string, ...more: Line[]) => told(judge([strategy, ...more], asOf), 'icpc');

    it('upcoming, then due soon from seven days before, and on the day itself', () => {
      assert.deepEqual(on('2026-02-15'), ['icpc due 2026-02-23 upcoming']);
      assert.deepEqual(on('2026-02-16'), ['icpc due 2026-02-23 due-soon']);
      assert.deepEqual(on('2026-02-23'), ['icpc due 2026-02-23 due-soon']);
    });

    it('overdue from the day after', () => {
      assert.deepEqual(on('2026-02-24'), ['icpc due 2026-02-23 overdue (1)']);
      assert.deepEqual(on('2026-03-05'), ['icpc due 2026-02-23 overdue (10)']);
    });

    it('met on the due day, met late the day after', () => {
      const held = (when: string): Line => [when, 'initial-child-protection-conference', {}];
      assert.deepEqual(on('2026-06-01', held('2026-02-23')), ['icpc due 2026-02-23 met 2026-02-23']);
      assert.deepEqual(on('2026-06-01', held('2026-02-24')), ['icpc due 2026-02-23 met-late 2026-02-24 (1)']);
    });

    it('as it did on a day in the past', () => {
      const late: Line = ['2026-02-27', 'initial-child-protection-conference', {}];
      assert.deepEqual(on('2026-02-26', late), ['icpc due 2026-02-23 overdue (3)']);
      assert.deepEqual(on('2026-02-27', late), ['icpc due 2026-02-23 met-late 2026-02-27 (4)']);
    });
  });

  describe('ended', () => {
    it('by the due day, unmet, is not listed', () => {
      assert.deepEqual(told(judge([strategy, ['2026-02-23', 'closure']], '2026-06-01'), 'icpc'), []);
    });

    it('after the due day, unmet, is overdue for good', () => {
      assert.deepEqual(told(judge([strategy, ['2026-02-25', 'closure']], '2026-06-01'), 'icpc'), [
        'icpc due 2026-02-23 overdue ended 2026-02-25 (2)',
      ]);
    });

    it('is not met afterwards', () => {
      assert.deepEqual(told(judge([strategy, ['2026-02-10', 'closure'], conference], '2026-06-01'), 'icpc'), []);
    });

    it('on the day that the stop gives, not on that of its heading', () => {
      const enquiry: Line = [
        '2026-02-02',
        'section-47-enquiry',
        { completed: '2026-03-02', decision: { outcome: 'no-conference' } },
      ];
      assert.deepEqual(told(judge([enquiry], '2026-06-01'), 'icpc'), [
        'icpc due 2026-02-23 overdue ended 2026-03-02 (7)',
      ]);
    });

    it('on the day it opened, by the entry that opened it', () => {
      const enquiry: Line = [
        '2026-02-02',
        'section-47-enquiry',
        { completed: '2026-02-02', decision: { outcome: 'no-conference' } },
      ];
      assert.deepEqual(told(judge([enquiry], '2026-06-01'), 'icpc'), []);
    });

    it('not by a stop that stood before the opening on one day', () => {
      assert.deepEqual(
        told(
          judge(
            [
              ['2026-02-02 09:00', 'closure'],
              ['2026-02-02 10:00', 'strategy-discussion', strategy[2]],
            ],
            '2026-02-03',
          ),
          'icpc',
        ),
        ['icpc due 2026-02-23 upcoming'],
      );
    });
  });

  describe('gives the reason for being late', () => {
    const because = { 'late-reason': 'The police asked us to wait.' };
    const late = (fields: Line[2]): Line => ['2026-02-25', 'initial-child-protection-conference', fields];

    it('that the entry gives which met it', () => {
      assert.deepEqual(told(judge([strategy, late(because)], '2026-06-01'), 'icpc'), [
        'icpc due 2026-02-23 met-late 2026-02-25 (2) The police asked us to wait.',
      ]);
    });

    it('that the entry gives which ended it', () => {
      assert.deepEqual(told(judge([strategy, ['2026-02-25', 'closure', because]], '2026-06-01'), 'icpc'), [
        'icpc due 2026-02-23 overdue ended 2026-02-25 (2) The police asked us to wait.',
      ]);
    });

    it('that the opening entry gives', () => {
      const opening: Line = ['2026-02-02', 'strategy-discussion', { ...strategy[2], ...because }];
      assert.deepEqual(told(judge([opening, late({})], '2026-06-01'), 'icpc'), [
        'icpc due 2026-02-23 met-late 2026-02-25 (2) The police asked us to wait.',
      ]);
    });

    it('only where it is late', () => {
      assert.deepEqual(
        told(judge([strategy, ['2026-02-20', 'initial-child-protection-conference', because]], '2026-06-01'), 'icpc'),
        ['icpc due 2026-02-23 met 2026-02-20'],
      );
    });
  });
});

describe('a clock that repeats', () => {
  const policy = clock(`${ON_LEGAL_STATUS}\nstops: [{entry: closure}]\nevery: 6 weeks`);
  const opened: Line = ['2026-01-05', 'legal-status'];
  const review = (when: string): Line => [when, 'looked-after-review'];

  it('counts from the opening, then from each meeting and not from the day it was due', () => {
    assert.deepEqual(told(judge([opened, review('2026-02-02'), review('2026-03-23')], '2026-03-24', policy)), [
      't due 2026-02-16 met 2026-02-02',
      't due 2026-03-16 met-late 2026-03-23 (7)',
      't due 2026-05-04 upcoming',
    ]);
  });

  it('counts two meetings on one day', () => {
    assert.deepEqual(told(judge([opened, review('2026-02-02'), review('2026-02-02')], '2026-02-03', policy)), [
      't due 2026-02-16 met 2026-02-02',
      't due 2026-03-16 met 2026-02-02',
      't due 2026-03-16 upcoming',
    ]);
  });

  it('ends with its stop', () => {
    assert.deepEqual(told(judge([opened, review('2026-02-02'), ['2026-02-20', 'closure']], '2026-06-01', policy)), [
      't due 2026-02-16 met 2026-02-02',
    ]);
  });

  it('is met on the day it ends', () => {
    assert.deepEqual(told(judge([opened, review('2026-02-20'), ['2026-02-20', 'closure']], '2026-06-01', policy)), [
      't due 2026-02-16 met-late 2026-02-20 (4)',
    ]);
  });

  it('names the last time it was met', () => {
    const [, second] = judge([opened, review('2026-02-02')], '2026-02-03', policy).deadlines;
    assert.equal(second?.last?.on, '2026-02-02');
    assert.equal(second?.last?.entry.address, '2026-02-02-looked-after-review');
    assert.equal(second?.opened.entry?.address, '2026-01-05-legal-status');
  });
});

describe('a limit in hours', () => {
  const on = (fields: Line[2], interview: string, asOf = '2026-06-01') =>
    told(
      judge(
        [
          ['2026-03-02 20:00', 'missing', fields],
          [interview, 'return-home-interview'],
        ],
        asOf,
      ),
      'return-interview',
    );

  it('ends at a time where it is known from when it counts', () => {
    assert.deepEqual(on({ until: '2026-03-03', 'until-time': '09:30' }, '2026-03-06 09:30'), [
      'return-interview due 2026-03-06 09:30 met 2026-03-06',
    ]);
    assert.deepEqual(on({ until: '2026-03-03', 'until-time': '09:30' }, '2026-03-06 09:31'), [
      'return-interview due 2026-03-06 09:30 met-late 2026-03-06 (0)',
    ]);
  });

  it('is on time on the day where the time of the meeting is not known', () => {
    assert.deepEqual(on({ until: '2026-03-03', 'until-time': '09:30' }, '2026-03-06'), [
      'return-interview due 2026-03-06 09:30 met 2026-03-06',
    ]);
  });

  it('ends with a day where the time is not known; the time of the heading is of another day', () => {
    assert.deepEqual(on({ until: '2026-03-03' }, '2026-03-06 23:00'), [
      'return-interview due 2026-03-06 met 2026-03-06',
    ]);
  });

  it('counts from the time of the heading', () => {
    const policy = clock('opens: [{entry: police-protection}]\nmet-by: [{entry: legal-status}]\nwithin: 72 hours');
    assert.deepEqual(told(judge([['2026-03-02 22:15', 'police-protection']], '2026-03-03', policy)), [
      't due 2026-03-05 22:15 due-soon',
    ]);
  });
});

describe('a rule with a first and a last day', () => {
  const policy = clock(`${ON_LEGAL_STATUS}\ninstances: each\nwithin: 1 week\nfrom: 2020-01-06\nto: 2020-03-02`);
  const on = (when: string) => told(judge([[when, 'legal-status']], '2020-12-01', policy));

  it('applies to what it counts from in those days', () => {
    assert.deepEqual(on('2020-01-05'), []);
    assert.equal(on('2020-01-06').length, 1);
    assert.equal(on('2020-03-02').length, 1);
    assert.deepEqual(on('2020-03-03'), []);
  });
});
