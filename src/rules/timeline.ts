/** A journey by type and by status, made once for all rules that ask. */
import { compareEntries, countUpTo } from '../journey/order.ts';
import { fullAddress } from '../journey/patterns.ts';
import type { DatedEntry, Deadline, EntryRef, Journey, StatusPeriod } from '../journey/types.ts';
import { parseIsoDate } from '../record/date.ts';
import { isList, isMap } from '../record/field-value.ts';
import type { FieldMap, FieldValue, IsoDate } from '../record/types.ts';

/** Whether an entry is of a sort, by its own facts and nothing else: asked once for each entry, as long as it says the same. */
export type Pick = (entry: DatedEntry) => boolean;

export interface Timeline {
  /** The entries written in this record, up to the day judged on, in date order: what it can mend. */
  readonly own: readonly DatedEntry[];
  /** Entries of these types up to the day judged on, in date order. */
  of(...types: readonly string[]): readonly DatedEntry[];
  /** Those of the record's own entries that are of a sort, in date order. After an edit only the entries that changed are asked again. */
  where(pick: Pick): readonly DatedEntry[];
  /** The period of the status that holds on `day`, its first and last day included. */
  held(status: string, day: IsoDate): StatusPeriod | undefined;
  periods(status: string): readonly StatusPeriod[];
  entry(ref: EntryRef): DatedEntry | undefined;
  /** The record's own entry at this address, up to the day judged on. */
  written(address: string): DatedEntry | undefined;
}

const timelines = new WeakMap<Journey, JourneyTimeline>();

export function timelineOf(journey: Journey): Timeline {
  return made(journey);
}

/**
 * Makes the timeline of a journey from that of the journey before an edit, where the edit changed what a few entries say and not where they stand: the
 * work hangs on the edit and not on the length of the record.
 */
export function timelineAfter(previous: Journey, journey: Journey): void {
  const before = timelines.get(previous);
  if (before === undefined || timelines.has(journey)) return;
  const replaced = replacedIn(previous.entries, journey.entries);
  if (replaced !== undefined) timelines.set(journey, before.after(journey, replaced, previous.statuses));
}

function made(journey: Journey): JourneyTimeline {
  const known = timelines.get(journey);
  if (known !== undefined) return known;
  const timeline = JourneyTimeline.of(journey);
  timelines.set(journey, timeline);
  return timeline;
}

/** More changed entries than these, and everything is made anew. */
const MOST_REPLACED = 16;

interface Replaced {
  readonly was: DatedEntry;
  readonly is: DatedEntry;
}

/** The entries that gave way to others of their type at their places; undefined where there was any other change. */
function replacedIn(before: readonly DatedEntry[], after: readonly DatedEntry[]): readonly Replaced[] | undefined {
  if (before.length !== after.length) return undefined;
  const replaced: Replaced[] = [];
  for (let i = 0; i < after.length; i++) {
    const [was, is] = [before[i], after[i]];
    if (was === is || was === undefined || is === undefined) continue;
    const sameAddress = was.ref.address === is.ref.address && was.type === is.type;
    if (replaced.length === MOST_REPLACED || !sameAddress || compareEntries(was, is) !== 0) return undefined;
    replaced.push({ was, is });
  }
  return replaced;
}

/** What a timeline holds; all lists are in date order. */
interface Lists {
  readonly own: readonly DatedEntry[];
  readonly byType: ReadonlyMap<string, readonly DatedEntry[]>;
  readonly byStatus: ReadonlyMap<string, readonly StatusPeriod[]>;
  /** Entries of other records. */
  readonly others: readonly DatedEntry[];
  /** Own entries by their place in the file. */
  readonly byPlace: readonly (DatedEntry | undefined)[];
  readonly picked: Map<Pick, readonly DatedEntry[]>;
  /** Places in the file by address, once somebody has asked. */
  addresses?: ReadonlyMap<string, number>;
  /** The entries of other records by full address, once somebody has asked. */
  elsewhere?: ReadonlyMap<string, DatedEntry>;
}

const NO_ENTRIES: readonly DatedEntry[] = [];
const NO_PERIODS: readonly StatusPeriod[] = [];

class JourneyTimeline implements Timeline {
  readonly #lists: Lists;

  constructor(lists: Lists) {
    this.#lists = lists;
  }

  static of({ entries, statuses }: Journey): JourneyTimeline {
    const byType = new Map<string, DatedEntry[]>();
    const own: DatedEntry[] = [];
    const others: DatedEntry[] = [];
    const byPlace: (DatedEntry | undefined)[] = [];
    for (const entry of entries) {
      if (entry.own) {
        own.push(entry);
        while (byPlace.length <= entry.ref.index) byPlace.push(undefined);
        byPlace[entry.ref.index] = entry;
      } else others.push(entry);
      const same = byType.get(entry.type);
      if (same) same.push(entry);
      else byType.set(entry.type, [entry]);
    }
    return new JourneyTimeline({ own, byType, byStatus: byStatus(statuses), others, byPlace, picked: new Map() });
  }

  /** The timeline once entries have given way to others, which stand where they stood. */
  after(
    { statuses }: Journey,
    replaced: readonly Replaced[],
    statusesBefore: readonly StatusPeriod[],
  ): JourneyTimeline {
    const before = this.#lists;
    const byType = new Map(before.byType);
    const byPlace = [...before.byPlace];
    for (const { was, is } of replaced) {
      byType.set(is.type, exchanged(byType.get(is.type) ?? NO_ENTRIES, [{ was, is }]));
      if (is.own) byPlace[is.ref.index] = is;
    }
    const own = replaced.filter(({ is }) => is.own);
    const picked = new Map<Pick, readonly DatedEntry[]>();
    for (const [pick, list] of before.picked) picked.set(pick, repicked(list, own, pick));
    return new JourneyTimeline({
      own: exchanged(before.own, own),
      byType,
      byStatus: statuses === statusesBefore ? before.byStatus : byStatus(statuses),
      others: exchanged(
        before.others,
        replaced.filter(({ is }) => !is.own),
      ),
      byPlace,
      picked,
      ...(before.addresses && { addresses: before.addresses }),
    });
  }

  get own(): readonly DatedEntry[] {
    return this.#lists.own;
  }

  of(...types: readonly string[]): readonly DatedEntry[] {
    const { byType } = this.#lists;
    const [only = ''] = types;
    if (types.length === 1) return byType.get(only) ?? NO_ENTRIES;
    const kinds = types.map((type) => byType.get(type) ?? NO_ENTRIES).filter(({ length }) => length > 0);
    return kinds.length < 2 ? (kinds[0] ?? NO_ENTRIES) : kinds.flat().sort(compareEntries);
  }

  where(pick: Pick): readonly DatedEntry[] {
    const { picked, own } = this.#lists;
    const known = picked.get(pick);
    if (known !== undefined) return known;
    const list = own.filter(pick);
    picked.set(pick, list);
    return list;
  }

  held(status: string, day: IsoDate): StatusPeriod | undefined {
    const periods = this.periods(status);
    const last = periods[countUpTo(periods, ({ start }) => start <= day) - 1];
    return last && (!last.end || day <= last.end) ? last : undefined;
  }

  periods(status: string): readonly StatusPeriod[] {
    return this.#lists.byStatus.get(status) ?? NO_PERIODS;
  }

  entry({ record, address, index }: EntryRef): DatedEntry | undefined {
    const lists = this.#lists;
    const own = lists.byPlace[index];
    if (own !== undefined && own.ref.address === address && own.ref.record === record) return own;
    lists.elsewhere ??= new Map(lists.others.map((entry) => [fullAddress(entry), entry]));
    return lists.elsewhere.get(`${record}/${address}`);
  }

  written(address: string): DatedEntry | undefined {
    const lists = this.#lists;
    lists.addresses ??= new Map(lists.own.map(({ ref }) => [ref.address, ref.index]));
    const place = lists.addresses.get(address);
    return place === undefined ? undefined : lists.byPlace[place];
  }
}

function byStatus(statuses: readonly StatusPeriod[]): ReadonlyMap<string, readonly StatusPeriod[]> {
  const periods = new Map<string, StatusPeriod[]>();
  for (const period of statuses) {
    const same = periods.get(period.status);
    if (same) same.push(period);
    else periods.set(period.status, [period]);
  }
  return periods;
}

/** The place of an entry in a list in date order, or where it would stand. */
function placeOf(list: readonly DatedEntry[], entry: DatedEntry): number {
  return countUpTo(list, (other) => compareEntries(other, entry) < 0);
}

function exchanged(list: readonly DatedEntry[], replaced: readonly Replaced[]): readonly DatedEntry[] {
  if (replaced.length === 0) return list;
  const now = [...list];
  for (const { was, is } of replaced) {
    const place = placeOf(now, was);
    if (now[place] === was) now[place] = is;
  }
  return now;
}

function repicked(list: readonly DatedEntry[], replaced: readonly Replaced[], pick: Pick): readonly DatedEntry[] {
  let now = list;
  for (const { was, is } of replaced) {
    const place = placeOf(now, was);
    const held = now[place] === was ? 1 : 0;
    const picked = pick(is) ? [is] : [];
    if (held + picked.length > 0) now = now.toSpliced(place, held, ...picked);
  }
  return now;
}

const unmet = new WeakMap<Journey, readonly Deadline[]>();

/** The deadlines of which there may be something to say: of the thousands in a long record nearly all are met in time. */
export function unmetOrLate(journey: Journey): readonly Deadline[] {
  const known = unmet.get(journey);
  if (known !== undefined) return known;
  const found = journey.deadlines.filter(({ status }) => status !== 'met');
  unmet.set(journey, found);
  return found;
}

export function text(value: FieldValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A date that exists; anything else is as good as absent (the schema says what is wrong with it). */
export function date(value: FieldValue | undefined): IsoDate | undefined {
  return typeof value === 'string' ? parseIsoDate(value) : undefined;
}

export function map(value: FieldValue | undefined): FieldMap | undefined {
  return isMap(value) ? value : undefined;
}

export function list(value: FieldValue | undefined): readonly FieldValue[] {
  return isList(value) ? value : [];
}

/** The value at `decision.outcome`. */
export function outcomeOf(entry: DatedEntry): string | undefined {
  return text(map(entry.fields.decision)?.outcome);
}
