import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Candidate, draw } from '../../../../src/views/audit/draw.ts';

/** So many children of each stratum. */
function children(sizes: Readonly<Record<string, number>>): Candidate[] {
  return Object.entries(sizes).flatMap(([stratum, size]) =>
    Array.from({ length: size }, (_, at) => ({ record: `${stratum}-${at}`, stratum })),
  );
}
const shares = (sizes: Readonly<Record<string, number>>, n: number) =>
  Object.fromEntries(draw(children(sizes), n, 1).strata.map(({ stratum, drawn }) => [stratum, drawn]));

describe('drawing a sample', () => {
  it('gives each stratum its share', () => {
    assert.deepEqual(shares({ east: 50, north: 30, west: 20 }, 10), { east: 5, north: 3, west: 2 });
    assert.deepEqual(shares({ east: 46, north: 30, west: 24 }, 10), { east: 5, north: 3, west: 2 });
    assert.deepEqual(shares({ a: 1, b: 1, c: 1, z: 997 }, 10), { a: 1, b: 1, c: 1, z: 7 });
  });

  it('leaves it to the seed which of equal strata gives one more', () => {
    const all = children({ a: 15, b: 15, c: 15, d: 15, e: 15 });
    const given = new Map<string, number>();
    for (let seed = 0; seed < 200; seed++)
      for (const { stratum, drawn } of draw(all, 3, seed).strata) given.set(stratum, (given.get(stratum) ?? 0) + drawn);
    assert.equal(given.size, 5);
    for (const [stratum, drawn] of given) assert.ok(drawn > 80 && drawn < 160, `${stratum} ${drawn}`);
    // The same right, and yet not the same number: a third of a child is left over in each.
    const uneven = children({ a: 10, b: 40, c: 10 });
    const more = new Set(
      Array.from({ length: 50 }, (_, seed) =>
        draw(uneven, 10, seed)
          .strata.map(({ drawn }) => drawn)
          .join(),
      ),
    );
    assert.deepEqual([...more].sort(), ['1,7,2', '2,6,2', '2,7,1']);
  });

  it('leaves out no stratum where there is room for all', () => {
    assert.deepEqual(shares({ east: 97, north: 2, west: 1 }, 4), { east: 2, north: 1, west: 1 });
    assert.deepEqual(shares({ east: 97, north: 2, west: 1 }, 2), { east: 2, north: 0, west: 0 });
  });

  it('draws other children by another seed, and in the end everybody', () => {
    const all = children({ all: 40 });
    const seen = new Set<string>();
    const draws = new Set<string>();
    for (let seed = 0; seed < 100; seed++) {
      const ids = draw(all, 4, seed).drawn.map(({ record }) => record);
      draws.add(ids.join());
      for (const id of ids) seen.add(id);
    }
    assert.ok(draws.size > 95);
    assert.equal(seen.size, 40);
  });

  it('draws these children by this seed, today and in years to come', () => {
    const ids = draw(children({ all: 20 }), 4, 7).drawn.map(({ record }) => record);
    assert.deepEqual(ids, ['all-0', 'all-1', 'all-18', 'all-7']);
  });

  it('draws n children, each once, the same whatever their order', () => {
    const sizes = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 30 }), { minKeys: 1 });
    fc.assert(
      fc.property(
        sizes.chain((given) => {
          const all = children(given);
          return fc.record({
            all: fc.constant(all),
            shuffled: fc.shuffledSubarray(all, { minLength: all.length }),
            n: fc.integer({ min: 1, max: all.length }),
            seed: fc.integer({ min: 0, max: 2_147_483_647 }),
          });
        }),
        ({ all, shuffled, n, seed }) => {
          const sample = draw(all, n, seed);
          assert.equal(new Set(sample.drawn).size, n);
          assert.deepEqual(draw(shuffled, n, seed), sample);
          for (const { stratum, drawn, children: size } of sample.strata) {
            assert.equal(sample.drawn.filter((one) => one.stratum === stratum).length, drawn);
            assert.ok(drawn <= size);
            // Never more than one child away from its share, but for the one that each stratum is promised.
            assert.ok(drawn <= Math.max(1, Math.ceil((n * size) / all.length)));
          }
        },
      ),
    );
  });
});
