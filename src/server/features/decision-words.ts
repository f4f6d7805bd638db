/** A decision point in words: the question, who asks it, how it stands, who decides, and where it is written. */
import type { DatedEntry, Decision, EntryRef, Journey } from '../../journey/types.ts';
import { allOf } from '../../journey/wording.ts';
import type { IsoDate } from '../../record/types.ts';
import { sayDate, sayEntry, saySource } from '../../rules/wording.ts';
import { decidersOf } from '../../views/my-day/deciders.ts';
import { type Holder, holderOf } from '../../workspace/holder.ts';
import type { JudgedRecord } from '../judged-record.ts';
import { plain, prose } from './markdown.ts';

/** Several lines of Markdown. Whom it waits for is told where the entry that asks is known. */
export function decisionMarkdown(decision: Decision, journey: Journey, record: JudgedRecord): string {
  const { asOf, workspace } = record;
  const { point, missing } = decision;
  const entry = entryAt(journey, decision.entry);
  const waits =
    entry === undefined || decision.state === 'made'
      ? []
      : whomItWaitsFor(decision, entry, holderOf(journey, workspace.config), record);
  const names = waits.map((id) => workspace.config.people.get(id)?.name ?? id);
  const lines = [
    `**${plain(point.title)}**: ${prose(point.question)}`,
    `${entry === undefined ? '' : `Asked by ${plain(sayEntry(entry, workspace.catalogue, asOf))}. `}${plain(standing(decision, asOf))}`,
    ...(point.decidedBy === '' ? [] : [`Decided by: ${prose(point.decidedBy)}.`]),
    ...(names.length === 0 ? [] : [`Waits for ${plain(allOf(names))}.`]),
    ...(missing.length === 0
      ? []
      : [`Still to be written: ${missing.map((part) => `\`${part.replaceAll('`', '')}\``).join(', ')}.`]),
    `Source: ${plain(decisionSource(decision))}`,
  ];
  return lines.join('  \n');
}

function standing({ state, due }: Decision, asOf: IsoDate): string {
  const stands = { made: 'It is on record.', waiting: 'It waits to be made.', missing: 'It is missing.' }[state];
  return due === undefined ? stands : `${stands} It ${due < asOf ? 'was' : 'is'} due by ${sayDate(due, asOf)}.`;
}

/** Where it is written, with its authority. */
export function decisionSource({ point: { source } }: Decision): string {
  return `${saySource(source)}, ${source.status}`;
}

/** Ids of the people for whom it waits; empty where the settings name nobody who may decide. */
export function whomItWaitsFor(
  { point }: Decision,
  { fields }: DatedEntry,
  { worker, team }: Holder,
  { asOf, workspace }: JudgedRecord,
): readonly string[] {
  const author = typeof fields.by === 'string' ? fields.by : undefined;
  return decidersOf(point, { worker, team, author, asOf }, workspace.config.people, workspace.policy);
}

export function entryAt({ entries }: Journey, { record, address }: EntryRef): DatedEntry | undefined {
  return entries.find(({ ref }) => ref.record === record && ref.address === address);
}
