import assert from 'node:assert/strict';
import { judgeJourney } from '../../../src/journey/judge.ts';
import { checkPosition } from '../../../src/journey/position.ts';
import type { FieldMap } from '../../../src/record/types.ts';
import { childOf, day, type Line } from '../../support/journeys.ts';
import { MINI_ENGLAND } from '../../support/mini-england.ts';
import { policyOf } from '../../support/mini-pack.ts';

const mini = policyOf(MINI_ENGLAND);
const check = (position: FieldMap, ...lines: Line[]) =>
  checkPosition(judgeJourney(childOf(lines, { frontMatter: { position } }), mini, day('2026-06-01')), mini);

const lookedAfter: Line = ['2026-01-05', 'legal-status', { status: 'C2' }];
const onPlan: Line = [
  '2026-02-02',
  'initial-child-protection-conference',
  { decision: { outcome: 'child-protection-plan' } },
];

describe('an asserted position', () => {
  it('agrees where the entries bear it out', () => {
    assert.deepEqual(check({ plan: 'looked-after', 'legal-status': 'C2' }, lookedAfter), []);
    assert.deepEqual(check({ plan: 'none' }), []);
    assert.deepEqual(check({}, lookedAfter), []);
  });

  it('may name any of the plans that a child has', () => {
    assert.deepEqual(check({ plan: 'child-protection' }, lookedAfter, onPlan), []);
    assert.deepEqual(check({ plan: 'looked-after' }, lookedAfter, onPlan), []);
  });

  it('differs where the entries tell of another plan', () => {
    const [difference] = check({ plan: 'child-protection' }, lookedAfter);
    assert.deepEqual(difference, {
      key: 'plan',
      asserted: 'child-protection',
      derived: 'looked-after',
      title: 'Looked after',
      since: '2026-01-05',
      by: { record: 'CH-1', address: '2026-01-05-legal-status', index: 0 },
    });
  });

  it('differs where the entries tell of none, and where it says none', () => {
    assert.deepEqual(check({ plan: 'child-protection' }), [
      { key: 'plan', asserted: 'child-protection', derived: 'none' },
    ]);
    assert.equal(check({ plan: 'none' }, lookedAfter)[0]?.derived, 'looked-after');
  });

  it('differs from what a status carries, since the entry that changed it', () => {
    const [difference, ...rest] = check(
      { worker: 'a.khan', team: 'north' },
      ['2026-01-05', 'allocation', { worker: 'a.khan', team: 'north' }],
      ['2026-03-02', 'allocation', { worker: 'j.okafor' }],
    );
    assert.deepEqual(rest, []);
    assert.deepEqual([difference?.key, difference?.derived, difference?.since], ['worker', 'j.okafor', '2026-03-02']);
    assert.equal(difference?.by?.address, '2026-03-02-allocation');
  });

  it('differs where no entry says anything of it', () => {
    assert.deepEqual(check({ worker: 'a.khan' }), [{ key: 'worker', asserted: 'a.khan' }]);
    assert.deepEqual(check({ 'legal-status': 'C2' }), [{ key: 'legal-status', asserted: 'C2' }]);
    assert.deepEqual(check({ 'legal-status': 'none' }), []);
  });

  it('that is no map, or says what no rule knows, is no difference', () => {
    assert.deepEqual(
      checkPosition(judgeJourney(childOf([], { frontMatter: { position: 'none' } }), mini, day('2026-06-01')), mini),
      [],
    );
    assert.deepEqual(check({ plan: 'unheard-of', colour: 'blue' }), []);
  });
});
