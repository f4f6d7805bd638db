import assert from 'node:assert/strict';
import fc from 'fast-check';
import { grouped } from '../../../src/views/grouped.ts';

describe('grouped', () => {
  it('keeps groups in the order in which each first comes, and things in theirs', () => {
    const groups = grouped(['b1', 'a1', 'b2', 'c1', 'a2'], ([letter]) => letter);
    assert.deepEqual(
      [...groups],
      [
        ['b', ['b1', 'b2']],
        ['a', ['a1', 'a2']],
        ['c', ['c1']],
      ],
    );
  });

  it('has each thing once, in the group of its key, and no empty group', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat({ max: 5 }), { nil: undefined })), (keys) => {
        const items = keys.map((key, at) => ({ key, at }));
        const groups = grouped(items, ({ key }) => key);
        for (const [key, group] of groups) assert.ok(group.length > 0 && group.every((item) => item.key === key));
        assert.deepEqual(
          [...groups.values()].flat().sort((a, b) => a.at - b.at),
          items,
        );
      }),
    );
  });
});
