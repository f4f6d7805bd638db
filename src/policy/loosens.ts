/** Whether a local pack asks for less than the law or statutory guidance that it lies over. It may ask for more, never for less. */
import { formatDuration } from '../calendar/durations.ts';

import { withKeptStart } from './kept-start.ts';
import { longerFrom } from './longer.ts';
import { isLaw, type MergedItem, type MergedKinds, sourceOf } from './merged.ts';
import type { DecisionKeys, LoadedPack, PackItem, TimescaleKeys } from './pack.ts';
import type { ProblemList } from './problems.ts';
import type { PolicyProblem, Source, Step } from './types.ts';

type Limited = 'timescales' | 'decisions';

/** The keys that say how much is asked. */
type LimitKeys = Pick<TimescaleKeys, 'steps' | 'from' | 'to' | 'inForce'> &
  Pick<DecisionKeys, 'needs' | 'fields' | 'roles' | 'notByAuthor' | 'off'>;

/** A rule of law as it stood before any local pack. */
interface LegalRule {
  readonly keys: LimitKeys;
  readonly source: Source;
}

/** Parts that decide when a rule applies and what meets it: nobody can measure whether a change to one asks for less. */
const TERMS = [
  'when',
  'opens',
  'during',
  'met-by',
  'met-before',
  'stops',
  'instances',
  'at',
  'first',
  'only-late',
  'settled-by',
  'decider',
  'roles',
] as const;

/** Reports what `pack` loosens: `below` is what stood before it, `merged` what stands with it. */
export function checkLoosening(pack: LoadedPack, below: MergedKinds, merged: MergedKinds, problems: ProblemList): void {
  for (const kind of ['timescales', 'decisions'] as const) {
    for (const item of pack.items[kind]) {
      const law = legalRule(below[kind].get(item.id));
      if (law === undefined) continue;
      if (item.remove === true)
        report(item, 'remove', law.source, `This removes "${item.id}", which ${said(law.source)}.`, problems);
      else checkChange(item, law, problems);
    }
  }
  for (const item of pack.items.clocks) checkBranches(item, below, merged, problems);
}

function legalRule(item: MergedItem<Limited> | undefined): LegalRule | undefined {
  if (item === undefined) return undefined;
  const keys = item.law ?? item.keys;
  const source = sourceOf(keys);
  return source !== undefined && isLaw(source) ? { keys, source } : undefined;
}

function checkChange(item: PackItem<Limited>, { keys: base, source }: LegalRule, problems: ProblemList): void {
  const changed: LimitKeys = item.keys;
  if (changed.steps !== undefined) {
    const key = ['within', 'every', 'steps'].find((name) => item.keySpans?.[name] !== undefined) ?? 'steps';
    const steps = withKeptStart(changed.steps, base.steps, item.keySpans?.steps !== undefined) ?? [];
    const message = longerSteps(base.steps ?? [], steps, item.id, source);
    if (message !== undefined) report(item, key, source, message, problems);
  }
  for (const key of ['needs', 'fields'] as const) {
    const kept = new Set<string>(changed[key] ?? base[key] ?? []);
    const dropped = (base[key] ?? []).filter((part) => !kept.has(part));
    const message = `"${item.id}" no longer asks for ${dropped.join(', ')}, which ${said(source)}.`;
    if (dropped.length > 0) report(item, key, source, message, problems);
  }
  if (base.notByAuthor === true && changed.notByAuthor === false) {
    const message = `"${item.id}" may now be decided by the author of the entry, where ${source.provision} asks for another person (${source.status}).`;
    report(item, 'not-by-author', source, message, problems);
  }
  if (base.off !== true && changed.off === true)
    report(item, 'off', source, `This turns off "${item.id}", which ${said(source)}.`, problems);
  if (changed.from !== undefined && changed.from > (base.from ?? '')) {
    report(item, 'from', source, `"${item.id}" starts on ${changed.from}, later than ${said(source)}.`, problems);
  }
  if (changed.to !== undefined && changed.to < (base.to ?? '9999-12-31')) {
    report(item, 'to', source, `"${item.id}" ends on ${changed.to}, sooner than ${said(source)}.`, problems);
  }
  if (changed.inForce === false && base.inForce !== false)
    report(item, 'in-force', source, `This puts "${item.id}" out of force, which ${said(source)}.`, problems);
  for (const term of TERMS) {
    // To name roles where none were named asks for more.
    if (term === 'roles' && base.roles === undefined) continue;
    if (item.keySpans?.[term] !== undefined) reportTerm(item, term, source, problems);
  }
}

function said(source: Source): string {
  return `${source.provision} says (${source.status})`;
}

function longerSteps(base: readonly Step[], changed: readonly Step[], id: string, source: Source): string | undefined {
  for (const [index, step] of changed.entries()) {
    const below = base[Math.min(index, base.length - 1)];
    if (below === undefined) continue;
    const sooner = laterAhead(step, below, id, source);
    const more = sooner ?? moreInAll(step, below, id, source) ?? otherStart(step, below, id, source);
    if (more !== undefined) return more;
    const pairs = [
      [step.within, below.within ?? below.every],
      [step.every, below.every ?? below.within],
    ] as const;
    for (const [own, limit] of pairs) {
      const day = own === undefined || limit === undefined ? undefined : longerFrom(own, limit);
      if (own === undefined || limit === undefined || day === undefined) continue;
      const from = day === 'always' ? '' : `, for instance from ${day}`;
      return `${formatDuration(own)} for "${id}" is longer than the ${formatDuration(limit)} that ${said(source)}${from}.`;
    }
  }
  if (repeats(base) && !repeats(changed)) {
    return `"${id}" is asked for once, where ${source.provision} asks for it again and again (${source.status}).`;
  }
  return undefined;
}

/** What the law asks for so long before may be asked for sooner, not later. */
function laterAhead({ ahead: own }: Step, { ahead: limit }: Step, id: string, source: Source): string | undefined {
  if (limit === undefined) return undefined;
  const asked = `${formatDuration(limit)} before`;
  if (own === undefined) return `"${id}" is asked for afterwards, where ${source.provision} asks for it ${asked}.`;
  if (longerFrom(limit, own) === undefined) return undefined;
  return `${formatDuration(own)} before for "${id}" is later than the ${asked} that ${said(source)}.`;
}

/** From when a step counts can only be left out where the whole limit is asked for again and again without an end. */
function otherStart(own: Step, below: Step, id: string, source: Source): string | undefined {
  if (own.since === below.since || (below.since && own.every && !own.within && !own.until)) return undefined;
  return below.since
    ? `"${id}" no longer counts from the day on which its circumstances began, as ${source.provision} does (${source.status}).`
    : `"${id}" counts from the day on which its circumstances began, where ${source.provision} counts from the start or the last time (${source.status}).`;
}

/** A total may be lower than the law's, or counted over a longer span. */
function moreInAll({ total: own }: Step, { total: limit }: Step, id: string, source: Source): string | undefined {
  if (limit === undefined) return undefined;
  const asked = `${formatDuration(limit.atMost)} in ${formatDuration(limit.in)}`;
  if (own === undefined) return `"${id}" no longer limits the total, where ${source.provision} allows ${asked}.`;
  if (longerFrom(own.atMost, limit.atMost) === undefined && longerFrom(limit.in, own.in) === undefined)
    return undefined;
  return `${formatDuration(own.atMost)} in ${formatDuration(own.in)} for "${id}" is more than the ${asked} that ${said(source)}.`;
}

function repeats(steps: readonly Step[]): boolean {
  return steps.at(-1)?.every !== undefined;
}

/** A branch of the law that is dropped, or that a slacker local branch is put before. */
function checkBranches(item: PackItem<'clocks'>, below: MergedKinds, merged: MergedKinds, problems: ProblemList): void {
  const base = below.clocks.get(item.id);
  if (base === undefined) return;
  const branches = item.remove === true ? [] : (item.keys.branches ?? base.keys.branches ?? []);
  const legal = (base.keys.branches ?? []).flatMap((id) => {
    const law = legalRule(below.timescales.get(id));
    return law === undefined ? [] : [{ id, law, at: branches.indexOf(id) }];
  });
  for (const { id, law, at } of legal) {
    if (at < 0) {
      report(
        item,
        item.remove === true ? 'remove' : 'branches',
        law.source,
        `"${id}" is no longer a branch of "${item.id}", but ${said(law.source)} it applies.`,
        problems,
      );
      continue;
    }
    for (const before of branches.slice(0, at)) {
      // Those that stood before it all along are the law's own order.
      const steps = below.timescales.has(before) ? undefined : merged.timescales.get(before)?.keys.steps;
      const slacker = steps && longerSteps(law.keys.steps ?? [], steps, before, law.source);
      if (slacker === undefined) continue;
      const message = `"${before}" stands before "${id}" and so decides where both fit. ${slacker}`;
      report(item, 'branches', law.source, message, problems);
    }
  }
  const [first] = legal;
  if (first === undefined || item.remove === true) return;
  for (const term of TERMS) if (item.keySpans?.[term] !== undefined) reportTerm(item, term, first.law.source, problems);
}

function report(item: PackItem, key: string, source: Source, message: string, problems: ProblemList): void {
  put(
    item,
    key,
    message,
    'Ask for at least as much, or take the change out.',
    source.status === 'statutory' ? 'error' : 'warning',
    problems,
  );
}

function reportTerm(item: PackItem, key: string, source: Source, problems: ProblemList): void {
  const message = `This changes "${key}" of "${item.id}", which rests on ${source.provision} (${source.status}). Whether it still asks for as much must be judged by a person.`;
  put(item, key, message, undefined, 'information', problems);
}

function put(
  item: PackItem,
  key: string,
  message: string,
  clears: string | undefined,
  severity: PolicyProblem['severity'],
  problems: ProblemList,
): void {
  const span = item.keySpans?.[key] ?? item.place.span;
  problems.report('policy/loosens', { file: item.place.file, span }, message, { clears, severity });
}
