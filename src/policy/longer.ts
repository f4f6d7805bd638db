/** Which of two limits is the longer, whatever their units. */
import { fromDayNumber, toDayNumber } from '../calendar/dates.ts';
import type { Duration, WorkingDays } from '../calendar/types.ts';
import { createWorkingDays } from '../calendar/working-days.ts';
import type { IsoDate } from '../record/types.ts';

/** Eight years: two leap days, bank holidays of a fixed date on every weekday, and Easters early and late. */
const FIRST = toDayNumber('2024-01-01' as IsoDate);
const LAST = toDayNumber('2031-12-31' as IsoDate);
const MOST_ANSWERS = 2000;

type Answer = IsoDate | 'always' | undefined;

let calendar: WorkingDays | undefined;
/** Answers that took the sums of eight years to find; a hostile pack can ask the same thing thousands of times. */
const answers = new Map<string, Answer>();

/**
 * The first day from which `a` ends later than `b`; `always` where it does from every day; `undefined` where it never does. Limits in
 * different units are compared by doing the sum from every day of eight years: 10 working days are longer than 2 weeks only where a
 * bank holiday comes between, and that is longer all the same.
 */
export function longerFrom(a: Duration, b: Duration): Answer {
  if (a.unit === b.unit) return a.n > b.n ? 'always' : undefined;
  const [own, limit] = [inDays(a), inDays(b)];
  const [ownLeast, ownMost] = bounds(own);
  const [limitLeast, limitMost] = bounds(limit);
  if (ownLeast > limitMost) return 'always';
  if (ownMost <= limitLeast) return undefined;
  const question = `${own.n} ${own.unit} ${limit.n} ${limit.unit}`;
  if (answers.has(question)) return answers.get(question);
  if (answers.size >= MOST_ANSWERS) answers.clear();
  const answer = fromEveryDay(own, limit);
  answers.set(question, answer);
  return answer;
}

/** Hours without a time of day, and weeks, are so many days from any day. */
function inDays({ n, unit }: Duration): Duration {
  if (unit === 'weeks') return { n: n * 7, unit: 'days' };
  return unit === 'hours' ? { n: Math.ceil(n / 24), unit: 'days' } : { n, unit };
}

/** The fewest and the most calendar days that a limit can come to; generous where exactness would need the calendar. */
function bounds({ n, unit }: Duration): readonly [least: number, most: number] {
  switch (unit) {
    case 'months':
      return [n * 28, n * 31];
    case 'years':
      return [n * 365, n * 366];
    case 'working days':
      // Five working days a week; at most five days off between two of them, and about ten bank holidays a year.
      return [n + 2 * Math.floor((n - 1) / 5), Math.ceil((n + 5 + Math.floor(n / 15)) * 1.4) + 3];
    default:
      return [n, n];
  }
}

function fromEveryDay(a: Duration, b: Duration): Answer {
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
