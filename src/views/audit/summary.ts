/** What case audits found: grades by team and month, what moderation changed, and what is left to do. Ids, codes, days and numbers only. */
import type { DatedEntry } from '../../journey/types.ts';
import type { FieldValue, IsoDate } from '../../record/types.ts';
import { openActions } from '../../rules/actions.ts';
import { date, list, map, text, timelineOf } from '../../rules/timeline.ts';
import { holderOf, inIds } from '../../workspace/holder.ts';
import { grouped } from '../grouped.ts';
import { byText } from '../report/gather.ts';
import { monthOf } from '../report/months.ts';
import type { JudgedCase, Month } from '../report/types.ts';
import type { DrawnSample } from './sample.ts';

/** From the best to the worst. The schema of the entry has the same. */
export const GRADES = ['outstanding', 'good', 'requires-improvement', 'inadequate'] as const;
export type Grade = (typeof GRADES)[number];

/** The parts of the practice that are judged, in the order in which the sheet asks for them. The schema of the entry has the same. */
export const PARTS = ['childs-voice', 'assessment', 'plan', 'help', 'decisions', 'record'] as const;
export type Part = (typeof PARTS)[number];

/** How good one part of the practice was. */
export interface Judgement {
  readonly about: Part;
  readonly grade: Grade;
}

/** One case audit on record. */
export interface Audit {
  readonly record: string;
  readonly entry: string;
  readonly on: IsoDate;
  /** Who held the case on that day; words that stand where an id belongs stay in the record. */
  readonly worker: string | undefined;
  readonly team: string | undefined;
  /** As the auditor graded, and as moderation did. */
  readonly grade: Grade | undefined;
  readonly moderated: Grade | undefined;
  /** Those of its judgements that have a grade. */
  readonly judgements: readonly Judgement[];
  readonly familyHeard: boolean;
  readonly actionsOpen: number;
  readonly actionsOverdue: number;
}

/** What was counted of some audits. */
export interface Counts {
  readonly audits: number;
  /** By the grade that stands: that of the moderation, or else that of the auditor. */
  readonly grades: Readonly<Record<Grade, number>>;
  readonly ungraded: number;
  /** How many were moderated, and how many of them came out better or worse by it. */
  readonly moderated: number;
  readonly raised: number;
  readonly lowered: number;
  readonly familyHeard: number;
  readonly actionsOpen: number;
  readonly actionsOverdue: number;
}

/** The judgements of one part of the practice in one month. */
export interface JudgedPart {
  readonly about: Part;
  readonly month: Month;
  readonly grades: Readonly<Record<Grade, number>>;
}

export interface AuditSummary {
  readonly asOf: IsoDate;
  /** The first day that is summed up; absent where all are. */
  readonly from?: IsoDate;
  /** By team (those without one last) and month. */
  readonly rows: readonly (Counts & { readonly team: string | undefined; readonly month: Month })[];
  /** All teams together, by month. */
  readonly months: readonly (Counts & { readonly month: Month })[];
  /** What was judged of each part of the practice, by part and month. */
  readonly judgements: readonly JudgedPart[];
  readonly total: Counts;
  /** In order of day, then record. */
  readonly audits: readonly Audit[];
  /** Of a sample that was handed in: who has been audited since it was drawn, and who has not. */
  readonly sample?: {
    readonly asOf: IsoDate;
    readonly audited: readonly string[];
    readonly waiting: readonly string[];
    /** Ids that none of the records has. */
    readonly unknown: readonly string[];
  };
}

/** The case audits written in one record, up to the day of judgement. */
export function auditsOf({ journey, config }: JudgedCase): readonly Audit[] {
  if (journey.facts.kind !== 'child') return [];
  return timelineOf(journey).own.flatMap((entry) => {
    if (entry.type !== 'case-audit') return [];
    const actions = [...openActions(entry)];
    return [
      {
        record: journey.facts.id,
        entry: entry.ref.address,
        on: entry.date,
        ...inIds(holderOf(journey, config, entry.date), config),
        grade: gradeIn(entry, 'grade'),
        moderated: isAfter(entry.fields['moderated-on'], journey.asOf) ? undefined : gradeIn(entry, 'moderated-grade'),
        judgements: judgementsIn(entry),
        familyHeard: text(entry.fields['family-view']) !== undefined,
        actionsOpen: actions.length,
        actionsOverdue: actions.filter(({ due }) => due !== undefined && due < journey.asOf).length,
      },
    ];
  });
}

export interface ToSumUp {
  readonly asOf: IsoDate;
  /** The ids of all records that were read. */
  readonly records: ReadonlySet<string>;
  readonly from?: IsoDate | undefined;
  readonly sample?: DrawnSample | undefined;
}

/** Sums audits up. Who of a sample was audited does not depend on the time that is summed up. */
export function sumUp(audits: readonly Audit[], { asOf, records, from, sample }: ToSumUp): AuditSummary {
  const ordered = audits
    .filter(({ on }) => from === undefined || on >= from)
    .sort((a, b) => byText(a.on, b.on) || byText(a.record, b.record) || byText(a.entry, b.entry));
  const rows = [...grouped(ordered, ({ team, on }) => JSON.stringify([team ?? null, monthOf(on)])).values()]
    .map((of) => ({ team: of[0]?.team, month: monthOf(of[0]?.on ?? asOf), ...countsOf(of) }))
    .sort(
      (a, b) =>
        Number(a.team === undefined) - Number(b.team === undefined) ||
        byText(a.team ?? '', b.team ?? '') ||
        byText(a.month, b.month),
    );
  const byMonth = grouped(ordered, ({ on }) => monthOf(on));
  return {
    asOf,
    ...(from === undefined ? {} : { from }),
    rows,
    months: [...byMonth].map(([month, of]) => ({ month, ...countsOf(of) })),
    judgements: PARTS.flatMap((about) => [...byMonth].flatMap(([month, of]) => judged(about, month, of))),
    total: countsOf(ordered),
    audits: ordered,
    ...(sample === undefined ? {} : { sample: progressOf(sample, audits, records) }),
  };
}

/** Nothing where nobody judged it. */
function judged(about: Part, month: Month, audits: readonly Audit[]): readonly JudgedPart[] {
  const grades = noGrades();
  const found = audits.flatMap(({ judgements }) => judgements).filter((judgement) => judgement.about === about);
  for (const { grade } of found) grades[grade] += 1;
  return found.length === 0 ? [] : [{ about, month, grades }];
}

function noGrades(): Record<Grade, number> {
  return { outstanding: 0, good: 0, 'requires-improvement': 0, inadequate: 0 };
}

function progressOf({ asOf, records: drawn }: DrawnSample, audits: readonly Audit[], records: ReadonlySet<string>) {
  const since = new Set(audits.filter(({ on }) => on >= asOf).map(({ record }) => record));
  const known = [...new Set(drawn)].sort(byText);
  return {
    asOf,
    audited: known.filter((id) => since.has(id)),
    waiting: known.filter((id) => records.has(id) && !since.has(id)),
    unknown: known.filter((id) => !records.has(id)),
  };
}

function countsOf(audits: readonly Audit[]): Counts {
  const grades = noGrades();
  let [ungraded, moderated, raised, lowered, familyHeard, actionsOpen, actionsOverdue] = [0, 0, 0, 0, 0, 0, 0];
  for (const audit of audits) {
    const stands = audit.moderated ?? audit.grade;
    if (stands === undefined) ungraded += 1;
    else grades[stands] += 1;
    if (audit.moderated !== undefined) moderated += 1;
    const change = changeBy(audit);
    if (change > 0) raised += 1;
    if (change < 0) lowered += 1;
    if (audit.familyHeard) familyHeard += 1;
    actionsOpen += audit.actionsOpen;
    actionsOverdue += audit.actionsOverdue;
  }
  const counts = { ungraded, moderated, raised, lowered, familyHeard, actionsOpen, actionsOverdue };
  return { audits: audits.length, grades, ...counts };
}

/** How many grades better (above 0) or worse moderation left it. */
function changeBy({ grade, moderated }: Audit): number {
  return grade === undefined || moderated === undefined ? 0 : GRADES.indexOf(grade) - GRADES.indexOf(moderated);
}

function isAfter(day: FieldValue | undefined, asOf: IsoDate): boolean {
  const on = date(day);
  return on !== undefined && on > asOf;
}

function judgementsIn({ fields }: DatedEntry): readonly Judgement[] {
  return list(fields.judgements).flatMap((item) => {
    const { about, grade } = map(item) ?? {};
    const part = PARTS.find((each) => each === about);
    const given = gradeOf(grade);
    return part === undefined || given === undefined ? [] : [{ about: part, grade: given }];
  });
}

function gradeIn({ fields }: DatedEntry, field: string): Grade | undefined {
  return gradeOf(fields[field]);
}

/** A code that is no grade is as good as none; the schema says what is wrong with it. */
function gradeOf(written: FieldValue | undefined): Grade | undefined {
  return GRADES.find((grade) => grade === written);
}
