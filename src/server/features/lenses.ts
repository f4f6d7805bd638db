/** Lines above the record and its entries: what is due next and why, decisions that wait, and who answers. */
import type { CodeLens, Command } from 'vscode-languageserver';
import type { Deadline, Decision, EntryRef } from '../../journey/types.ts';
import type { Entry, IsoDate, Span } from '../../record/types.ts';
import { sayDate } from '../../rules/wording.ts';
import { namesOf } from '../../workspace/mentions.ts';
import { type JudgedRecord, placed, rangeOf } from '../judged-record.ts';
import type { ExplanationTarget } from '../protocol.ts';
import { deadlineKey, decisionKey } from './due-keys.ts';
import { dueTitle, dueWords, openDeadlines } from './due-words.ts';

/** Above the record stand the most pressing; the others are a click away. */
const MOST_AT_TOP = 2;
const MOST_AT_ENTRY = 3;

/** The commands that a lens may call; a client that doesn't know them gets lines to read. */
export const LENS_COMMANDS = {
  explain: 'caseRecord.explain',
  showDue: 'caseRecord.showDue',
  showReferences: 'caseRecord.showReferences',
} as const;

export function lensesOf(record: JudgedRecord, knowsCommands: boolean): CodeLens[] {
  const { journey, record: read } = record.judgement;
  if (journey === undefined) return [];
  const lenses: CodeLens[] = [];
  const add = (span: Span, title: string, command: string, ...args: readonly unknown[]): void => {
    const called: Command = knowsCommands ? { title, command, arguments: [...args] } : { title, command: '' };
    lenses.push({ range: rangeOf(record.document, span), command: called });
  };
  const due = (span: Span, deadline: Deadline): void =>
    add(span, dueTitleAndWords(record, deadline), LENS_COMMANDS.explain, deadlineTarget(record, deadline));

  const open = openDeadlines(journey);
  const top = { start: 0, end: 0 };
  for (const deadline of open.slice(0, MOST_AT_TOP)) due(top, deadline);
  const more = open.length - MOST_AT_TOP;
  if (more > 0) add(top, `${more} more`, LENS_COMMANDS.showDue, { uri: record.uri });

  const own = (ref: EntryRef | undefined): Entry | undefined =>
    ref === undefined || ref.record !== journey.facts.id ? undefined : read.entries[ref.index];
  const fromEntry = new Map<Entry, Deadline[]>();
  for (const deadline of open) {
    const entry = own(deadline.last?.entry ?? deadline.opened.entry);
    if (entry !== undefined) fromEntry.set(entry, [...(fromEntry.get(entry) ?? []), deadline]);
  }
  for (const [entry, deadlines] of fromEntry)
    for (const deadline of deadlines.slice(0, MOST_AT_ENTRY)) due(headingOf(entry), deadline);
  for (const decision of journey.decisions) {
    const entry = decision.state === 'made' ? undefined : own(decision.entry);
    if (entry === undefined) continue;
    const target: ExplanationTarget = { uri: record.uri, key: decisionKey(decision), title: decision.point.title };
    add(headingOf(entry), decisionWords(decision, record.asOf), LENS_COMMANDS.explain, target);
  }
  const references = referencesWithin(record);
  const referred = new Map<string, Entry>();
  for (const entry of references.size === 0 ? [] : read.entries)
    if (!referred.has(entry.address) && references.has(entry.address)) referred.set(entry.address, entry);
  for (const [address, { answers, corrects }] of references) {
    const entry = referred.get(address);
    if (entry === undefined) continue;
    const span = headingOf(entry);
    const words = [counted('answered', answers), counted('corrected', corrects)]
      .filter((part) => part !== '')
      .join(', ');
    if (words !== '') add(span, words, LENS_COMMANDS.showReferences, record.uri, rangeOf(record.document, span).start);
  }
  return lenses;
}

function dueTitleAndWords({ workspace, asOf }: JudgedRecord, deadline: Deadline): string {
  return `${dueTitle(deadline.clock, workspace.catalogue)}: ${dueWords(deadline, asOf)}`;
}

function deadlineTarget({ uri }: JudgedRecord, deadline: Deadline): ExplanationTarget {
  return { uri, key: deadlineKey(deadline), title: deadline.clock.title };
}

function decisionWords({ point, state, due }: Decision, asOf: IsoDate): string {
  const by = due === undefined ? '' : `, by ${sayDate(due, asOf)}`;
  return `${point.title}: ${state === 'waiting' ? `waiting${by}` : 'missing'}`;
}

function headingOf(entry: Entry): Span {
  return placed(entry.start, entry.block.heading.span);
}

/** By address: how many entries of this record answer and correct it. */
function referencesWithin({ workspace, judgement: { record } }: JudgedRecord) {
  const names = namesOf(workspace);
  const own = `${record.id}/`;
  const found = new Map<string, { answers: number; corrects: number }>();
  for (const { block } of record.blocks) {
    for (const { kind, text, path } of names.valuesOf(block)) {
      if (kind !== 'entry') continue;
      const address = text.startsWith(own) ? text.slice(own.length) : text;
      const count = found.get(address) ?? { answers: 0, corrects: 0 };
      if (path[0] === 'answers') count.answers += 1;
      else if (path[0] === 'corrects') count.corrects += 1;
      found.set(address, count);
    }
  }
  return found;
}

function counted(what: string, n: number): string {
  return n === 0 ? '' : `${what} by ${n} ${n === 1 ? 'entry' : 'entries'}`;
}
