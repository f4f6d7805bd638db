/** What is due in a record: its deadlines that nothing has met, and that still can be. */
import type { Deadline } from '../../journey/types.ts';
import { byText } from '../../workspace/record-files.ts';
import { type JudgedRecord, rangeOf } from '../judged-record.ts';
import type { DueItem } from '../protocol.ts';
import { sourceInWords } from './deadline-words.ts';
import { entrySpan } from './diagnostics.ts';
import { isOpen } from './due-words.ts';

/** In the order in which the journey gives them. Deadlines that ended unmet are findings, but no longer due. */
export function dueIn(record: JudgedRecord): DueItem[] {
  const { journey } = record.judgement;
  if (journey === undefined) return [];
  return journey.deadlines.flatMap((deadline) => dueItem(record, deadline));
}

function dueItem(record: JudgedRecord, deadline: Deadline): DueItem[] {
  if (!isOpen(deadline)) return [];
  const { status, timescale } = deadline;
  const { facts } = record.judgement.journey ?? { facts: undefined };
  const from = deadline.last?.entry ?? deadline.opened.entry;
  const span = from?.record === facts?.id ? entrySpan(record, from?.address) : undefined;
  const name = facts?.frontMatter.name;
  return [
    {
      status,
      due: deadline.due,
      ...(deadline.daysLate === undefined ? {} : { daysLate: deadline.daysLate }),
      title: timescale.title,
      timescale: timescale.id,
      asks: deadline.clock.asks,
      source: sourceInWords(deadline),
      record: deadline.record,
      ...(typeof name === 'string' ? { name } : {}),
      uri: record.uri,
      position: rangeOf(record.document, span ?? { start: 0, end: 0 }).start,
    },
  ];
}

/** The most pressing first: by due date, then by record. */
export function byUrgency(a: DueItem, b: DueItem): number {
  return byText(a.due, b.due) || byText(a.record, b.record) || byText(a.timescale, b.timescale);
}
