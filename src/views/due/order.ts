/** The order in which what is due is shown, in a list and in a calendar. */
import { byText } from '../../workspace/record-files.ts';
import type { ListedDeadline } from './listed.ts';

type Urgency = Pick<ListedDeadline, 'due' | 'record'> & {
  readonly timescale: { readonly id: string };
  readonly opened: { readonly on: string };
};

/** The most pressing first: by due date, record, timescale, and the day from which it is counted. */
export function byUrgency(a: Urgency, b: Urgency): number {
  return (
    byText(a.due, b.due) ||
    byText(a.record, b.record) ||
    byText(a.timescale.id, b.timescale.id) ||
    byText(a.opened.on, b.opened.on)
  );
}
