/** Draws a sample by a seed: the same of the same children, in whatever order they come, on every machine. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { grouped } from '../grouped.ts';
import { byText } from '../report/gather.ts';

/** A child who may be drawn. */
export interface Candidate {
  /** The id of the record. */
  readonly record: string;
  /** The part of the children to which this one belongs; the same for all where there are no parts. */
  readonly stratum: string;
}

export interface Stratum {
  readonly stratum: string;
  /** How many children there are in it, and how many of them are drawn. */
  readonly children: number;
  readonly drawn: number;
}

export interface Draw<C extends Candidate> {
  /** In order of stratum. */
  readonly strata: readonly Stratum[];
  /** In order of id. */
  readonly drawn: readonly C[];
}

/**
 * Draws `n` of the candidates (all, where there are no more). Each stratum gives its share, as near as whole children come to it, and where `n` allows it
 * at least one; of strata that have the same right to one child more, the seed chooses. `seed` is a whole number from 0 to 2147483647.
 */
export function draw<C extends Candidate>(candidates: readonly C[], n: number, seed: number): Draw<C> {
  const inOrder = [...candidates].sort((a, b) => byText(a.record, b.record));
  const groups = grouped(inOrder, ({ stratum }) => stratum);
  const strata = [...groups].sort(([a], [b]) => byText(a, b));
  const shares = sharesOf(
    strata.map(([, { length }]) => length),
    Math.min(n, candidates.length),
    seed,
  );
  const random = xoroshiro128plus(seed);
  const drawn: C[] = [];
  const told = strata.map(([stratum, group], at) => {
    const share = shares[at] ?? 0;
    const size = group.length;
    for (let i = 0; i < share; i++) {
      const [taken] = group.splice(uniformInt(random, 0, group.length - 1), 1);
      if (taken !== undefined) drawn.push(taken);
    }
    return { stratum, children: size, drawn: share };
  });
  return { strata: told, drawn: drawn.sort((a, b) => byText(a.record, b.record)) };
}

/** `n` shared out over strata of these sizes by largest remainder, none getting more than it has. */
function sharesOf(sizes: readonly number[], n: number, seed: number): number[] {
  const whole = sum(sizes);
  if (whole === 0) return [];
  const least = n >= sizes.length ? 1 : 0;
  const shares = sizes.map((size) => Math.max(least, Math.floor((n * size) / whole)));
  const order = inTurn(sizes.length, seed);
  for (let left = n - sum(shares); left !== 0; left += left > 0 ? -1 : 1) {
    const step = Math.sign(left);
    // The stratum that is furthest from its quota; of several, the first in turn. In whole numbers, so that equal ones are equal.
    let furthest = -1;
    let furthestGap = 0;
    for (const at of order) {
      const [share, size] = [shares[at] ?? 0, sizes[at] ?? 0];
      if (step > 0 ? share >= size : share <= least) continue;
      const gap = step * (n * size - share * whole);
      if (furthest >= 0 && gap <= furthestGap) continue;
      furthest = at;
      furthestGap = gap;
    }
    if (furthest < 0) break;
    shares[furthest] = (shares[furthest] ?? 0) + step;
  }
  return shares;
}

/** The numbers below `count` in an order that the seed gives: by name, the last strata would never have a child more than the first. */
function inTurn(count: number, seed: number): number[] {
  // Its own chance, so that it has no part in which children are drawn.
  const random = xoroshiro128plus(~seed);
  const waiting = Array.from({ length: count }, (_, at) => at);
  const order: number[] = [];
  while (waiting.length > 0) order.push(...waiting.splice(uniformInt(random, 0, waiting.length - 1), 1));
  return order;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
