/** What is due as a calendar file. Read only when somebody asks: writing one takes a library that nothing else of the server needs. */
import manifest from '../../package.json' with { type: 'json' };
import type { Deadline } from '../journey/types.ts';
import type { IsoDate } from '../record/types.ts';
import { calendarOf } from '../views/due/calendar.ts';
import { listed } from '../views/due/listed.ts';
import { byUrgency } from '../views/due/order.ts';

/** The most pressing first, as the command line writes it. */
export function calendarFile(deadlines: Deadline[], asOf: IsoDate): string {
  return calendarOf(deadlines.sort(byUrgency).map(listed), { asOf, version: manifest.version });
}
