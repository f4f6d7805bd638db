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

const kept = new WeakMap<Catalogue, WeakMap<EntryBlock, Kept>>();
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
  const frontMatter = catalogue.typed(undefined, record.frontMatter?.fields);
  const id = record.id ?? (typeof frontMatter.worker === 'string' ? frontMatter.worker : '');
  const blocks = kept.get(catalogue) ?? new WeakMap<EntryBlock, Kept>();
  kept.set(catalogue, blocks);
  const entries: DatedEntry[] = [];
  for (const entry of record.entries) {
    const dated = datedEntry(entry, id, catalogue, blocks, previous?.entries[entries.length]);
    if (dated) entries.push(dated);
  }
  for (const entry of shared) {
    const before = previous?.entries[entries.length];
    entries.push(before !== undefined && sameEntry(before, entry) ? before : entry);
  }
  return unchanged(previous, record, id, frontMatter, entries) ?? assemble(record.kind, id, frontMatter, entries);
}

function assemble(
  kind: JourneyFacts['kind'],
  id: string,
  frontMatter: FieldMap,
  entries: readonly DatedEntry[],
): JourneyFacts {
  const born = isoDateIn(frontMatter.born);
  return { kind, id, frontMatter, entries, ...(born !== undefined && { born }) };
}

function unchanged(
  previous: JourneyFacts | undefined,
  record: CaseRecord,
  id: string,
  frontMatter: FieldMap,
  entries: readonly DatedEntry[],
): JourneyFacts | undefined {
  if (previous === undefined || previous.kind !== record.kind || previous.id !== id) return undefined;
  if (previous.entries.length !== entries.length || !sameValue(previous.frontMatter, frontMatter)) return undefined;
  return entries.every((entry, i) => entry === previous.entries[i]) ? previous : undefined;
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
  const ref = known.entry?.ref;
  if (known.entry && ref?.index === index && ref.address === address && ref.record === record) return known.entry;
  const made: DatedEntry = { ref: { record, address, index }, own: true, ...known.facts };
  known.entry = previous !== undefined && sameEntry(previous, made) ? previous : made;
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
