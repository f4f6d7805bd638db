/** What is due: the deadlines of many records, with whoever holds each case. */
import { addDays, addMonths } from '../calendar/dates.ts';
import type { Duration } from '../calendar/types.ts';
import type { Deadline, Journey } from '../journey/types.ts';
import type { IsoDate } from '../record/types.ts';
import { type Holder, holderOf } from '../workspace/holder.ts';
import type { WorkspaceConfig } from '../workspace/types.ts';

export { holderOf };

/** How the list is put into groups. */
export type DueBy = 'child' | 'worker' | 'team';

export interface DueLine {
  readonly deadline: Deadline;
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

/** Which deadlines are wanted. */
export interface DueWanted {
  /** Met ones too, and those whose clock ended before they were met. */
  readonly all: boolean;
  /** Only what is due so long after the day of judgement, or sooner. */
  readonly within?: Duration;
}

/** The deadlines of one journey that are wanted, with its worker and team. */
export function dueLines(journey: Journey, config: WorkspaceConfig, wanted: DueWanted): DueLine[] {
  const last = wanted.within === undefined ? undefined : dayAfter(journey.asOf, wanted.within);
  const lines = journey.deadlines.filter(
    (deadline) => (wanted.all || isOpen(deadline)) && (last === undefined || deadline.due <= last),
  );
  const { worker, team } = holderOf(journey, config);
  return lines.map((deadline) => ({
    deadline,
    worker,
    team,
    whenDue: deadline.due < journey.asOf ? holderOf(journey, config, deadline.due) : { worker, team },
  }));
}

/** Whether somebody can still meet it. */
function isOpen({ status, ended }: Deadline): boolean {
  return status !== 'met' && status !== 'met-late' && ended === undefined;
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
