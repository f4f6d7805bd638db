import type { EntryRef, Journey } from '../journey/types.ts';

const known = new WeakMap<Journey, ReadonlySet<EntryRef>>();

/** The entries that a decision point of the policy answers for: what is missing there is said once, by that point. */
export function coveredByDecisionPoint(journey: Journey): ReadonlySet<EntryRef> {
  let covered = known.get(journey);
  if (!covered) {
    covered = new Set(journey.decisions.map(({ entry }) => entry));
    known.set(journey, covered);
  }
  return covered;
}
