/** Puts an entry into a record where the order of days has it, and changes nothing else. */
import { breaksAfter } from '../lint/fixes/new-entry.ts';
import { lineEndingOf } from '../lint/fixes/place.ts';
import { baseAddress } from '../record/address.ts';
import type { CaseRecord, Entry, EntryHeading, Span } from '../record/types.ts';

/** The text of a record with an entry more. */
export interface WithEntry {
  readonly text: string;
  /** Where the entry stands in it, from its heading to the end of its last line. */
  readonly span: Span;
}

/**
 * The record's text with `entry` (an entry's whole text, whatever its line endings) in it, one blank line before and after. It stands behind the last
 * entry up to its day or, where the newest stand first, before the first older one; and always behind those of its day and type, whose addresses are told apart by the order of the file.
 */
export function withEntry(record: CaseRecord, heading: EntryHeading, entry: string): WithEntry {
  const eol = lineEndingOf('', record);
  const own = entry.trimEnd().replaceAll(/\r\n?|\n/gu, eol);
  const at = placeOf(record, heading);
  const { text } = record;
  const before = breaksAfter(text.slice(lastPart(record, at), at), eol);
  const after = at === text.length ? eol : eol + eol;
  const start = at + before.length;
  return {
    text: text.slice(0, at) + before + own + after + text.slice(at),
    span: { start, end: start + own.length },
  };
}

function placeOf({ entries, text }: CaseRecord, heading: EntryHeading): number {
  const day = heading.date ?? '';
  const base = baseAddress(heading);
  const alike = entries.findLast(({ block }) => baseAddress(block.heading) === base);
  return Math.max(alike === undefined ? 0 : endOf(alike), placeByDay(entries, day) ?? text.length);
}

/** Undefined for the end of the record. */
function placeByDay(entries: readonly Entry[], day: string): number | undefined {
  const dated = entries.filter(({ block }) => block.heading.date !== undefined);
  const [first, last] = [dated[0], dated.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  if (dayOf(first) > dayOf(last)) return dated.find((entry) => dayOf(entry) < day)?.start ?? endOf(last);
  const earlier = dated.findLast((entry) => dayOf(entry) <= day);
  return earlier === undefined ? first.start : endOf(earlier);
}

function dayOf({ block }: Entry): string {
  return block.heading.date ?? '';
}

function endOf({ start, block }: Entry): number {
  return start + block.text.length;
}

/** Where the part of the record starts that ends at this offset. */
function lastPart({ blocks }: CaseRecord, end: number): number {
  return blocks.findLast(({ start }) => start < end)?.start ?? 0;
}
