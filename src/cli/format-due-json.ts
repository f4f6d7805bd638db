/** `due --format json`. */
import type { DueBy, DueLine, DueList } from './due-list.ts';
import { plainJsonParts } from './plain-text.ts';

/** The list as JSON. With `--by worker` or `--by team` each deadline also has its worker and team, now and when it was due (null where nobody is named). */
export function formatDueJson({ asOf, lines }: DueList, by: DueBy | undefined): Iterable<string> {
  return plainJsonParts({ version: 1, asOf }, 'deadlines', deadlinesOf(lines, by === 'worker' || by === 'team'));
}

/** One after the other, so that they are not all in memory twice. */
function* deadlinesOf(lines: readonly DueLine[], held: boolean) {
  for (const line of lines) yield { ...inJson(line), ...(held ? heldBy(line) : {}) };
}

/** Whoever holds the case now, and whoever held it on the last day on time. */
function heldBy({ worker, team, whenDue }: DueLine) {
  return {
    worker: worker ?? null,
    team: team ?? null,
    whenDue: { worker: whenDue.worker ?? null, team: whenDue.team ?? null },
  };
}

function inJson({ deadline }: DueLine) {
  const { record, timescale, opened, last, due, dueTime, status, met, ended, daysLate, reason } = deadline;
  return {
    record,
    timescale: timescale.id,
    opened,
    ...(last === undefined ? {} : { last }),
    due,
    ...(dueTime === undefined ? {} : { dueTime }),
    status,
    ...(met === undefined ? {} : { met }),
    ...(ended === undefined ? {} : { ended }),
    ...(daysLate === undefined ? {} : { daysLate }),
    ...(reason === undefined ? {} : { reason }),
    source: timescale.source,
  };
}
