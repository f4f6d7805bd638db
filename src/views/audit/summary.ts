/** What case audits found: grades by team and month, what moderation changed, and what is left to do. Ids, codes, days and numbers only. */
import type { DatedEntry } from '../../journey/types.ts';
import type { IsoDate } from '../../record/types.ts';
import { openActions } from '../../rules/actions.ts';
import { text, timelineOf } from '../../rules/timeline.ts';
import { holderOf } from '../../workspace/holder.ts';
import { byText } from '../report/gather.ts';
import { monthOf } from '../report/months.ts';
import type { JudgedCase, Month } from '../report/types.ts';
import type { DrawnSample } from './sample.ts';

/** From the best to the worst. The schema of the entry has the same. */
export const GRADES = ['outstanding', 'good', 'requires-improvement', 'inadequate'] as const;
export type Grade = (typeof GRADES)[number];

/** One case audit on record. */
export interface Audit {
  readonly record: string;
  readonly entry: string;
  readonly on: IsoDate;
  /** Who held the case on that day. */
  readonly worker: string | undefined;
  readonly team: string | undefined;
  /** As the auditor graded, and as moderation did. */
  readonly grade: Grade | undefined;
  readonly moderated: Grade | undefined;
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

export interface AuditSummary {
  readonly asOf: IsoDate;
  /** By team (those without one last) and month. */
  readonly rows: readonly (Counts & { readonly team: string | undefined; readonly month: Month })[];
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
        ...holderOf(journey, config, entry.date),
        grade: gradeIn(entry, 'grade'),
        moderated: gradeIn(entry, 'moderated-grade'),
        familyHeard: text(entry.fields['family-view']) !== undefined,
        actionsOpen: actions.length,
        actionsOverdue: actions.filter(({ due }) => due !== undefined && due < journey.asOf).length,
      },
    ];
  });
}

/** Sums audits up. `records` are the ids of all records that were read. */
export function sumUp(
  audits: readonly Audit[],
  asOf: IsoDate,
  records: ReadonlySet<string>,
  sample?: DrawnSample,
): AuditSummary {
  const ordered = [...audits].sort(
    (a, b) => byText(a.on, b.on) || byText(a.record, b.record) || byText(a.entry, b.entry),
  );
  const groups = new Map<string, { readonly team: string | undefined; readonly month: Month; readonly of: Audit[] }>();
  for (const audit of ordered) {
    const { team } = audit;
    const month = monthOf(audit.on);
    const key = JSON.stringify([team ?? null, month]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { team, month, of: [audit] });
    else group.of.push(audit);
  }
  const rows = [...groups.values()]
    .map(({ team, month, of }) => ({ team, month, ...countsOf(of) }))
    .sort(
      (a, b) =>
        Number(a.team === undefined) - Number(b.team === undefined) ||
        byText(a.team ?? '', b.team ?? '') ||
        byText(a.month, b.month),
    );
  return {
    asOf,
    rows,
    total: countsOf(ordered),
    audits: ordered,
    ...(sample === undefined ? {} : { sample: progressOf(sample, ordered, records) }),
  };
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
  const grades = { outstanding: 0, good: 0, 'requires-improvement': 0, inadequate: 0 };
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

/** A code that is no grade is as good as none; the schema says what is wrong with it. */
function gradeIn({ fields }: DatedEntry, field: string): Grade | undefined {
  const written = text(fields[field]);
  return GRADES.find((grade) => grade === written);
}
