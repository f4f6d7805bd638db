/** Where a record contradicts itself, the clocks say what they went by. */
import assert from 'node:assert/strict';
import { judgeJourney } from '../../../src/journey/judge.ts';
import { childOf, day, type Line } from '../../support/journeys.ts';
import { MINI_ENGLAND } from '../../support/mini-england.ts';
import { policyOf } from '../../support/mini-pack.ts';

const policy = policyOf(MINI_ENGLAND);
const because = (lines: readonly Line[], timescale: string, born = '2015-01-01') =>
  judgeJourney(childOf(lines, { born: day(born) }), policy, day('2026-06-01'))
    .deadlines.filter((deadline) => deadline.timescale.id === timescale)
    .map((deadline) => deadline.explain().because.join('; '));

const looked: Line = ['2026-03-01', 'legal-status', { status: 'C2' }];
const placement = (when: string, ended?: string): Line => [
  when,
  'placement',
  { type: 'U6', ...(ended !== undefined && { ended }) },
];

describe('a record that contradicts itself', () => {
  it('says from which of two placements at once it counts', () => {
    const two = (ended?: string) =>
      because([looked, placement('2026-03-02', ended), placement('2026-03-20')], 'visit-default-first').at(-1) ?? '';
    assert.match(
      two('2026-04-10'),
      /counted from the later placement of 20 March 2026; the placement of 2 March 2026 runs to 10 April 2026 on record/,
    );
    assert.match(
      two(),
      /counted from the later placement of 20 March 2026; the placement of 2 March 2026 has no end on record/,
    );
    assert.doesNotMatch(two('2026-03-20'), /the later/);
    assert.doesNotMatch(two('2026-03-19'), /the later/);
  });

  it('says where it counts what is dated before the birth', () => {
    const lines: readonly Line[] = [
      looked,
      placement('2026-03-02'),
      ['2026-03-05', 'visit', { seen: 'yes' }],
      ['2026-04-20', 'visit', { seen: 'yes' }],
    ];
    const [first] = because(lines, 'visit-default-first', '2026-03-10');
    assert.match(
      first ?? '',
      /the placement of 2 March 2026 is dated before the birth on 10 March 2026, and counts as it is dated; the visit of 5 March 2026 is dated before/,
    );
    const [second, third] = because(lines, 'visit-default-year1', '2026-03-10');
    assert.match(second ?? '', /the visit of 5 March 2026 is dated before the birth/);
    assert.doesNotMatch(third ?? '', /birth/);
    assert.doesNotMatch(because(lines, 'visit-default-first')[0] ?? '', /birth/);
  });
});
