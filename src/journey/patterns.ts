/** Entry patterns, made ready once for a policy: which entries they pick, and the day that each stands for. */
import { compileCondition, fitsCondition } from '../policy/conditions.ts';
import type { EntryPattern, JsonSchema, Policy } from '../policy/types.ts';
import { isClockTime } from '../record/date.ts';
import { isMap } from '../record/field-value.ts';
import type { FieldMap, FieldValue, IsoDate } from '../record/types.ts';
import { isoDateIn } from './facts.ts';
import { compareEvents, type JourneyEvent } from './order.ts';
import type { DatedEntry } from './types.ts';

/** A pattern where a policy uses it: patterns that pick the same entries on the same days share a number. */
export interface PatternUse {
  readonly pattern: number;
  readonly of: 'any' | 'opening' | 'answering';
  readonly source: EntryPattern;
}

/** The way to a date: the heading's own (`undefined`), or keys. */
type Way = readonly string[] | undefined;

interface Picked {
  readonly pattern: number;
  readonly ways: readonly Way[];
  /** Nearly all patterns count from the heading. */
  readonly heading: boolean;
}

/** Patterns of one entry type that share a condition, so that it is tried once. */
interface Conditional {
  readonly where: JsonSchema | undefined;
  readonly fits: ((fields: FieldMap) => boolean) | undefined;
  readonly picks: Picked[];
}

/** For each pattern, its events in order. Lists of patterns that matched nothing are shared and empty. */
export type EventLists = readonly (readonly JourneyEvent[])[];

/** Shared, and never added to. */
const NOTHING: JourneyEvent[] = [];

/** All patterns of a policy, by the entry types that they name. */
export class PatternBook {
  readonly #policy: Policy;
  readonly #numbers = new Map<string, number>();
  readonly #byType = new Map<string, Conditional[]>();

  constructor(policy: Policy) {
    this.#policy = policy;
  }

  /** How many different patterns there are. */
  get size(): number {
    return this.#numbers.size;
  }

  /** Takes in a pattern. `of` belongs to the place of use, not to what is picked. */
  use(source: EntryPattern): PatternUse {
    const types = typeof source.entry === 'string' ? [source.entry] : source.entry;
    const at = source.at === undefined ? ['date'] : typeof source.at === 'string' ? [source.at] : source.at;
    const where = JSON.stringify(source.where);
    const key = JSON.stringify([types, where, at]);
    const of = source.of ?? 'any';
    const known = this.#numbers.get(key);
    if (known !== undefined) return { pattern: known, of, source };
    const pattern = this.#numbers.size;
    this.#numbers.set(key, pattern);
    const ways = at.map((way): Way => (way === 'date' ? undefined : way.split('.')));
    const picked: Picked = { pattern, ways, heading: ways.length > 0 && ways[0] === undefined };
    for (const type of new Set(types)) {
      const conditionals = this.#byType.get(type) ?? [];
      this.#byType.set(type, conditionals);
      const same = conditionals.find((conditional) => JSON.stringify(conditional.where) === where);
      if (same) same.picks.push(picked);
      else conditionals.push({ where: source.where, fits: this.#testOf(source.where), picks: [picked] });
    }
    return { pattern, of, source };
  }

  /** A condition, ready to be asked: looking it up each time would take as long as asking it. */
  #testOf(where: JsonSchema | undefined): Conditional['fits'] {
    if (where === undefined) return undefined;
    const { fits } = this.#policy;
    return fits === fitsCondition ? compileCondition(where) : (fields) => fits(where, fields);
  }

  /** Tells `found` of every pattern that picks this entry and the event it makes of it, up to `asOf`. */
  match(entry: DatedEntry, rank: number, asOf: IsoDate, found: (pattern: number, event: JourneyEvent) => void): void {
    const conditionals = this.#byType.get(entry.type);
    if (conditionals === undefined) return;
    let onHeading: JourneyEvent | undefined;
    for (let c = 0; c < conditionals.length; c++) {
      const conditional = conditionals[c];
      if (conditional === undefined || conditional.fits?.(entry.fields) === false) continue;
      const { picks } = conditional;
      for (let p = 0; p < picks.length; p++) {
        const pick = picks[p];
        if (pick === undefined) continue;
        if (pick.heading) {
          onHeading ??= { day: entry.date, time: entry.time, entry, rank };
          found(pick.pattern, onHeading);
          continue;
        }
        const event = eventAt(pick.ways, entry, rank);
        if (event !== undefined && event.day <= asOf) found(pick.pattern, event);
      }
    }
  }

  /** The events of all patterns. `entries` have happened and stand in date order. */
  eventsOf(entries: readonly DatedEntry[], asOf: IsoDate): EventLists {
    const lists = new Array<JourneyEvent[]>(this.size).fill(NOTHING);
    let disordered: Set<JourneyEvent[]> | undefined;
    const found = (pattern: number, event: JourneyEvent): void => {
      const list = lists[pattern];
      if (list === undefined || list === NOTHING) {
        lists[pattern] = [event];
        return;
      }
      const last = list[list.length - 1];
      if (last !== undefined && compareEvents(last, event) > 0) disordered = (disordered ?? new Set()).add(list);
      list.push(event);
    };
    for (let rank = 0; rank < entries.length; rank++) {
      const entry = entries[rank];
      if (entry !== undefined) this.match(entry, rank, asOf, found);
    }
    for (const list of disordered ?? []) list.sort(compareEvents);
    return lists;
  }
}

function eventAt(ways: readonly Way[], entry: DatedEntry, rank: number): JourneyEvent | undefined {
  for (const way of ways) {
    if (way === undefined) return { day: entry.date, time: entry.time, entry, rank };
    const day = isoDateIn(valueAt(entry.fields, way));
    if (day !== undefined) return { day, time: timeBeside(entry.fields, way), entry, rank };
  }
  return undefined;
}

/** The value at a path of keys; undefined where the path leaves the maps. */
export function valueAt(fields: FieldMap, way: readonly string[]): FieldValue | undefined {
  let value: FieldValue | undefined = fields;
  for (const key of way) {
    if (!isMap(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** The time of a date field `until` stands beside it in `until-time`. */
function timeBeside(fields: FieldMap, way: readonly string[]): string | undefined {
  const time = valueAt(fields, [...way.slice(0, -1), `${way.at(-1)}-time`]);
  return typeof time === 'string' && isClockTime(time) ? time : undefined;
}

/** The full addresses (`CH-1042/2026-02-02-contact`) that an entry's `answers` names; without a record, its own is meant. */
export function answered(entry: DatedEntry): readonly string[] {
  const answers = entry.fields.answers;
  if (answers === undefined) return [];
  const texts = (Array.isArray(answers) ? answers : [answers]).filter((text) => typeof text === 'string');
  return texts.flatMap((text) => (text.includes('/') ? [text] : [`${entry.ref.record}/${text}`]));
}

/** `CH-1042/2026-02-02-contact`. */
export function fullAddress(entry: DatedEntry): string {
  return `${entry.ref.record}/${entry.ref.address}`;
}
