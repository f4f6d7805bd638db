/** A worker's day: what is due put into groups, decisions and children put in order. */
import type { InScope } from './scope.ts';
import type { CaseSummary, DueThing, Pressing, WaitingDecision } from './types.ts';

export interface CaseDue {
  readonly summary: CaseSummary;
  readonly due: DueThing;
}

export interface CaseDecision {
  readonly summary: CaseSummary;
  readonly decision: WaitingDecision;
}

/** One child of the list, with how many things are in each group. */
export interface ChildLine {
  readonly summary: CaseSummary;
  readonly overdue: number;
  readonly thisWeek: number;
  readonly decisions: number;
  /** What is due first. */
  readonly next?: DueThing;
}

export interface Day {
  readonly due: Readonly<Record<Pressing, readonly CaseDue[]>>;
  readonly decisions: readonly CaseDecision[];
  readonly children: readonly ChildLine[];
}

/** Sorted anew from all cases: in each group the most pressing first, then by record, so that the order is the same every time. */
export function dayOf(cases: Iterable<CaseSummary>, within: InScope): Day {
  const due: Record<Pressing, CaseDue[]> = { overdue: [], 'this-week': [], later: [] };
  const decisions: CaseDecision[] = [];
  const children: ChildLine[] = [];
  for (const summary of cases) {
    for (const decision of summary.decisions)
      if (within.decision(decision, summary)) decisions.push({ summary, decision });
    if (!within.case(summary)) continue;
    let [overdue, thisWeek] = [0, 0];
    let next: DueThing | undefined;
    for (const each of summary.due) {
      due[each.pressing].push({ summary, due: each });
      if (each.pressing === 'overdue') overdue += 1;
      else if (each.pressing === 'this-week') thisWeek += 1;
      if (next === undefined || each.due < next.due) next = each;
    }
    if (summary.kind === 'child') {
      const waiting = summary.decisions.length;
      children.push({ summary, overdue, thisWeek, decisions: waiting, ...(next === undefined ? {} : { next }) });
    }
  }
  for (const group of Object.values(due)) group.sort(byDue);
  return { due, decisions: decisions.sort(byWaiting), children: children.sort(byUrgency) };
}

function byDue(a: CaseDue, b: CaseDue): number {
  return compare(a.due.due, b.due.due) || compare(a.summary.record, b.summary.record) || compare(a.due.key, b.due.key);
}

/** Those whose time is over first, then by the day on which they are due, those without one last; then the oldest. */
function byWaiting(a: CaseDecision, b: CaseDecision): number {
  return (
    Number(b.decision.late) - Number(a.decision.late) ||
    compare(a.decision.due ?? '9999', b.decision.due ?? '9999') ||
    compare(a.decision.since, b.decision.since) ||
    compare(a.summary.record, b.summary.record) ||
    compare(a.decision.key, b.decision.key)
  );
}

/** The child with most overdue first, then most this week, then whose next thing is due first. */
function byUrgency(a: ChildLine, b: ChildLine): number {
  return (
    b.overdue - a.overdue ||
    b.thisWeek - a.thisWeek ||
    compare(a.next?.due ?? '9999', b.next?.due ?? '9999') ||
    compare(a.summary.record, b.summary.record)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
