import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { ownCopy } from '../../../src/record/own-copy.ts';

describe('a copy with texts of its own', () => {
  it('is the same, part by part', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withMap: true,
          withSet: true,
          withNullPrototype: true,
          maxKeys: 4,
          maxDepth: 3,
          stringUnit: 'binary',
        }),
        (value) => {
          assert.deepStrictEqual(ownCopy(value), value);
        },
      ),
    );
  });

  it('holds nothing of the text that its words were cut from', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const megabytes = 100;
    const held = (keep: (words: string) => unknown): number => {
      collect();
      const before = process.memoryUsage().heapUsed;
      // Each text is a megabyte of its own.
      const kept = Array.from({ length: megabytes }, (_, n) => {
        const text = Buffer.alloc(1_000_000, `${n}, a sentence of a record. `).toString('latin1');
        return keep(text.slice(500, 540));
      });
      collect();
      const after = process.memoryUsage().heapUsed;
      assert.equal(kept.length, megabytes);
      return (after - before) / 1e6;
    };
    assert.ok(held((words) => ({ words })) > megabytes / 2, 'the engine no longer holds a text for its parts');
    assert.ok(held((words) => ownCopy({ words, list: [words], said: `${words} and more` })) < megabytes / 10);
  });
});
