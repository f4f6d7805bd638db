/** Gathers the agenda of a supervision session over many records, one at a time. Keeps no journey, and no text unless it is asked for. */
import type { Deadline, EntryRef } from '../../journey/types.ts';
import { monthsOf } from '../../policy/months.ts';
import type { Authority, Policy } from '../../policy/types.ts';
import type { IsoDate } from '../../record/types.ts';
import { openActions } from '../../rules/actions.ts';
import { text, timelineOf } from '../../rules/timeline.ts';
import { saySource } from '../../rules/wording.ts';
import { lastSpokenOf, notSpokenOf, type OnList, onList, SESSIONS, spokenOfIn } from '../../workspace/spoken-of.ts';
import { countedIn, partTitles } from '../one-figure.ts';
import { byText } from '../report/gather.ts';
import type { RecordPlace } from '../report/types.ts';
import { risksOf } from './risks.ts';
import type {
  Agenda,
  AgendaAction,
  AgendaChild,
  AgendaDeadline,
  AgendaDecision,
  Place,
  SupervisedRecord,
} from './types.ts';

/** The order in which authorities press. */
const AUTHORITIES: readonly Authority[] = ['statutory', 'statutory guidance', 'guidance', 'local'];

interface Ranked {
  readonly deadline: AgendaDeadline;
  readonly authority: number;
}

/** A child before it is known what supervision said of it. */
interface Listed {
  readonly child: Omit<AgendaChild, 'discussed' | 'notDiscussedBy' | 'within'>;
  readonly held: OnList;
  readonly policy: Policy;
}

export class AgendaGathering {
  readonly #worker: string;
  readonly #showText: boolean;
  readonly #children = new Map<string, Listed>();
  readonly #carried: AgendaAction[] = [];
  readonly #next: AgendaDeadline[] = [];
  /** By the id of a child: the days on which a session spoke of it. */
  readonly #spokenOf = new Map<string, IsoDate[]>();
  #hasRecord = false;
  #last: IsoDate | undefined;
  #asOf: IsoDate | undefined;

  constructor(worker: string, showText: boolean) {
    this.#worker = worker;
    this.#showText = showText;
  }

  /** Looks at a record, whoever's it is: another worker's group supervision may have spoken of this worker's children. */
  add(judged: SupervisedRecord, place: RecordPlace): void {
    const { facts, asOf } = judged.journey;
    if (this.#asOf === undefined || asOf > this.#asOf) this.#asOf = asOf;
    if (facts.kind === 'supervision') this.#addSupervision(judged, place);
    else this.#addChild(judged, place);
  }

  /** The agenda; undefined where no record names the worker. `fallback` is the day where there was no record. */
  agenda(fallback: IsoDate): Agenda | undefined {
    if (!this.#hasRecord && this.#children.size === 0) return undefined;
    const asOf = this.#asOf ?? fallback;
    return {
      worker: this.#worker,
      asOf,
      ...(this.#last === undefined ? {} : { last: this.#last }),
      next: this.#next.sort((a, b) => byText(a.due, b.due)),
      hasRecord: this.#hasRecord,
      carried: this.#carried.sort(byAge),
      children: [...this.#children.values()].map((listed) => this.#discussed(listed, asOf)).sort(byRisk),
    };
  }

  #addSupervision(judged: SupervisedRecord, place: RecordPlace): void {
    const { journey } = judged;
    const sessions = timelineOf(journey).of(...SESSIONS);
    for (const session of sessions) {
      for (const child of spokenOfIn(session)) {
        const days = this.#spokenOf.get(child);
        if (days === undefined) this.#spokenOf.set(child, [session.date]);
        else days.push(session.date);
      }
    }
    if (text(journey.facts.frontMatter.worker) !== this.#worker) return;
    this.#hasRecord = true;
    const last = sessions.at(-1)?.date;
    if (last !== undefined && (this.#last === undefined || last > this.#last)) this.#last = last;
    for (const [at, session] of sessions.entries()) {
      if (session.own) this.#carried.push(...this.#actions(judged, place, session.ref, sessions.length - at - 1));
    }
    for (const deadline of journey.deadlines) {
      if (isOpen(deadline)) this.#next.push(deadlineOf(deadline, judged, place).deadline);
    }
  }

  #addChild(judged: SupervisedRecord, place: RecordPlace): void {
    const { journey } = judged;
    const held = onList(journey, judged.config);
    if (held?.worker !== this.#worker || this.#children.has(journey.facts.id)) return;
    const timeline = timelineOf(journey);
    const { risks, rank } = risksOf(journey);
    const drift = judged.findings.find(({ rule }) => rule === 'practice/drift');
    const pressing = journey.deadlines
      .filter(({ status, ended }) => ended === undefined && (status === 'overdue' || status === 'due-soon'))
      .map((deadline) => deadlineOf(deadline, judged, place))
      .sort(byPress)
      .map(({ deadline }) => deadline);
    const child = {
      ...placeOf(judged, place),
      ...(this.#showText && place.name !== undefined ? { name: place.name } : {}),
      since: held.since,
      risks,
      rank,
      late: pressing.filter(({ daysLate }) => daysLate !== undefined),
      soon: pressing.filter(({ daysLate }) => daysLate === undefined),
      actions: timeline.own.flatMap(({ ref }) => this.#actions(judged, place, ref)).sort(byDue),
      decisions: waiting(judged, place),
      ...(drift === undefined ? {} : { drift: drift.message }),
    };
    this.#children.set(journey.facts.id, { child, held, policy: judged.policy });
  }

  #actions(judged: SupervisedRecord, place: RecordPlace, ref: EntryRef, sessions?: number): AgendaAction[] {
    const entry = timelineOf(judged.journey).entry(ref);
    if (entry === undefined) return [];
    return [...openActions(entry)].map(({ path, fields, due }) => {
      const who = text(fields.who);
      const shown =
        who !== undefined && (this.#showText || who === this.#worker || isKnown(who, judged)) ? who : undefined;
      const what = this.#showText ? text(fields.what) : undefined;
      return {
        ...placeOf(judged, place, ref),
        number: Number(path[1]) + 1,
        agreed: entry.date,
        ...(shown === undefined ? {} : { who: shown }),
        named: who !== undefined,
        ...(due === undefined ? {} : { due }),
        ...(sessions === undefined ? {} : { sessions }),
        ...(what === undefined ? {} : { what }),
      };
    });
  }

  #discussed({ child, held, policy }: Listed, asOf: IsoDate): AgendaChild {
    const days = this.#spokenOf.get(child.record) ?? [];
    const discussed = lastSpokenOf(held, days, asOf);
    const missed = notSpokenOf(held, days, policy, asOf);
    return {
      ...child,
      ...(discussed === undefined ? {} : { discussed }),
      ...(missed === undefined ? {} : { notDiscussedBy: missed.by }),
      within: monthsOf(policy, 'discussion-months'),
    };
  }
}

function waiting(judged: SupervisedRecord, place: RecordPlace): AgendaDecision[] {
  const titles = partTitles(judged, 'decisions-waiting');
  return countedIn(judged, 'decisions-waiting')
    .filter(({ counts }) => counts)
    .map(({ part = '', on, entry, line = 1 }) => ({
      record: judged.journey.facts.id,
      href: place.href,
      line,
      ...(entry === undefined ? {} : { entry }),
      point: part,
      title: titles.get(part) ?? part,
      ...(on === undefined ? {} : { since: on }),
    }))
    .sort((a, b) => byText(a.since ?? '', b.since ?? '') || byText(a.point, b.point));
}

function deadlineOf(deadline: Deadline, judged: SupervisedRecord, place: RecordPlace): Ranked {
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

function placeOf(judged: SupervisedRecord, { href }: RecordPlace, ref?: EntryRef): Place {
  const record = judged.journey.facts.id;
  return { record, href, line: judged.lineOf(ref), ...(ref === undefined ? {} : { entry: ref.address }) };
}

/** Whether this is the id of somebody who works here. Anything else may be the name of a relative or a neighbour, which stays in the record. */
function isKnown(who: string, { config, journey: { facts } }: SupervisedRecord): boolean {
  const { worker, supervisor } = facts.frontMatter;
  return config.people.has(who) || who === worker || who === supervisor;
}

/** Whether somebody can still meet it. */
function isOpen({ status, ended }: Deadline): boolean {
  return status !== 'met' && status !== 'met-late' && ended === undefined;
}

/** What the law asks for first, then what is due first. */
function byPress(a: Ranked, b: Ranked): number {
  return (
    a.authority - b.authority ||
    byText(a.deadline.due, b.deadline.due) ||
    byText(a.deadline.timescale, b.deadline.timescale)
  );
}

/** The gravest first; of the same risk the one with most that is late by statute, most that is late, most days late. */
function byRisk(a: AgendaChild, b: AgendaChild): number {
  return (
    a.rank - b.rank ||
    statutory(b) - statutory(a) ||
    b.late.length - a.late.length ||
    mostDays(b) - mostDays(a) ||
    Number(b.notDiscussedBy !== undefined) - Number(a.notDiscussedBy !== undefined) ||
    byText(a.record, b.record)
  );
}

function statutory({ late }: AgendaChild): number {
  return late.filter((deadline) => deadline.statutory).length;
}

function mostDays({ late }: AgendaChild): number {
  return Math.max(0, ...late.map(({ daysLate }) => daysLate ?? 0));
}

/** What is due first is first; what is due on no day is last. */
function byDue(a: AgendaAction, b: AgendaAction): number {
  return byText(a.due ?? '9999', b.due ?? '9999') || byAge(a, b);
}

function byAge(a: AgendaAction, b: AgendaAction): number {
  return byText(a.agreed, b.agreed) || byText(a.record, b.record) || a.line - b.line || a.number - b.number;
}
