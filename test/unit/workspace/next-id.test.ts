import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nextId } from '../../../src/workspace/next-id.ts';

describe('the next id of a record', () => {
  it('follows the pattern that most of the ids have', () => {
    assert.equal(nextId(['CH-1001', 'CH-1042', 'SUP-kaur', 'X7']), 'CH-1043');
    assert.equal(nextId(['0099', '0007']), '0100');
    assert.equal(nextId(['2026/C-009']), '2026/C-010');
  });

  it('begins somewhere where there is nothing to go by', () => {
    assert.equal(nextId([]), 'CH-1001');
    assert.equal(nextId(['amara']), 'CH-1001');
  });

  it('is never one that is taken, whatever the ids', () => {
    const id = fc.oneof(fc.string(), fc.stringMatching(/^[A-Z]{0,2}-?\d{1,10}$/));
    fc.assert(fc.property(fc.array(id), (ids) => !ids.includes(nextId(ids))));
  });
});
