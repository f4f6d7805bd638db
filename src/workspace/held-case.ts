/** An open case on the day of judgement: who holds it, and since when. */
import type { Journey, StatusPeriod } from '../journey/types.ts';
import type { IsoDate } from '../record/types.ts';
import { openCase } from '../rules/open-case.ts';
import { text } from '../rules/timeline.ts';
import { holderOf } from './holder.ts';
import type { WorkspaceConfig } from './types.ts';

/** Who holds an open case, and since when it has been so; undefined where the case is closed. */
export function heldCase(journey: Journey, config: WorkspaceConfig) {
  if (journey.facts.kind !== 'child') return undefined;
  const open = openCase(journey) ?? journey.statuses.findLast(isCareLeaver);
  if (open === undefined) return undefined;
  const { worker, team } = holderOf(journey, config);
  const periods = journey.statuses.filter(({ status }) => status === 'allocated');
  const left = worker === undefined ? undefined : config.people.get(worker)?.left;
  const lost = left !== undefined && left <= journey.asOf ? left : undefined;
  // An allocation to a team alone, or to somebody who had left, ends what the worker before had.
  const since = worker === undefined ? periods.findLast(workerIn)?.end : latest(unbroken(periods), lost);
  return { worker: lost === undefined ? worker : undefined, team, since: latest(open.start, since) ?? open.start };
}

/** Since when the one who holds the case has held it: an allocation to the same worker again, as when they change team, begins nothing. */
function unbroken(periods: readonly StatusPeriod[]): IsoDate | undefined {
  const worker = workerIn(periods.at(-1));
  let since = periods.at(-1)?.start;
  for (const before of periods.slice(0, -1).reverse()) {
    if (worker === undefined || before.end !== since || workerIn(before) !== worker) break;
    since = before.start;
  }
  return since;
}

function workerIn(period: StatusPeriod | undefined): string | undefined {
  return text(period?.carried.at(-1)?.facts.worker);
}

function isCareLeaver({ status, end }: { readonly status: string; readonly end?: IsoDate }): boolean {
  return status === 'care-leaver' && end === undefined;
}

function latest(a: IsoDate | undefined, b: IsoDate | undefined): IsoDate | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}
