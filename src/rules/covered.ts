import type { EntryRef, Journey } from '../journey/types.ts';
import type { DecisionPart } from '../policy/types.ts';

type Covered = { [part in DecisionPart]?: ReadonlySet<EntryRef> };

const known = new WeakMap<Journey, Covered>();

/** The entries at which a decision point of the policy asks for this part of the decision: what is missing there is said once, by that point. */
export function coveredByDecisionPoint(journey: Journey, part: DecisionPart): ReadonlySet<EntryRef> {
  const byPart = known.get(journey) ?? {};
  known.set(journey, byPart);
  const asked = journey.decisions.filter(({ point }) => point.needs.includes(part));
  byPart[part] ??= new Set(asked.map(({ entry }) => entry));
  return byPart[part];
}
