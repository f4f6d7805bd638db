/** How lists of deadlines name the entries that opened, met or ended one. */
import type { Deadline, EntryRef } from '../../journey/types.ts';

/** An entry of another record carries that record's id; null where no entry opened or ended it (a birthday, a front matter date). */
export function addressOf(entry: EntryRef | undefined, { record }: Deadline): string | null {
  if (entry === undefined) return null;
  return entry.record === record ? entry.address : `${entry.record}/${entry.address}`;
}
