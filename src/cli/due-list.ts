/** What is due: the deadlines of many records, with whoever holds each case. */
import { addDays, addMonths } from '../calendar/dates.ts';
import type { Duration } from '../calendar/types.ts';
import type { Journey } from '../journey/types.ts';
import type { Policy } from '../policy/types.ts';
import type { IsoDate } from '../record/types.ts';
import { type ListedDeadline, listed } from '../views/due/listed.ts';
import type { Standing } from '../views/standing.ts';
import { type Holder, holderOf } from '../workspace/holder.ts';
import type { WorkspaceConfig } from '../workspace/types.ts';

export { holderOf };

/** How the list is put into groups. */
export type DueBy = 'child' | 'worker' | 'team';

export interface DueLine {
  readonly deadline: ListedDeadline;
  /** The id of the worker to whom the case is allocated, where one is. */
  readonly worker: string | undefined;
  readonly team: string | undefined;
  /** Who held the case on the last day on time, or now where that is still to come: a report tells lateness of the team that had the case. */
  readonly whenDue: Holder;
}

export interface DueList {
  readonly asOf: IsoDate;
  /** The most pressing first: by due date, record, timescale. */
  readonly lines: readonly DueLine[];
  /** Names of workers and teams by their ids, as the workspaces give them. */
  readonly names: Readonly<Record<Exclude<DueBy, 'child'>, ReadonlyMap<string, string>>>;
}

/** All deadlines of a journey that are due so long after its day or sooner, met ones too and those whose clock ended before they were met. */
export function allLines(journey: Journey, config: WorkspaceConfig, within: Duration | undefined): DueLine[] {
  const last = within === undefined ? undefined : dayAfter(journey.asOf, within);
  const { worker, team } = holderOf(journey, config);
  return journey.deadlines
    .filter(({ due }) => last === undefined || due <= last)
    .map((deadline) => ({
      deadline: listed(deadline),
      worker,
      team,
      whenDue: deadline.due < journey.asOf ? holderOf(journey, config, deadline.due) : { worker, team },
    }));
}

/** Those that can still be met. */
export function openLines(
  { counted: { id, asOf }, due }: Standing,
  policy: Policy,
  within: Duration | undefined,
): DueLine[] {
  const last = within === undefined ? undefined : dayAfter(asOf, within);
  const { worker, team } = due.holder;
  return due.open.flatMap(({ timescale: named, whenDue, reasoned: _, ...deadline }) => {
    const timescale = policy.timescale(named);
    if (timescale === undefined || (last !== undefined && deadline.due > last)) return [];
    const { worker: then, team: thatTeam } = whenDue ?? due.holder;
    return [
      { deadline: { ...deadline, record: id, timescale }, worker, team, whenDue: { worker: then, team: thatTeam } },
    ];
  });
}

/** Reads `14d`, `2w`, `1m`; undefined for anything else. */
export function readWithin(text: string): Duration | undefined {
  const read = /^(\d{1,4}) ?(d|w|m)(?:ays?|eeks?|onths?)?$/u.exec(text);
  if (read === null) return undefined;
  const units = { d: 'days', w: 'weeks', m: 'months' } as const;
  return { n: Number(read[1]), unit: units[read[2] as keyof typeof units] };
}

/** The day so long after another. */
export function dayAfter(from: IsoDate, { n, unit }: Duration): IsoDate {
  if (unit === 'months') return addMonths(from, n);
  return addDays(from, unit === 'weeks' ? n * 7 : n);
}
