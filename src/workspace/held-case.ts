/** An open case on the day of judgement: who holds it, and since when. */
import type { Journey } from '../journey/types.ts';
import type { IsoDate } from '../record/types.ts';
import { openCase } from '../rules/open-case.ts';
import { holderOf } from './holder.ts';
import type { WorkspaceConfig } from './types.ts';

/** Who holds an open case, and since when it has been so; undefined where the case is closed. */
export function heldCase(journey: Journey, config: WorkspaceConfig) {
  if (journey.facts.kind !== 'child') return undefined;
  const open = openCase(journey) ?? journey.statuses.findLast(isCareLeaver);
  if (open === undefined) return undefined;
  const { worker, team } = holderOf(journey, config);
  const allocated = journey.statuses.findLast(({ status }) => status === 'allocated');
  const left = worker === undefined ? undefined : config.people.get(worker)?.left;
  const lost = left !== undefined && left <= journey.asOf ? left : undefined;
  const since = latest(open.start, worker === undefined ? allocated?.end : (lost ?? allocated?.start));
  return { worker: lost === undefined ? worker : undefined, team, since };
}

function isCareLeaver({ status, end }: { readonly status: string; readonly end?: IsoDate }): boolean {
  return status === 'care-leaver' && end === undefined;
}

function latest(a: IsoDate, b: IsoDate | undefined): IsoDate {
  return b !== undefined && b > a ? b : a;
}
