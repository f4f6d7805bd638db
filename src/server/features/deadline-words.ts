/** A deadline in words: the rule, the sum, the authority and how it stands. */
import { formatDuration } from '../../calendar/durations.ts';
import type { DateSum } from '../../calendar/types.ts';
import type { Deadline } from '../../journey/types.ts';
import type { IsoDate } from '../../record/types.ts';
import { capital, sayDate, sayDays, saySource } from '../../rules/wording.ts';
import { plain } from './markdown.ts';

/** `overdue by 3 days, due 4 March`; `met on 2 March, due 4 March`. */
export function standing(deadline: Deadline, asOf: IsoDate): string {
  const due = `${sayDate(deadline.due, asOf)}${deadline.dueTime === undefined ? '' : ` at ${deadline.dueTime}`}`;
  const late = sayDays(deadline.daysLate ?? 0);
  switch (deadline.status) {
    case 'met':
      return `met${on(deadline.met?.on, asOf)}, due by ${due}`;
    case 'met-late':
      return `met ${late} late${on(deadline.met?.on, asOf)}, was due by ${due}`;
    case 'upcoming':
      return `due by ${due}`;
    case 'due-soon':
      return `due soon, by ${due}`;
    case 'overdue':
      return deadline.ended === undefined
        ? `overdue by ${late}, was due by ${due}`
        : `not met before it ended${on(deadline.ended.on, asOf)}, was due by ${due}`;
  }
}

function on(date: IsoDate | undefined, asOf: IsoDate): string {
  return date === undefined ? '' : ` on ${sayDate(date, asOf)}`;
}

/** The sum that anyone can do again: `4 March and 6 weeks is 15 April`. */
export function sumInWords(sum: DateSum, asOf: IsoDate): string {
  const from = `${sayDate(sum.from, asOf)}${sum.fromTime === undefined ? '' : ` at ${sum.fromTime}`}`;
  const due = `${sayDate(sum.due, asOf)}${sum.dueTime === undefined ? '' : ` at ${sum.dueTime}`}`;
  const left = sum.holidays.map((day) => `${day.why} on ${sayDate(day.date, asOf)}`);
  const without = left.length === 0 ? '' : ` (not counting weekends, ${left.join(', ')})`;
  if (sum.ahead) return `${formatDuration(sum.duration)} before ${from} is ${due}${without}`;
  return `${from} and ${formatDuration(sum.duration)} is ${due}${without}`;
}

/** Several lines of Markdown: the rule in bold, how it stands, the sum, why this rule, where it is written. */
export function deadlineMarkdown(deadline: Deadline, asOf: IsoDate): string {
  const { sum, because, countedFrom, asks } = deadline.explain();
  const { timescale } = deadline;
  const lines = [
    `**${plain(timescale.title)}**: ${plain(standing(deadline, asOf))}`,
    `Counted from ${plain(countedFrom)}: ${plain(sumInWords(sum, asOf))}.`,
  ];
  if (because.length > 0) lines.push(`Because: ${plain(because.join('; '))}.`);
  if (deadline.status !== 'met' && deadline.status !== 'met-late') lines.push(`${plain(capital(asks))} would meet it.`);
  if (deadline.reason !== undefined) lines.push(`Reason given: ${plain(deadline.reason)}`);
  lines.push(`Source: ${plain(sourceInWords(deadline))}`);
  return lines.join('  \n');
}

/** `SI 2010/959 reg 28(2)(b), statutory`; a local standard says that it is no law. */
export function sourceInWords({ timescale }: Pick<Deadline, 'timescale'>): string {
  const { source } = timescale;
  return source.status === 'local'
    ? `${source.provision} (${saySource(source)})`
    : `${saySource(source)}, ${source.status}`;
}
