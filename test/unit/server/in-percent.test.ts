import assert from 'node:assert/strict';
import { inPercent } from '../../../src/server/parts/watched.ts';

describe('progress', () => {
  it('is told once for each whole per cent, however many records there are', () => {
    const told: number[] = [];
    const progress = inPercent((percentage) => told.push(percentage));
    for (let done = 1; done <= 2600; done += 1) progress(done, 2600);
    assert.deepEqual(
      told,
      Array.from({ length: 100 }, (_, n) => n + 1),
    );
  });
});
