/** Which of two limits is the longer, whatever their units. */
import { fromDayNumber, toDayNumber } from '../calendar/dates.ts';
import type { Duration, WorkingDays } from '../calendar/types.ts';
import { createWorkingDays } from '../calendar/working-days.ts';
import type { IsoDate } from '../record/types.ts';

/** Eight years: two leap days, bank holidays of a fixed date on every weekday, and Easters early and late. */
const FIRST = toDayNumber('2024-01-01' as IsoDate);
const LAST = toDayNumber('2031-12-31' as IsoDate);

let calendar: WorkingDays | undefined;

/**
 * The first day from which `a` ends later than `b`; `always` where it does from every day; `undefined` where it never does. Limits in
 * different units are compared by doing the sum from every day of eight years: 10 working days are longer than 2 weeks only where a
 * bank holiday comes between, and that is longer all the same.
 */
export function longerFrom(a: Duration, b: Duration): IsoDate | 'always' | undefined {
  if (a.unit === b.unit) return a.n > b.n ? 'always' : undefined;
  calendar ??= createWorkingDays({ counting: 'day-of-event-is-0' });
  let first: IsoDate | undefined;
  let always = true;
  for (let day = FIRST; day <= LAST; day++) {
    const from = fromDayNumber(day);
    if (calendar.sum(from, a).due > calendar.sum(from, b).due) first ??= from;
    else always = false;
  }
  return always ? 'always' : first;
}
