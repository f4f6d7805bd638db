/**
 * Whether a local change asks for less than the law or statutory guidance below it. Limits in different units are compared by doing the sum from
 * every day of some years: 10 working days is longer than 2 weeks only where a bank holiday comes between.
 */
import { fromDayNumber, toDayNumber } from '../calendar/dates.ts';
import { formatDuration } from '../calendar/durations.ts';
import type { Duration, WorkingDays } from '../calendar/types.ts';
import { createWorkingDays } from '../calendar/working-days.ts';
import type { IsoDate } from '../record/types.ts';
import type { DecisionKeys, ItemKind, KeysOf, PackItem, TimescaleKeys } from './pack.ts';
import type { Source, Step } from './types.ts';

/** One way in which a change loosens: the key that does it, as written in the pack, and a sentence. */
export interface Loosening {
  readonly key: string;
  readonly message: string;
}

interface BaseItem {
  readonly id: string;
  readonly keys: KeysOf[ItemKind];
}

/** What the change `item` loosens of the item `base`; nothing where `base` is neither law nor statutory guidance. */
export function loosening(base: BaseItem, item: PackItem): readonly Loosening[] {
  if (!('source' in base.keys) || base.keys.source === undefined) return [];
  const { source } = base.keys;
  if (source.status !== 'statutory' && source.status !== 'statutory guidance') return [];
  const found: Loosening[] = [];
  const add = (key: string, message: string | undefined): void => {
    if (message !== undefined) found.push({ key, message });
  };
  if ('steps' in item.keys && item.keys.steps !== undefined) {
    const key = ['within', 'every', 'steps'].find((name) => item.keySpans?.[name] !== undefined) ?? 'steps';
    add(key, longerSteps((base.keys as TimescaleKeys).steps ?? [], item.keys.steps, item.id, source));
  }
  if ('needs' in item.keys && item.keys.needs !== undefined) {
    const kept = new Set<string>(item.keys.needs);
    const dropped = ((base.keys as DecisionKeys).needs ?? []).filter((need) => !kept.has(need));
    if (dropped.length > 0) {
      add('needs', `"${item.id}" no longer asks for ${dropped.join(', ')}, which ${said(source)}.`);
    }
  }
  const { from, to } = item.keys as TimescaleKeys;
  if (from !== undefined && from > ((base.keys as TimescaleKeys).from ?? '')) {
    add('from', `"${item.id}" starts on ${from}, later than ${said(source)}.`);
  }
  if (to !== undefined && to < ((base.keys as TimescaleKeys).to ?? '9999-12-31')) {
    add('to', `"${item.id}" ends on ${to}, sooner than ${said(source)}.`);
  }
  return found;
}

function said(source: Source): string {
  return `${source.provision} says (${source.status})`;
}

function longerSteps(base: readonly Step[], changed: readonly Step[], id: string, source: Source): string | undefined {
  for (const [index, step] of changed.entries()) {
    const below = base[Math.min(index, base.length - 1)];
    if (below === undefined) continue;
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
  const repeats = (steps: readonly Step[]): boolean => steps.at(-1)?.every !== undefined;
  if (repeats(base) && !repeats(changed)) {
    return `"${id}" is asked for once, where ${source.provision} asks for it again and again (${source.status}).`;
  }
  return undefined;
}

/** Eight years: two leap days, every weekday for every bank holiday of a fixed date, and Easters early and late. */
const FIRST = toDayNumber('2024-01-01' as IsoDate);
const LAST = toDayNumber('2031-12-31' as IsoDate);

let calendar: WorkingDays | undefined;

/** The first day from which `a` ends later than `b`; `always` where it does from every day; `undefined` where it never does. */
export function longerFrom(a: Duration, b: Duration): IsoDate | 'always' | undefined {
  if (a.unit === b.unit) return a.n > b.n ? 'always' : undefined;
  calendar ??= createWorkingDays({ counting: 'day-of-event-is-0' });
  let first: IsoDate | undefined;
  let every = true;
  for (let day = FIRST; day <= LAST; day++) {
    const from = fromDayNumber(day);
    const longer = calendar.sum(from, a).due > calendar.sum(from, b).due;
    if (longer) first ??= from;
    else every = false;
  }
  return every ? 'always' : first;
}
