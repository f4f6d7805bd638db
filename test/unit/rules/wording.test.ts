import assert from 'node:assert/strict';
import { isoDateOf } from '../../../src/record/date.ts';
import type { IsoDate } from '../../../src/record/types.ts';
import { censusRule, sayDate, sayDays, sayLate, saySource } from '../../../src/rules/wording.ts';

function day(year: number, month: number, of: number): IsoDate {
  const date = isoDateOf(year, month, of);
  assert.ok(date);
  return date;
}

describe('how a finding says things', () => {
  it('leaves out the year that everyone is in', () => {
    assert.equal(sayDate(day(2026, 3, 4), day(2026, 5, 1)), '4 March');
    assert.equal(sayDate(day(2025, 12, 31), day(2026, 1, 1)), '31 December 2025');
  });

  it('counts in the singular too', () => {
    assert.equal(sayDays(1), '1 day');
    assert.equal(sayDays(16), '16 days');
    assert.equal(sayLate(1), '1 day late');
    assert.equal(sayLate(0), 'some hours late');
  });

  it('never calls a local number law', () => {
    const local = saySource({ provision: 'Children Act 1989', status: 'local', evidence: 'found' });
    assert.equal(local, 'a local standard, not law');
  });

  it('says where nobody has confirmed a number', () => {
    const source = { provision: 'Children Act 1989 s45', status: 'statutory' } as const;
    assert.equal(saySource({ ...source, evidence: 'know' }), 'Children Act 1989 s45, not confirmed');
    assert.equal(
      saySource({ ...source, evidence: 'found', confidence: 'low' }),
      'Children Act 1989 s45, not confirmed',
    );
    assert.equal(saySource({ ...source, evidence: 'found' }), 'Children Act 1989 s45');
    const local = saySource({ ...source, status: 'local', evidence: 'know' });
    assert.equal(local, 'a local standard, not law, and not confirmed');
  });

  it('names the census rules that a rule rests on', () => {
    assert.equal(censusRule('8565').provision, 'DfE CIN census rule 8565');
    assert.equal(censusRule('8565', '2990').provision, 'DfE CIN census rules 8565 and 2990');
  });
});
