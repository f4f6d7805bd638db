/** What is said of siblings that no record is about, however many there are. */
import assert from 'node:assert/strict';
import { type Around, neighboursOf } from '../../../src/workspace/neighbours.ts';

const ids = Array.from({ length: 300 }, (_, at) => `CH-${1000 + at}`);
const around: Around = {
  root: 'file:///team',
  whole: true,
  filesOf: (id) => (ids.includes(id) ? [`file:///team/${id}.case.md`] : []),
  ids: () => ids,
  supervision: { supervises: () => false, daysOn: () => [] },
};

describe('Siblings that are nowhere', () => {
  it('are all named, and for a hundred of them the one that was meant', () => {
    const named = ids.map((id) => `${id}x`);
    const { strangers } = neighboursOf(around, 'file:///team/a.case.md', 'CH-1', named) ?? assert.fail();
    assert.equal(strangers.length, 300);
    assert.deepEqual(strangers[0], ['CH-1000x', 'CH-1000']);
    assert.equal(strangers.filter(([, meant]) => meant !== undefined).length, 100);
  });
});
