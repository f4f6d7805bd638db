/** What a record has for a worker's day: what is due, which decisions wait and for whom, and who holds the case. */
import { addDays } from '../../calendar/dates.ts';
import type { Deadline, Decision, EntryRef, Journey } from '../../journey/types.ts';
import type { EntryPattern, StatusChange } from '../../policy/types.ts';
import type { IsoDate } from '../../record/types.ts';
import { sayEntry } from '../../rules/wording.ts';
import type { CaseSummary, Colleague, DueThing, Place, Pressing, WaitingDecision } from '../../views/my-day/types.ts';
import { peopleThere } from '../../workspace/colleagues.ts';
import { type Holder, holderOf } from '../../workspace/holder.ts';
import type { Person, Uri, Workspace } from '../../workspace/types.ts';
import { type JudgedRecord, rangeOf } from '../judged-record.ts';
import { sourceInWords } from './deadline-words.ts';
import { decisionSource, entryAt, whomItWaitsFor } from './decision-words.ts';
import { deadlineKey, decisionKey } from './due-keys.ts';
import { openDeadlines } from './due-words.ts';

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
    due: openDeadlines(journey).map((deadline) => dueThing(deadline, record.asOf, places)),
    decisions: journey.decisions.flatMap((decision) => waiting(decision, journey, holder, record, places)),
  };
}

export function colleaguesOf({ config }: Workspace, asOf: IsoDate): Colleague[] {
  return peopleThere(config, asOf).map(colleagueOf);
}

/** What a window is told of somebody. */
export function colleagueOf({ id, name, role, team, manager }: Person): Colleague {
  return {
    id,
    name,
    ...(role === undefined ? {} : { role }),
    ...(team === undefined ? {} : { team }),
    ...(manager === undefined ? {} : { manager }),
  };
}

function dueThing(deadline: Deadline, asOf: IsoDate, places: Places): DueThing {
  const { due, dueTime, daysLate, timescale } = deadline;
  const entry = typeThatMeets(deadline.clock.metBy);
  return {
    key: deadlineKey(deadline),
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
  holder: Holder,
  record: JudgedRecord,
  places: Places,
): WaitingDecision[] {
  const { point, entry: ref, missing, state, due } = decision;
  const isWaiting =
    (state === 'waiting' || state === 'missing') && (missing.length === 0 || missing.includes('outcome'));
  const entry = isWaiting && ref.record === journey.facts.id ? entryAt(journey, ref) : undefined;
  if (entry === undefined) return [];
  const { asOf, workspace } = record;
  return [
    {
      key: decisionKey(decision),
      point: point.id,
      title: point.title,
      question: point.question,
      decidedBy: point.decidedBy,
      waitsFor: whomItWaitsFor(decision, entry, holder, record),
      asked: sayEntry(entry, workspace.catalogue, asOf),
      since: entry.date,
      ...(due === undefined ? {} : { due }),
      late: state === 'missing' && due !== undefined && due < asOf,
      source: decisionSource(decision),
      position: places(ref),
    },
  ];
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
