/** `due --format text`: for a person at a terminal, grouped by child, worker or team. */
import { daysBetween } from '../calendar/dates.ts';
import { authorityInWords } from '../journey/explain.ts';
import { inWords } from '../journey/wording.ts';
import type { IsoDate } from '../record/types.ts';
import { sayLate } from '../rules/wording.ts';
import type { ListedDeadline } from '../views/due/listed.ts';
import { grouped } from '../views/grouped.ts';
import type { DueBy, DueLine, DueList } from './due-list.ts';
import { fold, pad } from './fold.ts';
import { nobodysLast, withName } from './group-headings.ts';
import type { Colours } from './output.ts';
import { count, plain } from './plain-text.ts';

/** The list as text. `width` in terminal columns; unbounded for a pipe. Names ids of children only, never their names. */
export function formatDueText(list: DueList, by: DueBy, colours: Colours, width: number): string {
  const lines: string[] = [];
  const groups = groupsOf(list, by);
  for (const [heading, inGroup] of groups) {
    lines.push(colours.bold(plain(heading)));
    const records = inGroup.reduce((longest, { deadline }) => Math.max(longest, deadline.record.length), 0);
    for (const { deadline } of inGroup) {
      const child = by === 'child' ? '' : `${pad(plain(deadline.record), records)}  `;
      const lead = `  ${deadline.due}  ${coloured(colours, deadline)}  ${pad(sayWhen(deadline, list.asOf), 14)}  ${child}`;
      const { id, title, source } = deadline.timescale;
      lines.push(fold(lead, `${plain(title)}, ${plain(authorityInWords(source))}  ${colours.dim(plain(id))}`, width));
    }
    lines.push('');
  }
  const overdue = list.lines.filter(({ deadline }) => deadline.status === 'overdue').length;
  const summary =
    list.lines.length === 0 ? 'Nothing is due' : `${count(list.lines.length, 'deadline')}, ${overdue} overdue`;
  lines.push(colours.bold(`${summary}, as of ${inWords(list.asOf)}.`));
  return `${lines.join('\n')}\n`;
}

function groupsOf({ lines, names }: DueList, by: DueBy): readonly (readonly [string, readonly DueLine[]])[] {
  const groups = grouped(lines, (line) => (by === 'child' ? line.deadline.record : (line[by] ?? '')));
  const heading = (key: string): string => {
    if (by === 'child') return key;
    if (key === '') return by === 'worker' ? 'No worker allocated' : 'No team named';
    return withName(key, names[by].get(key));
  };
  return [...groups].sort(([a], [b]) => nobodysLast(a, b)).map(([key, group]) => [heading(key), group]);
}

function coloured(colours: Colours, { status }: ListedDeadline): string {
  const text = pad(status, 'due-soon'.length);
  switch (status) {
    case 'overdue':
      return colours.red(text);
    case 'due-soon':
      return colours.yellow(text);
    case 'met-late':
      return colours.blue(text);
    case 'met':
      return colours.green(text);
    case 'upcoming':
      return text;
  }
}

function sayWhen({ status, due, daysLate, met, ended }: ListedDeadline, asOf: IsoDate): string {
  if (ended !== undefined) return `ended ${ended.on}`;
  if (status === 'met' && met !== undefined) return `met ${met.on}`;
  if (daysLate !== undefined) return sayLate(daysLate);
  const days = daysBetween(asOf, due);
  return days === 0 ? 'today' : `in ${count(days, 'day')}`;
}
