/** Whether the statuses that circumstances ask for hold on a day. */
import type { IsoDate } from '../record/types.ts';
import type { PreparedCircumstances } from './prepared-clock.ts';
import type { PreparedPolicy } from './prepared-policy.ts';
import { carriedOn, heldOn, type Timeline } from './statuses.ts';

/** The first status that isn't as it should be. */
export interface StatusMisfit {
  readonly part: 'not-held' | 'carrying' | 'without';
  readonly status: string;
}

interface Statuses {
  readonly prepared: PreparedPolicy;
  readonly timelines: readonly Timeline[];
}

/** What of the statuses isn't so on the day; undefined where they are as asked. */
export function statusMisfit(
  when: PreparedCircumstances,
  { prepared: { policy }, timelines }: Statuses,
  day: IsoDate,
): StatusMisfit | undefined {
  for (const { id, status, carrying } of when.statuses) {
    const period = heldOn(timelines[status] ?? [], day);
    if (period === undefined) return { part: 'not-held', status: id };
    if (carrying !== true && !policy.fits(carrying, carriedOn(period, day))) return { part: 'carrying', status: id };
  }
  for (const { id, status } of when.without) {
    if (heldOn(timelines[status] ?? [], day) !== undefined) return { part: 'without', status: id };
  }
  return undefined;
}
