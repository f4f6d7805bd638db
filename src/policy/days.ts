import type { Policy } from './types.ts';

/** Working days, where no pack has a number. */
const USUAL = {
  /** Within which a step that was decided is begun. */
  'next-step-days': 10,
  /** The same for what can't wait. */
  'urgent-step-days': 3,
} as const;

/** A number of working days that packs may set: that of the last pack that has one, or the usual one. */
export function workingDaysOf({ packs }: Policy, key: keyof typeof USUAL): number {
  const given = packs.map(({ settings }) => settings[key]).findLast((days) => days !== undefined);
  return typeof given === 'number' ? given : USUAL[key];
}
