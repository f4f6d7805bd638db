/** What a record has for a worker's day: what is due, which decisions wait and for whom, and who holds the case. */
import { addDays } from '../../calendar/dates.ts';
import type { DatedEntry, Deadline, Decision, EntryRef, Journey } from '../../journey/types.ts';
import { allOf } from '../../journey/wording.ts';
import type { EntryPattern, StatusChange } from '../../policy/types.ts';
import { parseIsoDate } from '../../record/date.ts';
import type { IsoDate } from '../../record/types.ts';
import { sayDate, sayEntry, saySource } from '../../rules/wording.ts';
import { decidersOf } from '../../views/my-day/deciders.ts';
import type { CaseSummary, Colleague, DueThing, Place, Pressing, WaitingDecision } from '../../views/my-day/types.ts';
import { type Holder, holderOf } from '../../workspace/holder.ts';
import type { Uri, Workspace } from '../../workspace/types.ts';
import { type JudgedRecord, rangeOf } from '../judged-record.ts';
import { deadlineMarkdown, sourceInWords } from './deadline-words.ts';
import { plain } from './markdown.ts';

/** Days that count as this week, from the day judged on: a calendar week would leave a Friday empty and hide Monday. */
const WEEK = 7;

/** One record's part of the day; undefined for one that doesn't say whose it is. `uri` is the address by which it is told. */
export function caseSummaryOf(record: JudgedRecord, uri: Uri = record.uri): CaseSummary | undefined {
  const { journey } = record.judgement;
  if (journey === undefined) return undefined;
  const { facts } = journey;
  const holder = holderOf(journey, record.workspace.config);
  const places = placesIn(record);
  const { name } = facts.frontMatter;
  return {
    uri,
    asOf: record.asOf,
    kind: facts.kind,
    record: facts.id,
    ...(typeof name === 'string' && name !== '' ? { name } : {}),
    ...(holder.worker === undefined ? {} : { worker: holder.worker }),
    ...(holder.team === undefined ? {} : { team: holder.team }),
    due: openDeadlines(record).map((deadline) => dueThing(deadline, record.asOf, places)),
    decisions: journey.decisions.flatMap((decision) => waiting(decision, journey, holder, record, places)),
  };
}

/** The people of a workspace who haven't left. */
export function colleaguesOf({ config }: Workspace, asOf: IsoDate): Colleague[] {
  const here = [...config.people.values()].filter(({ left }) => left === undefined || left >= asOf);
  return here.map(({ id, name, role, team, manager }) => ({
    id,
    name,
    ...(role === undefined ? {} : { role }),
    ...(team === undefined ? {} : { team }),
    ...(manager === undefined ? {} : { manager }),
  }));
}

/** What is due in a record, in the order in which the journey gives it. */
export function openDeadlines({ judgement: { journey } }: JudgedRecord): Deadline[] {
  return journey?.deadlines.filter(isOpen) ?? [];
}

/** Why a line of the day stands there, as Markdown: a deadline, or a decision that waits; null where it is no longer so. */
export function explainDue(record: JudgedRecord, key: string): string | null {
  const deadline = openDeadlines(record).find((each) => keyOf(each) === key);
  if (deadline !== undefined) return deadlineMarkdown(deadline, record.asOf);
  const decision = caseSummaryOf(record)?.decisions.find((each) => each.key === key);
  return decision === undefined ? null : decisionMarkdown(decision, record);
}

function decisionMarkdown(decision: WaitingDecision, { asOf, workspace: { config } }: JudgedRecord): string {
  const { title, question, decidedBy, waitsFor, asked, due, late, source } = decision;
  const names = waitsFor.map((id) => config.people.get(id)?.name ?? id);
  const day = due === undefined ? undefined : parseIsoDate(due);
  const by = day === undefined ? '' : ` It ${late ? 'was' : 'is'} to be decided by ${sayDate(day, asOf)}.`;
  const lines = [
    `**${plain(title)}**: ${plain(question)}`,
    `Asked by ${plain(asked)}.${plain(by)}`,
    ...(decidedBy === '' ? [] : [`Decided by: ${plain(decidedBy)}.`]),
    ...(names.length === 0 ? [] : [`Waits for ${plain(allOf(names))}.`]),
    `Source: ${plain(source)}`,
  ];
  return lines.join('  \n');
}

/** Whether somebody can still meet it. */
function isOpen({ status, ended }: Deadline): boolean {
  return status !== 'met' && status !== 'met-late' && ended === undefined;
}

function keyOf({ timescale, opened, last, due }: Deadline): string {
  return JSON.stringify([timescale.id, opened.on, addressOf(opened.entry), last?.on ?? null, due]);
}

function addressOf(entry: EntryRef | undefined): string | null {
  return entry === undefined ? null : `${entry.record}/${entry.address}`;
}

function dueThing(deadline: Deadline, asOf: IsoDate, places: Places): DueThing {
  const { due, dueTime, daysLate, timescale } = deadline;
  const entry = typeThatMeets(deadline.clock.metBy);
  return {
    key: keyOf(deadline),
    pressing: pressing(deadline, asOf),
    due,
    ...(dueTime === undefined ? {} : { dueTime }),
    ...(daysLate === undefined ? {} : { daysLate }),
    title: timescale.title,
    timescale: timescale.id,
    source: sourceInWords(deadline),
    ...(entry === undefined ? {} : { entry }),
    position: places(deadline.last?.entry ?? deadline.opened.entry),
  };
}

function pressing({ status, due }: Deadline, asOf: IsoDate): Pressing {
  if (status === 'overdue') return 'overdue';
  return due <= addDays(asOf, WEEK) ? 'this-week' : 'later';
}

/** The first type of entry that meets a clock: the one that its author thought of first. */
function typeThatMeets(metBy: readonly (EntryPattern | StatusChange)[]): string | undefined {
  const pattern = metBy.find((each): each is EntryPattern => 'entry' in each);
  return typeof pattern?.entry === 'string' ? pattern.entry : pattern?.entry[0];
}

/**
 * Nothing is decided: no outcome is written where one must be, or what must follow has not come. A decision that only lacks its reason has been taken, and is a
 * finding in the record. A sibling's entry is answered for in the record that holds it.
 */
function waiting(
  decision: Decision,
  journey: Journey,
  { worker, team }: Holder,
  record: JudgedRecord,
  places: Places,
): WaitingDecision[] {
  const { point, entry: ref, missing, state, due } = decision;
  const isWaiting =
    (state === 'waiting' || state === 'missing') && (missing.length === 0 || missing.includes('outcome'));
  const entry = isWaiting && ref.record === journey.facts.id ? entryAt(journey, ref) : undefined;
  if (entry === undefined) return [];
  const { asOf, workspace } = record;
  const author = typeof entry.fields.by === 'string' ? entry.fields.by : undefined;
  return [
    {
      key: JSON.stringify([point.id, addressOf(ref)]),
      point: point.id,
      title: point.title,
      question: point.question,
      decidedBy: point.decidedBy,
      waitsFor: decidersOf(point, { worker, team, author, asOf }, workspace.config.people, workspace.policy),
      asked: sayEntry(entry, workspace.catalogue, asOf),
      since: entry.date,
      ...(due === undefined ? {} : { due }),
      late: state === 'missing' && due !== undefined && due < asOf,
      source: `${saySource(point.source)}, ${point.source.status}`,
      position: places(ref),
    },
  ];
}

function entryAt({ entries }: Journey, { record, address }: EntryRef): DatedEntry | undefined {
  return entries.find(({ ref }) => ref.record === record && ref.address === address);
}

/** Where an entry of this record stands; the start of the record for any other. */
type Places = (entry: EntryRef | undefined) => Place;

/** Looks each entry up in a table: a long record has many deadlines. */
function placesIn(record: JudgedRecord): Places {
  const { entries, id } = record.judgement.record;
  const byAddress = new Map(entries.map((entry) => [entry.address, entry]));
  return (ref) => {
    const entry = ref !== undefined && ref.record === id ? byAddress.get(ref.address) : undefined;
    if (entry === undefined) return { line: 0, character: 0 };
    const { start, end } = entry.block.heading.span;
    return rangeOf(record.document, { start: entry.start + start, end: entry.start + end }).start;
  };
}
