import type { Policy } from './types.ts';

/** What holds where no pack has a number. */
const USUAL = {
  /** Without a visit, a decision or supervision, after which an open case drifts. */
  'drift-months': 3,
  /** Within which each open child on a worker's list is spoken of in supervision. */
  'discussion-months': 2,
} as const;

/** A number of months that packs may set: that of the last pack that has one, or the usual one. */
export function monthsOf({ packs }: Policy, key: keyof typeof USUAL): number {
  const given = packs.map(({ settings }) => settings[key]).findLast((months) => months !== undefined);
  return typeof given === 'number' ? given : USUAL[key];
}
