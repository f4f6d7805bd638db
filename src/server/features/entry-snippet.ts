/** The text of a new entry, in the syntax of LSP snippets, with all that need not be typed: the day, the author, what it answers. */
import { entryBodySnippet, type Known, literal } from '../../schema/snippet.ts';
import type { EntryType } from '../../schema/types.ts';
import type { JudgedRecord } from '../judged-record.ts';
import type { ToldSettings } from '../told-settings.ts';

/** `2026-03-20 Visit`, or the title alone where the date is already written. */
export function entryHeading(type: EntryType, date: string | undefined): string {
  return date === undefined ? literal(type.title) : `${date} ${literal(type.title)}`;
}

/** What follows the heading: a blank line, the fields, the sections. Begins with a line break. */
export function entryBody(type: EntryType, known: Known): string {
  return `\n\n${entryBodySnippet(type, known)}`;
}

/** What is known of whoever writes in this record now. Their manager is who mostly decides, and their team, if it is listed, the one that is named. */
export function knownHere(record: JudgedRecord, { worker }: ToldSettings): Known {
  const { people, teams } = record.workspace.config;
  const { manager: decider, team } = (worker === undefined ? undefined : people.get(worker)) ?? {};
  return {
    today: record.asOf,
    ...(worker === undefined ? {} : { worker }),
    ...(decider === undefined ? {} : { decider }),
    ...(team === undefined || !teams.has(team) ? {} : { team }),
  };
}
