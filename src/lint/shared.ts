/** Entries written once and standing on the records of siblings too. */
import { journeyFacts } from '../journey/facts.ts';
import type { DatedEntry, Journey } from '../journey/types.ts';
import type { CaseRecord } from '../record/types.ts';
import { timelineOf } from '../rules/timeline.ts';
import type { Catalogue } from '../schema/types.ts';

/** By the id of the other child, the entries that name it in `also`; a child cannot be its own sibling. */
export function sharedEntries(record: CaseRecord, catalogue: Catalogue): ReadonlyMap<string, readonly DatedEntry[]> {
  // Most records share nothing, which is seen without making their facts.
  if (!record.entries.some(({ block }) => block.fields?.value.also !== undefined)) return new Map();
  const facts = journeyFacts(record, catalogue);
  return bySibling(facts?.entries ?? [], facts?.id);
}

const shared = new WeakMap<Journey, ReadonlyMap<string, readonly DatedEntry[]>>();

/** The same for a record that was judged: asked after every edit, so that only entries which changed are looked into. */
export function sharedIn(journey: Journey): ReadonlyMap<string, readonly DatedEntry[]> {
  const known = shared.get(journey);
  if (known !== undefined) return known;
  const { facts, entries, asOf } = journey;
  const soFar = timelineOf(journey).where(namesSibling);
  // Entries after the day judged on stand on no timeline; mostly there are none.
  const later =
    facts.entries.length === entries.length
      ? []
      : facts.entries.filter((entry) => entry.own && entry.date > asOf && namesSibling(entry));
  const inFile = [...soFar, ...later].sort((a, b) => a.ref.index - b.ref.index);
  const found = bySibling(inFile, facts.id);
  shared.set(journey, found);
  return found;
}

function namesSibling({ fields }: DatedEntry): boolean {
  return fields.also !== undefined;
}

function bySibling(
  entries: readonly DatedEntry[],
  own: string | undefined,
): ReadonlyMap<string, readonly DatedEntry[]> {
  const siblings = new Map<string, DatedEntry[]>();
  for (const entry of entries) {
    const { also } = entry.fields;
    if (also === undefined) continue;
    const named = new Set(typeof also === 'string' ? [also] : Array.isArray(also) ? also : []);
    for (const id of named) {
      if (typeof id !== 'string' || id === '' || id === own) continue;
      const theirs = siblings.get(id);
      const there: DatedEntry = { ...entry, own: false };
      if (theirs) theirs.push(there);
      else siblings.set(id, [there]);
    }
  }
  return siblings;
}
