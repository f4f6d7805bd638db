/** A clock made ready: its branches and steps as one flat list of choices, and all that its circumstances look at, numbered. */
import { addDays } from '../calendar/dates.ts';
import type { Duration } from '../calendar/types.ts';
import type { Circumstances, Clock, EntryPattern, JsonSchema, StatusChange, Step, Timescale } from '../policy/types.ts';
import type { IsoDate } from '../record/types.ts';
import type { FitRule } from './fits.ts';
import type { HeldRule } from './held.ts';
import type { Due } from './instance.ts';
import type { PatternBook, PatternUse } from './patterns.ts';

/** One interval that may apply: a step of a branch. */
export interface Choice {
  /** Its place among all choices of the clock. */
  readonly index: number;
  /** Due dates worked out already, by the day counted from; emptied when full. */
  readonly dues: Map<IsoDate, Due>;
  readonly timescale: Timescale;
  readonly step: Step;
  /** `within`: one deadline. `every`: one after the other. `ahead`: one deadline before the opening. `total`: one deadline, where a total is reached. */
  readonly kind: 'within' | 'every' | 'ahead' | 'total';
  readonly duration: Duration;
  /** A local aim inside it. */
  readonly aim?: Duration;
  /** The law's own interval, where a local pack asks for less time. */
  readonly lawful?: Duration;
  /** The step is over from the first such event, or from so long after the opening. */
  readonly until: { readonly mark: number } | { readonly elapsed: number } | undefined;
  /** Its number among those that count from their circumstances, where it does; then `until` does too. */
  readonly fit?: number;
}

/** A choice before it has its place. */
type Draft = Omit<Choice, 'index' | 'dues'>;

/** Circumstances with everything they look at numbered within the clock. */
export interface PreparedCircumstances {
  readonly source: Circumstances;
  /** Status numbers (-1: no such status) and what each must carry. */
  readonly statuses: readonly { readonly id: string; readonly status: number; readonly carrying: JsonSchema }[];
  readonly without: readonly { readonly id: string; readonly status: number }[];
  readonly metAtLeast: number;
  readonly metAtMost: number;
  readonly elapsedAtLeast: number | undefined;
  readonly elapsedUnder: number | undefined;
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly ageAtLeast: number | undefined;
  readonly ageUnder: number | undefined;
  /** The number of how long a status must have been held in all. */
  readonly held: number | undefined;
  readonly record: JsonSchema | undefined;
}

export interface PreparedBranch {
  readonly timescale: Timescale;
  readonly when: PreparedCircumstances | undefined;
  readonly choices: readonly Choice[];
}

export interface PreparedClock {
  readonly index: number;
  readonly clock: Clock;
  /** The status during which it runs; -1 where the pack has no such status, undefined where it doesn't hang on one. */
  readonly during: number | undefined;
  readonly opens: readonly PatternUse[] | undefined;
  readonly metBy: readonly PatternUse[];
  /** Statuses whose start or end meets it. */
  readonly metByStatus: readonly { readonly status: number; readonly when: StatusChange['when'] }[];
  /** What came before the opening may have met it. */
  readonly early: boolean;
  /** It has a deadline before the opening. */
  readonly ahead: boolean;
  readonly stops: readonly PatternUse[];
  readonly branches: readonly PreparedBranch[];
  /** Lengths of time since the opening at which circumstances change. */
  readonly elapsed: readonly Duration[];
  /** Events since the opening at which circumstances change. */
  readonly marks: readonly PatternUse[];
  /** Choices that count from the day on which their circumstances began to hold. */
  readonly fits: readonly FitRule[];
  /** Ages in whole years at which circumstances change. */
  readonly ages: readonly number[];
  /** How long in all statuses must have been held, and what they must carry meanwhile. */
  readonly held: readonly (HeldRule & { readonly carrying: JsonSchema })[];
  /** Statuses that circumstances look at. */
  readonly circumstanceStatuses: readonly number[];
  /** None of its branches is law yet: it never runs. */
  readonly waits: boolean;
  /** No day changes its circumstances. */
  readonly steady: boolean;
  /** Counting meetings beyond this changes no choice. */
  readonly metCap: number;
  /** Days from which a branch is in force, or no longer, in order. */
  readonly eras: readonly IsoDate[];
  /** Those of them on which a branch takes over from another, or gives way: a change of circumstances. */
  readonly reforms: readonly IsoDate[];
  /** Each opening starts a clock of its own, whatever became of the one before. */
  readonly forEach: boolean;
  /** Everything whose change can change this clock; of the patterns, those that neither open nor stop it apart. */
  readonly watches: {
    readonly meetings: ReadonlySet<number>;
    readonly patterns: ReadonlySet<number>;
    readonly statuses: ReadonlySet<number>;
  };
}

/** Makes a clock ready. `statuses` are the numbers of the policy's statuses by id. */
export function prepareClock(
  clock: Clock,
  index: number,
  book: PatternBook,
  statuses: ReadonlyMap<string, number>,
): PreparedClock {
  const elapsed: Duration[] = [];
  const fits: FitRule[] = [];
  const marks: PatternUse[] = [];
  const ages: number[] = [];
  const held: PreparedClock['held'][number][] = [];
  const lists = {
    status: (id: string): number => statuses.get(id) ?? -1,
    elapsed: (duration: Duration | undefined) => duration && elapsed.push(duration) - 1,
    mark: (pattern: EntryPattern | undefined) => pattern && marks.push(book.use(pattern)) - 1,
    age: (age: number | undefined) => (age === undefined ? undefined : ages.push(age) - 1),
    held: (rule: Circumstances['held']) => {
      const [id, carrying] = Object.entries(rule?.status ?? {})[0] ?? [];
      if (rule === undefined || id === undefined || carrying === undefined) return undefined;
      const { n, unit } = rule['at-least'];
      const status = lists.status(id);
      return held.push({ status, carrying, days: unit === 'weeks' ? n * 7 : n, fromAge: rule['from-age'] }) - 1;
    },
  };
  let choices = 0;
  const branches = clock.branches.map((timescale): PreparedBranch => {
    const steps = timescale.steps.flatMap((step, place) => prepareStep(timescale, step, place, lists));
    const when = timescale.when && prepareCircumstances(timescale.when, lists);
    return {
      timescale,
      when,
      choices: steps.map((choice) => {
        const fit = choice.step.since === 'circumstances' ? fits.push(fitRule(choice, when)) - 1 : undefined;
        return { ...choice, index: choices++, dues: new Map(), ...(fit !== undefined && { fit }) };
      }),
    };
  });
  const [opens, metBy, stops] = [clock.opens, clock.metBy, clock.stops].map((patterns) =>
    patterns?.flatMap((pattern) => ('entry' in pattern ? book.use(pattern) : [])),
  );
  const metByStatus = clock.metBy.flatMap((change) =>
    'entry' in change ? [] : { status: lists.status(change.status), when: change.when },
  );
  const during = clock.during === undefined ? undefined : lists.status(clock.during);
  const conditions = branches.flatMap(({ when }) => when ?? []);
  const circumstanceStatuses = [
    ...new Set([
      ...conditions.flatMap((when) => [...when.statuses, ...when.without].map(({ status }) => status)),
      ...held.map(({ status }) => status),
    ]),
  ].filter((status) => status >= 0);
  const counts = conditions.flatMap(({ metAtLeast, metAtMost }) => [metAtLeast, metAtMost + 1]).filter(Number.isFinite);
  const patterns = new Set([...(opens ?? []), ...(stops ?? [])].map(({ pattern }) => pattern));
  const meetings = [...(metBy ?? []), ...marks]
    .map(({ pattern }) => pattern)
    .filter((pattern) => !patterns.has(pattern));
  const reforms = erasOf(clock.branches.filter(({ branchOf }) => branchOf !== undefined));
  const ahead = branches.some((branch) => branch.choices.some(({ kind }) => kind === 'ahead'));
  return {
    index,
    clock,
    during,
    opens,
    metBy: metBy ?? [],
    metByStatus,
    early: clock.metBefore !== undefined || ahead,
    ahead,
    stops: stops ?? [],
    branches,
    elapsed,
    marks,
    fits,
    ages,
    held,
    circumstanceStatuses,
    waits: clock.branches.every(({ inForce }) => inForce === false),
    steady: elapsed.length + marks.length + ages.length + circumstanceStatuses.length + reforms.length === 0,
    metCap: Math.max(0, ...counts),
    eras: erasOf(clock.branches),
    reforms,
    forEach: opens !== undefined && clock.instances === 'each',
    watches: {
      meetings: new Set(meetings),
      patterns,
      statuses: new Set([
        ...circumstanceStatuses,
        ...metByStatus.map(({ status }) => status),
        ...(during === undefined ? [] : [during]),
      ]),
    },
  };
}

/** The days from which one of the timescales is in force, or no longer, in order. */
function erasOf(timescales: readonly Timescale[]): readonly IsoDate[] {
  const days = timescales.flatMap(({ from, to }) => [from ?? [], to === undefined ? [] : addDays(to, 1)].flat());
  return [...new Set(days)].sort();
}

function fitRule({ step, until }: Draft, when: PreparedCircumstances | undefined): FitRule {
  const length = step.until !== undefined && 'n' in step.until ? step.until : undefined;
  return { when, until: length ? { duration: length } : until && 'mark' in until ? until : undefined };
}

interface Lists {
  status(id: string): number;
  elapsed(duration: Duration | undefined): number | undefined;
  mark(pattern: EntryPattern | undefined): number | undefined;
  age(age: number | undefined): number | undefined;
  held(rule: Circumstances['held']): number | undefined;
}

function prepareCircumstances(source: Circumstances, lists: Lists): PreparedCircumstances {
  return {
    source,
    statuses: Object.entries(source.status ?? {}).map(([id, carrying]) => ({ id, status: lists.status(id), carrying })),
    without: (source.without ?? []).map((id) => ({ id, status: lists.status(id) })),
    metAtLeast: source.met?.['at-least'] ?? 0,
    metAtMost: source.met?.['at-most'] ?? Number.POSITIVE_INFINITY,
    elapsedAtLeast: lists.elapsed(source.elapsed?.['at-least']),
    elapsedUnder: lists.elapsed(source.elapsed?.under),
    before: lists.mark(source.before),
    after: lists.mark(source.after),
    ageAtLeast: lists.age(source.age?.['at-least']),
    ageUnder: lists.age(source.age?.under),
    held: lists.held(source.held),
    record: source.record,
  };
}

/** A step with both a first limit and an interval is two choices, one after the other. */
function prepareStep(timescale: Timescale, step: Step, place: number, lists: Lists): readonly Draft[] {
  const mark = step.until !== undefined && 'entry' in step.until ? lists.mark(step.until) : undefined;
  const elapsed = step.until !== undefined && 'n' in step.until ? lists.elapsed(step.until) : undefined;
  const until = mark !== undefined ? { mark } : elapsed !== undefined ? { elapsed } : undefined;
  const choices: Draft[] = [];
  const { aim } = step;
  const beside = { timescale, step, until, ...(aim && { aim }) };
  const law = timescale.law?.steps;
  const lawful = law?.[Math.min(place, law.length - 1)];
  const under = (limit: Duration | undefined) => limit && { lawful: limit };
  if (step.within)
    choices.push({ ...beside, kind: 'within', duration: step.within, ...under(lawful?.within ?? lawful?.every) });
  if (step.ahead) choices.push({ timescale, step, until, kind: 'ahead', duration: step.ahead });
  if (step.total) choices.push({ timescale, step, until, kind: 'total', duration: step.total.atMost });
  if (step.every)
    choices.push({ ...beside, kind: 'every', duration: step.every, ...under(lawful?.every ?? lawful?.within) });
  return choices;
}
