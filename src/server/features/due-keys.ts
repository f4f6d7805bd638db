/** By what a line about something due is known again: in a lens, in a worker's day, on a page that explains it. */
import type { Deadline, Decision, EntryRef } from '../../journey/types.ts';

/** The same deadline has the same key for as long as it runs; no other of the record has it. */
export function deadlineKey({ timescale, opened, last, due }: Deadline): string {
  return JSON.stringify([timescale.id, opened.on, addressOf(opened.entry), last?.on ?? null, due]);
}

/** The same decision has the same key for as long as its entry has its address. */
export function decisionKey({ point, entry }: Decision): string {
  return JSON.stringify([point.id, addressOf(entry)]);
}

function addressOf(entry: EntryRef | undefined): string | null {
  return entry === undefined ? null : `${entry.record}/${entry.address}`;
}
