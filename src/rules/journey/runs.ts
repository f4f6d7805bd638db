/** Entries that follow an entry which should have stopped them. */
import type { DatedEntry } from '../../journey/types.ts';

export interface Run {
  readonly start: DatedEntry;
  readonly entries: readonly DatedEntry[];
}

/** For each entry that `starts` a run, those that `count` up to the next one that `ends` it (or starts another). */
export function runsAfter(
  entries: readonly DatedEntry[],
  rule: {
    starts(entry: DatedEntry): boolean;
    ends(entry: DatedEntry): boolean;
    counts(entry: DatedEntry, start: DatedEntry): boolean;
  },
): readonly Run[] {
  const runs: { start: DatedEntry; entries: DatedEntry[] }[] = [];
  let open: { start: DatedEntry; entries: DatedEntry[] } | undefined;
  for (const entry of entries) {
    if (rule.starts(entry)) {
      open = { start: entry, entries: [] };
      runs.push(open);
    } else if (rule.ends(entry)) open = undefined;
    else if (open && rule.counts(entry, open.start)) open.entries.push(entry);
  }
  return runs;
}

/** `, and so do 3 later entries`, or nothing. */
export function andMore(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ', and so does 1 later entry' : `, and so do ${count} later entries`;
}
