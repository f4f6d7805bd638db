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

export interface Risks {
  /** Titles of the statuses held on the day, the gravest first. */
  readonly risks: readonly string[];
  /** The rank of that one: 0 for the gravest there is. */
  readonly rank: number;
  /** Its id; absent where none is held. */
  readonly gravest?: string;
}

/** The statuses held on the day of judgement that say how much risk a child is in. */
export function risksOf({ statuses, asOf }: Journey): Risks {
  const held = new Map<number, string>();
  for (const { status, title, end } of statuses) {
    const rank = BY_RISK.indexOf(status);
    if (rank >= 0 && (end === undefined || end > asOf)) held.set(rank, title);
  }
  const ranks = [...held.keys()].sort((a, b) => a - b);
  // That the case is open says nothing beside what it is open for.
  const told = ranks.length > 1 ? ranks.filter((rank) => rank < BY_RISK.length - 1) : ranks;
  const [rank = BY_RISK.length] = ranks;
  const gravest = BY_RISK[rank];
  return { risks: told.map((at) => held.get(at) ?? ''), rank, ...(gravest === undefined ? {} : { gravest }) };
}
