/** A policy made ready for judging, once: its patterns by entry type, its statuses in the order in which they depend on one another, its clocks flat. */
import type { Duration, WorkingDays } from '../calendar/types.ts';
import { createWorkingDays } from '../calendar/working-days.ts';
import { countingOf } from '../policy/policy.ts';
import type { DecisionPoint, Policy, StatusEdge, StatusRule } from '../policy/types.ts';
import type { IsoDate } from '../record/types.ts';
import { PatternBook, type PatternUse } from './patterns.ts';
import { type PreparedClock, prepareClock } from './prepared-clock.ts';

/** The start or end of a status, ready. */
export type PreparedEdge =
  | { readonly kind: 'entry'; readonly use: PatternUse }
  | { readonly kind: 'status'; readonly status: number; readonly when: 'starts' | 'ends' }
  | { readonly kind: 'front-matter'; readonly key: string }
  | { readonly kind: 'age'; readonly age: number };

export interface PreparedStatus {
  readonly index: number;
  readonly rule: StatusRule;
  readonly opens: readonly PreparedEdge[];
  readonly closes: readonly PreparedEdge[];
}

export interface PreparedPoint {
  readonly point: DecisionPoint;
  readonly at: PatternUse;
  /** The clock of the timescale by which it must be decided. */
  readonly clock: number | undefined;
  /** The status during which it is asked; -1 where the pack has no such status. */
  readonly during: number | undefined;
  readonly first: PatternUse | undefined;
  readonly settledBy: readonly PatternUse[];
  /** Ways to the fields that must be there, and to those that name who decided. */
  readonly fields: readonly (readonly string[])[];
  readonly deciders: readonly (readonly string[])[] | undefined;
  /** Points that are asked in place of this one where an entry reaches them. */
  readonly givesWayTo: readonly PreparedPoint[];
  /** Everything whose change can change it, beside its clocks and decisions in entries that answer. */
  readonly watches: {
    readonly patterns: ReadonlySet<number>;
    readonly statuses: ReadonlySet<number>;
    readonly clocks: ReadonlySet<number>;
  };
}

export interface PreparedPolicy {
  readonly policy: Policy;
  readonly calendar: WorkingDays;
  /** Due dates worked out already, by length of time and first day. The same few are asked for again and again; it is emptied when full. */
  readonly dueTable: Map<Duration, Map<IsoDate, { readonly due: IsoDate }>>;
  /** The same for days so long before. */
  readonly aheadTable: Map<Duration, Map<IsoDate, { readonly due: IsoDate }>>;
  readonly book: PatternBook;
  readonly statuses: readonly PreparedStatus[];
  /** The order in which to fold them: whatever a status follows comes before it. */
  readonly foldOrder: readonly PreparedStatus[];
  readonly clocks: readonly PreparedClock[];
  readonly points: readonly PreparedPoint[];
}

const prepared = new WeakMap<Policy, PreparedPolicy>();

/** The policy made ready; the same policy is made ready once. */
export function preparePolicy(policy: Policy): PreparedPolicy {
  const known = prepared.get(policy);
  if (known !== undefined) return known;
  const book = new PatternBook(policy);
  const numbers = new Map(policy.statuses.map((rule, index) => [rule.id, index]));
  const edge = (source: StatusEdge): PreparedEdge => {
    if ('entry' in source) return { kind: 'entry', use: book.use(source) };
    if ('status' in source) return { kind: 'status', status: numbers.get(source.status) ?? -1, when: source.when };
    if ('age' in source) return { kind: 'age', age: source.age };
    return { kind: 'front-matter', key: source['front-matter'] };
  };
  const statuses = policy.statuses.map((rule, index) => ({
    index,
    rule,
    opens: rule.opens.map(edge),
    closes: rule.closes.map(edge),
  }));
  const result: PreparedPolicy = {
    policy,
    calendar: createWorkingDays({ counting: countingOf(policy) }),
    dueTable: new Map(),
    aheadTable: new Map(),
    book,
    statuses,
    foldOrder: inFoldOrder(statuses),
    clocks: policy.clocks.map((clock, index) => prepareClock(clock, index, book, numbers)),
    points: preparePoints(policy, book, numbers),
  };
  prepared.set(policy, result);
  return result;
}

function preparePoints(
  policy: Policy,
  book: PatternBook,
  numbers: ReadonlyMap<string, number>,
): readonly PreparedPoint[] {
  const alone = policy.decisions.map((point) => preparePoint(point, policy, book, numbers));
  return alone.map((prepared) => {
    const givesWayTo = alone.filter(({ point }) => point.inPlaceOf === prepared.point.id && point !== prepared.point);
    if (givesWayTo.length === 0) return prepared;
    const all = [prepared, ...givesWayTo].map(({ watches }) => watches);
    const watches = {
      patterns: new Set(all.flatMap(({ patterns }) => [...patterns])),
      statuses: new Set(all.flatMap(({ statuses }) => [...statuses])),
      clocks: new Set(all.flatMap(({ clocks }) => [...clocks])),
    };
    return { ...prepared, givesWayTo, watches };
  });
}

function preparePoint(
  point: DecisionPoint,
  policy: Policy,
  book: PatternBook,
  numbers: ReadonlyMap<string, number>,
): PreparedPoint {
  const at = book.use(point.at);
  const first = point.first && book.use(point.first);
  const settledBy = (point.settledBy ?? []).map((pattern) => book.use(pattern));
  const clock = clockOf(policy, point);
  const during = point.during === undefined ? undefined : (numbers.get(point.during) ?? -1);
  return {
    point,
    at,
    clock,
    during,
    first,
    settledBy,
    fields: (point.fields ?? []).map((way) => way.split('.')),
    deciders: point.decider?.map((way) => way.split('.')),
    givesWayTo: [],
    watches: {
      patterns: new Set([at, ...(first ? [first] : []), ...settledBy].map(({ pattern }) => pattern)),
      statuses: new Set(during === undefined ? [] : [during]),
      clocks: new Set(clock === undefined ? [] : [clock]),
    },
  };
}

function clockOf(policy: Policy, { timescale }: DecisionPoint): number | undefined {
  const clock = policy.clocks.findIndex(({ branches }) => branches.some(({ id }) => id === timescale));
  return clock < 0 ? undefined : clock;
}

/** Depth first. Where statuses follow one another in a ring (the loader reports it), the ring is cut at the first met. */
function inFoldOrder(statuses: readonly PreparedStatus[]): readonly PreparedStatus[] {
  const order: PreparedStatus[] = [];
  const seen = new Set<PreparedStatus>();
  const visit = (status: PreparedStatus): void => {
    if (seen.has(status)) return;
    seen.add(status);
    for (const edge of [...status.opens, ...status.closes]) {
      const followed = edge.kind === 'status' ? statuses[edge.status] : undefined;
      if (followed !== undefined) visit(followed);
    }
    order.push(status);
  };
  for (const status of statuses) visit(status);
  return order;
}
