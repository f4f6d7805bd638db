/** Statuses held over time, folded from the entries: looked after, placed, on a child protection plan. Derived, never typed. */
import { birthday } from '../calendar/dates.ts';
import type { FieldMap, FieldValue, IsoDate } from '../record/types.ts';
import { isoDateIn } from './facts.ts';
import type { JourneyEvent } from './order.ts';
import { answered, type EventLists, fullAddress, type PatternUse } from './patterns.ts';
import type { PreparedEdge, PreparedPolicy, PreparedStatus } from './prepared-policy.ts';
import type { EntryRef, JourneyFacts, StatusPeriod } from './types.ts';

/** A period of a status, with the events that opened and closed it where these were entries. */
export interface Holding {
  readonly period: StatusPeriod;
  readonly opened: JourneyEvent | undefined;
  readonly closed: JourneyEvent | undefined;
}

/** The periods of one status, in order; they never overlap. */
export type Timeline = readonly Holding[];

const NEVER: Timeline = [];

/** What the fold reads. */
export interface FoldInput {
  readonly facts: JourneyFacts;
  readonly lists: EventLists;
  readonly asOf: IsoDate;
}

/** The timelines of all statuses, by their number in the policy. */
export function foldStatuses(prepared: PreparedPolicy, input: FoldInput): readonly Timeline[] {
  const timelines = new Array<Timeline>(prepared.statuses.length).fill(NEVER);
  for (const status of prepared.foldOrder) timelines[status.index] = foldStatus(status, timelines, input);
  return timelines;
}

/** The timeline of one status; those it follows are folded already. */
export function foldStatus(status: PreparedStatus, timelines: readonly Timeline[], input: FoldInput): Timeline {
  if (!status.opens.some((edge) => mayHappen(edge, timelines, input))) return NEVER;
  const opens = edgeEvents(status.opens, timelines, input);
  if (opens.length === 0) return NEVER;
  return new Fold(status).run(opens, edgeEvents(status.closes, timelines, input));
}

/** The period held on a day. A status is held from its first day up to, and not on, the day it ends. */
export function heldOn(timeline: Timeline, day: IsoDate): StatusPeriod | undefined {
  let low = 0;
  let high = timeline.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const holding = timeline[middle];
    if (holding !== undefined && holding.period.start <= day) low = middle + 1;
    else high = middle;
  }
  const period = timeline[low - 1]?.period;
  return period !== undefined && (period.end === undefined || day < period.end) ? period : undefined;
}

/** What a period carries on a day on or after its start. */
export function carriedOn(period: StatusPeriod, day: IsoDate): FieldMap {
  let facts = period.carried[0]?.facts ?? {};
  for (const carried of period.carried) {
    if (carried.since > day) break;
    facts = carried.facts;
  }
  return facts;
}

/** One opening or closing, by an entry or by something else (another status, a birthday, a date of the front matter). */
interface EdgeEvent {
  readonly day: IsoDate;
  /** The place of its entry in date order; -1 where it was no entry. */
  readonly rank: number;
  readonly event: JourneyEvent | undefined;
  readonly of: PatternUse['of'];
}

/** A quick look: most statuses of a policy are never opened in a record. */
function mayHappen(edge: PreparedEdge, timelines: readonly Timeline[], { facts, lists }: FoldInput): boolean {
  switch (edge.kind) {
    case 'entry':
      return (lists[edge.use.pattern]?.length ?? 0) > 0;
    case 'status':
      return (timelines[edge.status]?.length ?? 0) > 0;
    case 'front-matter':
      return Object.hasOwn(facts.frontMatter, edge.key);
    case 'age':
      return facts.born !== undefined;
  }
}

function edgeEvents(
  edges: readonly PreparedEdge[],
  timelines: readonly Timeline[],
  { facts, lists, asOf }: FoldInput,
): readonly EdgeEvent[] {
  const events: EdgeEvent[] = [];
  for (const edge of edges) {
    if (!mayHappen(edge, timelines, { facts, lists, asOf })) continue;
    switch (edge.kind) {
      case 'entry':
        for (const event of lists[edge.use.pattern] ?? []) {
          if (event.day <= asOf) events.push({ day: event.day, rank: event.rank, event, of: edge.use.of });
        }
        break;
      case 'status':
        for (const { period, opened, closed } of timelines[edge.status] ?? NEVER) {
          if (edge.when === 'starts') add(events, asOf, period.start, opened);
          else add(events, asOf, period.end, closed);
        }
        break;
      case 'front-matter':
        add(
          events,
          asOf,
          isoDateIn(Object.hasOwn(facts.frontMatter, edge.key) ? facts.frontMatter[edge.key] : undefined),
        );
        break;
      case 'age':
        if (facts.born !== undefined) add(events, asOf, birthday(facts.born, edge.age));
        break;
    }
  }
  // One list of events stands in order already; several together may not.
  if (edges.length > 1) events.sort(compareEdges);
  return edges.some(({ kind }) => kind === 'status') ? eachOnce(events) : events;
}

/**
 * An entry opens or closes a status once on a day, however many statuses it does so by way of: without this, statuses that start with each other would double
 * their periods at each step.
 */
function eachOnce(events: readonly EdgeEvent[]): readonly EdgeEvent[] {
  const seen = new Set<string>();
  return events.filter(({ day, rank, of }) => {
    const key = `${day} ${rank} ${of}`;
    return !seen.has(key) && seen.add(key);
  });
}

function add(events: EdgeEvent[], asOf: IsoDate, day: IsoDate | undefined, event?: JourneyEvent): void {
  if (day !== undefined && day <= asOf) events.push({ day, rank: event?.rank ?? -1, event, of: 'any' });
}

function compareEdges(a: EdgeEvent, b: EdgeEvent): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return a.rank - b.rank;
}

interface Open {
  readonly start: IsoDate;
  readonly opened: JourneyEvent | undefined;
  /** The entry that opened it or last changed it: `of: opening` closings are about this one. */
  latest: JourneyEvent | undefined;
  readonly carried: { since: IsoDate; facts: FieldMap; by?: EntryRef }[];
}

/** Folds the events of one status, day by day. */
class Fold {
  readonly #status: PreparedStatus;
  readonly #holdings: Holding[] = [];
  #held: Open | undefined;

  constructor(status: PreparedStatus) {
    this.#status = status;
  }

  run(opens: readonly EdgeEvent[], closes: readonly EdgeEvent[]): Timeline {
    let o = 0;
    let c = 0;
    for (;;) {
      const [open, close] = [opens[o], closes[c]];
      if (open === undefined && (close === undefined || this.#held === undefined)) break;
      const day = open === undefined || (close !== undefined && close.day < open.day) ? close?.day : open.day;
      if (day === undefined) break;
      const firstOpen = o;
      const firstClose = c;
      while (opens[o]?.day === day) o++;
      while (closes[c]?.day === day) c++;
      this.#day(opens.slice(firstOpen, o), closes.slice(firstClose, c));
    }
    if (this.#held) this.#keep(this.#held);
    return this.#holdings;
  }

  /** One day: the closings of the previous holder, then the openings, each followed by the closings that are about it. */
  #day(opens: readonly EdgeEvent[], closes: readonly EdgeEvent[]): void {
    const heldBefore = this.#held !== undefined;
    for (const close of closes) this.#close(close);
    opens.forEach((open, i) => {
      this.#open(open);
      const next = opens[i + 1];
      for (const close of closes) {
        // A closing of any holder was about the previous one, where there was one; else it counts where it came after the opening.
        const about = close.of !== 'any' || (!heldBefore && close.rank > open.rank);
        if (about && (close.of !== 'any' || next === undefined || close.rank < next.rank)) this.#close(close);
      }
    });
  }

  #open({ day, event }: EdgeEvent): void {
    const held = this.#held;
    if (held !== undefined) {
      const { again } = this.#status.rule;
      if (again === 'ignored') return;
      if (again === 'updates') {
        held.latest = event;
        this.#carry(held, day, event);
        return;
      }
      this.#keep(held, day, event);
    }
    const open: Open = { start: day, opened: event, latest: event, carried: [] };
    this.#carry(open, day, event);
    this.#held = open;
  }

  #close({ day, event, of }: EdgeEvent): void {
    const held = this.#held;
    if (held === undefined) return;
    if (of === 'opening' && (event === undefined || event.entry !== held.latest?.entry)) return;
    if (of === 'answering') {
      if (event === undefined || held.latest === undefined) return;
      if (!answered(event.entry).includes(fullAddress(held.latest.entry))) return;
    }
    this.#keep(held, day, event);
    this.#held = undefined;
  }

  #carry(open: Open, since: IsoDate, event: JourneyEvent | undefined): void {
    const before = open.carried.at(-1);
    const facts: { [key: string]: FieldValue } = Object.assign(Object.create(null), before?.facts);
    for (const key of this.#status.rule.carries) {
      const value = event?.entry.fields[key];
      if (value !== undefined) facts[key] = value;
    }
    if (before?.since === since) open.carried.pop();
    open.carried.push({ since, facts, ...(event && { by: event.entry.ref }) });
  }

  #keep(held: Open, end?: IsoDate, closed?: JourneyEvent): void {
    const { id, title } = this.#status.rule;
    const period: StatusPeriod = {
      status: id,
      title,
      start: held.start,
      carried: held.carried,
      ...(end !== undefined && { end }),
      ...(held.opened && { openedBy: held.opened.entry.ref }),
      ...(closed && { closedBy: closed.entry.ref }),
    };
    this.#holdings.push({ period, opened: held.opened, closed });
  }
}
