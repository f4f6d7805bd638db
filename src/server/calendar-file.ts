/** What is due as a calendar file. Read only when somebody asks: writing one takes a library that nothing else of the server needs. */
import manifest from '../../package.json' with { type: 'json' };
import type { Deadline } from '../journey/types.ts';
import type { IsoDate } from '../record/types.ts';
import { calendarOf } from '../views/due/calendar.ts';

/** The most pressing first, as the command line writes it. */
export function calendarFile(deadlines: Deadline[], asOf: IsoDate): string {
  return calendarOf(deadlines.sort(byUrgency), { asOf, version: manifest.version });
}

function byUrgency(a: Deadline, b: Deadline): number {
  return (
    compare(a.due, b.due) ||
    compare(a.record, b.record) ||
    compare(a.timescale.id, b.timescale.id) ||
    compare(a.opened.on, b.opened.on)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
