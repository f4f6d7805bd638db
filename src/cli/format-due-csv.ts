/** `due --format csv`: a row for each deadline, for a spreadsheet. */
import { toCsv } from './csv.ts';
import type { DueList } from './due-list.ts';

const COLUMNS = [
  'record',
  'timescale',
  'title',
  'opened-by',
  'opened-on',
  'last-met-by',
  'last-met-on',
  'due',
  'due-time',
  'status',
  'met-by',
  'met-on',
  'ended-by',
  'ended-on',
  'days-late',
  'provision',
  'authority',
  'worker',
  'team',
] as const;

/** Ids, dates and titles. The reason for being late is left out: it is what somebody wrote about a family. */
export function formatDueCsv({ lines }: DueList): string {
  const rows = lines.map(({ deadline, worker, team }) => {
    const { record, timescale, opened, last, due, dueTime, status, met, ended, daysLate } = deadline;
    return {
      record,
      timescale: timescale.id,
      title: timescale.title,
      'opened-by': opened.entry,
      'opened-on': opened.on,
      'last-met-by': last?.entry,
      'last-met-on': last?.on,
      due,
      'due-time': dueTime,
      status,
      'met-by': met?.entry,
      'met-on': met?.on,
      'ended-by': ended?.entry,
      'ended-on': ended?.on,
      'days-late': daysLate,
      provision: timescale.source.provision,
      authority: timescale.source.status,
      worker,
      team,
    };
  });
  return toCsv(COLUMNS, rows);
}
