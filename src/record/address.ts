/** Addresses of entries within their record: what a reference names. */
import type { EntryHeading } from './types.ts';

/** What an entry's address is made of. */
export interface Addressable {
  /** The `id` field, where there is one. */
  readonly id?: string;
  /** The address that the heading gives, before repeats are told apart. */
  readonly base: string;
}

/** The addresses of a record's entries, in the order of the file. */
export interface Addresses {
  readonly addresses: readonly string[];
  /** The indexes of entries whose `id` an earlier entry has already. */
  readonly repeated: readonly number[];
}

/** The longest piece of a type's or date's text that goes into an address. */
const LONGEST_PART = 80;

/** `Visit at home` as `visit-at-home`: letters and digits of any alphabet, in small letters, joined by hyphens. */
export function kebabCase(text: string): string {
  const words = text
    .slice(0, LONGEST_PART)
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return words?.join('-') ?? '';
}

/** What stands for a type that is not known. */
const NO_TYPE = 'entry';

/**
 * `2026-02-02-contact`: the date, or what is written for it, and the type's id. Where the type is not known its words are no part of it: they may tell what
 * happened, and addresses stand in every list.
 */
export function baseAddress(heading: EntryHeading): string {
  const date = heading.date ?? kebabCase(heading.dateText);
  const type = heading.type ?? (heading.typeText === '' ? '' : NO_TYPE);
  return type === '' ? date : `${date}-${type}`;
}

/**
 * Gives every entry an address of its own: its `id`, or its base, followed by `-2`, `-3`, … where it is taken. An `id`
 * keeps its address wherever in the file it stands; of two equal ones the first keeps it.
 */
export function assignAddresses(entries: readonly Addressable[]): Addresses {
  const ids = new Set<string>();
  for (const { id } of entries) if (id !== undefined) ids.add(id);
  const used = new Set<string>();
  const counts = new Map<string, number>();
  const repeated: number[] = [];
  const addresses = entries.map(({ id, base }, index) => {
    if (id !== undefined && !used.has(id)) {
      used.add(id);
      return id;
    }
    if (id !== undefined) repeated.push(index);
    const stem = id ?? base;
    let count = counts.get(stem) ?? (id === undefined ? 0 : 1);
    let address: string;
    do {
      count++;
      address = count === 1 ? stem : `${stem}-${count}`;
    } while (ids.has(address) || used.has(address));
    counts.set(stem, count);
    used.add(address);
    return address;
  });
  return { addresses, repeated };
}
