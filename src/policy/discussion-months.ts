import type { Policy } from './types.ts';

const USUAL = 2;

/** Months within which each open child on a worker's list is spoken of in supervision: the setting of the last pack that has one, or 2. */
export function discussionMonthsOf({ packs }: Policy): number {
  const given = packs.map(({ settings }) => settings['discussion-months']).findLast((months) => months !== undefined);
  return typeof given === 'number' ? given : USUAL;
}
