/** Entries written once and standing on the records of siblings too. */
import { journeyFacts } from '../journey/facts.ts';
import type { DatedEntry } from '../journey/types.ts';
import type { CaseRecord, EntryBlock } from '../record/types.ts';
import type { Catalogue } from '../schema/types.ts';

/** By the id of the other child, the entries that name it in `also`; a child cannot be its own sibling. */
export function sharedEntries(record: CaseRecord, catalogue: Catalogue): ReadonlyMap<string, readonly DatedEntry[]> {
  const shared = new Map<string, DatedEntry[]>();
  // Most records share nothing, which is seen without making their facts.
  if (!sharesAny(record)) return shared;
  const facts = journeyFacts(record, catalogue);
  for (const entry of facts?.entries ?? []) {
    const { also } = entry.fields;
    if (also === undefined) continue;
    const named = new Set(typeof also === 'string' ? [also] : Array.isArray(also) ? also : []);
    for (const id of named) {
      if (typeof id !== 'string' || id === '' || id === facts?.id) continue;
      const theirs = shared.get(id);
      const there: DatedEntry = { ...entry, own: false };
      if (theirs) theirs.push(there);
      else shared.set(id, [there]);
    }
  }
  return shared;
}

const sharing = new WeakMap<EntryBlock, boolean>();

/** Whether any entry of the record names a sibling. Asked after every edit, so each block is looked into once. */
function sharesAny({ entries }: CaseRecord): boolean {
  return entries.some(({ block }) => {
    let shares = sharing.get(block);
    if (shares === undefined) {
      shares = block.fields?.value.also !== undefined;
      sharing.set(block, shares);
    }
    return shares;
  });
}
