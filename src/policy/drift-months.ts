import type { Policy } from './types.ts';

const USUAL = 3;

/** Months without a visit, a decision or supervision after which an open case drifts: the setting of the last pack that has one, or 3. */
export function driftMonthsOf({ packs }: Policy): number {
  const given = packs.map(({ settings }) => settings['drift-months']).findLast((months) => months !== undefined);
  return typeof given === 'number' ? given : USUAL;
}
