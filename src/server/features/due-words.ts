/** What is due, in the few words that fit above a line or into the status bar. */
import { toDayNumber } from '../../calendar/dates.ts';
import type { Deadline, Journey } from '../../journey/types.ts';
import type { Clock } from '../../policy/types.ts';
import type { IsoDate } from '../../record/types.ts';
import { sayDate, sayDays } from '../../rules/wording.ts';
import type { Catalogue } from '../../schema/types.ts';
import { byText } from '../../workspace/record-files.ts';

/** What is still to be done. */
type OpenDeadline = Deadline & { readonly status: Exclude<Deadline['status'], 'met' | 'met-late'> };

/** Deadlines that nothing has met and that still can be, the most pressing first. */
export function openDeadlines({ deadlines }: Journey): Deadline[] {
  return deadlines.filter(isOpen).sort((a, b) => byText(a.due, b.due));
}

/** Whether nothing has met it, and something still can. One that ended unmet is a finding, but no longer due. */
export function isOpen(deadline: Deadline): deadline is OpenDeadline {
  const { status, ended } = deadline;
  return status !== 'met' && status !== 'met-late' && ended === undefined;
}

/** `Visit`, for what is done again and again by one kind of entry; otherwise what the clock is called: `Assessment concluded`. */
export function dueTitle(clock: Clock, catalogue: Catalogue): string {
  const [first, ...rest] = clock.metBy;
  const entry = first !== undefined && 'entry' in first && rest.length === 0 ? first.entry : undefined;
  const type = typeof entry === 'string' && recurs(clock) ? catalogue.type(entry) : undefined;
  return type?.title ?? clock.title;
}

/** `next due 14 April, in 12 days`; `3 days late, since 4 March`. */
export function dueWords({ due, clock }: Deadline, asOf: IsoDate): string {
  const days = toDayNumber(due) - toDayNumber(asOf);
  const day = sayDate(due, asOf);
  if (days < 0) return `${sayDays(-days)} late, since ${day}`;
  const next = recurs(clock) ? 'next due' : 'due';
  if (days === 0) return `${next} today`;
  return `${next} ${day}, ${days === 1 ? 'tomorrow' : `in ${sayDays(days)}`}`;
}

/** Whether it is asked for again once it was met. */
export function recurs({ branches }: Clock): boolean {
  return branches.some(({ steps }) => steps.some(({ every }) => every !== undefined));
}
