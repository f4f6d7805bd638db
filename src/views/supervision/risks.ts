/** How much risk a child is in, as far as the statuses held say so. */
import type { Journey } from '../../journey/types.ts';

/** Statuses from the gravest on. An agenda begins with the children who may be in danger today. */
const BY_RISK: readonly string[] = [
  'missing',
  'emergency-protection',
  'section-47-open',
  'strategy-agreed',
  'child-protection-plan',
  'secure-without-order',
  'looked-after',
  'privately-fostered',
  'child-in-need',
  'assessment-open',
  'care-leaver',
  'case-open',
];

/** Titles of the statuses held on the day, the gravest first, and the rank of that one: 0 for the gravest there is. */
export function risksOf({ statuses, asOf }: Journey): { readonly risks: readonly string[]; readonly rank: number } {
  const held = new Map<number, string>();
  for (const { status, title, end } of statuses) {
    const rank = BY_RISK.indexOf(status);
    if (rank >= 0 && (end === undefined || end > asOf)) held.set(rank, title);
  }
  const ranks = [...held.keys()].sort((a, b) => a - b);
  // That the case is open says nothing beside what it is open for.
  const told = ranks.length > 1 ? ranks.filter((rank) => rank < BY_RISK.length - 1) : ranks;
  return { risks: told.map((rank) => held.get(rank) ?? ''), rank: ranks[0] ?? BY_RISK.length };
}
