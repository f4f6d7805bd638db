/** Judging again after an edit: only what hangs on the entries that changed is done anew. */
import { earlierOf, laterOf } from '../calendar/dates.ts';
import type { IsoDate } from '../record/types.ts';
import { runClock } from './clock.ts';
import { decidedByAnswer, judgePoint } from './decisions.ts';
import { type ChangedDays, EarlierDeadlines } from './earlier.ts';
import { sameValue } from './facts.ts';
import type { Judged } from './judged.ts';
import { compareEntries, compareEvents, countUpTo, type JourneyEvent } from './order.ts';
import type { PreparedEdge, PreparedPolicy } from './prepared-policy.ts';
import { foldStatus, type Holding, type Timeline } from './statuses.ts';
import type { DatedEntry, Journey, JourneyFacts } from './types.ts';

/** An edit of more entries than this (pasted text, a merge) is judged from the start. */
const MOST_CHANGES = 16;

interface Change {
  readonly before: DatedEntry;
  readonly after: DatedEntry;
}

/**
 * Judges facts that differ from those of `previous` in what a few entries say. Undefined where they differ in more than that (entries
 * added, taken out or moved to another day, the front matter): then everything is judged from the start.
 */
export function rejudge(previous: Journey, judged: Judged, facts: JourneyFacts): Judged | 'unchanged' | undefined {
  const changes = changesBetween(previous.facts, facts);
  if (changes === undefined) return undefined;
  if (changes.length === 0) return 'unchanged';
  const { prepared } = judged;
  const { asOf } = previous;
  const entries = [...judged.entries];
  const lists = [...judged.lists];
  const touched: Touched = new Map();
  for (const { before, after } of changes) {
    if (before.date > asOf) continue;
    const rank = rankOf(judged.entries, before);
    entries[rank] = after;
    replaceEvents(prepared, lists, touched, { before, after }, rank, asOf);
  }
  const { timelines, changed } = refold(judged, { facts, lists, asOf }, touched);
  const reading = { prepared, facts, lists, timelines, asOf };
  const byClock = judged.byClock.map((deadlines, i) => {
    const clock = prepared.clocks[i];
    if (clock === undefined) return deadlines;
    const { patterns, statuses, meetings } = clock.watches;
    const otherwise = changedDays(patterns, touched);
    const met = changedDays(meetings, touched);
    const anew = meet(statuses, changed);
    if (!anew && otherwise === undefined && met === undefined) return deadlines;
    // A clock of its own for each opening stands by itself, whatever of its events changed; any other goes by what opened and stopped it.
    const days = clock.forEach ? inAll(otherwise, met) : otherwise === undefined ? met : undefined;
    return runClock(clock, reading, anew || days === undefined ? undefined : new EarlierDeadlines(deadlines, days));
  });
  const answersChanged = changes.some(({ before, after }) => 'answers' in before.fields || 'answers' in after.fields);
  const answers = decidedByAnswer(entries);
  const byPoint = judged.byPoint.map((decisions, i) => {
    const point = prepared.points[i];
    if (point === undefined) return decisions;
    const { patterns, statuses, clocks } = point.watches;
    const sameDeadlines = [...clocks].every((clock) => byClock[clock] === judged.byClock[clock]);
    const same = sameDeadlines && !meet(patterns, touched.keys()) && !meet(statuses, changed);
    if (!answersChanged && same) return decisions;
    return judgePoint(point, { answers, lists, timelines, byClock, asOf });
  });
  return { prepared, entries, lists, timelines, byClock, byPoint };
}

function changesBetween(before: JourneyFacts, after: JourneyFacts): readonly Change[] | undefined {
  if (before.kind !== after.kind || before.id !== after.id || before.born !== after.born) return undefined;
  if (before.entries.length !== after.entries.length) return undefined;
  if (!sameValue(before.frontMatter, after.frontMatter)) return undefined;
  const changes: Change[] = [];
  for (let i = 0; i < after.entries.length; i++) {
    const [was, is] = [before.entries[i], after.entries[i]];
    if (was === is || was === undefined || is === undefined) continue;
    // On another day, at another time or from another file it has another place in the order.
    if (compareEntries(was, is) !== 0 || changes.length === MOST_CHANGES) return undefined;
    changes.push({ before: was, after: is });
  }
  return changes;
}

/** The place of an entry among those in date order. */
function rankOf(entries: readonly DatedEntry[], entry: DatedEntry): number {
  return countUpTo(entries, (other) => compareEntries(other, entry) < 0);
}

/** Patterns whose events changed, and on which days. */
type Touched = Map<number, ChangedDays>;

function touch(touched: Touched, pattern: number, day: IsoDate): void {
  const known = touched.get(pattern);
  touched.set(pattern, {
    from: known === undefined ? day : earlierOf(known.from, day),
    to: known === undefined ? day : laterOf(known.to, day),
  });
}

/** The days on which the events of any of the patterns changed. */
function changedDays(patterns: ReadonlySet<number>, touched: Touched): ChangedDays | undefined {
  let days: ChangedDays | undefined;
  for (const [pattern, { from, to }] of touched) {
    if (!patterns.has(pattern)) continue;
    days = inAll(days, { from, to });
  }
  return days;
}

function inAll(a: ChangedDays | undefined, b: ChangedDays | undefined): ChangedDays | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return { from: earlierOf(a.from, b.from), to: laterOf(a.to, b.to) };
}

/** Takes the events of the old entry out of the lists and puts those of the new one in. */
function replaceEvents(
  prepared: PreparedPolicy,
  lists: (readonly JourneyEvent[])[],
  touched: Touched,
  { before, after }: Change,
  rank: number,
  asOf: IsoDate,
): void {
  prepared.book.match(before, rank, asOf, (pattern, event) => {
    const list = lists[pattern] ?? [];
    const place = placeOf(list, event);
    if (list[place]?.entry === before) lists[pattern] = list.toSpliced(place, 1);
    touch(touched, pattern, event.day);
  });
  prepared.book.match(after, rank, asOf, (pattern, event) => {
    const list = lists[pattern] ?? [];
    lists[pattern] = list.toSpliced(placeOf(list, event), 0, event);
    touch(touched, pattern, event.day);
  });
}

/** The place of an event in a list in order, or where it would stand. */
function placeOf(events: readonly JourneyEvent[], event: JourneyEvent): number {
  return countUpTo(events, (other) => compareEvents(other, event) < 0);
}

/** Folds again the statuses whose events changed, and those that follow a status that changed. */
function refold(
  judged: Judged,
  input: Parameters<typeof foldStatus>[2],
  touched: Touched,
): { readonly timelines: readonly Timeline[]; readonly changed: ReadonlySet<number> } {
  const timelines = [...judged.timelines];
  const changed = new Set<number>();
  const concerns = (edge: PreparedEdge): boolean =>
    edge.kind === 'entry' ? touched.has(edge.use.pattern) : edge.kind === 'status' && changed.has(edge.status);
  for (const status of judged.prepared.foldOrder) {
    if (!status.opens.some(concerns) && !status.closes.some(concerns)) continue;
    const timeline = foldStatus(status, timelines, input);
    if (sameTimeline(timelines[status.index] ?? [], timeline)) continue;
    timelines[status.index] = timeline;
    changed.add(status.index);
  }
  return { timelines, changed };
}

function sameTimeline(a: Timeline, b: Timeline): boolean {
  return a.length === b.length && a.every((holding, i) => sameHolding(holding, b[i]));
}

function sameHolding(a: Holding, b: Holding | undefined): boolean {
  return (
    b !== undefined &&
    a.period.start === b.period.start &&
    a.period.end === b.period.end &&
    a.opened?.entry === b.opened?.entry &&
    a.closed?.entry === b.closed?.entry &&
    a.period.carried.length === b.period.carried.length &&
    a.period.carried.every((carried, i) => {
      const other = b.period.carried[i];
      return carried.since === other?.since && carried.by === other.by && sameValue(carried.facts, other.facts);
    })
  );
}

function meet(a: ReadonlySet<number>, b: Iterable<number>): boolean {
  for (const each of b) if (a.has(each)) return true;
  return false;
}
