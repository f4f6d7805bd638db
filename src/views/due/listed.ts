/** A deadline as lists show it: plain data, which keeps nothing of the journey that it came of. */
import type { Deadline, EntryRef } from '../../journey/types.ts';
import type { IsoDate } from '../../record/types.ts';

/** When something came about, and by which entry. */
export interface ListedMoment {
  /** The address of the entry, with the id of its record before it where that is another one; null where no entry did it (a birthday, a front matter date). */
  readonly entry: string | null;
  readonly on: IsoDate;
}

export interface ListedDeadline
  extends Pick<Deadline, 'record' | 'timescale' | 'due' | 'dueTime' | 'status' | 'daysLate' | 'reason'> {
  readonly opened: ListedMoment;
  readonly last?: ListedMoment;
  readonly met?: ListedMoment;
  readonly ended?: ListedMoment;
}

/** What lists show of a deadline. */
export function listed(deadline: Deadline): ListedDeadline {
  const { record, timescale, due, dueTime, status, daysLate, reason, opened, last, met, ended } = deadline;
  const moment = ({ entry, on }: { readonly entry?: EntryRef; readonly on: IsoDate }): ListedMoment => ({
    entry: entry === undefined ? null : addressOf(entry, record),
    on,
  });
  return {
    record,
    timescale,
    opened: moment(opened),
    ...(last && { last: moment(last) }),
    due,
    ...(dueTime !== undefined && { dueTime }),
    status,
    ...(met && { met: moment(met) }),
    ...(ended && { ended: moment(ended) }),
    ...(daysLate !== undefined && { daysLate }),
    ...(reason !== undefined && { reason }),
  };
}

/** Whether somebody can still meet it. */
export function isOpen({ status, ended }: Pick<Deadline, 'status'> & { readonly ended?: unknown }): boolean {
  return status !== 'met' && status !== 'met-late' && ended === undefined;
}

function addressOf(entry: EntryRef, record: string): string {
  return entry.record === record ? entry.address : `${entry.record}/${entry.address}`;
}
