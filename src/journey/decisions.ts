/** Decision points reached: what must be on record there, and what is missing. */
import type { DecisionPoint } from '../policy/types.ts';
import type { FieldMap, FieldValue, IsoDate } from '../record/types.ts';
import { answered, type EventLists, fullAddress, isMap } from './patterns.ts';
import type { PreparedPoint } from './prepared-policy.ts';
import type { DatedEntry, Deadline, Decision, EntryRef } from './types.ts';

/** What the decision points are judged by. */
export interface DecisionInput {
  /** Decisions written in an entry that answers another, by the other's full address. */
  readonly answers: () => ReadonlyMap<string, FieldMap>;
  readonly lists: EventLists;
  /** Deadlines by clock, in the order of the policy. */
  readonly byClock: readonly (readonly Deadline[])[];
}

const NONE: readonly Decision[] = [];

/** What came of one decision point wherever a record has reached it, in the order of the journey. */
export function judgePoint({ point, at, clock }: PreparedPoint, input: DecisionInput): readonly Decision[] {
  const events = input.lists[at.pattern] ?? [];
  if (events.length === 0) return NONE;
  const deadlines = clock === undefined ? undefined : input.byClock[clock];
  const dueBy = deadlines && deadlines.length > 0 ? deadlinesByOpening(point, deadlines) : undefined;
  const decisions: Decision[] = [];
  for (const { entry, day } of events) {
    if (!inForce(point, day)) continue;
    let decision = decisionIn(entry);
    if (decision === undefined || isEmpty(decision.outcome)) {
      decision = input.answers().get(fullAddress(entry)) ?? decision;
    }
    decisions.push(judge(point, entry, decision, dueBy?.get(entry.ref)));
  }
  return decisions;
}

function judge(
  point: DecisionPoint,
  entry: DatedEntry,
  decision: FieldMap | undefined,
  deadline: Deadline | undefined,
): Decision {
  const missing = point.needs.filter((part) => isEmpty(decision?.[part]));
  const due = deadline && { due: deadline.due };
  if (missing.length === 0) return { point, entry: entry.ref, missing, state: 'made', ...due };
  const waits = deadline !== undefined && (deadline.status === 'upcoming' || deadline.status === 'due-soon');
  const state = waits && isEmpty(decision?.outcome) ? 'waiting' : 'missing';
  return { point, entry: entry.ref, missing, state, ...due };
}

/** The first deadline of the point's timescale for each entry that opened its clock. */
function deadlinesByOpening(point: DecisionPoint, deadlines: readonly Deadline[]): ReadonlyMap<EntryRef, Deadline> {
  const byOpening = new Map<EntryRef, Deadline>();
  for (const deadline of deadlines) {
    const { entry } = deadline.opened;
    if (deadline.timescale.id === point.timescale && entry && !byOpening.has(entry)) byOpening.set(entry, deadline);
  }
  return byOpening;
}

function inForce({ from, to }: DecisionPoint, day: IsoDate): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}

function decisionIn(entry: DatedEntry): FieldMap | undefined {
  const { decision } = entry.fields;
  return isMap(decision) ? decision : undefined;
}

/** Decisions written in another entry that answers the one where they were due (a manager's decision on a referral); looked for only when asked. */
export function decidedByAnswer(entries: readonly DatedEntry[]): () => ReadonlyMap<string, FieldMap> {
  let decided: ReadonlyMap<string, FieldMap> | undefined;
  return () => {
    decided ??= answersIn(entries);
    return decided;
  };
}

function answersIn(entries: readonly DatedEntry[]): ReadonlyMap<string, FieldMap> {
  const decided = new Map<string, FieldMap>();
  for (const entry of entries) {
    const decision = decisionIn(entry);
    if (entry.fields.answers === undefined || decision === undefined || isEmpty(decision.outcome)) continue;
    for (const address of answered(entry)) if (!decided.has(address)) decided.set(address, decision);
  }
  return decided;
}

function isEmpty(value: FieldValue | undefined): boolean {
  if (value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && Object.keys(value).length === 0;
}
