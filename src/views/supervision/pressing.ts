/** What presses in a record: deadlines that are late or fall due soon, decisions that wait, and steps that were decided and never begun. */
import type { Deadline } from '../../journey/types.ts';
import type { Authority } from '../../policy/types.ts';
import { saySource } from '../../rules/wording.ts';
import { countedIn, partTitles } from '../one-figure.ts';
import { byText } from '../report/gather.ts';
import type { RecordPlace } from '../report/types.ts';
import { placeAt, placeOf } from './places.ts';
import type { AgendaChild, AgendaDeadline, AgendaDecision, SupervisedRecord } from './types.ts';

/** The order in which authorities press. */
const AUTHORITIES: readonly Authority[] = ['statutory', 'statutory guidance', 'guidance', 'local'];

interface Ranked {
  readonly deadline: AgendaDeadline;
  readonly authority: number;
}

/** What is late and what falls due soon: what the law asks for first, then by day. */
export function pressing(
  judged: SupervisedRecord,
  place: RecordPlace,
): { readonly late: readonly AgendaDeadline[]; readonly soon: readonly AgendaDeadline[] } {
  const all = judged.journey.deadlines
    .filter(({ status, ended }) => ended === undefined && (status === 'overdue' || status === 'due-soon'))
    .map((deadline) => rankedOf(deadline, judged, place))
    .sort(byPress)
    .map(({ deadline }) => deadline);
  return {
    late: all.filter(({ daysLate }) => daysLate !== undefined),
    soon: all.filter(({ daysLate }) => daysLate === undefined),
  };
}

/** Every deadline that somebody can still meet. */
export function openDeadlines(judged: SupervisedRecord, place: RecordPlace): AgendaDeadline[] {
  return judged.journey.deadlines
    .filter(({ status, ended }) => status !== 'met' && status !== 'met-late' && ended === undefined)
    .map((deadline) => rankedOf(deadline, judged, place).deadline);
}

/** Decisions that nobody has taken, the longest waiting first. */
export function waiting(judged: SupervisedRecord, place: RecordPlace): AgendaDecision[] {
  const titles = partTitles(judged, 'decisions-waiting');
  return countedIn(judged, 'decisions-waiting')
    .filter(({ counts }) => counts)
    .map(({ part = '', on, entry, line = 1 }) => ({
      ...placeAt(judged, place, line),
      ...(entry === undefined ? {} : { entry }),
      point: part,
      title: titles.get(part) ?? part,
      ...(on === undefined ? {} : { since: on }),
    }))
    .sort((a, b) => byText(a.since ?? '', b.since ?? '') || byText(a.point, b.point));
}

/** Decisions whose next step never came, in the order of the record. */
export function notBegun(judged: SupervisedRecord, place: RecordPlace): AgendaChild['notBegun'] {
  return judged.findings
    .filter(({ rule }) => rule === 'practice/decided-not-begun')
    .map(({ span, entry, message }) => ({
      ...placeAt(judged, place, judged.lineAt(span.start)),
      ...(entry === undefined ? {} : { entry }),
      message,
    }));
}

function rankedOf(deadline: Deadline, judged: SupervisedRecord, place: RecordPlace): Ranked {
  const { timescale, due, status, daysLate, opened, last } = deadline;
  const own = [last?.entry, opened.entry].find((entry) => entry?.record === judged.journey.facts.id);
  return {
    authority: AUTHORITIES.indexOf(timescale.source.status),
    deadline: {
      ...placeOf(judged, place, own),
      timescale: timescale.id,
      title: timescale.title,
      authority: saySource(timescale.source),
      statutory: timescale.source.status === 'statutory',
      due,
      ...(status === 'overdue' && daysLate !== undefined ? { daysLate } : {}),
    },
  };
}

function byPress(a: Ranked, b: Ranked): number {
  return (
    a.authority - b.authority ||
    byText(a.deadline.due, b.deadline.due) ||
    byText(a.deadline.timescale, b.deadline.timescale)
  );
}
