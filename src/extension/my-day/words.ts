/** What the views of the day say, and say to those who hear instead of see. */
import * as vscode from 'vscode';
import type { CaseSummary, DueThing, Pressing, Scope, WaitingDecision } from '../../views/my-day/types.ts';

const DAY = 86_400_000;

/** The title of a group. */
export function groupTitle(pressing: Pressing): string {
  switch (pressing) {
    case 'overdue':
      return vscode.l10n.t('Overdue');
    case 'this-week':
      return vscode.l10n.t('This week');
    case 'later':
      return vscode.l10n.t('Later');
  }
}

/** Whose cases are shown. */
export function scopeTitle(scope: Scope): string {
  switch (scope) {
    case 'mine':
      return vscode.l10n.t('Mine');
    case 'team':
      return vscode.l10n.t('My team');
    case 'all':
      return vscode.l10n.t('All');
  }
}

/** The name, or the id where none is written. */
export function whose({ name, record }: CaseSummary): string {
  return name ?? record;
}

/** `3 days late · by 14 April`. */
export function sayDue({ daysLate, due, dueTime }: DueThing, asOf: string): string {
  const day = sayDay(due, asOf);
  const by = dueTime === undefined ? vscode.l10n.t('by {0}', day) : vscode.l10n.t('by {0}, {1}', day, dueTime);
  if (daysLate !== undefined) return vscode.l10n.t('{0} · {1}', sayLate(daysLate), by);
  const left = Math.round((Date.parse(due) - Date.parse(asOf)) / DAY);
  return left > 7 ? by : vscode.l10n.t('{0} · {1}', sayLeft(left), by);
}

/** `late · by 14 April`; `since 2 March` where no day is set. */
export function sayWaiting({ due, since, late }: WaitingDecision, asOf: string): string {
  if (due === undefined) return vscode.l10n.t('since {0}', sayDay(since, asOf));
  const by = vscode.l10n.t('by {0}', sayDay(due, asOf));
  return late ? vscode.l10n.t('{0} · {1}', vscode.l10n.t('late'), by) : by;
}

export function sayLate(days: number): string {
  if (days === 0) return vscode.l10n.t('late today');
  return days === 1 ? vscode.l10n.t('1 day late') : vscode.l10n.t('{0} days late', days);
}

function sayLeft(days: number): string {
  if (days <= 0) return vscode.l10n.t('today');
  return days === 1 ? vscode.l10n.t('tomorrow') : vscode.l10n.t('in {0} days', days);
}

/** `14 April`, with the year where it is another than that of `asOf`, or none is told. An ISO date is a day, not an instant: it is read and said in one time zone. */
export function sayDay(date: string, asOf?: string): string {
  const year = date.slice(0, 4) === asOf?.slice(0, 4) ? {} : { year: 'numeric' as const };
  const language = vscode.env.language.startsWith('en') ? 'en-GB' : vscode.env.language;
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC', ...year }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
