/** From a record to the facts that a journey is judged on: types, dates and fields, no text. */
import { isIsoDate } from '../record/date.ts';
import type { CaseRecord, Entry, EntryBlock, FieldMap, FieldValue, IsoDate } from '../record/types.ts';
import type { Catalogue } from '../schema/types.ts';
import type { DatedEntry, JourneyFacts } from './types.ts';

/** What one block says, wherever it stands. A block without a date or a known type says nothing. */
type BlockFacts = Pick<DatedEntry, 'type' | 'date' | 'time' | 'fields'>;

interface Kept {
  readonly facts: BlockFacts | undefined;
  /** The last entry made of it: a block mostly stands in one place. */
  entry?: DatedEntry;
}

/** What facts were made from, so that the next ones need look only at what differs. */
interface Origin {
  readonly record: CaseRecord;
  readonly catalogue: Catalogue;
  /** By the record's entries; undefined for one without a date or a known type. */
  readonly own: readonly (DatedEntry | undefined)[];
}

const kept = new WeakMap<Catalogue, WeakMap<EntryBlock, Kept>>();
const origins = new WeakMap<JourneyFacts, Origin>();
const NO_FIELDS: FieldMap = Object.freeze(Object.create(null));

/**
 * The facts of a record and of the `shared` entries that other records name it in. Undefined where the front matter doesn't say what kind
 * of record it is. With the facts from before an edit, whatever is still so is the very same object, and so are the facts as a whole
 * where only prose has changed.
 */
export function journeyFacts(
  record: CaseRecord,
  catalogue: Catalogue,
  shared: readonly DatedEntry[] = [],
  previous?: JourneyFacts,
): JourneyFacts | undefined {
  if (record.kind === undefined) return undefined;
  const before = previous && origins.get(previous);
  const origin = before?.catalogue === catalogue ? before : undefined;
  const frontMatter = frontMatterOf(record, catalogue, origin, previous);
  const id = record.id ?? '';
  const own = ownEntries(record, id, catalogue, id === previous?.id ? origin : undefined);
  const entries = own.filter((entry) => entry !== undefined);
  for (const entry of shared) {
    const was = previous?.entries[entries.length];
    entries.push(was !== undefined && sameEntry(was, entry) ? was : entry);
  }
  const born = isoDateIn(frontMatter.born);
  const facts = isUnchanged(previous, record.kind, id, frontMatter, entries)
    ? previous
    : { kind: record.kind, id, frontMatter, entries, ...(born !== undefined && { born }) };
  origins.set(facts, { record, catalogue, own });
  return facts;
}

function frontMatterOf(
  record: CaseRecord,
  catalogue: Catalogue,
  origin: Origin | undefined,
  previous: JourneyFacts | undefined,
): FieldMap {
  const fields = record.frontMatter?.fields;
  if (previous !== undefined && origin !== undefined && origin.record.frontMatter?.fields === fields) {
    return previous.frontMatter;
  }
  const typed = catalogue.typed(undefined, fields);
  return previous !== undefined && sameValue(previous.frontMatter, typed) ? previous.frontMatter : typed;
}

/** The record's entries; a block that stands where it stood gives the entry that it gave. */
function ownEntries(
  record: CaseRecord,
  id: string,
  catalogue: Catalogue,
  origin: Origin | undefined,
): readonly (DatedEntry | undefined)[] {
  const blocks = kept.get(catalogue) ?? new WeakMap<EntryBlock, Kept>();
  kept.set(catalogue, blocks);
  const own: (DatedEntry | undefined)[] = [];
  for (let i = 0; i < record.entries.length; i++) {
    const entry = record.entries[i];
    if (entry === undefined) continue;
    const was = origin?.record.entries[i];
    const before = origin?.own[i];
    // Those before an edit are the very same, which is seen without looking into them.
    const same = was === entry || (was?.block === entry.block && was.address === entry.address);
    own.push(same ? before : datedEntry(entry, id, catalogue, blocks, before));
  }
  return own;
}

function isUnchanged(
  previous: JourneyFacts | undefined,
  kind: JourneyFacts['kind'],
  id: string,
  frontMatter: FieldMap,
  entries: readonly DatedEntry[],
): previous is JourneyFacts {
  if (previous?.kind !== kind || previous.id !== id || previous.frontMatter !== frontMatter) return false;
  return previous.entries.length === entries.length && entries.every((entry, i) => entry === previous.entries[i]);
}

function datedEntry(
  { block, address, index }: Entry,
  record: string,
  catalogue: Catalogue,
  blocks: WeakMap<EntryBlock, Kept>,
  previous: DatedEntry | undefined,
): DatedEntry | undefined {
  let known = blocks.get(block);
  if (known === undefined) {
    known = { facts: blockFacts(block, catalogue) };
    blocks.set(block, known);
  }
  if (known.facts === undefined) return undefined;
  const made: DatedEntry = { ref: { record, address, index }, own: true, ...known.facts };
  if (previous !== undefined && sameEntry(previous, made)) known.entry = previous;
  else if (known.entry === undefined || !sameEntry(known.entry, made)) known.entry = made;
  return known.entry;
}

function blockFacts({ heading, fields }: EntryBlock, catalogue: Catalogue): BlockFacts | undefined {
  const { type, date, time } = heading;
  if (type === undefined || date === undefined) return undefined;
  return {
    type,
    date,
    fields: fields === undefined ? NO_FIELDS : catalogue.typed(type, fields),
    ...(time !== undefined && { time }),
  };
}

/** Whether two entries stand in the same place and say the same. */
function sameEntry(a: DatedEntry, b: DatedEntry): boolean {
  return (
    a === b ||
    (a.ref.index === b.ref.index &&
      a.ref.address === b.ref.address &&
      a.ref.record === b.ref.record &&
      a.type === b.type &&
      a.date === b.date &&
      a.time === b.time &&
      a.own === b.own &&
      sameValue(a.fields, b.fields))
  );
}

/** Whether two field values say the same, whatever the order of their keys. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => sameValue(item, b[i]));
  }
  const [left, right] = [a as FieldMap, b as FieldMap];
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key], right[key]))
  );
}

/** The date that a field holds, where it holds one that exists. */
export function isoDateIn(value: FieldValue | undefined): IsoDate | undefined {
  return typeof value === 'string' && isIsoDate(value) ? value : undefined;
}
