/** Decision points reached: what must be on record there, what is missing, and who decided. */
import type { DecisionPoint } from '../policy/types.ts';
import { isMap } from '../record/field-value.ts';
import type { FieldMap, FieldValue, IsoDate } from '../record/types.ts';
import { countUpTo, firstAfter, firstOnOrAfter, type JourneyEvent } from './order.ts';
import { answered, type EventLists, fullAddress, type PatternUse, valueAt } from './patterns.ts';
import type { PreparedPoint } from './prepared-policy.ts';
import type { Timeline } from './statuses.ts';
import type { DatedEntry, Deadline, Decision, EntryRef } from './types.ts';

/** What the decision points are judged by. */
export interface DecisionInput {
  /** Decisions written in an entry that answers another, by the other's full address. */
  readonly answers: () => ReadonlyMap<string, FieldMap>;
  readonly lists: EventLists;
  readonly timelines: readonly Timeline[];
  /** Deadlines by clock, in the order of the policy. */
  readonly byClock: readonly (readonly Deadline[])[];
  readonly asOf: IsoDate;
}

const NONE: readonly Decision[] = [];
const NO_EVENTS: readonly JourneyEvent[] = [];
const BY: readonly (readonly string[])[] = [['decision', 'by']];

/** What came of one decision point wherever a record has reached it, in the order of the journey. */
export function judgePoint(prepared: PreparedPoint, input: DecisionInput): readonly Decision[] {
  if (!mayBeReached(prepared, input)) return NONE;
  const deadlines = deadlinesOf(prepared, input);
  let events = reached(prepared, deadlines, input);
  if (events.length > 0 && prepared.givesWayTo.length > 0) events = withoutGivenWay(events, prepared, input);
  if (events.length === 0) return NONE;
  return events.map((event) => {
    const { entry } = event;
    let decision = decisionIn(entry);
    if (decision === undefined || isEmpty(decision.outcome)) {
      decision = input.answers().get(fullAddress(entry)) ?? decision;
    }
    return judge(prepared, event, decision, deadlines?.get(entry.ref), input);
  });
}

/** A quick look: most points of a policy are never reached in a record. */
function mayBeReached({ at }: PreparedPoint, { lists }: DecisionInput): boolean {
  return (lists[at.pattern]?.length ?? 0) > 0;
}

/** The events at which the point is asked. */
function reached(
  { point, at, during, first }: PreparedPoint,
  deadlines: ReadonlyMap<EntryRef, Deadline> | undefined,
  { lists, timelines }: DecisionInput,
): readonly JourneyEvent[] {
  const events = lists[at.pattern] ?? NO_EVENTS;
  const always = point.from === undefined && point.to === undefined && point.inForce === undefined;
  if (events.length === 0 || (always && point.onlyLate !== true && during === undefined)) return events;
  return events.filter((event) => {
    if (!inForce(point, event.day)) return false;
    if (point.onlyLate && deadlines?.get(event.entry.ref)?.status !== 'met-late') return false;
    if (during === undefined) return true;
    const since = heldSince(timelines[during] ?? [], event.day);
    return since !== undefined && (first === undefined || isFirst(event, since, lists[first.pattern] ?? NO_EVENTS));
  });
}

/** Since when a status is held on a day; on its last day it still is: that is when a conference ends a plan. */
function heldSince(timeline: Timeline, day: IsoDate): IsoDate | undefined {
  const period = timeline[countUpTo(timeline, ({ period: { start } }) => start <= day) - 1]?.period;
  return period && (period.end === undefined || day <= period.end) ? period.start : undefined;
}

function isFirst({ entry }: JourneyEvent, since: IsoDate, events: readonly JourneyEvent[]): boolean {
  return events[firstOnOrAfter(events, since)]?.entry === entry;
}

function withoutGivenWay(
  events: readonly JourneyEvent[],
  { givesWayTo }: PreparedPoint,
  input: DecisionInput,
): readonly JourneyEvent[] {
  const others = givesWayTo.flatMap((other) =>
    mayBeReached(other, input) ? reached(other, deadlinesOf(other, input), input) : [],
  );
  const given = new Set(others.map(({ entry }) => entry));
  return given.size === 0 ? events : events.filter(({ entry }) => !given.has(entry));
}

function judge(
  { point, fields, deciders, settledBy }: PreparedPoint,
  event: JourneyEvent,
  decision: FieldMap | undefined,
  deadline: Deadline | undefined,
  { lists, asOf }: DecisionInput,
): Decision {
  const { entry } = event;
  const missing: string[] = [];
  for (const part of point.needs) if (isEmpty(decision?.[part])) missing.push(part);
  for (const way of fields) if (isEmpty(valueAt(entry.fields, way))) missing.push(way.join('.'));
  const waits = deadline !== undefined && !point.onlyLate && asOf <= deadline.due;
  const about: Writable<Decision> = { point, entry: entry.ref, missing, state: 'made' };
  if (missing.length > 0) about.state = waits && isEmpty(decision?.outcome) ? 'waiting' : 'missing';
  else if (settledBy.length > 0 && !isSettled(event, settledBy, lists))
    about.state = deadline === undefined || waits ? 'waiting' : 'missing';
  if (deadline !== undefined && point.onlyLate !== true) about.due = deadline.due;
  const decider = deciderOf(deciders ?? BY, entry, decision);
  if (decider !== undefined) about.decider = decider;
  return about;
}

/** While it is being made. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };

function isSettled(event: JourneyEvent, settledBy: readonly PatternUse[], lists: EventLists): boolean {
  return settledBy.some(({ pattern, of }) => {
    const later = lists[pattern] ?? NO_EVENTS;
    const place = firstAfter(later, event);
    if (of === 'any') return place < later.length;
    return later.slice(place).some(({ entry }) => answered(entry).includes(fullAddress(event.entry)));
  });
}

/** Who decided, and where that is written; a decision in an answering entry is its own. */
function deciderOf(
  ways: readonly (readonly string[])[],
  entry: DatedEntry,
  decision: FieldMap | undefined,
): Decision['decider'] {
  for (const way of ways) {
    const inDecision = way.length === 2 && way[0] === 'decision';
    const who = inDecision ? decision?.[way[1] ?? ''] : valueAt(entry.fields, way);
    if (typeof who !== 'string' || who.trim() === '') continue;
    const role = inDecision ? decision?.role : undefined;
    return typeof role === 'string' ? { who: who.trim(), at: way, role } : { who: who.trim(), at: way };
  }
  return undefined;
}

/** The first deadline of the point's timescale for each entry: that opened its clock or, where lateness is the point, that met it late. */
function deadlinesOf(
  { point, clock }: PreparedPoint,
  { byClock }: DecisionInput,
): ReadonlyMap<EntryRef, Deadline> | undefined {
  const deadlines = clock === undefined ? undefined : byClock[clock];
  if (deadlines === undefined || deadlines.length === 0) return undefined;
  const found = new Map<EntryRef, Deadline>();
  for (const deadline of deadlines) {
    const entry = point.onlyLate ? deadline.met?.entry : deadline.opened.entry;
    if (deadline.timescale.id === point.timescale && entry && !found.has(entry)) found.set(entry, deadline);
  }
  return found;
}

function inForce({ from, to, inForce: commenced }: DecisionPoint, day: IsoDate): boolean {
  if (commenced === false) return false;
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
