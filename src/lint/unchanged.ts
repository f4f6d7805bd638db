/** Whether an edit changed any fact. Most edits are prose, and then nothing that follows from the facts needs to be worked out again. */
import { sameValue } from '../journey/facts.ts';
import type { DatedEntry } from '../journey/types.ts';
import type { CaseRecord, EntryBlock } from '../record/types.ts';

/** Whether two readings of a record have the same front matter and the same entries at the same addresses with the same facts. */
export function sameFacts(before: CaseRecord, now: CaseRecord): boolean {
  if (before.kind !== now.kind || before.id !== now.id || before.entries.length !== now.entries.length) return false;
  if (
    before.frontMatter !== now.frontMatter &&
    !sameValue(before.frontMatter?.fields?.value, now.frontMatter?.fields?.value)
  ) {
    return false;
  }
  for (let i = 0; i < now.entries.length; i++) {
    const [old, entry] = [before.entries[i], now.entries[i]];
    if (old === entry || old === undefined || entry === undefined) continue;
    if (old.address !== entry.address) return false;
    if (old.block !== entry.block && !sameBlockFacts(old.block, entry.block)) return false;
  }
  return true;
}

function sameBlockFacts(a: EntryBlock, b: EntryBlock): boolean {
  return (
    a.heading.type === b.heading.type &&
    a.heading.date === b.heading.date &&
    a.heading.time === b.heading.time &&
    sameValue(a.fields?.value, b.fields?.value)
  );
}

/** Whether the same entries of other records are shared with this one. */
export function sameShared(a: readonly DatedEntry[], b: readonly DatedEntry[]): boolean {
  return a === b || (a.length === b.length && a.every((entry, i) => entry === b[i]));
}
