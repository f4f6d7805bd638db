/** Decision points reached: what must be on record there, and what is missing. */
import type { DecisionPoint } from '../policy/types.ts';
import type { FieldMap, FieldValue, IsoDate } from '../record/types.ts';
import type { JourneyEvent } from './order.ts';
import { answered, type EventLists, fullAddress, isMap } from './patterns.ts';
import type { PreparedPoint } from './prepared-policy.ts';
import type { DatedEntry, Deadline, Decision } from './types.ts';

/** What the decision points are judged by. */
export interface DecisionInput {
  readonly entries: readonly DatedEntry[];
  readonly lists: EventLists;
  readonly deadlines: readonly Deadline[];
}

/** The decision points that a record has reached, in the order of the policy and then of the journey. */
export function judgeDecisions(points: readonly PreparedPoint[], input: DecisionInput): readonly Decision[] {
  const decisions: Decision[] = [];
  let answers: ReadonlyMap<string, FieldMap> | undefined;
  for (const { point, at } of points) {
    for (const event of input.lists[at.pattern] ?? []) {
      if (!inForce(point, event.day)) continue;
      const own = decisionIn(event.entry);
      const undecided = own === undefined || isEmpty(own.outcome);
      if (undecided) answers ??= decidedByAnswer(input.entries);
      const decision = (undecided && answers?.get(fullAddress(event.entry))) || own;
      decisions.push(judge(point, event, decision, input.deadlines));
    }
  }
  return decisions;
}

function judge(
  point: DecisionPoint,
  { entry }: JourneyEvent,
  decision: FieldMap | undefined,
  deadlines: readonly Deadline[],
): Decision {
  const missing = point.needs.filter((part) => isEmpty(decision?.[part]));
  const deadline =
    point.timescale === undefined
      ? undefined
      : deadlines.find(({ timescale, opened }) => timescale.id === point.timescale && opened.entry === entry.ref);
  const due = deadline && { due: deadline.due };
  if (missing.length === 0) return { point, entry: entry.ref, missing, state: 'made', ...due };
  const waits = deadline !== undefined && (deadline.status === 'upcoming' || deadline.status === 'due-soon');
  const state = waits && isEmpty(decision?.outcome) ? 'waiting' : 'missing';
  return { point, entry: entry.ref, missing, state, ...due };
}

function inForce({ from, to }: DecisionPoint, day: IsoDate): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}

function decisionIn(entry: DatedEntry): FieldMap | undefined {
  const { decision } = entry.fields;
  return isMap(decision) ? decision : undefined;
}

/** Decisions written in another entry that answers the one where they were due: a manager's decision on a referral. */
function decidedByAnswer(entries: readonly DatedEntry[]): ReadonlyMap<string, FieldMap> {
  const decided = new Map<string, FieldMap>();
  for (const entry of entries) {
    const decision = decisionIn(entry);
    if (decision === undefined || isEmpty(decision.outcome)) continue;
    for (const address of answered(entry)) if (!decided.has(address)) decided.set(address, decision);
  }
  return decided;
}

function isEmpty(value: FieldValue | undefined): boolean {
  if (value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && Object.keys(value).length === 0;
}
