import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readWithin } from '../../../src/cli/due-list.ts';

describe('a time ahead', () => {
  it('is a number of days, weeks or months', () => {
    assert.deepEqual(readWithin('14d'), { n: 14, unit: 'days' });
    assert.deepEqual(readWithin('0d'), { n: 0, unit: 'days' });
    assert.deepEqual(readWithin('2w'), { n: 2, unit: 'weeks' });
    assert.deepEqual(readWithin('1m'), { n: 1, unit: 'months' });
    assert.deepEqual(readWithin('1 month'), { n: 1, unit: 'months' });
    assert.deepEqual(readWithin('10 days'), { n: 10, unit: 'days' });
    assert.deepEqual(readWithin('1 week'), { n: 1, unit: 'weeks' });
  });

  it('is nothing else', () => {
    for (const text of ['', '14', 'd', '1y', '-1d', '1.5d', '1dd', '14 dogs', '99999d', ' 1d', '1days2'])
      assert.equal(readWithin(text), undefined, text);
    fc.assert(fc.property(fc.string(), (text) => assert.doesNotThrow(() => readWithin(text))));
  });
});
