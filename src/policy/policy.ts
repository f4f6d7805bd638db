/** Packs put together into what the engine runs on. What does not hang together is a finding and is left out; the rest works. */
import type { Counting } from '../calendar/types.ts';
import type { IsoDate } from '../record/types.ts';
import { checkAims } from './aims.ts';
import { fitsCondition } from './conditions.ts';
import { mergePacks } from './extend.ts';
import type { MergedItem } from './merged.ts';
import { orderPacks } from './order.ts';
import type { LoadedPack, TimescaleKeys } from './pack.ts';
import { ProblemList } from './problems.ts';
import { present } from './read-parts.ts';
import { checkReferences } from './references.ts';
import { roleNamesOf } from './role-names.ts';
import type { Clock, ClockRule, DecisionPoint, Policy, PolicyProblem, StatusRule, Step, Timescale } from './types.ts';

export interface PolicyReading {
  readonly policy: Policy;
  /** What was found in putting the packs together; each pack's own findings are its own (`LoadedPack.problems`). */
  readonly problems: readonly PolicyProblem[];
}

const DUE_SOON_DAYS = 7;
const NO_EXAMPLES: Timescale['examples'] = [];

/** Puts packs together, later ones over earlier ones and over those that they extend. Never throws. */
export function createPolicy(packs: readonly LoadedPack[]): PolicyReading {
  const problems = new ProblemList();
  const ordered = orderPacks(packs, problems);
  const merged = mergePacks(ordered, problems);
  const items = checkReferences(merged, packs, problems);
  checkAims(items.timescales.values(), problems);
  const timescales = new Map([...items.timescales.values()].map((item) => [item.id, timescaleOf(item)]));
  const settings = Object.assign({}, ...ordered.map((pack) => pack.pack.settings)) as LoadedPack['pack']['settings'];
  const dueSoon = settings['due-soon-days'];
  const policy: Policy = {
    packs: ordered.map(({ pack: { place: _, ...pack } }) => pack),
    statuses: [...items.statuses.values()].map(statusOf),
    clocks: clocksOf([...items.clocks.values()], timescales),
    decisions: [...items.decisions.values()].filter(({ keys }) => keys.off !== true).map(decisionOf),
    timescale: (id) => timescales.get(id),
    fits: fitsCondition,
    roleNames: roleNamesOf(ordered),
    dueSoonDays: typeof dueSoon === 'number' ? dueSoon : DUE_SOON_DAYS,
  };
  return { policy, problems: problems.problems };
}

/** Whether the day of the event is day 0 or day 1 of a limit in working days: the setting of the last pack that has one. */
export function countingOf(policy: Policy): Counting {
  const given = policy.packs.map((pack) => pack.settings.counting).findLast((counting) => counting !== undefined);
  return given === 'day-of-event-is-1' ? given : 'day-of-event-is-0';
}

function statusOf({ id, keys }: MergedItem<'statuses'>): StatusRule {
  return {
    id,
    title: keys.title ?? id,
    opens: keys.opens ?? [],
    closes: keys.closes ?? [],
    carries: keys.carries ?? [],
    again: keys.again ?? 'ignored',
    ...(keys.asserted === undefined ? {} : { asserted: keys.asserted }),
  };
}

function clockRule({ id, keys }: MergedItem<'clocks'> | MergedItem<'timescales'>): ClockRule {
  return {
    id,
    title: keys.title ?? id,
    metBy: keys.metBy ?? [],
    stops: keys.stops ?? [],
    asks: keys.asks ?? keys.title ?? id,
    ...(keys.during === undefined ? {} : { during: keys.during }),
    ...(keys.opens === undefined ? {} : { opens: keys.opens }),
    ...(keys.instances === undefined ? {} : { instances: keys.instances }),
    ...(keys.metBefore === undefined ? {} : { metBefore: keys.metBefore }),
  };
}

function timescaleOf(item: MergedItem<'timescales'>): Timescale {
  const { id, keys, place, reason, law } = item;
  const { source } = keys;
  if (source === undefined) throw new Error(`Timescale ${id} was let through without a source`);
  return {
    id,
    title: keys.title ?? id,
    stage: keys.stage ?? '',
    steps: stepsOf(keys),
    source,
    examples: keys.examples ?? NO_EXAMPLES,
    place,
    ...(keys.branchOf === undefined ? { clock: clockRule(item) } : { branchOf: keys.branchOf }),
    ...(keys.when === undefined ? {} : { when: keys.when }),
    ...dates(keys),
    ...(reason === undefined ? {} : { reason }),
    ...(law?.source && law.steps && law.source !== source ? { law: { steps: law.steps, source: law.source } } : {}),
    ...(keys.note === undefined ? {} : { note: keys.note }),
  };
}

function stepsOf({ steps = [], aim }: TimescaleKeys): readonly Step[] {
  return aim === undefined ? steps : steps.map((step) => ({ aim, ...step }));
}

function dates(keys: Pick<TimescaleKeys, 'from' | 'to' | 'inForce'>): Pick<Timescale, 'from' | 'to' | 'inForce'> {
  // Read as dates when the pack was loaded; the built-in pack keeps them as text.
  return {
    ...(keys.from === undefined ? {} : { from: keys.from as IsoDate }),
    ...(keys.to === undefined ? {} : { to: keys.to as IsoDate }),
    ...(keys.inForce === false ? { inForce: false } : {}),
  };
}

/** Shared clocks with their branches, then each timescale that has a clock of its own. */
function clocksOf(
  shared: readonly MergedItem<'clocks'>[],
  timescales: ReadonlyMap<string, Timescale>,
): readonly Clock[] {
  const withBranches = shared.map((item) => {
    const branches = (item.keys.branches ?? []).map((id) => timescales.get(id));
    return { ...clockRule(item), branches: branches.filter((branch) => branch !== undefined) };
  });
  const own = [...timescales.values()].flatMap((timescale) =>
    timescale.clock === undefined ? [] : [{ ...timescale.clock, branches: [timescale] }],
  );
  return [...withBranches, ...own];
}

function decisionOf({ id, keys, place, law }: MergedItem<'decisions'>): DecisionPoint {
  const { at, source } = keys;
  if (at === undefined || source === undefined)
    throw new Error(`Decision point ${id} was let through without its place`);
  return {
    id,
    title: keys.title ?? id,
    question: keys.question ?? '',
    stage: keys.stage ?? '',
    at,
    needs: keys.needs ?? [],
    decidedBy: keys.decidedBy ?? '',
    source,
    examples: keys.examples ?? NO_EXAMPLES,
    place,
    ...present<Partial<DecisionPoint>>({
      during: keys.during,
      first: keys.first,
      onlyLate: keys.onlyLate,
      fields: keys.fields,
      settledBy: keys.settledBy,
      decider: keys.decider,
      roles: keys.roles,
      notByAuthor: keys.notByAuthor,
      inPlaceOf: keys.inPlaceOf,
      timescale: keys.timescale,
      note: keys.note,
    }),
    ...(law?.source &&
      law.source !== source && { law: { needs: law.needs ?? [], fields: law.fields ?? [], source: law.source } }),
    ...dates(keys),
  };
}
