/** Collects the entries that a drawing leads to, each once. */
import type { EntryRef } from '../../journey/types.ts';
import type { TimelinePlace } from './types.ts';

export class Places {
  readonly list: TimelinePlace[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of an entry's place, as a property to spread; nothing for no entry. */
  of(ref: EntryRef | undefined): { readonly place?: number } {
    if (ref === undefined) return {};
    const key = keyOf(ref);
    const known = this.#numbers.get(key);
    if (known !== undefined) return { place: known };
    const { record, address, index } = ref;
    this.#numbers.set(key, this.list.length);
    this.list.push({ record, address, index });
    return { place: this.list.length - 1 };
  }
}

/** One entry's key. */
export function keyOf({ record, index }: EntryRef): string {
  return `${index} ${record}`;
}
