import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isListOf, isObject, isText, isWhole, jsonIn } from '../../../src/schema/plain-data.ts';

describe('plain data', () => {
  it('is what was written as JSON, and nothing where the text is none', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        assert.deepEqual(jsonIn(JSON.stringify(value)), JSON.parse(JSON.stringify(value))),
      ),
    );
    for (const text of ['', '{"a": 1', '[1,]', '<<<<<<< HEAD\n{}', '['.repeat(200_000)])
      assert.equal(jsonIn(text), undefined);
  });

  it('has keys only where it is no list and not nothing', () => {
    assert.deepEqual([{}, { a: 1 }, [], null, 'a', 1, undefined].map(isObject), [true, true, ...Array(5).fill(false)]);
  });

  it('counts with whole numbers from nought', () => {
    assert.deepEqual([0, 7, -1, 1.5, 2 ** 53, Number.NaN, '1', null].map(isWhole), [
      true,
      true,
      ...Array(6).fill(false),
    ]);
  });

  it('is a list of one kind where each of it is', () => {
    assert.deepEqual(
      [[], ['a'], ['a', 1], 'a', { 0: 'a', length: 1 }].map((each) => isListOf(each, isText)),
      [true, true, false, false, false],
    );
  });
});
