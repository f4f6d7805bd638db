/** `due --format ics`: the deadlines as all-day events of a calendar. */
import { calendarOf } from '../views/due/calendar.ts';
import type { DueList } from './due-list.ts';
import { version } from './version.ts';

export function formatDueIcs({ asOf, lines }: DueList): string {
  return calendarOf(
    lines.map(({ deadline }) => deadline),
    { asOf, version },
  );
}
