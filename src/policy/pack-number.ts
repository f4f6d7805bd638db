import type { Policy } from './types.ts';

/** What holds where no pack has a number, in what its name says; days are working days. */
const USUAL = {
  /** Without a visit, a decision or supervision, after which an open case drifts. */
  'drift-months': 3,
  /** Within which each open child on a worker's list is spoken of in supervision. */
  'discussion-months': 2,
  /** Within which a step that was decided is begun. */
  'next-step-days': 10,
  /** The same for what can't wait. */
  'urgent-step-days': 3,
} as const;

/** A number that packs may set: that of the last pack that has one, or the usual one. */
export function packNumber({ packs }: Policy, key: keyof typeof USUAL): number {
  const given = packs.map(({ settings }) => settings[key]).findLast((number) => number !== undefined);
  return typeof given === 'number' ? given : USUAL[key];
}
