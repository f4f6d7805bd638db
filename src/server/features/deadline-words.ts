/** A deadline in words: the rule, the sum, the authority and how it stands. */
import { formatDuration } from '../../calendar/durations.ts';
import type { DateSum } from '../../calendar/types.ts';
import { authorityInWords } from '../../journey/explain.ts';
import type { Deadline } from '../../journey/types.ts';
import { allOf } from '../../journey/wording.ts';
import type { IsoDate } from '../../record/types.ts';
import { capital, sayDate, sayDays, sayLate, saySource } from '../../rules/wording.ts';
import { plain } from './markdown.ts';

/** `overdue by 3 days, due 4 March`; `met on 2 March, due 4 March`. */
export function standing(deadline: Deadline, asOf: IsoDate): string {
  const due = `${sayDate(deadline.due, asOf)}${deadline.dueTime === undefined ? '' : ` at ${deadline.dueTime}`}`;
  const late = sayDays(deadline.daysLate ?? 0);
  switch (deadline.status) {
    case 'met':
      return `met${on(deadline.met?.on, asOf)}, due by ${due}`;
    case 'met-late':
      return `met ${sayLate(deadline.daysLate ?? 0)}${on(deadline.met?.on, asOf)}, was due by ${due}`;
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

/** The sum that anyone can do again: `6 weeks from 4 March is 15 April`. */
export function sumInWords(sum: DateSum, asOf: IsoDate): string {
  const from = `${sayDate(sum.from, asOf)}${sum.fromTime === undefined ? '' : ` at ${sum.fromTime}`}`;
  const due = `${sayDate(sum.due, asOf)}${sum.dueTime === undefined ? '' : ` at ${sum.dueTime}`}`;
  const left = [
    ...(sum.weekendDays === 0 ? [] : [sayDays(sum.weekendDays).replace('day', 'weekend day')]),
    ...sum.holidays.map((day) => `${day.why} on ${sayDate(day.date, asOf)}`),
  ];
  const without = left.length === 0 ? '' : ` (leaving out ${allOf(left)})`;
  return `${formatDuration(sum.duration)} ${sum.ahead ? 'before' : 'from'} ${from} is ${due}${without}`;
}

/** Several lines of Markdown: the rule in bold, how it stands, the sum, why this rule, what would meet it, where it is written. */
export function deadlineMarkdown(deadline: Deadline, asOf: IsoDate): string {
  const { sum, because, countedFrom, asks, passedOver } = deadline.explain();
  const { timescale } = deadline;
  const lines = [
    `**${plain(timescale.title)}**: ${plain(standing(deadline, asOf))}`,
    `Counted from ${plain(countedFrom)}: ${plain(sumInWords(sum, asOf))}.`,
  ];
  // The limit stands in the sum, and the authority in a line of its own.
  const why = because.slice(1).filter((line) => line !== authorityInWords(timescale.source));
  if (why.length > 0) lines.push(`Because: ${plain(why.join('; '))}.`);
  if (passedOver.length > 0) lines.push(`${sayBranches(passedOver.length)} looked at first and did not fit.`);
  if (deadline.status !== 'met' && deadline.status !== 'met-late') lines.push(`${plain(capital(asks))} would meet it.`);
  if (deadline.reason !== undefined) lines.push(`Reason given: ${plain(deadline.reason)}`);
  lines.push(`Source: ${plain(sourceInWords(deadline))}`);
  return lines.join('  \n');
}

function sayBranches(n: number): string {
  return n === 1 ? 'One other rule was' : `${n} other rules were`;
}

/** `SI 2010/959 reg 28(2)(b), statutory`; a local standard says that it is no law. */
export function sourceInWords({ timescale }: Pick<Deadline, 'timescale'>): string {
  const { source } = timescale;
  return source.status === 'local'
    ? `${source.provision} (${saySource(source)})`
    : `${saySource(source)}, ${source.status}`;
}
