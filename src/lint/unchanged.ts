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
  return now.entries.every((entry, i) => {
    const old = before.entries[i];
    if (old?.address !== entry.address) return false;
    return old.block === entry.block || sameBlockFacts(old.block, entry.block);
  });
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
