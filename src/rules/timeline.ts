/** A journey by type and by status, made once for all rules that ask. */
import { countUpTo } from '../journey/order.ts';
import type { DatedEntry, EntryRef, Journey, StatusPeriod } from '../journey/types.ts';
import { parseIsoDate } from '../record/date.ts';
import type { FieldMap, FieldValue, IsoDate } from '../record/types.ts';

export interface Timeline {
  /** The entries written in this record, up to the day judged on, in date order: what it can mend. */
  readonly own: readonly DatedEntry[];
  /** Entries of these types up to the day judged on, in date order. */
  of(...types: readonly string[]): readonly DatedEntry[];
  /** The period of the status that holds on `day`, its first and last day included. */
  held(status: string, day: IsoDate): StatusPeriod | undefined;
  periods(status: string): readonly StatusPeriod[];
  entry(ref: EntryRef): DatedEntry | undefined;
}

const timelines = new WeakMap<Journey, Timeline>();

export function timelineOf(journey: Journey): Timeline {
  const known = timelines.get(journey);
  if (known) return known;
  const byType = new Map<string, DatedEntry[]>();
  const own: DatedEntry[] = [];
  for (const entry of journey.entries) {
    if (entry.own) own.push(entry);
    const same = byType.get(entry.type);
    if (same) same.push(entry);
    else byType.set(entry.type, [entry]);
  }
  const byStatus = new Map<string, StatusPeriod[]>();
  for (const period of journey.statuses) {
    const same = byStatus.get(period.status);
    if (same) same.push(period);
    else byStatus.set(period.status, [period]);
  }
  let order: Map<DatedEntry, number> | undefined;
  let byRef: Map<EntryRef, DatedEntry> | undefined;
  let byAddress: Map<string, DatedEntry> | undefined;
  const timeline: Timeline = {
    own,
    of(...types) {
      if (types.length === 1) return byType.get(types[0] ?? '') ?? [];
      const kinds = types.map((type) => byType.get(type) ?? []).filter(({ length }) => length > 0);
      if (kinds.length < 2) return kinds[0] ?? [];
      order ??= new Map(journey.entries.map((entry, position) => [entry, position]));
      const position = order;
      return kinds.flat().sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0));
    },
    held(status, day) {
      const periods = byStatus.get(status) ?? [];
      const last = periods[countUpTo(periods, ({ start }) => start <= day) - 1];
      return last && (!last.end || day <= last.end) ? last : undefined;
    },
    periods: (status) => byStatus.get(status) ?? [],
    entry(ref) {
      byRef ??= new Map(journey.entries.map((entry) => [entry.ref, entry]));
      const found = byRef.get(ref);
      if (found) return found;
      byAddress ??= new Map(journey.entries.map((entry) => [`${entry.ref.record}/${entry.ref.address}`, entry]));
      return byAddress.get(`${ref.record}/${ref.address}`);
    },
  };
  timelines.set(journey, timeline);
  return timeline;
}

export function text(value: FieldValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A date that exists; anything else is as good as absent (the schema says what is wrong with it). */
export function date(value: FieldValue | undefined): IsoDate | undefined {
  return typeof value === 'string' ? parseIsoDate(value) : undefined;
}

export function map(value: FieldValue | undefined): FieldMap | undefined {
  return value && typeof value === 'object' && !isList(value) ? value : undefined;
}

export function list(value: FieldValue | undefined): readonly FieldValue[] {
  return isList(value) ? value : [];
}

function isList(value: FieldValue | undefined): value is readonly FieldValue[] {
  return Array.isArray(value);
}

/** The value at `decision.outcome`. */
export function outcomeOf(entry: DatedEntry): string | undefined {
  return text(map(entry.fields.decision)?.outcome);
}
