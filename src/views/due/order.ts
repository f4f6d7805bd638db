/** The order in which what is due is shown, in a list and in a calendar. */
import type { Deadline } from '../../journey/types.ts';
import { byText } from '../../workspace/record-files.ts';

/** The most pressing first: by due date, record, timescale, and the day from which it is counted. */
export function byUrgency(a: Deadline, b: Deadline): number {
  return (
    byText(a.due, b.due) ||
    byText(a.record, b.record) ||
    byText(a.timescale.id, b.timescale.id) ||
    byText(a.opened.on, b.opened.on)
  );
}
